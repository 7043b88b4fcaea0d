#include "corridor/scenario/reading.hpp"

#include <set>
#include <utility>

#include <fmt/format.h>

namespace corridor::scenario {
namespace {

constexpr std::size_t kMaxSuggestions = 200;
constexpr std::size_t kMaxQuoted = 60;

std::string found_words(const Tree& tree) {
  if (!tree.is_scalar()) {
    return kind_words(tree);
  }
  if (tree.text.empty()) {
    return "empty text";
  }
  return tree.text.size() <= kMaxQuoted ? tree.text : tree.text.substr(0, kMaxQuoted) + "...";
}

}  // namespace

std::string joined_path(const std::string& path, const std::string& step) {
  return path.empty() || step.front() == '[' ? path + step : path + '.' + step;
}

std::string last_step(const std::string& path) {
  return path.substr(path.rfind('.') + 1);
}

Units units_of(const Scenario& scenario) {
  std::set<std::string> units;
  for (const auto& [id, commodity] : scenario.commodities) {
    units.insert(commodity.unit);
  }
  return Units({units.begin(), units.end()});
}

Reading::Reading(Scenario& scenario,
                 const Sources& sources,
                 core::Diagnostics& diagnostics,
                 Units units)
    : scenario_(scenario), sources_(sources), diagnostics_(diagnostics), units_(std::move(units)) {
  scope.scenario = &scenario;
}

void Reading::error(const Tree& tree, const Problem& problem, const std::string& expected) {
  const std::string hint = problem.hint.empty() ? "" : "; " + problem.hint;
  error_at(
      tree.place,
      fmt::format("{} (found {}, expected {}{})", problem.what, found_words(tree), expected, hint));
}

void Reading::error_at(Place place, const std::string& message) {
  error_in(place, path_, message);
}

void Reading::error_in(Place place, const std::string& path, const std::string& message) {
  ++n_errors_;
  diagnostics_.error(mark(place), path, message);
}

void Reading::warning_at(Place place, const std::string& message) {
  if (recording_) {
    diagnostics_.warning(mark(place), path_, message);
  }
}

void Reading::warning_of(const std::string& path, const std::string& message) {
  diagnostics_.warning(scenario_.mark_of(path), path, message);
}

std::string Reading::suggestion(const std::string& word, const std::vector<std::string>& names) {
  if (++n_suggestions_ > kMaxSuggestions) {
    return {};
  }
  const std::string near = core::nearest_name(word, names);
  return near.empty() ? "" : fmt::format("; did you mean {}?", near);
}

Reading::Step::Step(Reading& reading, const std::string& step, Place place)
    : reading_(reading), length_(reading.path_.size()), scope_(reading.scope) {
  reading.path_ = joined_path(reading.path_, step);
  if (reading.recording_) {
    reading.scenario_.marks.insert_or_assign(reading.path_, reading.mark(place));
  }
}

Reading::Step::~Step() {
  reading_.path_.resize(length_);
  reading_.scope = std::move(scope_);
}

void Reading::note_provenance(Provenance provenance) {
  if (recording_) {
    scenario_.provenance.insert_or_assign(path_, std::move(provenance));
  }
}

void Reading::note_unit(const std::string& unit) {
  if (recording_ && scope.cargo_unit.empty()) {
    scenario_.units.insert_or_assign(path_, unit);
  }
}

std::string Writing::cargo_unit() const {
  if (!scope.cargo_unit.empty() || scenario_ == nullptr) {
    return scope.cargo_unit.empty() ? "t" : scope.cargo_unit;
  }
  const auto found = scenario_->units.find(path);
  return found == scenario_->units.end() ? "t" : found->second;
}

const Provenance* Writing::provenance() const {
  if (scenario_ == nullptr) {
    return nullptr;
  }
  const auto found = scenario_->provenance.find(path);
  return found == scenario_->provenance.end() ? nullptr : &found->second;
}

}  // namespace corridor::scenario
