#include <algorithm>

#include <fmt/format.h>

#include "changes.hpp"
#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/dates.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "sort_unique.hpp"
#include "windows.hpp"
#include "words.hpp"

namespace corridor::scenario {
namespace {

const std::vector<Forbids> kAllForbidden{Forbids::Arrivals, Forbids::Departures, Forbids::Starts};
const std::vector<Mode> kAllModes{Mode::Rail, Mode::Sea, Mode::Road, Mode::Pipeline};

std::vector<Mode> default_modes(const Disruption& disruption) {
  return disruption.reason == Reason::Weather ? std::vector<Mode>{Mode::Sea} : kAllModes;
}

Reason default_reason(const Disruption& disruption) {
  if (disruption.shifts) {
    return Reason::Shift;
  }
  return disruption.share_by_month ? Reason::Weather : Reason::Works;
}

void complete_disruption(Reading& reading, const Given& given, Disruption& disruption) {
  if (!given.has("reason")) {
    disruption.reason = default_reason(disruption);
  }
  if (!given.has("modes")) {
    disruption.modes = default_modes(disruption);
  }
  if (!given.has("forbids")) {
    disruption.forbids = kAllForbidden;
  }
  sort_unique(disruption.modes);
  sort_unique(disruption.forbids);
  if (disruption.dates.size() > 1) {
    merge_dates(reading, given, disruption.dates);
  }
}

void check_disruption(Reading& reading, const Given& given, const Disruption& disruption) {
  const int calendars = static_cast<int>(disruption.share_by_month.has_value()) +
                        static_cast<int>(disruption.every.has_value()) +
                        static_cast<int>(disruption.shifts.has_value()) +
                        static_cast<int>(!disruption.dates.empty());
  if (calendars != 1) {
    reading.error_at(given.tree.place,
                     fmt::format("{} calendars (expected exactly one of "
                                 "share_by_month, every, shifts and dates)",
                                 calendars));
  }
  if (disruption.share_by_month.has_value() != disruption.length.has_value()) {
    reading.error_at(given.tree.place, "share_by_month and length go together");
  }
  if (disruption.share_by_month && disruption.under_way == UnderWay::Whole) {
    reading.error_at(given.tree.find("under_way")->place,
                     "nobody knows when a random closure will come (found whole, expected finish, "
                     "pause or restart)");
  }
  if (disruption.longest && !disruption.length) {
    reading.error_at(given.tree.place, "longest is used only with share_by_month");
  }
  if (disruption.closes.empty() && disruption.changes.empty() &&
      disruption.reason != Reason::Window) {
    reading.error_at(given.tree.place,
                     "closes nothing (expected closes or changes, or reason: window for calls that "
                     "name it as their window)");
  }
  if (!disruption.changes.empty() && disruption.dates.empty()) {
    reading.error_at(given.tree.place, "changes need dates");
  }
  if (disruption.forbids.empty() || disruption.modes.empty()) {
    reading.error_at(given.tree.place, "an empty list of modes or of what is forbidden");
  }
}

void check_cycle(Reading& reading, const Given& given, const Cycle& cycle) {
  if (cycle.length >= cycle.every) {
    reading.error_at(given.tree.find("length")->place,
                     fmt::format("always closed (found length {}, expected less than {})",
                                 duration_text(cycle.length),
                                 duration_text(cycle.every)));
  }
}

void check_window(Reading& reading, const Given& given, const Window& window) {
  if (window.from >= window.to) {
    reading.error_at(given.tree.place,
                     fmt::format("ends before it begins (found {} to {})",
                                 time_text(window.from),
                                 time_text(window.to)));
  }
}

}  // namespace

void merge_dates(Reading& reading, const Given& given, std::vector<Window>& dates) {
  std::stable_sort(
      dates.begin(), dates.end(), [](const Window& a, const Window& b) { return a.from < b.from; });
  std::vector<Window> merged;
  for (const Window& window : dates) {
    if (!merged.empty() && window.from <= merged.back().to) {
      merged.back().to = std::max(merged.back().to, window.to);
    } else {
      merged.push_back(window);
    }
  }
  if (merged.size() < dates.size()) {
    reading.warning_at(given.tree.find("dates")->place, "dates overlap or touch; they were merged");
  }
  dates = std::move(merged);
}

const Description& describe_cycle() {
  static const Description kDescription = [] {
    Describe<Cycle> d("cycle", "Closed for a while, again and again; counted from 1970-01-01 UTC.");
    d.field("every", &Cycle::every, positive_duration(), "from one closure to the next")
        .required()
        .like("1 d");
    d.field("offset", &Cycle::offset, duration(), "start of the first closure").like("18 h");
    d.field("length", &Cycle::length, positive_duration(), "length of a closure").required();
    d.check(check_cycle);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_window() {
  static const Description kDescription = [] {
    Describe<Window> d("window", "From one date to another.");
    d.field("from", &Window::from, date(), "beginning").required();
    d.field("to", &Window::to, date(), "end").required();
    d.check(check_window);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_disruption() {
  static const Description kDescription = [] {
    Describe<Disruption> d("disruption",
                           "Storm, tide, closure, works: takes things away for a time.");
    d.field("closes", &Disruption::closes, one_or_list(id_of(closable())), "what it closes")
        .like("[aktau, nodes.alat.facilities.berths]");
    d.field("forbids",
            &Disruption::forbids,
            one_or_list(forbids()),
            "what is forbidden; departures: to vehicles of a node, or at a berth")
        .otherwise("arrivals, departures and starts")
        .written_if<Disruption>(
            [](const Disruption& x, const std::string&) { return x.forbids != kAllForbidden; });
    d.field("modes", &Disruption::modes, one_or_list(mode()), "whose vehicles and steps it touches")
        .otherwise("sea for weather, else all")
        .written_if<Disruption>(
            [](const Disruption& x, const std::string&) { return x.modes != default_modes(x); });
    d.field("reason", &Disruption::reason, reason(), "what delay it is charged to")
        .otherwise("weather with share_by_month, shift with shifts, else works")
        .written_if<Disruption>(
            [](const Disruption& x, const std::string&) { return x.reason != default_reason(x); });
    d.field("under_way",
            &Disruption::under_way,
            under_way(),
            "what happens to work under way; whole: begun only if it will be done before");
    d.field("share_by_month",
            &Disruption::share_by_month,
            shares_of_months(),
            "random closures whose closed share of each month is this");
    d.field("length", &Disruption::length, interval_distribution(), "of a random closure")
        .like("{lognormal: {mean: 36 h, cv: 0.8}}");
    d.field("longest", &Disruption::longest, positive_duration(), "cap of a random closure")
        .like("7 d");
    d.field("every", &Disruption::every, struct_of<Cycle>(describe_cycle), "cyclic closures")
        .like("{every: 1 d, offset: 18 h, length: 6 h}");
    d.field("shifts",
            &Disruption::shifts,
            struct_of<Shifts>(describe_shifts),
            "closed outside working hours")
        .like("{open: {from: 8 h, to: 20 h}, days: [mon, tue, wed, thu, fri]}");
    d.field(
         "dates", &Disruption::dates, list_of(struct_of<Window>(describe_window)), "dated closures")
        .like("[{from: 2024-03-01, to: 2024-03-05}]");
    d.field(
        "changes", &Disruption::changes, dated_changes(), "numbers that differ during the dates");
    d.complete(complete_disruption);
    d.check(check_disruption);
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
