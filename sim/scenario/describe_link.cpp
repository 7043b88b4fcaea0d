#include <algorithm>

#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "words.hpp"

namespace corridor::scenario {
namespace {

/// Fills the ends from the key `a-b`. Only one way to split it may give two nodes.
void ends_from_key(Reading& reading, const Given& given, Link& link) {
  std::vector<std::size_t> splits;
  const auto& known = reading.scenario().nodes;
  for (std::size_t at = given.id.find('-'); at != std::string::npos;
       at = given.id.find('-', at + 1)) {
    if (known.contains(given.id.substr(0, at)) && known.contains(given.id.substr(at + 1))) {
      splits.push_back(at);
    }
  }
  if (splits.size() == 1) {
    link.from = given.id.substr(0, splits.front());
    link.to = given.id.substr(splits.front() + 1);
    return;
  }
  const std::size_t hyphen = given.id.find('-');
  if (hyphen != std::string::npos && given.id.find('-', hyphen + 1) == std::string::npos) {
    check_reference(reading, nodes(), given.tree.place, given.id.substr(0, hyphen));
    check_reference(reading, nodes(), given.tree.place, given.id.substr(hyphen + 1));
    return;
  }
  reading.error_at(
      given.tree.place,
      fmt::format("the key does not name the two ends (found {}, expected NODE-NODE, or "
                  "from and to)",
                  given.id));
}

void complete_link(Reading& reading, const Given& given, Link& link) {
  if (!given.has("from") && !given.has("to")) {
    ends_from_key(reading, given, link);
  } else if (!given.has("from") || !given.has("to")) {
    reading.error_at(given.tree.place, "from and to go together (found only one of them)");
  }
}

void check_pipeline(Reading& reading, const Given& given, const Link& link) {
  if (!link.rate) {
    reading.error_at(given.tree.place, "required key rate is missing (expected the pumping rate)");
  }
  if (!link.sections.empty()) {
    reading.error_at(given.tree.find("sections")->place, "a pipeline has no sections");
  }
  if (link.slots || link.headway) {
    reading.error_at(given.tree.place, "slots and headway belong to links with vehicles");
  }
  if (link.time && link.line_fill) {
    reading.error_at(given.tree.place, "time and line_fill exclude each other");
  }
}

/// A line of sections: what it must have, and what its sections say instead.
void check_line(Reading& reading, const Given& given, const Link& link) {
  if (link.mode != Mode::Rail) {
    reading.error_at(given.tree.find("sections")->place, "only railway links have sections");
  }
  if (link.loops.size() + 1 != link.sections.size()) {
    reading.error_at(given.tree.find("sections")->place,
                     fmt::format("found {} sections and {} loops (expected a loop between each two "
                                 "sections)",
                                 link.sections.size(),
                                 link.loops.size()));
  }
  for (const char* key : {"time", "slots"}) {
    if (given.has(key)) {
      reading.error_at(given.tree.find(key)->place,
                       fmt::format("{} and sections exclude each other: trains run by the times of "
                                   "the sections when the line is free",
                                   key));
    }
  }
  const bool by_length = std::any_of(link.sections.begin(),
                                     link.sections.end(),
                                     [](const Section& section) { return section.length; });
  if (by_length != link.speed.has_value()) {
    reading.error_at(given.tree.place,
                     by_length ? "required key speed is missing (sections with a length need it)"
                               : "speed is used only by sections with a length");
  }
}

void check_no_line(Reading& reading, const Given& given) {
  for (const char* key : {"loops", "clearance", "dispatching", "order", "background_trains"}) {
    if (given.has(key)) {
      reading.error_at(given.tree.find(key)->place,
                       fmt::format("{} is used only with sections", key));
    }
  }
}

void check_vehicle_link(Reading& reading, const Given& given, const Link& link) {
  if (link.rate || link.background || link.line_fill) {
    reading.error_at(given.tree.place, "rate, background and line_fill belong to pipelines");
  }
  if (link.batch || !link.shares.empty()) {
    reading.error_at(given.tree.place, "batch and shares belong to pipelines");
  }
  if (!link.sections.empty()) {
    check_line(reading, given, link);
    return;
  }
  check_no_line(reading, given);
  if (link.time.has_value() == link.speed.has_value()) {
    reading.error_at(
        given.tree.place,
        fmt::format("{} (expected time, or speed with length)",
                    link.time ? "time and speed exclude each other" : "how long does it take?"));
  }
  if (link.speed && !link.length) {
    reading.error_at(given.tree.place, "required key length is missing (speed needs it)");
  }
}

/// Vehicles are paid and emit by their services and fleets.
void check_money(Reading& reading, const Given& given, const Link& link) {
  for (const char* key : {"operator", "tariffs", "emissions"}) {
    if (link.mode != Mode::Pipeline && given.has(key)) {
      reading.error_at(given.tree.find(key)->place,
                       fmt::format("{} of a link is for pipelines (expected it with {})",
                                   key,
                                   key == std::string("emissions") ? "the fleet" : "the service"));
    }
  }
  if (link.emissions && (link.emissions->per_km || link.emissions->at_berth)) {
    reading.error_at(given.tree.find("emissions")->place,
                     "a pipeline has no vehicles (expected only per_tonne_km)");
  }
}

void check_link(Reading& reading, const Given& given, const Link& link) {
  check_money(reading, given, link);
  if (link.from == link.to) {
    reading.error_at(
        given.tree.place,
        fmt::format("a link from a node to itself (found {} at both ends)", link.from));
  }
  if (link.mode == Mode::Pipeline) {
    check_pipeline(reading, given, link);
  } else {
    check_vehicle_link(reading, given, link);
  }
}

bool key_tells_ends(const Link& link, const std::string& id) {
  return id == link.from + "-" + link.to;
}

void describe_line_of(Describe<Link>& d) {
  d.field("sections",
          &Link::sections,
          list_of(struct_of<Section>(describe_section)),
          "of a railway line, in order, instead of one running time")
      .like("[{time: 40 min}, {time: 35 min, tracks: 2}]");
  d.field("loops", &Link::loops, list_of(struct_of<Loop>(describe_loop)), "between the sections")
      .like("[{name: Sai-Utes, tracks: 2, length: 1050 m}]");
  d.field("clearance",
          &Link::clearance,
          duration(),
          "from a train that has left a section to the next one's start")
      .like("5 min");
  d.field("dispatching",
          &Link::dispatching,
          dispatching(),
          "safe: a train starts only if all can still leave the line; first_come: without that");
  d.field("order", &Link::order, train_order(), "which train goes first, after priority");
  d.field("background_trains",
          &Link::background_trains,
          one_or_list(struct_of<BackgroundTrains>(describe_background_trains)),
          "passenger trains and others that are there, too")
      .like("[{timetable: {every: 12 h}}]");
  d.field("max_train_length", &Link::max_train_length, length(), "of a train that runs here")
      .otherwise("no limit")
      .like("1050 m");
  d.field("max_train_mass", &Link::max_train_mass, mass(), "of a train with its cargo")
      .otherwise("no limit")
      .like("5500 t");
}

void add_pipeline_fields(Describe<Link>& d) {
  d.field("rate", &Link::rate, rate(), "pumping capacity of a pipeline").like("137000 t/day");
  d.field("background", &Link::background, rate(), "other shippers' flow in a pipeline")
      .like("80500 t/day");
  d.field("line_fill",
          &Link::line_fill,
          amount(),
          "what must be pushed into a pipeline before a parcel comes out")
      .like("1250 kt");
  d.field("batch",
          &Link::batch,
          positive_amount(),
          "least amount of one flow that a pipeline takes in a row")
      .otherwise("one lot")
      .like("10 kt");
  d.field("shares",
          &Link::shares,
          by_id(whole(1, 1000)),
          "how flows share a pipeline while several wait for it, in proportion; those without one "
          "have 1")
      .otherwise("first come, first served")
      .like("{tengiz: 3, kashagan: 2}");
}

}  // namespace

const Description& describe_link() {
  static const Description kDescription = [] {
    const auto not_in_key = [](const Link& link, const std::string& id) {
      return !key_tells_ends(link, id);
    };
    Describe<Link> d("link", "A connection of two nodes, both ways unless one_way.");
    d.field("mode", &Link::mode, mode(), "what runs on it").required();
    d.field("from", &Link::from, id_of(nodes()), "one end")
        .otherwise("the first part of the key")
        .like("aktau")
        .written_if<Link>(not_in_key);
    d.field("to", &Link::to, id_of(nodes()), "the other end")
        .otherwise("the second part of the key")
        .like("alat")
        .written_if<Link>(not_in_key);
    d.field("one_way", &Link::one_way, yes_no(), "usable only from `from` to `to`").like("true");
    d.field("length", &Link::length, length(), "length");
    d.field("time", &Link::time, duration_distribution(), "running time");
    d.field("speed", &Link::speed, speed(), "commercial speed over the length, instead of time");
    d.field("slots", &Link::slots, slots(), "path slots: evenly spaced starts, one train each");
    d.field("headway", &Link::headway, positive_duration(), "least time between starts")
        .like("20 min");
    describe_line_of(d);
    add_pipeline_fields(d);
    d.field("operator", &Link::operated_by, label(), "of a pipeline: who is paid")
        .otherwise("carrier and the id")
        .like("BTC");
    d.field("tariffs",
            &Link::tariffs,
            list_of(struct_of<Tariff>(describe_tariff)),
            "prices of a pipeline")
        .like("[{cargo: oil, price: 5 USD/t}]");
    d.field("emissions",
            &Link::emissions,
            struct_of<Emissions>(describe_emissions),
            "CO2 of a pipeline, per_tonne_km only")
        .like("{per_tonne_km: 5 g/t/km}");
    d.complete(complete_link);
    d.check(check_link);
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
