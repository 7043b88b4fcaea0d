#include "corridor/report/run_figures.hpp"

#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "corridor/scenario/dates.hpp"

namespace corridor::report {
namespace {

using Document = nlohmann::json;

Figure figure_of(const Document& json) {
  Figure figure;
  if (json.at("mean").is_number()) {
    figure.mean = json.at("mean").get<double>();
  }
  if (json.at("half_width").is_number()) {
    figure.half_width = json.at("half_width").get<double>();
  }
  return figure;
}

void add_commodities(const Document& json, RunFigures& run) {
  for (const Document& row : json.at("commodities")) {
    const Document& cargo = row.at("cargo");
    RunFigures::Cargo& to = run.commodities[row.at("commodity").get<std::string>()];
    to.unit = row.at("unit").get<std::string>();
    to.offered = figure_of(cargo.at("offered"));
    to.delivered = figure_of(cargo.at("delivered"));
    to.refused = figure_of(cargo.at("refused"));
    to.opening = figure_of(cargo.at("opening"));
    to.closing = figure_of(cargo.at("closing"));
  }
}

void add_facilities(const Document& json, RunFigures& run) {
  for (const Document& row : json.at("facilities")) {
    const Document& time = row.at("time");
    RunFigures::Facility& to = run.facilities[row.at("node").get<std::string>() + "." +
                                              row.at("facility").get<std::string>()];
    to.count = row.at("count").get<double>();
    to.working = figure_of(time.at("working"));
    to.occupied_idle = figure_of(time.at("occupied idle"));
    to.blocked = figure_of(time.at("blocked"));
    to.starved = figure_of(time.at("starved"));
    to.down = figure_of(time.at("down"));
    to.closed = figure_of(time.at("closed"));
    to.mean_queue = figure_of(row.at("mean_queue"));
    to.served = figure_of(row.at("served"));
  }
}

void add_tracks(const Document& json, RunFigures& run) {
  for (const Document& row : json.at("links")) {
    RunFigures::Track& to =
        run.tracks[row.at("link").get<std::string>() + " to " + row.at("to").get<std::string>()];
    to.starts = figure_of(row.at("starts"));
    to.days_waited = figure_of(row.at("vehicle_days_waited"));
  }
}

void add_calls(const Document& json, RunFigures& run) {
  for (const Document& row : json.at("calls")) {
    RunFigures::Call& to =
        run.calls[{row.at("service").get<std::string>(), row.at("call").get<int>() - 1}];
    to.departures = figure_of(row.at("departures"));
    to.wait_for_berth = figure_of(row.at("hours").at("wait_for_berth"));
    to.at_berth = figure_of(row.at("hours").at("at_berth"));
    to.berth_closed = figure_of(row.at("hours").at("closed"));
    for (const auto& [commodity, load] : row.at("mean_load").items()) {
      to.mean_load[commodity] = figure_of(load).mean;
    }
    to.days_per_lot = figure_of(row.at("delay").at("days_per_lot"));
  }
}

void add_stores(const Document& json, RunFigures& run) {
  for (const Document& row : json.at("storages")) {
    if (row.at("capacity").is_number()) {
      run.stores.push_back(
          {.place = row.at("node").get<std::string>() + "." + row.at("storage").get<std::string>(),
           .commodity = row.at("commodity").get<std::string>(),
           .share_full = figure_of(row.at("share_full")).mean});
    }
  }
}

core::Time time_of(const Document& json) {
  const auto parsed = scenario::parse_time(json.get<std::string>());
  return parsed.value ? *parsed.value : core::Time{};
}

RunFigures figures_of(const Document& json) {
  RunFigures run;
  run.name = json.at("name").get<std::string>();
  run.from = time_of(json.at("from"));
  run.to = time_of(json.at("to"));
  run.days = core::to_days(run.to - run.from);
  run.replications = json.at("replications_used").get<int>();
  add_commodities(json, run);
  add_facilities(json, run);
  add_tracks(json, run);
  add_calls(json, run);
  add_stores(json, run);
  return run;
}

}  // namespace

ReadFigures read_run(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "summary.json";
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) {
    return {.figures = std::nullopt,
            .problem = fmt::format("cannot read {}: not the folder of a run?", path.string()),
            .unreadable = true};
  }
  try {
    RunFigures run = figures_of(Document::parse(text.str()));
    if (run.days <= 0 || run.replications <= 0) {
      return {.figures = std::nullopt,
              .problem = fmt::format("{} holds no complete run", path.string())};
    }
    return {.figures = std::move(run), .problem = {}};
  } catch (const Document::exception& error) {
    return {
        .figures = std::nullopt,
        .problem = fmt::format("{} is not the summary of a run: {}", path.string(), error.what())};
  }
}

}  // namespace corridor::report
