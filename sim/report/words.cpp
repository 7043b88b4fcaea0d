#include "corridor/report/words.hpp"

#include <array>
#include <cstddef>

#include "corridor/core/check.hpp"
#include "corridor/report/format.hpp"

namespace corridor::report {
namespace {

using model::CauseKey;
using model::Lacking;

struct Words {
  Lacking lacking;
  const char* short_word;
  const char* kind;
};

constexpr std::array<Words, 12> kWords{{
    {Lacking::Nothing, "nothing", "nothing"},
    {Lacking::Weather, "weather", "weather"},
    {Lacking::Works, "works", "works and breakdowns"},
    {Lacking::OffShift, "off shift", "working hours"},
    {Lacking::Storage, "storage", "room in storage"},
    {Lacking::Track, "track", "a path on the line"},
    {Lacking::Server, "server", "busy servers"},
    {Lacking::Locomotive, "loco", "locomotives"},
    {Lacking::Wagons, "wagons", "wagons"},
    {Lacking::Vehicle, "vehicle", "vehicles"},
    {Lacking::Window, "window", "windows and timetables"},
    {Lacking::Batch, "batch", "the rest of a load"},
}};

const Words& words_of(Lacking lacking) {
  const auto index = static_cast<std::size_t>(lacking);
  CORRIDOR_CHECK(index < kWords.size() && kWords.at(index).lacking == lacking,
                 "words in the order of the causes");
  return kWords.at(index);
}

/// "customs at aktau" for aktau.customs; the place itself otherwise.
std::string inside_out(const std::string& place) {
  const std::size_t point = place.find('.');
  return point == std::string::npos
             ? name(place)
             : name(place.substr(point + 1)) + " at " + name(place.substr(0, point));
}

}  // namespace

std::string short_word(Lacking lacking) {
  return words_of(lacking).short_word;
}

std::string kind_of_wait(Lacking lacking) {
  return words_of(lacking).kind;
}

std::string obstacle(const CauseKey& cause) {
  const std::string place = inside_out(cause.place);
  const std::string what = name(cause.what);
  if (cause.what.starts_with("embargo ")) {  // no id has a blank
    return what + " at " + place;
  }
  switch (cause.lacking) {
    case Lacking::Nothing:
      break;
    case Lacking::Weather:
      return "weather at " + name(cause.place);
    case Lacking::Works:
      return "works or a breakdown of " + place;
    case Lacking::OffShift:
      return "working hours of " + place;
    case Lacking::Storage:
      return "full " + place;
    case Lacking::Track:
      return "no free path on " + place;
    case Lacking::Server:
      return cause.place.find('.') != std::string::npos ? "busy " + place
                                                        : "no place for " + what + " at " + place;
    case Lacking::Locomotive:
      return "no locomotive at " + place;
    case Lacking::Wagons:
      return "no wagons at " + place;
    case Lacking::Vehicle:
      return "no " + what + " with room at " + place;
    case Lacking::Window:
      return "the window or timetable of " + what + " at " + place;
    case Lacking::Batch:
      return "the rest of the load of " + what + " at " + place;
  }
  return "nothing at " + place;
}

}  // namespace corridor::report
