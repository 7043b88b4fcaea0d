#pragma once
// Several scenarios under the same random numbers: replication r of each has the same arrivals,
// storms and breakdowns. What is compared, eased or selected is simulated here, each replication
// once.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "corridor/experiment/measure.hpp"
#include "corridor/experiment/reading_store.hpp"
#include "corridor/experiment/workers.hpp"
#include "corridor/model/outcome.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

struct CommonPlan {
  std::uint64_t seed = 1;
  int threads = 0;  // 0: one a processor
  ReadingStore* store =
      nullptr;  // where readings are kept from one call of the program to the next
};

/// The values of a measure in the replications in which both scenarios have one, in their order.
struct PairedValues {
  std::vector<double> values, base;
};

class Alternatives {
 public:
  Alternatives(std::vector<Measure> measures, CommonPlan plan);
  Alternatives(const Alternatives&) = delete;
  Alternatives& operator=(const Alternatives&) = delete;
  ~Alternatives();

  /// The scenario must have passed check() without errors. Answers its number: 0, 1, ...
  std::size_t add(scenario::Scenario scenario);
  /// With the readings of replications 0, 1, ... that are known already.
  std::size_t add(scenario::Scenario scenario, std::vector<Reading> readings);
  /// Simulates what is not there yet of replications 0 .. `replications` - 1 of those named. False
  /// when `progress` asked to stop: what was taken until then is kept.
  bool extend(std::span<const std::size_t> which, int replications, Progress& progress);
  /// From now on its replication r has the random numbers of `first` + r: alternatives that must be
  /// independent have numbers of their own. Before anything of it is simulated.
  void number_from(std::size_t which, std::uint64_t first);
  /// No more is simulated of it, and its scenario is not needed any more.
  void release(std::size_t which);

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] const std::vector<Measure>& measures() const { return measures_; }
  [[nodiscard]] const std::vector<std::string>& units() const { return units_; }
  [[nodiscard]] const scenario::Scenario& scenario(std::size_t which) const;
  /// Of replications 0, 1, ...
  [[nodiscard]] const std::vector<Reading>& readings(std::size_t which) const;
  [[nodiscard]] PairedValues paired(std::size_t which, std::size_t base, std::size_t measure) const;
  /// Both have run event by event alike in all replications that both have, of which there are
  /// some.
  [[nodiscard]] bool identical(std::size_t which, std::size_t base) const;
  /// Replications simulated, without those that were kept from before.
  [[nodiscard]] std::int64_t simulated() const { return simulated_; }

 private:
  struct Entry;
  struct Piece {
    std::size_t entry = 0;
    int number = 0;
  };
  [[nodiscard]] std::vector<Piece> missing(std::span<const std::size_t> which, int replications);
  [[nodiscard]] Reading read(const Piece& piece) const;

  std::vector<Measure> measures_;
  std::vector<std::string> units_;  // of the first scenario
  CommonPlan plan_;
  std::vector<std::unique_ptr<Entry>> entries_;
  std::int64_t simulated_ = 0;
};

}  // namespace corridor::experiment
