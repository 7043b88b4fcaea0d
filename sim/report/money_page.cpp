#include <algorithm>
#include <cstddef>
#include <map>

#include <fmt/format.h>

#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

using experiment::Accounts;
using experiment::Summary;

constexpr std::size_t kMostRows = 12;

/// Sums of more than ten million in thousands.
struct MoneyUnit {
  explicit MoneyUnit(const Accounts& accounts) : name(accounts.currency) {
    constexpr double kMany = 1e7;
    double largest = 0;
    for (const auto& party : accounts.parties) {
      largest = std::max({largest, party.paid.mean(), party.received.mean()});
    }
    if (largest > kMany) {
      name = "k" + name;
      per_unit = 1e-3;
    }
  }
  [[nodiscard]] std::string text(double amount) const { return rounded(amount * per_unit); }
  std::string name;
  double per_unit = 1;
};

std::string party_table(const Accounts& accounts, const MoneyUnit& unit) {
  Table table({{.header = "who", .align = Align::Left},
               {.header = "pays\n" + unit.name},
               {.header = "receives\n" + unit.name},
               {.header = "left\n" + unit.name}});
  for (std::size_t i = 0; i < std::min(kMostRows, accounts.parties.size()); ++i) {
    const experiment::PartySummary& row = accounts.parties[i];
    table.add({name(row.party),
               unit.text(row.paid.mean()),
               unit.text(row.received.mean()),
               unit.text(row.received.mean() - row.paid.mean())});
  }
  return table.text();
}

std::string largest_table(const Accounts& accounts, const MoneyUnit& unit) {
  std::vector<const experiment::MoneySummary*> rows;
  for (const experiment::MoneySummary& row : accounts.money) {
    rows.push_back(&row);
  }
  std::ranges::stable_sort(
      rows, std::ranges::greater{}, [](const auto* row) { return row->amount.mean(); });
  Table table({{.header = "payer", .align = Align::Left},
               {.header = "for", .align = Align::Left},
               {.header = "at", .align = Align::Left},
               {.header = "to", .align = Align::Left},
               {.header = unit.name}});
  for (std::size_t i = 0; i < std::min(kMostRows, rows.size()); ++i) {
    table.add({name(rows[i]->payer),
               model::to_string(rows[i]->what),
               name(rows[i]->place),
               name(rows[i]->payee),
               unit.text(rows[i]->amount.mean())});
  }
  return "\n" + table.text();
}

std::string flow_table(const Accounts& accounts) {
  const bool money = !accounts.money.empty();
  const bool co2 = !accounts.emissions.empty();
  std::vector<Column> columns{{.header = "flow", .align = Align::Left}};
  if (money) {
    columns.push_back({.header = "paid by\nshipper", .align = Align::Right});
    columns.push_back({.header = "cost of\nwaiting", .align = Align::Right});
    columns.push_back({.header = "", .align = Align::Left});
  }
  if (co2) {
    columns.push_back({.header = "CO2\nkg/t", .align = Align::Right});
    columns.push_back({.header = "CO2\ng/t/km", .align = Align::Right});
  }
  Table table(columns);
  for (const experiment::FlowCost& row : accounts.flows) {
    std::vector<std::string> cells{name(row.flow)};
    if (money) {
      cells.push_back(mean_of(row.paid));
      cells.push_back(mean_of(row.delay));
      cells.push_back(accounts.currency + "/" + name(row.unit));
    }
    if (co2) {
      cells.push_back(mean_of(row.kg_per_tonne));
      cells.push_back(mean_of(row.grams_per_tonne_km));
    }
    table.add(std::move(cells));
  }
  return table.empty() ? "" : "\n" + table.text();
}

std::string emission_table(const Accounts& accounts) {
  std::map<std::pair<std::string, std::string>, double> tonnes;
  for (const experiment::EmissionSummary& row : accounts.emissions) {
    tonnes[{row.mode, row.activity}] += row.tonnes.mean();
  }
  if (tonnes.empty()) {
    return {};
  }
  Table table({{.header = "CO2 by", .align = Align::Left},
               {.header = "vehicles", .align = Align::Left},
               {.header = "t"}});
  for (const auto& [key, value] : tonnes) {
    table.add({key.first, key.second, rounded(value)});
  }
  return "\n" + table.text();
}

}  // namespace

std::string money_page(const Summary& summary) {
  const Accounts& accounts = summary.accounts;
  if (accounts.empty()) {
    return {};
  }
  std::string text = heading("Money and CO2");
  if (!accounts.money.empty()) {
    const MoneyUnit unit(accounts);
    text += party_table(accounts, unit) + largest_table(accounts, unit);
  }
  text += flow_table(accounts) + emission_table(accounts);
  return text + wrapped(
                    "Sums of the window; all are in money.csv, flow_costs.csv and "
                    "emissions.csv.");
}

}  // namespace corridor::report
