#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

using experiment::Accounts;
using experiment::Summary;

constexpr std::size_t kMostLines = 12;

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
  for (std::size_t i = 0; i < std::min(kMostLines, accounts.parties.size()); ++i) {
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
  for (std::size_t i = 0; i < std::min(kMostLines, rows.size()); ++i) {
    table.add({name(rows[i]->payer),
               model::to_string(rows[i]->what),
               name(rows[i]->place),
               name(rows[i]->payee),
               unit.text(rows[i]->amount.mean())});
  }
  return table.text();
}

/// Nobody pays anybody: what waiting costs is told by flow.
bool only_delay(const Accounts& accounts) {
  return std::ranges::all_of(accounts.money, [](const experiment::MoneySummary& row) {
    return row.what == model::Charge::Delay;
  });
}

std::string flow_table(const Accounts& accounts) {
  const bool money = !accounts.money.empty();
  const bool paid = money && !only_delay(accounts);
  const bool co2 = !accounts.emissions.empty();
  std::vector<Column> columns{{.header = "flow", .align = Align::Left}};
  if (paid) {
    columns.push_back({.header = "paid by\nshipper", .align = Align::Right});
  }
  if (money) {
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
    if (paid) {
      cells.push_back(mean_of(row.paid));
    }
    if (money) {
      cells.push_back(mean_of(row.delay));
      cells.push_back(accounts.currency + "/" + name(row.unit));
    }
    if (co2) {
      cells.push_back(mean_of(row.kg_per_tonne));
      cells.push_back(mean_of(row.grams_per_tonne_km));
    }
    table.add(std::move(cells));
  }
  return table.empty() ? "" : table.text();
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
  return table.text();
}

}  // namespace

std::string money_page(const Summary& summary) {
  const Accounts& accounts = summary.accounts;
  if (accounts.empty()) {
    return {};
  }
  std::vector<std::string> tables;
  if (!only_delay(accounts)) {
    const MoneyUnit unit(accounts);
    tables = {party_table(accounts, unit), largest_table(accounts, unit)};
  }
  tables.push_back(flow_table(accounts));
  tables.push_back(emission_table(accounts));
  std::erase(tables, std::string());
  return heading("Money and CO2") + fmt::format("{}", fmt::join(tables, "\n")) +
         wrapped("Sums of the window; all are in money.csv, flow_costs.csv and emissions.csv.");
}

}  // namespace corridor::report
