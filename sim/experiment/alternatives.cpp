#include "corridor/experiment/alternatives.hpp"

#include <algorithm>
#include <utility>

#include "corridor/core/check.hpp"
#include "corridor/core/fingerprint.hpp"
#include "corridor/model/simulate.hpp"
#include "corridor/scenario/writer.hpp"

namespace corridor::experiment {

struct Alternatives::Entry {
  explicit Entry(scenario::Scenario of) : scenario(std::move(of)), measurer(scenario) {}
  scenario::Scenario scenario;
  Measurer measurer;
  std::uint64_t key = 0;    // for the store
  std::uint64_t first = 0;  // number of replication 0
  std::vector<Reading> readings;
};

Alternatives::Alternatives(std::vector<Measure> measures, CommonPlan plan)
    : measures_(std::move(measures)), plan_(plan) {}

Alternatives::~Alternatives() = default;

std::size_t Alternatives::add(scenario::Scenario scenario) {
  entries_.push_back(std::make_unique<Entry>(std::move(scenario)));
  Entry& entry = *entries_.back();
  if (units_.empty()) {
    for (const Measure& measure : measures_) {
      units_.push_back(entry.measurer.unit(measure));
    }
  }
  if (plan_.store != nullptr) {
    std::string text = scenario::canonical_yaml(entry.scenario) + std::to_string(plan_.seed);
    for (const Measure& measure : measures_) {
      text += " " + to_string(measure);
    }
    entry.key = core::hash64(text);
  }
  return entries_.size() - 1;
}

std::size_t Alternatives::add(scenario::Scenario scenario, std::vector<Reading> readings) {
  const std::size_t number = add(std::move(scenario));
  entries_[number]->readings = std::move(readings);
  return number;
}

std::vector<Alternatives::Piece> Alternatives::missing(std::span<const std::size_t> which,
                                                       int replications) {
  std::vector<Piece> pieces;
  for (const std::size_t e : which) {
    Entry& entry = *entries_[e];
    auto number = static_cast<int>(entry.readings.size());
    for (; plan_.store != nullptr && number < replications; ++number) {
      auto kept = plan_.store->find(entry.key, number);
      if (!kept || kept->values.size() != measures_.size()) {
        break;
      }
      entry.readings.push_back(std::move(*kept));
    }
    for (; number < replications; ++number) {
      pieces.push_back({.entry = e, .number = number});
    }
  }
  return pieces;
}

Reading Alternatives::read(const Piece& piece) const {
  const Entry& entry = *entries_[piece.entry];
  const model::Outcome outcome = model::simulate(
      entry.scenario,
      {.seed = plan_.seed, .number = entry.first + static_cast<std::uint64_t>(piece.number)});
  Reading reading;
  reading.fingerprint = outcome.fingerprint;
  reading.complete = outcome.status == model::Outcome::Status::Complete;
  for (const Measure& measure : measures_) {
    reading.values.push_back(entry.measurer.value(measure, outcome));
  }
  return reading;
}

bool Alternatives::extend(std::span<const std::size_t> which,
                          int replications,
                          Progress& progress) {
  const std::vector<Piece> pieces = missing(which, replications);
  const auto n = static_cast<int>(pieces.size());
  const int threads = n_threads(plan_.threads, n);
  std::vector<Reading> slots(static_cast<std::size_t>(window(threads)));
  const auto slot = [&](int i) -> Reading& {
    return slots[static_cast<std::size_t>(i) % slots.size()];
  };
  const auto simulate = [&](int i) { slot(i) = read(pieces[static_cast<std::size_t>(i)]); };
  const auto take = [&](int i) {
    const Piece& piece = pieces[static_cast<std::size_t>(i)];
    Entry& entry = *entries_[piece.entry];
    if (plan_.store != nullptr) {
      plan_.store->keep(entry.key, piece.number, slot(i));
    }
    entry.readings.push_back(std::move(slot(i)));
    ++simulated_;
  };
  return run_in_order({.pieces = n, .threads = threads, .work = simulate, .take = take}, progress);
}

void Alternatives::number_from(std::size_t which, std::uint64_t first) {
  Entry& entry = *entries_[which];
  CORRIDOR_CHECK(entry.readings.empty(), "an alternative is numbered before it is simulated");
  entry.first = first;
  entry.key = core::scatter(entry.key + first);
}

void Alternatives::release(std::size_t which) {
  entries_[which]->scenario = {};
}

const scenario::Scenario& Alternatives::scenario(std::size_t which) const {
  return entries_[which]->scenario;
}

const std::vector<Reading>& Alternatives::readings(std::size_t which) const {
  return entries_[which]->readings;
}

PairedValues Alternatives::paired(std::size_t which, std::size_t base, std::size_t measure) const {
  PairedValues paired;
  const std::vector<Reading>& with = readings(which);
  const std::vector<Reading>& without = readings(base);
  for (std::size_t r = 0; r < std::min(with.size(), without.size()); ++r) {
    const std::optional<double>& value = with[r].values[measure];
    const std::optional<double>& before = without[r].values[measure];
    if (value && before) {
      paired.values.push_back(*value);
      paired.base.push_back(*before);
    }
  }
  return paired;
}

bool Alternatives::identical(std::size_t which, std::size_t base) const {
  const std::vector<Reading>& with = readings(which);
  const std::vector<Reading>& without = readings(base);
  const std::size_t n = std::min(with.size(), without.size());
  return n > 0 && std::equal(with.begin(),
                             with.begin() + static_cast<std::ptrdiff_t>(n),
                             without.begin(),
                             [](const Reading& a, const Reading& b) {
                               return a.fingerprint == b.fingerprint && a.values == b.values;
                             });
}

}  // namespace corridor::experiment
