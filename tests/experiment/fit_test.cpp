#include "corridor/experiment/fit.hpp"

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "queue.hpp"

namespace corridor::experiment::fit_test {
namespace {

using doctest::Approx;

/// Jobs pass two desks that are never full, letters the second one only: 4 h and 4 h. `observed`
/// are lines of the list.
std::string two_desks(const std::string& observed) {
  return R"(corridor: 1
from: 2024-01-01
to: 2024-03-01
cool_down: 10 d
commodities: {job: {unit: job, lot: 1 job}, letter: {unit: letter, lot: 1 letter}}
nodes:
  office:
    facilities:
      first: {count: 9, time: {value: 4 h, low: 2 h, high: 8 h}}
      second: {count: 9, time: {value: 4 h, low: 2 h, high: 8 h}}
      unused: {count: {value: 2, low: 1, high: 3}, time: 1 h}
    handling:
      - {cargo: job, from: origin, to: destination, steps: [{use: first}, {use: second}]}
      - {cargo: letter, from: origin, to: destination, steps: [{use: second}]}
flows:
  jobs: {from: office, to: office, commodity: job, arrives: {every: 6 h}}
  letters: {from: office, to: office, commodity: letter, arrives: {every: 8 h}}
links: {}
observed:
)" + observed;
}

std::string stay(const std::string& flow, const std::string& value, const std::string& role) {
  return "  - {id: " + flow + ", measure: transit, of: " + flow +
         ", from_event: offered, to_event: delivered, value: " + value +
         ", tolerance: 5 %, role: " + role + "}\n";
}

Fit fitted(const std::string& yaml,
           const std::vector<std::string>& texts,
           int threads = 2,
           int evaluations = 0) {
  const scenario::Scenario scenario = test::scenario_of(yaml);
  const scenario::Parameters asked = scenario::parse_parameters(texts, scenario);
  for (const std::string& problem : asked.problems) {
    FAIL(problem);
  }
  test::NoProgress progress;
  return fit(scenario,
             asked.parameters,
             {.replications = 2,
              .search_replications = 2,
              .evaluations = evaluations,
              .source = "calibrated against a test",
              .common = {.seed = 1, .threads = threads}},
             progress,
             [](const std::string&) {});
}

TEST_CASE("fit: two unknowns and two figures that tell them") {
  // jobs 10 h = first + second, letters 3 h = second: 7 h and 3 h, exactly
  const std::string yaml =
      two_desks(stay("jobs", "10 h", "fitted") + stay("letters", "3 h", "fitted"));
  const Fit fit = fitted(yaml, {"all"});
  REQUIRE(fit.problem.empty());
  REQUIRE(fit.parameters.size() == 3);
  CHECK(fit.parameters[0].fraction == Approx(5.0 / 6).epsilon(0.01));
  CHECK(fit.parameters[1].fraction == Approx(1.0 / 6).epsilon(0.03));
  CHECK(fit.misfit_before == Approx(16 + 400.0 / 9));  // (2 / 0.5)^2 + (1 / 0.15)^2
  CHECK(fit.misfit_after < 0.05);
  CHECK_FALSE(fit.parameters[2].has_effect);  // a facility that nothing uses
  CHECK(fit.moved == std::vector<std::size_t>{0, 1});
  // d(misfit of jobs) = 6 h / 0.5 h by the range of each, of letters 6 h / 0.15 h by the second
  REQUIRE(fit.told);
  CHECK(fit.told->strength[0] == Approx(12).epsilon(0.001));
  CHECK(fit.told->strength[1] == Approx(std::sqrt(144 + 1600)).epsilon(0.001));
  CHECK(fit.told->combinations[1].strength > stats::kLeastStrength);
  REQUIRE(fit.fitted);
  CHECK(fit.fitted->provenance.at("nodes.office.facilities.first.time").confidence ==
        scenario::Confidence::Calibrated);
  CHECK_FALSE(fit.fitted->provenance.contains("nodes.office.facilities.unused.time"));
}

TEST_CASE("fit: two unknowns of which only the sum is seen are told apart by nothing") {
  const Fit fit = fitted(two_desks(stay("jobs", "10 h", "compared")), {"all"});
  REQUIRE(fit.told);
  CHECK(fit.misfit_after < 0.05);
  CHECK(fit.told->combinations[0].strength == Approx(12 * std::sqrt(2)).epsilon(0.001));
  CHECK(fit.told->combinations[1].strength < 0.01);
  CHECK(fit.told->combinations[1].weights[0] == Approx(std::sqrt(0.5)));
  CHECK(fit.told->combinations[1].weights[1] == Approx(-std::sqrt(0.5)));
}

TEST_CASE("fit: figures that are not fitted to do not count, and tell whether it holds") {
  const std::string yaml =
      two_desks(stay("jobs", "10 h", "fitted") + stay("letters", "3 h", "compared"));
  const Fit fit = fitted(yaml, {"nodes.office.facilities.first.time"});
  CHECK(fit.used == std::vector<bool>{true, false});
  CHECK(fit.parameters[0].fraction == Approx(4.0 / 6).epsilon(0.01));  // 6 h + 4 h
  CHECK(fit.misfit_before == Approx(16));
  CHECK(fit.after[1].simulated.mean() == Approx(4));
}

TEST_CASE("fit: what cannot be reached ends at the end of the range") {
  const Fit fit = fitted(two_desks(stay("jobs", "20 h", "fitted")), {"all"});
  CHECK(fit.parameters[0].end == FitEnd::High);
  CHECK(fit.parameters[1].end == FitEnd::High);
  CHECK(fit.misfit_after == Approx(16));  // (20 - 16) / 1
}

TEST_CASE("fit: a whole number") {
  // Nine come at once every day, each takes 1 h: with c desks the mean stay is that of rounds.
  const std::string yaml = R"(corridor: 1
from: 2024-01-01
to: 2024-03-01
cool_down: 10 d
commodities: {job: {unit: job, lot: 1 job}}
nodes:
  office:
    facilities: {desk: {count: {value: 1, low: 1, high: 9}, time: 1 h}}
    handling: [{cargo: job, from: origin, to: destination, steps: [{use: desk}]}]
flows: {jobs: {from: office, to: office, commodity: job, arrives: {every: 1 d, size: 9 jobs}}}
links: {}
observed:
)" + stay("jobs", "2 h", "fitted");  // three desks: 3 x 1 h, 3 x 2 h, 3 x 3 h
  const Fit fit = fitted(yaml, {"all"});
  CHECK(fit.parameters[0].value == "3");
  CHECK(fit.misfit_after == Approx(0));
  CHECK(fit.fitted->nodes.at("office").facilities.at("desk").count == 3);
}

