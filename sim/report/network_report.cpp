#include "corridor/report/network_report.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

using core::Amount;
using scenario::Mode;
using scenario::Scenario;

std::string mode_word(Mode mode) {
  switch (mode) {
    case Mode::Rail:
      return "rail";
    case Mode::Sea:
      return "sea";
    case Mode::Road:
      return "road";
    case Mode::Pipeline:
      return "pipeline";
  }
  return {};
}

template <class Value, class Word>
std::string list_of(const std::map<std::string, Value>& things, Word word) {
  std::string text;
  for (const auto& [id, thing] : things) {
    text += (text.empty() ? "" : ", ") + word(id, thing);
  }
  return text;
}

std::string node_table(const Scenario& scenario) {
  Table table({{.header = "node", .align = Align::Left},
               {.header = "name", .align = Align::Left},
               {.header = "country", .align = Align::Left}});
  for (const auto& [id, node] : scenario.nodes) {
    const auto facility = [](const std::string& key, const scenario::Facility& one) {
      return one.count == 1 ? name(key) : fmt::format("{} x {}", one.count, name(key));
    };
    const auto key_alone = [](const std::string& key, const auto&) { return name(key); };
    table.add({name(id), name(node.name), name(node.country)});
    if (!node.facilities.empty()) {
      table.add_note("facilities: " + list_of(node.facilities, facility));
    }
    if (!node.storage.empty()) {
      table.add_note("storage: " + list_of(node.storage, key_alone));
    }
  }
  return heading("Nodes") + table.text();
}

std::string running_time(const scenario::Link& link) {
  if (!link.sections.empty()) {
    core::Duration sections{0};
    for (std::size_t i = 0; i < link.sections.size(); ++i) {
      sections += scenario::running_time(link, i, false);
    }
    return rounded(core::to_hours(sections));
  }
  if (link.time) {
    return rounded(core::to_hours(core::mean_duration(*link.time)));
  }
  return link.length && link.speed && link.speed->metres_per_second > 0
             ? rounded(core::to_hours(core::travel_time(*link.length, *link.speed)))
             : "-";
}

std::string link_table(const Scenario& scenario) {
  constexpr double kMetresPerKilometre = 1000;
  Table table({{.header = "link", .align = Align::Left},
               {.header = "mode", .align = Align::Left},
               {.header = "from", .align = Align::Left},
               {.header = "to", .align = Align::Left},
               {.header = "length\nkm"},
               {.header = "time\nh"},
               {.header = "slots\nper day"},
               {.header = "ways"}});
  for (const auto& [id, link] : scenario.links) {
    const auto slots = [](const scenario::Slots& s) {
      return plain(static_cast<double>(s.count) / core::to_days(s.per));
    };
    table.add({name(id),
               mode_word(link.mode),
               name(link.from),
               name(link.to),
               link.length ? plain(link.length->metres / kMetresPerKilometre) : "-",
               running_time(link),
               link.slots ? slots(*link.slots) : "-",
               link.one_way ? "1" : "2"});
  }
  return heading("Links") + table.text();
}

std::string capacity_of(const Scenario& scenario, const scenario::Fleet& fleet) {
  std::string text =
      list_of(fleet.capacity, [&](const std::string& commodity, const Amount& amount) {
        const auto known = scenario.commodities.find(commodity);
        const std::string unit = known != scenario.commodities.end() ? known->second.unit : "";
        return fmt::format("{} {}{}",
                           plain(amount.to_units()),
                           unit == commodity ? "" : name(unit) + " ",
                           name(commodity));
      });
  if (fleet.lanes) {
    text += fmt::format("{}{} m of lanes", text.empty() ? "" : ", ", plain(fleet.lanes->metres));
  }
  return text;
}

std::string calls_of(const scenario::Service& service) {
  std::string text;
  for (const scenario::Call& call : service.calls) {
    text += (text.empty() ? "" : " - ") + name(call.at);
  }
  return text;
}

