// The marshalling yard of scenarios/lab, every load, unload, arrival, berth and departure, against
// a list that was worked out without the simulator (marshalling_yard.py), and that everything the
// yard is short of keeps wagons waiting now and then.

#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "exact_list.hpp"

namespace corridor::test::marshalling_yard_test {
namespace {

using model::Lacking;

/// What all wagons waited for, as "yard.hump hump".
std::set<std::string> waited_for(const Trial& trial, Lacking lacking) {
  std::set<std::string> found;
  for (const model::FlowOutcome& flow : trial.outcome.flows) {
    for (const model::ChargedTime& charged : flow.account) {
      const model::CauseKey& cause = trial.outcome.causes[charged.cause];
      if (cause.activity == model::Activity::Waiting && cause.lacking == lacking) {
        found.insert(cause.place + " " + cause.what);
      }
    }
  }
  return found;
}

/// Departures of the service from the yard with so many wagons, or with fewer.
int departures(const Trial& trial, const std::string& service, double full, bool fewer) {
  int n = 0;
  for (const model::TraceEvent& row : trial.events) {
    const bool leaves = row.event == "departed" && row.place == "yard";
    if (leaves && row.entity.rfind(service + "#", 0) == 0) {
      n += (row.quantity < full) == fewer ? 1 : 0;
    }
  }
  return n;
}

TEST_CASE("a marshalling yard: every event as it was worked out") {
  const Trial trial = run(shipped("lab/marshalling-yard.yaml"));
  check_equal(minute_list(trial, is_of_vehicles), exact_list("marshalling_yard_expected.csv"));
}

TEST_CASE("a marshalling yard: wagons wait for each thing that it is short of") {
  const Trial trial = run(shipped("lab/marshalling-yard.yaml"));
  using Places = std::set<std::string>;
  CHECK(waited_for(trial, Lacking::Server) == Places{"yard.departure_tracks departure_tracks",
                                                     "yard.hump hump",
                                                     "yard.inspectors inspectors",
                                                     "yard.receiving_tracks receiving_tracks"});
  CHECK(waited_for(trial, Lacking::Locomotive) ==
        Places{"yard humpers", "yard locomotives", "yard trimmers"});
  CHECK(waited_for(trial, Lacking::Track) == Places{"yard-border path", "yard-junction path"});
  CHECK(waited_for(trial, Lacking::Storage) == Places{"yard.tracks tracks"});
  CHECK(waited_for(trial, Lacking::OffShift) == Places{"yard.inspectors rest"});
  const std::map<std::string, double> trains{{"harbour", 18}, {"steelworks", 14}, {"border", 16}};
  for (const auto& train : trains) {
    CAPTURE(train.first);
    CHECK(departures(trial, train.first, train.second, false) > 0);
    CHECK(departures(trial, train.first, train.second, true) > 0);
  }
}

}  // namespace
}  // namespace corridor::test::marshalling_yard_test
