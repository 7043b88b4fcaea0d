#include "money_figures.hpp"

#include <algorithm>

#include "corridor/core/factors.hpp"

namespace corridor::experiment {

namespace {

constexpr double kMilligramsPerTonne = 1e9;
constexpr double kGramMetresPerTonneKm = 1e9;

/// A row that a replication does not have is a zero there.
void add(Estimate& estimate, double value, std::int64_t n_before) {
  estimate.fill_with_zeros(n_before);
  estimate.add(value);
}

}  // namespace

void MoneyFigures::add(const model::Outcome& outcome) {
  if (currency_.empty()) {
    currency_ = outcome.currency;
  }
  for (const model::MoneyOutcome& row : outcome.money) {
    MoneySummary& s = money_[{row.payer, row.payee, row.what, row.place, row.flow}];
    s.payer = row.payer;
    s.payee = row.payee;
    s.what = row.what;
    s.place = row.place;
    s.flow = row.flow;
    experiment::add(s.amount, static_cast<double>(row.millionths) / core::kMillionthsPerUnit, n_);
  }
  add_parties(outcome);
  add_emissions(outcome);
  add_flows(outcome);
  ++n_;
}

void MoneyFigures::add_parties(const model::Outcome& outcome) {
  std::map<std::string, Sums> sums;
  for (const model::MoneyOutcome& row : outcome.money) {
    const double amount = static_cast<double>(row.millionths) / core::kMillionthsPerUnit;
    sums[row.payer].paid += amount;
    sums[row.payee].received += amount;
  }
  for (const auto& [party, sum] : sums) {
    PartySummary& s = parties_[party];
    s.party = party;
    experiment::add(s.paid, sum.paid, n_);
    experiment::add(s.received, sum.received, n_);
  }
}

void MoneyFigures::add_emissions(const model::Outcome& outcome) {
  for (const model::EmissionOutcome& row : outcome.emissions) {
    EmissionSummary& s = emissions_[{row.mode, row.service, row.place, row.activity}];
    s.mode = row.mode;
    s.service = row.service;
    s.place = row.place;
    s.activity = row.activity;
    experiment::add(s.tonnes, static_cast<double>(row.milligrams) / kMilligramsPerTonne, n_);
    experiment::add(s.vehicle_km, static_cast<double>(row.vehicle_metres) / core::kMetresPerKm, n_);
    experiment::add(s.tonne_km, static_cast<double>(row.gram_metres) / kGramMetresPerTonneKm, n_);
  }
}

void MoneyFigures::add_flows(const model::Outcome& outcome) {
  struct Sum {
    double paid = 0, delay = 0, tonnes = 0, tonne_km = 0;
  };
  std::map<std::string, Sum> sums;
  for (const model::MoneyOutcome& row : outcome.money) {
    if (row.flow.empty()) {
      continue;
    }
    const double amount = static_cast<double>(row.millionths) / core::kMillionthsPerUnit;
    Sum& sum = sums[row.flow];
    if (row.what == model::Charge::Delay) {
      sum.delay += amount;
    } else if (row.payer == "shipper of " + row.flow) {
      sum.paid += amount;
    }
  }
  for (const model::FlowEmission& row : outcome.flow_emissions) {
    sums[row.flow].tonnes += static_cast<double>(row.milligrams) / kMilligramsPerTonne;
    sums[row.flow].tonne_km += static_cast<double>(row.gram_metres) / kGramMetresPerTonneKm;
  }
  for (const model::FlowOutcome& row : outcome.flows) {
    const auto found = sums.find(row.flow);
    if (found == sums.end()) {
      continue;
    }
    const Sum& sum = found->second;
    const CargoUnit& unit = units_.at(row.commodity);
    FlowCost& s = flows_[row.flow];
    s.flow = row.flow;
    s.unit = unit.unit;
    const auto per = [](double value, double whole) {
      return whole > 0 ? std::optional<double>(value / whole) : std::nullopt;
    };
    constexpr double kKgPerTonne = 1e3;
    constexpr double kGramsPerTonne = 1e6;
    const double delivered = static_cast<double>(row.lots.delivered) * unit.lot;
    s.paid.add(per(sum.paid, delivered));
    s.delay.add(per(sum.delay, static_cast<double>(row.cohort) * unit.lot));
    experiment::add(s.tonnes, sum.tonnes, n_);
    s.kg_per_tonne.add(per(sum.tonnes * kKgPerTonne, delivered * unit.tonnes_per_unit.value_or(0)));
    s.grams_per_tonne_km.add(per(sum.tonnes * kGramsPerTonne, sum.tonne_km));
  }
}

void MoneyFigures::finish(Summary& summary) const {
  Accounts& accounts = summary.accounts;
  accounts.currency = currency_;
  for (const auto& [key, row] : money_) {
    accounts.money.push_back(row);
    accounts.money.back().amount.fill_with_zeros(n_);
  }
  for (const auto& [party, row] : parties_) {
    PartySummary& last = accounts.parties.emplace_back(row);
    last.paid.fill_with_zeros(n_);
    last.received.fill_with_zeros(n_);
  }
  std::ranges::stable_sort(accounts.parties, std::ranges::greater{}, [](const PartySummary& row) {
    return row.paid.mean();
  });
  for (const auto& [key, row] : emissions_) {
    EmissionSummary& last = accounts.emissions.emplace_back(row);
    for (Estimate* estimate : {&last.tonnes, &last.vehicle_km, &last.tonne_km}) {
      estimate->fill_with_zeros(n_);
    }
  }
  for (const auto& [flow, row] : flows_) {
    accounts.flows.push_back(row);
    accounts.flows.back().tonnes.fill_with_zeros(n_);
  }
}

}  // namespace corridor::experiment