/// M/M/1 whose stay of 90 min was observed.
std::string counter(int days) {
  constexpr int kWarmUp = 20;
  constexpr double kEvery = 60;
  return test::queue_yaml(
             days, kWarmUp, kEvery, "{exponential: {mean: 30 min}, low: 24 min, high: 42 min}") +
         "observed: [{id: stay, measure: transit, of: jobs, from_event: offered, to_event: "
         "delivered, value: 90 min, tolerance: 5 %}]\n";
}

TEST_CASE("fit: the mean service time of M/M/1 from its time in system") {
  // s / (1 - s / 60 min) = 90 min at s = 36 min; half a minute there is three of the stay
  const Fit fit = fitted(counter(1461), {"all"});
  CAPTURE(fit.problem);
  REQUIRE(fit.problem.empty());
  const double minutes = 24 + fit.parameters[0].fraction * 18;
  CHECK(std::fabs(minutes - 36) < 0.5);
  CHECK(fit.misfit_after < 0.01);
}

TEST_CASE("fit: the same on any number of threads, and at most so many points") {
  const std::string yaml = counter(60);
  const Fit one = fitted(yaml, {"all"}, 1, 7);
  const Fit four = fitted(yaml, {"all"}, 4, 7);
  CHECK(one.points.size() == 7);
  REQUIRE(four.points.size() == 7);
  for (std::size_t i = 0; i < one.points.size(); ++i) {
    CHECK(one.points[i].fractions == four.points[i].fractions);
    CHECK(one.points[i].misfit == four.points[i].misfit);
  }
  CHECK(one.misfit_after == four.misfit_after);
  CHECK_FALSE(one.converged);
}

TEST_CASE("fit: what cannot be simulated, and what cannot be compared, is told") {
  std::string yaml = two_desks(stay("jobs", "10 h", "fitted"));
  const std::string lots = "letter: {unit: letter, lot: 1 letter}";
  yaml.insert(yaml.find(lots), "crate: {unit: crate, lot: 10 crates}, ");
  yaml.insert(yaml.find("    handling:"), "    storage: {room: {capacity: {crate: 300 crates}}}\n");
  const Fit refused =
      fitted(yaml, {"nodes.office.storage.room.capacity.crate=5 crates..300 crates"});
  CHECK(refused.problem.find("capacity.crate cannot be 5 crates: ") != std::string::npos);
  CHECK(refused.problem.find("smaller than one lot of 10 crate") != std::string::npos);
  const Fit nothing = fitted(two_desks(stay("jobs", "10 t", "fitted")), {"all"});
  CHECK(nothing.problem.find("none of the observed figures") != std::string::npos);
}

TEST_CASE("fit: asked to stop") {
  class StopAfter final : public Progress {
   public:
    bool go_on(int /*done*/, int /*total*/) override { return --left_ > 0; }

   private:
    int left_ = 30;
  };
  const scenario::Scenario scenario = test::scenario_of(two_desks(stay("jobs", "10 h", "fitted")));
  const scenario::Parameters asked = scenario::parse_parameters({"all"}, scenario);
  StopAfter progress;
  const Fit fit =
      experiment::fit(scenario,
                      asked.parameters,
                      {.replications = 2, .search_replications = 2, .source = {}, .common = {}},
                      progress,
                      [](const std::string&) {});
  CHECK(fit.interrupted);
  CHECK_FALSE(fit.fitted);
}

}  // namespace
}  // namespace corridor::experiment::fit_test
