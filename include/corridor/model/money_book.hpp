#pragma once
// Who paid whom, for what, where: a double-entry book of one run.

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "corridor/model/ids.hpp"
#include "corridor/model/layout.hpp"
#include "corridor/model/money_outcome.hpp"

namespace corridor::model {

// Who takes part. The operator where the scenario names one, else a name of its own.
std::string shipper_of(const FlowSpec& flow);
/// Who pays a flow's legs and terminals: the shipper or, with a through rate, its operator.
std::string buyer_of(const FlowSpec& flow);
std::string terminal_of(const NodeSpec& node);
std::string carrier_of(const Layout& layout, const ServiceSpec& service);

class MoneyBook {
 public:
  struct Key {
    Charge what = Charge::Freight;
    std::uint32_t place = 0;  // of which kind, is the charge's business
    std::uint32_t part = 0;
    FlowId flow;  // none: of no flow
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  explicit MoneyBook(const Layout& layout) : layout_(layout), of_flow_(layout.flows.size()) {}

  /// Adds the amount to payer and payee of the entry; `names()` gives a MoneyOutcome with payer,
  /// payee and place at its first posting.
  template <class Names>
  void post(const Key& key, core::Int128 amount, Names&& names) {
    if (amount != 0) {
      const auto [at, is_new] = index_.try_emplace(key, entries_.size());
      if (is_new) {
        open_entry(key, names());
      }
      add(at->second, amount);
    }
  }

  /// All of a flow's postings but delay.
  [[nodiscard]] core::Int128 paid_for(FlowId flow) const { return of_flow_[flow]; }
  /// By payer, payee, what, place and flow.
  [[nodiscard]] std::vector<MoneyOutcome> rows() const;
  /// Empty when the entries of each party add up to its balance, and all balances to zero.
  [[nodiscard]] std::string imbalance() const;

 private:
  struct Entry {
    MoneyOutcome row;
    FlowId flow;
    std::uint32_t payer = 0, payee = 0;
  };

  void open_entry(const Key& key, MoneyOutcome row);
  void add(std::size_t entry, core::Int128 amount);
  std::uint32_t party(const std::string& name);

  const Layout& layout_;
  std::map<Key, std::size_t> index_;
  std::vector<Entry> entries_;
  std::map<std::string, std::uint32_t> parties_;
  std::vector<core::Int128> balances_;  // received less paid, by party
  core::IdVector<FlowId, core::Int128> of_flow_;
};

}  // namespace corridor::model
