#include "evidence.hpp"

#include <algorithm>

#include "corridor/core/check.hpp"
#include "corridor/model/capacity.hpp"

namespace corridor::experiment {

namespace {

using model::StaticCapacity;
using scenario::Scenario;
using stats::FacilityState;

double state(const std::array<double, stats::kFacilityStates>& states, FacilityState of) {
  return states.at(static_cast<std::size_t>(of));
}

double carried(const StaticCapacity& capacity) {
  double sum = 0;
  for (const model::FlowCapacity& way : capacity.together) {
    sum += way.carried;
  }
  return sum;
}

class EvidenceReader {
 public:
  EvidenceReader(const Scenario& scenario,
                 const LimitIndex& index,
                 const std::vector<model::FlowRoute>& routes,
                 Step step,
                 Detected& result)
      : scenario_(scenario), index_(index), routes_(routes), step_(step), result_(result) {}

  void run() {
    read_summary();
    read_delays();
    read_arrows();
    read_theory();
  }

 private:
  void read_summary() {
    for (const FacilitySummary& row : result_.summary.facilities) {
      if (const auto limit = index_.facility(row.node, row.facility)) {
        read_states(row, result_.evidence[*limit]);
      }
    }
    for (const StorageSummary& row : result_.summary.storages) {
      const Limit limit{.kind = LimitKind::Storage, .owner = row.node, .part = row.storage};
      if (const auto found = index_.find(limit)) {
        in_use(*found, row.share_full.mean());
      }
    }
    for (const LinkSummary& row : result_.summary.links) {
      const auto found = index_.link(row.link);
      if (found && row.slots && *row.slots > 0) {
        in_use(*found, row.starts.mean() / *row.slots);
      }
    }
  }

  static void read_states(const FacilitySummary& row, Evidence& evidence) {
    evidence.states.emplace();
    for (std::size_t s = 0; s < stats::kFacilityStates; ++s) {
      evidence.states->at(s) = row.shares.at(s).mean();
    }
    const double shut = state(*evidence.states, FacilityState::Down) +
                        state(*evidence.states, FacilityState::Closed);
    const double taken = 1 - shut - state(*evidence.states, FacilityState::Starved);
    evidence.utilisation = shut < 1 ? taken / (1 - shut) : 0;
  }

  /// The most of several commodities or directions.
  void in_use(std::size_t limit, double value) {
    std::optional<double>& share = result_.evidence[limit].utilisation;
    share = std::max(share.value_or(0), value);
  }

  void read_delays() {
    std::vector<double> most(result_.evidence.size());
    for (const CauseDelay& row : result_.summary.delays) {
      if (const auto limit = index_.of(row.cause)) {
        Evidence& evidence = result_.evidence[*limit];
        evidence.delay_share += row.share;
        if (row.share > most[*limit]) {
          most[*limit] = row.share;
          evidence.delay_at = row.cause.place;
        }
      }
    }
  }

  void read_arrows() {
    for (const model::FlowRoute& route : routes_) {
      std::vector<std::size_t> line;
      for (const std::string& place : route.facilities) {
        const std::size_t dot = place.find('.');
        const auto limit = index_.facility(place.substr(0, dot), place.substr(dot + 1));
        if (limit && result_.evidence[*limit].states) {
          line.push_back(*limit);
        }
      }
      read_arrows(line);
    }
  }
  void read_arrows(const std::vector<std::size_t>& line) {
    std::vector<double> blocked;
    std::vector<double> starved;
    for (const std::size_t limit : line) {
      const auto& states = *result_.evidence[limit].states;
      blocked.push_back(state(states, FacilityState::Blocked));
      starved.push_back(state(states, FacilityState::Starved));
    }
    const auto severities = arrow_rule(blocked, starved);
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (severities[i]) {
        Evidence& evidence = result_.evidence[line[i]];
        evidence.arrows_end_here = true;
        evidence.severity = std::max(evidence.severity, *severities[i]);
      }
    }
  }

