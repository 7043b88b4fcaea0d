#include <algorithm>
#include <array>
#include <cstddef>

#include <fmt/format.h>

#include "corridor/report/format.hpp"
#include "corridor/report/held_back.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

using experiment::CommoditySummary;
using experiment::Estimate;
using experiment::Summary;
using experiment::ValidationRow;

constexpr auto kSea = static_cast<std::size_t>(scenario::Mode::Sea);

std::string title(const Summary& summary) {
  const std::string days = fixed(core::to_days(summary.window.to - summary.window.from), 0);
  const std::size_t n = summary.replications.size();
  const std::string line = fmt::format("{} to {} ({} d), {} replication{}, seed {}. {}",
                                       core::to_string(summary.window.from),
                                       core::to_string(summary.window.to),
                                       days,
                                       n,
                                       n == 1 ? "" : "s",
                                       summary.seed,
                                       n == 1 ? "± is the 95 % interval by batch means, where "
                                                "the run is long enough for one."
                                              : "Figures are means, ± the 95 % interval.");
  std::string options;
  for (const std::string& option : summary.options) {
    options += (options.empty() ? "With " : ", ") + name(option);
  }
  return heading(name(summary.name)) + wrapped(line) +
         (options.empty() ? "" : wrapped(options + "."));
}

/// An estimate of units in thousands of tonnes.
std::string kilotonnes(const Estimate& units, const CommoditySummary& commodity) {
  constexpr double kTonnesPerKilotonne = 1000;
  return commodity.tonnes_per_unit
             ? rounded(units.mean() * *commodity.tonnes_per_unit / kTonnesPerKilotonne)
             : "-";
}

std::string stock_change(const experiment::CargoLedger& cargo) {
  const double change = cargo.closing.mean() - cargo.opening.mean();
  return (change >= 0.5 ? "+" : "") + fixed(change, 0);
}

std::string delivered_share(const CommoditySummary& commodity) {
  const double offered = commodity.cargo.offered.mean();
  return offered > 0 ? percent(commodity.cargo.delivered.mean() / offered) : "-";
}

std::string commodity_table(const Summary& summary) {
  Table table({{.header = "cargo", .align = Align::Left},
               {.header = "unit", .align = Align::Left},
               {.header = "offered"},
               {.header = "delivered"},
               {.header = "of\noffered"},
               {.header = "delivered\nkt"},
               {.header = "by sea\nkt"},
               {.header = "change\nof stock"}});
  for (const CommoditySummary& commodity : summary.commodities) {
    table.add({name(commodity.commodity),
               name(commodity.unit),
               mean_of(commodity.cargo.offered, 0),
               plus_minus(commodity.cargo.delivered, 0),
               delivered_share(commodity),
               kilotonnes(commodity.cargo.delivered, commodity),
               kilotonnes(commodity.carried.at(kSea), commodity),
               stock_change(commodity.cargo)});
  }
  return table.text();
}

std::string million_tonnes(const Estimate& tonnes) {
  constexpr double kTonnesPerMillion = 1e6;
  const double mean = tonnes.mean() / kTonnesPerMillion;
  const auto half_width = tonnes.half_width();
  const std::string range =
      half_width ? " ±" + fixed(*half_width / kTonnesPerMillion, 3) : std::string();
  return fixed(mean, 3) + range + " Mt";
}

/// "4.470 ±0.021 Mt delivered, 4.402 Mt by sea, 56,512 ±310 TEU, 358 ±5 block trains."
std::string total_line(const Summary& summary) {
  if (summary.totals.offered_tonnes.mean() == 0) {
    return {};  // nothing has a mass, as at a counter
  }
  std::string line = fmt::format("In all {} delivered of {} offered, {} by sea",
                                 million_tonnes(summary.totals.delivered_tonnes),
                                 million_tonnes(summary.totals.offered_tonnes),
                                 million_tonnes(summary.totals.sea_tonnes));
  for (const CommoditySummary& commodity : summary.commodities) {
    if (commodity.unit == "TEU") {
      line += fmt::format(
          ", {} TEU of {}", plus_minus(commodity.cargo.delivered, 0), name(commodity.commodity));
    }
  }
  if (summary.totals.block_trains.mean() > 0) {
    line += fmt::format(", {} block trains", plus_minus(summary.totals.block_trains, 0));
  }
  return wrapped(line + ".");
}

bool is_headline(const ValidationRow& row) {
  static const std::array<std::string, 4> kThroughput{
      "carried", "delivered", "block_trains", "departures"};
  return std::ranges::find(kThroughput, row.observed.measure) != kThroughput.end();
}

std::string observed_table(const Summary& summary) {
  Table table({{.header = "beside what was observed", .align = Align::Left},
               {.header = "simulated"},
               {.header = "observed"},
               {.header = "unit", .align = Align::Left}});
  for (const ValidationRow& row : summary.validation) {
    if (is_headline(row)) {
      table.add({name(row.observed.id),
                 plus_minus(row.simulated),
                 plain(row.observed.value),
                 name(row.observed.unit)});
    }
  }
  return table.empty() ? "" : "\n" + table.text();
}

}  // namespace

std::string freight_page(const Summary& summary) {
  return title(summary) + "\n" + wrapped("What held it back: " + held_back(summary)) +
         heading("Freight") + commodity_table(summary) + total_line(summary) +
         observed_table(summary);
}

}  // namespace corridor::report
