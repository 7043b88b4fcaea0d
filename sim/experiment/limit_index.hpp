#pragma once
// Which limit a name in an outcome, in theory or in the delay account stands for.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corridor/experiment/limit.hpp"
#include "corridor/model/activity.hpp"
#include "corridor/model/capacity.hpp"
#include "corridor/model/outcome.hpp"

namespace corridor::experiment {

class LimitIndex {
 public:
  /// The scenario must outlive the index.
  explicit LimitIndex(const scenario::Scenario& scenario);

  [[nodiscard]] const std::vector<Limit>& limits() const { return limits_; }
  /// Place of the limit in limits(); none when the scenario does not have it.
  using Found = std::optional<std::size_t>;
  [[nodiscard]] Found find(const Limit& limit) const;
  [[nodiscard]] Found facility(const std::string& node, const std::string& id) const;
  [[nodiscard]] Found link(const std::string& id) const;
  [[nodiscard]] Found service(const std::string& id) const;
  /// What a wait is for.
  [[nodiscard]] Found of(const model::CauseKey& cause) const;
  [[nodiscard]] Found of(const model::CutPart& part) const;
  [[nodiscard]] Found of(const model::ResourceLoad& load) const;
  [[nodiscard]] Found of(const model::ActiveResource& resource) const;

 private:
  [[nodiscard]] Found named(LimitKind kind, const std::string& name) const;
  [[nodiscard]] Found server(const model::CauseKey& cause) const;

  const scenario::Scenario& scenario_;
  std::vector<Limit> limits_;
  std::map<std::pair<LimitKind, std::string>, std::size_t> by_name_;
};

}  // namespace corridor::experiment
