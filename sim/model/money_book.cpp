#include "corridor/model/money_book.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace corridor::model {

std::string to_string(Charge charge) {
  switch (charge) {
    case Charge::Freight:
      return "freight";
    case Charge::Handling:
      return "handling";
    case Charge::Storage:
      return "storage";
    case Charge::Through:
      return "through rate";
    case Charge::Demurrage:
      return "demurrage";
    case Charge::VehicleDays:
      return "vehicle days";
    case Charge::Delay:
      break;
  }
  return "delay";
}

std::string shipper_of(const FlowSpec& flow) {
  return "shipper of " + flow.id;
}

std::string buyer_of(const FlowSpec& flow) {
  if (!flow.data->through_rate) {
    return shipper_of(flow);
  }
  return flow.data->operated_by.empty() ? "through operator of " + flow.id : flow.data->operated_by;
}

std::string terminal_of(const NodeSpec& node) {
  return node.data->operated_by.empty() ? "terminal " + node.id : node.data->operated_by;
}

std::string carrier_of(const Layout& layout, const ServiceSpec& service) {
  const std::string& name = service.is_pipeline() ? layout.tracks[service.pipe].data->operated_by
                                                  : service.data->operated_by;
  return name.empty() ? "carrier " + service.id : name;
}

void MoneyBook::open_entry(const Key& key, MoneyOutcome row) {
  row.what = key.what;
  row.flow = key.flow.valid() ? layout_.flows[key.flow].id : "";
  row.millionths = 0;
  const std::uint32_t payer = party(row.payer);
  const std::uint32_t payee = party(row.payee);
  entries_.push_back({std::move(row), key.flow, payer, payee});
}

void MoneyBook::add(std::size_t entry, core::Int128 amount) {
  Entry& to = entries_[entry];
  to.row.millionths += amount;
  balances_[to.payer] -= amount;
  balances_[to.payee] += amount;
  if (to.flow.valid() && to.row.what != Charge::Delay) {
    of_flow_[to.flow] += amount;
  }
}

std::uint32_t MoneyBook::party(const std::string& name) {
  const auto [at, is_new] =
      parties_.try_emplace(name, static_cast<std::uint32_t>(balances_.size()));
  if (is_new) {
    balances_.push_back(0);
  }
  return at->second;
}

std::vector<MoneyOutcome> MoneyBook::rows() const {
  std::vector<MoneyOutcome> rows;
  rows.reserve(entries_.size());
  for (const Entry& entry : entries_) {
    rows.push_back(entry.row);
  }
  std::ranges::sort(rows, {}, [](const MoneyOutcome& row) {
    return std::tie(row.payer, row.payee, row.what, row.place, row.flow);
  });
  return rows;
}

std::string MoneyBook::imbalance() const {
  std::vector<core::Int128> left = balances_;
  for (const Entry& entry : entries_) {
    left[entry.payer] += entry.row.millionths;
    left[entry.payee] -= entry.row.millionths;
  }
  for (const auto& [name, number] : parties_) {
    if (left[number] != 0) {
      return "money of " + name + ": its rows differ from its balance";
    }
  }
  return {};
}

}  // namespace corridor::model