std::string vehicles_of(const scenario::Service& service, const scenario::Fleet* fleet) {
  if (service.vehicles) {
    return fmt::format("{}", *service.vehicles);
  }
  return fleet != nullptr && fleet->count ? fmt::format("{}", *fleet->count) : "any";
}

std::string service_table(const Scenario& scenario) {
  Table table({{.header = "service", .align = Align::Left},
               {.header = "fleet", .align = Align::Left},
               {.header = "vehicles"}});
  for (const auto& [id, service] : scenario.services) {
    const auto found = scenario.fleets.find(service.fleet);
    const scenario::Fleet* fleet = found != scenario.fleets.end() ? &found->second : nullptr;
    table.add({name(id), name(service.fleet), vehicles_of(service, fleet)});
    table.add_note(calls_of(service) +
                   (fleet != nullptr ? "; each carries " + capacity_of(scenario, *fleet) : ""));
  }
  return table.empty() ? "" : heading("Services") + table.text();
}

/// "altynkol =(train)= aktau =(feeder)= alat".
std::string route_text(const model::FlowRoute& route, const scenario::Flow& flow) {
  std::string text = name(flow.from);
  for (const model::RouteLeg& leg : route.legs) {
    text += fmt::format(" =({})= {}", name(leg.service), name(leg.to));
  }
  return text;
}

std::string flow_table(const Scenario& scenario, const std::vector<model::FlowRoute>& routes) {
  Table table({{.header = "flow", .align = Align::Left},
               {.header = "cargo", .align = Align::Left},
               {.header = "volume\nper yr"},
               {.header = "unit", .align = Align::Left},
               {.header = "due\nd"},
               {.header = "free flow\nd"}});
  for (const auto& [id, flow] : scenario.flows) {
    const auto route = std::ranges::find(routes, id, &model::FlowRoute::flow);
    const auto commodity = scenario.commodities.find(flow.commodity);
    table.add({name(id),
               name(flow.commodity),
               flow.volume ? plain(flow.volume->to_units()) : "-",
               commodity != scenario.commodities.end() ? name(commodity->second.unit) : "",
               flow.due ? plain(core::to_days(*flow.due)) : "-",
               route != routes.end() ? rounded(route->free_flow_days) : "-"});
    if (route != routes.end()) {
      table.add_note(route_text(*route, flow));
    }
  }
  return table.empty() ? "" : heading("Flows and their routes") + table.text();
}

std::string demand_table(const std::vector<model::LinkDemand>& demand) {
  Table table({{.header = "link", .align = Align::Left},
               {.header = "towards", .align = Align::Left},
               {.header = "demand\nper day"},
               {.header = "capacity\nper day"},
               {.header = "unit", .align = Align::Left},
               {.header = "used"}});
  for (const model::LinkDemand& row : demand) {
    if (row.demand == 0 && !row.capacity) {
      continue;
    }
    const bool limited = row.capacity && *row.capacity > 0;
    table.add({name(row.link),
               name(row.to),
               rounded(row.demand),
               row.capacity ? plain(*row.capacity) : "-",
               name(row.unit),
               limited ? percent(row.demand / *row.capacity) : "-"});
  }
  if (table.empty()) {
    return {};
  }
  return heading("Demand by link against capacity") + table.text() +
         wrapped("Means over the statistics window.");
}

}  // namespace

std::string network_report(const Scenario& scenario,
                           const std::vector<model::FlowRoute>& routes,
                           const std::vector<model::LinkDemand>& demand) {
  const std::string title =
      heading(name(scenario.name)) + fmt::format("{} to {}, {} replications by default, seed {}\n",
                                                 core::to_string(scenario.from),
                                                 core::to_string(scenario.to),
                                                 scenario.replications,
                                                 scenario.seed);
  return title + node_table(scenario) + link_table(scenario) + service_table(scenario) +
         flow_table(scenario, routes) + demand_table(demand);
}

}  // namespace corridor::report
