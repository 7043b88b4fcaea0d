#include <algorithm>

#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/dates.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "words.hpp"

namespace corridor::scenario {
namespace {

/// Arrivals in order: a list typed by hand often is not. The same time twice is two arrivals.
void complete_arrivals(Reading& reading, const Given& given, Arrivals& arrivals) {
  if (!std::is_sorted(arrivals.at.begin(), arrivals.at.end())) {
    std::sort(arrivals.at.begin(), arrivals.at.end());
    reading.warning_at(given.tree.find("at")->place, "times were not in order; they were sorted");
  }
  std::ranges::stable_sort(arrivals.rates, {}, &DatedRate::at);
}

void check_stream_rates(Reading& reading, const Given& given, const Arrivals& arrivals) {
  constexpr double kMostADay = 1e9;
  const auto too_much = [](const DatedRate& dated) { return dated.rate.per_day() > kMostADay; };
  const bool much = arrivals.rate && arrivals.rate->per_day() > kMostADay;
  if (much || std::ranges::any_of(arrivals.rates, too_much)) {
    reading.error_at(given.tree.find(much ? "rate" : "rates")->place,
                     "out of range (expected at most 1e9 a day)");
  }
  const auto twice = std::ranges::adjacent_find(arrivals.rates, {}, &DatedRate::at);
  if (twice != arrivals.rates.end()) {
    reading.error_at(given.tree.find("rates")->place,
                     fmt::format("two rates at one date (found {})", time_text(twice->at)));
  }
}

/// What a stream into a tank may be told.
void check_stream(Reading& reading, const Given& given, const Arrivals& arrivals) {
  const auto refuse = [&](const char* key, const std::string& why) {
    reading.error_at(given.tree.find(key)->place, why);
  };
  for (const char* key : {"as", "size", "first", "at"}) {
    if (given.has(key)) {
      refuse(key, fmt::format("{} is not for a stream, which comes continuously", key));
    }
  }
  if (arrivals.rate && !arrivals.rates.empty()) {
    refuse("rates", "rate and rates exclude each other");
  }
  if (given.has("process") && (arrivals.rate || !arrivals.rates.empty())) {
    refuse("process", "process is used only with a volume");
  }
  if (arrivals.factor.has_value() != arrivals.every.has_value()) {
    refuse(arrivals.factor ? "factor" : "every",
           "factor and every go together: the stream is drawn anew after each `every`");
  }
  check_stream_rates(reading, given, arrivals);
}

void check_arrivals(Reading& reading, const Given& given, const Arrivals& arrivals) {
  if (arrivals.continuous()) {
    check_stream(reading, given, arrivals);
    return;
  }
  if (arrivals.factor) {
    reading.error_at(given.tree.find("factor")->place,
                     "factor is of a stream (expected rate, rates or process: continuous)");
  }
  if (arrivals.every && !arrivals.at.empty()) {
    reading.error_at(given.tree.find("at")->place, "every and at exclude each other");
  }
  if (given.has("first") && !arrivals.every) {
    reading.error_at(given.tree.find("first")->place, "first is used only with every");
  }
  if (given.has("process") && (arrivals.every || !arrivals.at.empty())) {
    reading.error_at(given.tree.find("process")->place, "process is used only with a volume");
  }
  if (arrivals.as != ArrivalForm::Lots && !arrivals.size) {
    reading.error_at(given.tree.place,
                     "required key size is missing (expected the size of a group or train)");
  }
}

/// One of the ways to say how much.
void check_amount(Reading& reading, const Given& given, const Flow& flow) {
  const Arrivals& arrives = flow.arrives;
  const bool by_volume = arrives.process == ArrivalProcess::Continuous;
  const bool dated =
      arrives.continuous() ? !by_volume : arrives.every.has_value() || !arrives.at.empty();
  const int amounts = static_cast<int>(flow.volume.has_value()) + static_cast<int>(dated) +
                      static_cast<int>(flow.returns.has_value()) +
                      static_cast<int>(flow.vehicles.has_value());
  if (amounts == 0) {
    reading.error_at(given.tree.place,
                     "how much? (expected volume, or every, at, rate or rates in arrives, or "
                     "returns or vehicles)");
  } else if (amounts > 1) {
    const char* const excluded =
        arrives.continuous() ? "arrives.rate and arrives.rates" : "arrives.every and arrives.at";
    const char* const told = flow.returns ? "returns" : "vehicles";
    reading.error_at(given.tree.place,
                     flow.returns || flow.vehicles
                         ? fmt::format("{} says how much comes: it excludes volume, arrives{}",
                                       told,
                                       flow.returns && flow.vehicles ? " and vehicles" : "")
                         : fmt::format("volume excludes {}", excluded));
  }
}

void check_routes(Reading& reading, const Given& given, const Flow& flow) {
  constexpr std::size_t kMostAlternatives = 15;
  if (flow.alternatives.empty()) {
    if (flow.choice != RouteChoice::Fixed) {
      reading.error_at(given.tree.find("choice")->place,
                       "nothing to choose from (expected alternatives: other routes, as services "
                       "in order)");
    }
    return;
  }
  const Place place = given.tree.find("alternatives")->place;
  if (flow.alternatives.size() > kMostAlternatives) {
    reading.error_at(place,
                     fmt::format("too many routes (found {}, expected at most {})",
                                 flow.alternatives.size(),
                                 kMostAlternatives));
  }
  if (flow.from == flow.to) {
    reading.error_at(place, "a flow from a node to itself takes no route");
  }
  if (flow.arrives.continuous()) {
    reading.error_at(place, "a stream fills one tank (expected cargo that comes in lots)");
  }
}

void check_flow(Reading& reading, const Given& given, const Flow& flow) {
  check_amount(reading, given, flow);
  check_routes(reading, given, flow);
  if (flow.returns && flow.from == flow.to) {
    reading.error_at(given.tree.place, "empties that return to where they are");
  }
  if (flow.vehicles && given.has("arrives")) {
    reading.error_at(given.tree.find("arrives")->place,
                     "its vehicles come when they leave their call (leave arrives out)");
  }
  if (given.has("operator") && !flow.through_rate) {
    reading.error_at(given.tree.find("operator")->place, "operator is used only with through_rate");
  }
  if (given.has("by_month") && given.has("by_month_counts")) {
    reading.error_at(given.tree.find("by_month_counts")->place,
                     "by_month and by_month_counts exclude each other");
  }
  if (flow.by_month_given && !flow.volume) {
    reading.error_at(given.tree.place, "by_month is used only with volume");
  }
}

void enter_flow(Scope& scope, const Flow& flow) {
  if (scope.scenario == nullptr) {
    return;
  }
  const auto found = scope.scenario->commodities.find(flow.commodity);
  scope.cargo_unit = found == scope.scenario->commodities.end() ? "" : found->second.unit;
}

void describe_routes(Describe<Flow>& d) {
  d.field("via", &Flow::via, one_or_list(id_of(services())), "services to take, in order")
      .otherwise("the fastest route")
      .like("[kazakh_rail, feeder]");
  d.field("alternatives",
          &Flow::alternatives,
          list_of(one_or_list(id_of(services()))),
          "other routes, as services to take in order; the first is the one preferred")
      .like("[[kazakh_rail, ro_ro], [road]]");
  d.field("choice",
          &Flow::choice,
          route_choice(),
          "of a route, at the origin and at each terminal on the way: the first one, the one that "
          "takes the least time or money from there, or the first whose next vehicle has room")
      .like("time");
}

}  // namespace

const Description& describe_dated_rate() {
  static const Description kDescription = [] {
    Describe<DatedRate> d("dated rate", "What a stream brings from a date on.");
    d.field("at", &DatedRate::at, date(), "date").required();
    d.field("rate", &DatedRate::rate, stream_rate(), "its rate").required().like("900 t/h");
    return d.done();
  }();
  return kDescription;
}

const Description& describe_arrivals() {
  static const Description kDescription = [] {
    Describe<Arrivals> d("arrival", "How the cargo of a flow comes.");
    d.field("as",
            &Arrivals::as,
            arrival_form(),
            "single lots, groups released at once, or block trains to one destination");
    d.field("size",
            &Arrivals::size,
            size_distribution(),
            "of a group or train, rounded to lots, at least one")
        .otherwise("one lot");
    d.field("process",
            &Arrivals::process,
            arrival_process(),
            "with a volume: at random, evenly spaced, or as a stream into a tank");
    d.field("every",
            &Arrivals::every,
            interval_distribution(),
            "time between arrivals; of a stream: between two draws of its factor")
        .like("{exponential: {mean: 20 min}}");
    d.field("first",
            &Arrivals::first,
            duration(),
            "with every: the first arrival, counted from the start of the run")
        .otherwise("a draw of every")
        .given(&Arrivals::starts_with_draw, false);
    d.field("at", &Arrivals::at, list_of(date()), "arrivals at these times");
    d.field("rate", &Arrivals::rate, stream_rate(), "a stream into a tank, instead of lots")
        .like("900 t/h");
    d.field("rates",
            &Arrivals::rates,
            list_of(struct_of<DatedRate>(describe_dated_rate)),
            "a stream whose rate changes at dates; nothing comes before the first")
        .like("[{at: 2024-01-01, rate: 900 t/h}, {at: 2024-06-01, rate: 0 t/h}]");
    d.field("factor",
            &Arrivals::factor,
            factor_distribution(),
            "of a stream: multiplies its rate, drawn anew after each `every`")
        .like("{uniform: {low: 0.5, high: 1}}");
    d.complete(complete_arrivals);
    d.check(check_arrivals);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_flow() {
  static const Description kDescription = [] {
    Describe<Flow> d("flow", "Demand from node to node.");
    d.field("from", &Flow::from, id_of(nodes()), "where it starts").required().like("altynkol");
    d.field("to", &Flow::to, id_of(nodes()), "where it ends; the same node for a plain queue")
        .required()
        .like("poti");
    d.field("commodity", &Flow::commodity, id_of(commodities()), "what is carried")
        .required()
        .like("container");
    d.field("volume", &Flow::volume, yearly_volume(), "per calendar year");
    d.field("by_month", &Flow::by_month, shares_of_year(), "season of the volume")
        .otherwise("by the days of the month")
        .given(&Flow::by_month_given, true);
    d.field("by_month_counts",
            &Flow::by_month,
            counts_of_year(),
            "season as twelve counts, of which the shares are taken")
        .otherwise("see by_month")
        .given(&Flow::by_month_given, true)
        .alias();
    d.field("arrives", &Flow::arrives, struct_of<Arrivals>(describe_arrivals), "how it comes")
        .otherwise("lot by lot, at random")
        .like("{as: block_train, size: 95 TEU}");
    d.field("due", &Flow::due, positive_duration(), "time within which a lot is on time")
        .like("15 d");
    d.field("priority", &Flow::priority, whole(-1000, 1000), "higher boards first").like("1");
    describe_routes(d);
    d.field("returns",
            &Flow::returns,
            struct_of<Returns>(describe_returns),
            "its lots are empties of a pool, which come when some are free")
        .like("{pool: wagons, batch: 10}");
    d.field("vehicles",
            &Flow::vehicles,
            struct_of<RidingVehicles>(describe_riding_vehicles),
            "its lots are vehicles of a service, which ride instead of running")
        .like("{of: trucks}");
    d.field("counts", &Flow::counts, one_or_list(label()), "labels of the totals it counts in")
        .like("titr");
    d.field("through_rate",
            &Flow::through_rate,
            money_per_unit(),
            "all that the shipper pays, to one operator, who pays legs and terminals")
        .otherwise("the shipper pays them")
        .like("4200 USD/TEU");
    d.field("operator", &Flow::operated_by, label(), "who sells the through rate")
        .otherwise("through operator of the id")
        .like("Middle Corridor Multimodal");
    d.enter(enter_flow);
    d.check(check_flow);
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