  void read_theory() {
    const StaticCapacity capacity = model::static_capacity(scenario_);
    for (const model::ResourceLoad& load : capacity.loads) {
      if (const auto limit = index_.of(load)) {
        std::optional<double>& peak = result_.evidence[*limit].peak;
        peak = std::max(peak.value_or(0), load.peak);
      }
    }
    result_.carried = carried(capacity);
    for (const model::FlowCapacity& way : capacity.together) {
      result_.demand += way.demand;
    }
    for (const auto* ways : {&capacity.commodities, &capacity.together}) {
      for (const model::FlowCapacity& way : *ways) {
        for (const model::CutPart& part : way.cut) {
          if (const auto limit = index_.of(part)) {
            result_.evidence[*limit].in_cut = true;
          }
        }
      }
    }
    read_shadow_prices();
  }

  /// Of what is in no cut, and where all is carried, it is nought.
  void read_shadow_prices() {
    constexpr double kDaysPerYear = 365.25;
    constexpr double kLeast = 1e-9;
    const bool short_of = result_.carried < result_.demand * (1 - kLeast);
    for (Evidence& evidence : result_.evidence) {
      evidence.shadow = 0;
      if (!evidence.in_cut || !short_of) {
        continue;
      }
      const Eased eased = ease(scenario_, evidence.limit, step_);
      if (eased.scenario) {
        const double more = carried(model::static_capacity(*eased.scenario)) - result_.carried;
        evidence.shadow = std::max(0.0, more) * kDaysPerYear;
      }
    }
  }

  const Scenario& scenario_;
  const LimitIndex& index_;
  const std::vector<model::FlowRoute>& routes_;
  Step step_;
  Detected& result_;
};

}  // namespace

void read_evidence(const Scenario& scenario,
                   const LimitIndex& index,
                   const std::vector<model::FlowRoute>& routes,
                   Step step,
                   Detected& detected) {
  EvidenceReader(scenario, index, routes, step, detected).run();
}

double Evidence::score() const {
  constexpr double kBusy = 0.5;      // less busy in its peak: no queue worth a probe
  constexpr double kLittle = 0.005;  // of all waiting, of the time
  double score = 0;
  const double busiest = std::max(utilisation.value_or(0), peak.value_or(0));
  score += busiest >= kBusy ? busiest / 10 : 0;
  score += delay_share >= kLittle ? delay_share : 0;
  score += longest_active() >= kLittle ? longest_active() / 2 : 0;
  score += shadow.value_or(0) > 0 ? 1 : 0;
  score += arrows_end_here && severity > kLittle && delay_share > 0 ? severity / 10 : 0;
  return score;
}

std::vector<Limit> Detected::candidates() const {
  std::vector<const Evidence*> rows;
  for (const Evidence& row : evidence) {
    if (row.score() > 0) {
      rows.push_back(&row);
    }
  }
  std::ranges::stable_sort(
      rows, std::ranges::greater{}, [](const Evidence* row) { return row->score(); });
  std::vector<Limit> limits;
  limits.reserve(rows.size());
  for (const Evidence* row : rows) {
    limits.push_back(row->limit);
  }
  return limits;
}

const Evidence& Detected::of(const Limit& limit) const {
  const auto found = std::ranges::find(evidence, limit, &Evidence::limit);
  CORRIDOR_CHECK(found != evidence.end(), "no such limit");
  return *found;
}

std::vector<std::optional<double>> arrow_rule(const std::vector<double>& blocked,
                                              const std::vector<double>& starved) {
  const std::size_t n = blocked.size();
  std::vector<std::optional<double>> severities(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double ahead = i + 1 < n ? blocked[i] - starved[i + 1] : 0;  // > 0: arrow to i + 1
    const double behind = i > 0 ? blocked[i - 1] - starved[i] : 0;     // < 0: arrow to i - 1
    if (ahead <= 0 && behind >= 0) {
      severities[i] = behind - ahead;
    }
  }
  return severities;
}

}  // namespace corridor::experiment
