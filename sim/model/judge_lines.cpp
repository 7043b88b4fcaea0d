// Trains that are longer than what they run on, and limits that leave nothing to carry.

#include <algorithm>

#include "judge.hpp"

namespace corridor::model {

namespace {

class LineJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    for (const ServiceSpec& service : layout_.services) {
      if (!service.is_pipeline()) {
        check_service(service);
      }
    }
    for (const LineSpec& line : layout_.lines) {
      check_background(line);
    }
  }

 private:
  void check_service(const ServiceSpec& service) {
    for (const CallSpec& call : service.calls) {
      for (const TrackId track : call.path) {
        check_length(service, layout_.tracks[track]);
      }
      check_mass(service, call);
    }
  }
  void check_background(const LineSpec& line) {
    const std::string path = "links." + line.link + ".background_trains";
    for (const scenario::BackgroundTrains& trains : line.data->background_trains) {
      if (trains.backward && line.data->one_way) {
        error(path, "run against a one-way line");
      }
      if (trains.length) {
        check_loops(path, *trains.length, *line.data);
      }
    }
  }
  static std::string metres(core::Length length) {
    return core::format_number(length.metres, 6) + " m";
  }

  void check_length(const ServiceSpec& service, const TrackSpec& track) {
    const auto& length = service.fleet->length;
    if (!length) {
      return;
    }
    const std::string path = "fleets." + service.data->fleet + ".length";
    const auto& most = track.data->max_train_length;
    if (most && length->metres > most->metres) {
      error(path,
            "a train of " + metres(*length) + " is longer than " + track.link + " lets pass, " +
                metres(*most));
    }
    check_loops(path, *length, *track.data);
  }
  /// Where no loop takes it a train has the whole line to itself.
  void check_loops(const std::string& path, core::Length length, const scenario::Link& link) {
    double longest = link.loops.empty() ? length.metres : 0;
    for (const scenario::Loop& loop : link.loops) {
      longest = std::max(longest, loop.length ? loop.length->metres : length.metres);
    }
    if (length.metres > longest) {
      error(path,
            "a train of " + metres(length) + " is longer than every loop of " + link.from + " - " +
                link.to + " (the longest is " + metres({longest}) + ")");
    }
  }

  void check_mass(const ServiceSpec& service, const CallSpec& call) {
    for (std::uint32_t c = 0; c < layout_.commodities.size() && call.most_grams > 0; ++c) {
      const CommoditySpec& commodity = layout_.commodities[CommodityId{c}];
      const bool boards = call.boards[c];
      if (boards && commodity.grams(commodity.lot) > call.most_grams) {
        error("services." + service.id + ".calls",
              "cannot take a single lot of " + commodity.id + " from " +
                  layout_.nodes[call.node].id + ": the mass limit of its way leaves " +
                  core::format_number(static_cast<double>(call.most_grams) / 1e6, 6) + " t");
      }
      if (boards && commodity.grams(commodity.lot) == 0) {
        error("commodities." + commodity.id,
              "has no mass, and a link on its way limits the mass of trains");
      }
    }
  }
};

}  // namespace

void judge_lines(const Layout& layout, core::Diagnostics& diagnostics) {
  LineJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
