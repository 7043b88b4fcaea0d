#include "corridor/report/trace.hpp"

#include <ostream>

#include <fmt/format.h>

#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/words.hpp"

namespace corridor::report {
namespace {

using model::Activity;
using model::CauseKey;
using model::JourneyStage;

/// To the minute: seconds say nothing over weeks, but a short stage keeps its length.
std::string minute(core::Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::minutes>(time - day));
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}",
                     static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()),
                     clock.hours().count(),
                     clock.minutes().count());
}

std::string doing(const CauseKey& cause) {
  switch (cause.activity) {
    case Activity::Moving:
      return "moving";
    case Activity::InService:
      return name(cause.what);
    case Activity::Waiting:
      break;
  }
  return "waiting: " + obstacle(cause);
}

}  // namespace

TraceCsv::TraceCsv(std::ostream& out)
    : out_(out), csv_({"time_us", "entity", "event", "place", "cause", "quantity"}) {
  out_ << csv_.take();
}

void TraceCsv::write(const model::TraceEvent& event) {
  csv_.count(event.time.time_since_epoch().count()).text(event.entity).text(event.event);
  csv_.text(event.place).text(event.cause).number(event.quantity).end_row();
  out_ << csv_.take();
}

std::string journey_table(const std::string& lot, const std::vector<JourneyStage>& journey) {
  if (journey.empty()) {
    return {};
  }
  Table table({{.header = "from (UTC)", .align = Align::Left},
               {.header = "hours"},
               {.header = "at", .align = Align::Left},
               {.header = "what", .align = Align::Left},
               {.header = "in or on", .align = Align::Left}});
  for (const JourneyStage& stage : journey) {
    table.add({minute(stage.from),
               fixed(core::to_hours(stage.to - stage.from), 2),
               name(stage.cause.place),
               doing(stage.cause),
               name(stage.carrier)});
  }
  const core::Duration all = journey.back().to - journey.front().from;
  return heading("The journey of " + name(lot)) + table.text() +
         fmt::format("From {} to {}: {} h, {} d.\n",
                     minute(journey.front().from),
                     minute(journey.back().to),
                     fixed(core::to_hours(all), 2),
                     fixed(core::to_days(all), 2));
}

std::string journey_csv(const std::vector<JourneyStage>& journey) {
  Csv csv({"from_us",
           "to_us",
           "from_utc",
           "to_utc",
           "duration_h",
           "activity",
           "lacking",
           "place",
           "what",
           "carrier"});
  for (const JourneyStage& stage : journey) {
    csv.count(stage.from.time_since_epoch().count()).count(stage.to.time_since_epoch().count());
    csv.text(core::to_string(stage.from)).text(core::to_string(stage.to));
    csv.number(core::to_hours(stage.to - stage.from));
    csv.text(model::to_string(stage.cause.activity));
    csv.text(stage.cause.lacking == model::Lacking::Nothing
                 ? ""
                 : model::to_string(stage.cause.lacking));
    csv.text(stage.cause.place).text(stage.cause.what).text(stage.carrier).end_row();
  }
  return csv.content();
}

}  // namespace corridor::report
