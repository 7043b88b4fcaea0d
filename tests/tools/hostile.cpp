#include "hostile.hpp"

#include <doctest/doctest.h>

#include "command.hpp"

namespace corridor::tools {
namespace {

std::string without(std::string text, const std::string& part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) {
    text.erase(at, part.size());
  }
  return text;
}

}  // namespace

void judge(const Hostile& row) {
  CAPTURE(row.name);
  const Scratch scratch;
  const std::string file = (scratch / "s.yaml").string();
  const std::string out = (scratch / "out").string();
  write(file, row.text);
  const Answer checked = check({file, "-q"});
  const std::string complaints = without(checked.err, scratch.path().string() + "/");
  CAPTURE(complaints);
  CHECK(checked.exit_code == row.exit_code);
  CHECK(checked.out.empty());
  CHECK(complaints.compare(0, row.first.size(), row.first) == 0);
  CHECK(complaints.empty() == row.first.empty());
  const Answer ran = run({file, "-n", "1", "-q", "-o", out});
  CAPTURE(ran.err);
  CHECK(ran.exit_code == (row.exit_code != 0 ? row.exit_code : row.ran));
  CHECK(ran.err.compare(0, checked.err.size(), checked.err) == 0);
  CHECK(std::filesystem::exists(out) == (row.exit_code == 0));
}

void judge(const std::vector<Hostile>& rows) {
  for (const Hostile& row : rows) {
    judge(row);
  }
}

std::string report_of(const std::string& text) {
  const Scratch scratch;
  write(scratch / "s.yaml", text);
  const Answer answer =
      run({(scratch / "s.yaml").string(), "-n", "2", "-o", (scratch / "out").string()});
  std::string joined;  // lines are wrapped at any blank
  for (const char c : answer.out) {
    const bool blank = c == '\n' || c == ' ';
    if (!blank || (!joined.empty() && joined.back() != ' ')) {
      joined += blank ? ' ' : c;
    }
  }
  return joined;
}

std::string with(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  CAPTURE(from);
  REQUIRE(at != std::string::npos);
  return std::string(text).replace(at, from.size(), to);
}

const std::string& queue_text() {
  static const std::string kText = R"(corridor: 1
name: Customs lanes
from: 2024-01-01
to: 2024-03-01
warm_up: 5 d
cool_down: 5 d
replications: 2
commodities:
  truck: {unit: truck, lot: 1 truck}
nodes:
  border:
    facilities: {lanes: {count: 2, time: {exponential: {mean: 1 h}}}}
    handling:
      - {cargo: truck, from: origin, to: destination, steps: [{use: lanes, per: lot}]}
flows:
  trucks: {from: border, to: border, commodity: truck, arrives: {every: {exponential: {mean: 40 min}}}}
)";
  return kText;
}

const std::string& ferry_text() {
  static const std::string kText = R"(corridor: 1
name: Two ports
from: 2024-01-01
to: 2024-03-01
warm_up: 5 d
cool_down: 5 d
replications: 2
commodities:
  box: {unit: TEU, lot: 1 TEU, mass: 14 t/TEU}
nodes:
  west:
    facilities: {berth: {count: 1}, cranes: {count: 1}}
    storage: {yard: {capacity: {box: 200 TEU}}}
    handling:
      - {cargo: box, from: origin, to: sea, steps: [{time: 0 h, into: yard}, {use: cranes, time: 3 min, out_of: yard}]}
  east:
    facilities: {berth: {count: 1}, cranes: {count: 1}}
    storage: {yard: {capacity: {box: 300 TEU}}}
    handling:
      - {cargo: box, from: sea, to: destination, steps: [{use: cranes, time: 3 min, into: yard}, {time: 1 h, out_of: yard}]}
links:
  west-east: {mode: sea, length: 400 km, time: 20 h}
fleets:
  ferries: {kind: ship, count: 2, capacity: {box: 20 TEU}, home: west}
services:
  ferry:
    fleet: ferries
    calls: [{at: west, berth: berth, depart: {when: full, at_most: 1 d}}, {at: east, berth: berth}]
flows:
  boxes: {from: west, to: east, commodity: box, volume: 3000 TEU/yr}
disruptions:
  works: {closes: [west], dates: [{from: 2024-02-01, to: 2024-02-03}]}
)";
  return kText;
}

}  // namespace corridor::tools
