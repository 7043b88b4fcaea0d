#include "capacity_words.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "capacity_reasons.hpp"
#include "corridor/report/capacity_page.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

using model::FlowCapacity;
using model::ResourceKind;
using model::ResourceLoad;
using model::StaticCapacity;

/// Rounding of integer millionths.
constexpr double kAll = 1 - 1e-6;

/// The flows by which the whole is judged: in tonnes where there is a mass, else each cargo.
const std::vector<FlowCapacity>& judged(const StaticCapacity& capacity) {
  return capacity.together.empty() ? capacity.commodities : capacity.together;
}

/// "6.7 Mt", "26,352 job".
std::string amount_words(double amount, const std::string& unit) {
  constexpr double kMillion = 1e6;
  return unit == "t" && amount >= kMillion ? fmt::format("{} Mt", rounded(amount / kMillion))
                                           : fmt::format("{} {}", rounded(amount), name(unit));
}

/// Cargo that falls short even when it has the network for itself; where there is none, all. In
/// tonnes, cargo that no vehicle takes can hide behind a heavier one that the same vehicles could
/// take.
std::vector<FlowCapacity> telling(const StaticCapacity& capacity) {
  std::set<std::string> lacking;
  for (const FlowCapacity& flow : capacity.commodities) {
    if (flow.carried < flow.demand * kAll) {
      lacking.insert(flow.commodity);
    }
  }
  std::vector<FlowCapacity> telling;
  std::ranges::copy_if(
      capacity.commodities, std::back_inserter(telling), [&lacking](const FlowCapacity& flow) {
        return lacking.contains(flow.commodity);
      });
  return telling.empty() ? judged(capacity) : telling;
}

std::string carried_words(const StaticCapacity& capacity) {
  std::map<std::string, std::pair<double, double>> by_unit;  // carried, offered
  for (const FlowCapacity& flow : telling(capacity)) {
    auto& [carried, offered] = by_unit[flow.unit];
    carried += flow.carried;
    offered += flow.demand;
  }
  const double year = year_of(capacity.days);
  std::string text;
  for (const auto& [unit, amounts] : by_unit) {
    const auto& [carried, offered] = amounts;
    text += text.empty() ? "" : ", ";
    text += carried >= offered * kAll
                ? fmt::format("all of the {}", amount_words(offered * year, unit))
                : fmt::format("{} of the {}",
                              amount_words(carried * year, unit),
                              amount_words(offered * year, unit));
  }
  return text;
}

/// The flow that uses most of what its way can carry.
const FlowCapacity* tightest(const StaticCapacity& capacity) {
  const FlowCapacity* found = nullptr;
  double highest = 0;
  for (const auto* flows : {&capacity.commodities, &capacity.together}) {
    for (const FlowCapacity& flow : *flows) {
      const double most = flow.max_flow.value_or(0);
      const double used =
          flow.max_flow && flow.demand > 0 ? flow.demand / std::max(most, flow.demand * 1e-9) : 0;
      if (used > highest) {
        highest = used;
        found = &flow;
      }
    }
  }
  return found;
}

std::string cut_words(const FlowCapacity& flow) {
  std::string text;
  for (const model::CutPart& part : flow.cut) {
    text += (text.empty() ? "" : " and ") + resource_words(part.kind, part.name);
  }
  return text;
}

std::string growth_by(double factor) {
  return factor >= 1 ? fmt::format("can grow {}-fold", fixed(factor, 2))
                     : fmt::format("has to shrink to {}", percent(factor));
}

std::string growth_words(const StaticCapacity& capacity) {
  if (!std::isfinite(capacity.growth)) {
    return "Nothing limits growth.";
  }
  std::string text = fmt::format(
      "On today's routes, with full vehicles, all demand together {} "
      "until the first resource is full: {}",
      growth_by(capacity.growth),
      resource_words(capacity.fills_kind, capacity.fills));
  if (capacity.peak_growth < capacity.growth * 0.99) {
    text += fmt::format("; in its narrowest month, {}, it {} ({})",
                        month_word(capacity.peak_month),
                        growth_by(capacity.peak_growth),
                        name(capacity.peak_fills));
  }
  return text + ".";
}

std::string busiest_words(const StaticCapacity& capacity) {
  constexpr std::size_t kMost = 3;
  std::vector<const ResourceLoad*> rows;
  for (const ResourceLoad& load : capacity.loads) {
    rows.push_back(&load);
  }
  std::ranges::stable_sort(
      rows, std::ranges::greater{}, [](const ResourceLoad* row) { return row->utilisation; });
  std::string text;
  for (std::size_t i = 0; i < std::min(kMost, rows.size()); ++i) {
    text += fmt::format("{}{} {} (in {} {})",
                        i == 0 ? "" : ", ",
                        name(rows[i]->name),
                        percent(rows[i]->utilisation),
                        month_word(rows[i]->peak_month),
                        percent(rows[i]->peak));
  }
  return text.empty() ? "" : "Busiest of the time they can work: " + text + ".";
}

}  // namespace

std::string kind_word(ResourceKind kind) {
  switch (kind) {
    case ResourceKind::Facility:
      return "facility";
    case ResourceKind::Berth:
      return "berth";
    case ResourceKind::Track:
      return "track";
    case ResourceKind::Fleet:
      return "fleet";
    case ResourceKind::Pipeline:
      return "pipeline";
  }
  return {};
}

std::string resource_words(ResourceKind kind, const std::string& id) {
  switch (kind) {
    case ResourceKind::Facility:
      return name(id);
    case ResourceKind::Berth:
      return "berths " + name(id);
    case ResourceKind::Track:
      return "paths of " + name(id);
    case ResourceKind::Fleet:
      return "vehicles of " + name(id);
    case ResourceKind::Pipeline:
      return "pipeline " + name(id);
  }
  return {};
}

std::string rule_words(model::VehicleRule rule) {
  switch (rule) {
    case model::VehicleRule::Fills:
      return "it has its load";
    case model::VehicleRule::NextVehicle:
      return "the next one comes";
    case model::VehicleRule::NextFromOutside:
      return "the next one comes from outside";
  }
  return {};
}

std::string capacity_answer(const StaticCapacity& capacity) {
  if (judged(capacity).empty()) {
    return "Nothing is offered.\n";
  }
  std::string text =
      fmt::format("The network can carry {} a year that are offered.", carried_words(capacity));
  const FlowCapacity* const tight = tightest(capacity);
  if (tight != nullptr) {
    text += fmt::format(" Narrowest for what it has to carry: {}, {} of it needed by {}.",
                        cut_words(*tight),
                        tight->max_flow.value_or(0) > 0 ? percent(tight->demand / *tight->max_flow)
                                                        : "more than all",
                        tight->commodity.empty() ? "all cargo on its way" : name(tight->commodity));
  }
  return wrapped(text) + wrapped(growth_words(capacity)) + wrapped(busiest_words(capacity));
}

std::string capacity_line(const StaticCapacity& capacity) {
  if (judged(capacity).empty()) {
    return {};
  }
  return wrapped(fmt::format(
      "Static capacity: the network can carry {} a year that are offered; "
      "all demand {} until {} is full ('corridor capacity').",
      carried_words(capacity),
      std::isfinite(capacity.growth) ? growth_by(capacity.growth) : "can grow without end",
      capacity.fills.empty() ? "anything" : resource_words(capacity.fills_kind, capacity.fills)));
}

}  // namespace corridor::report
