// The ids that values may refer to, and what an id may look like.

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "corridor/core/text.hpp"
#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/kinds.hpp"
#include "scalar_kind.hpp"

namespace corridor::scenario {
namespace {

constexpr std::size_t kMaxId = 64;

/// `map_of(scope)` gives a pointer to the map whose keys are the ids, or null when it is not known.
template <class MapOf>
Directory directory(std::string noun, MapOf map_of) {
  Directory result;
  result.noun = std::move(noun);
  result.has = [map_of](const Scope& scope, const std::string& id) -> std::optional<bool> {
    const auto* map = map_of(scope);
    return map == nullptr ? std::nullopt : std::optional(map->contains(id));
  };
  result.names = [map_of](const Scope& scope) {
    std::vector<std::string> names;
    if (const auto* map = map_of(scope)) {
      for (const auto& entry : *map) {
        names.push_back(entry.first);
      }
    }
    return names;
  };
  return result;
}

const Node* node_of_call(const Scope& scope) {
  if (scope.call == nullptr || scope.scenario == nullptr) {
    return nullptr;
  }
  const auto found = scope.scenario->nodes.find(scope.call->at);
  return found == scope.scenario->nodes.end() ? nullptr : &found->second;
}

/// The facility of "nodes.aktau.facilities.berths", if the text has that form.
bool has_facility(const Scenario& scenario, const std::string& path) {
  constexpr std::string_view kStart = "nodes.";
  constexpr std::string_view kMiddle = ".facilities.";
  const std::size_t middle = path.find(kMiddle);
  if (path.compare(0, kStart.size(), kStart) != 0 || middle == std::string::npos) {
    return false;
  }
  const auto node = scenario.nodes.find(path.substr(kStart.size(), middle - kStart.size()));
  return node != scenario.nodes.end() &&
         node->second.facilities.contains(path.substr(middle + kMiddle.size()));
}

std::vector<std::string> closable_names(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const auto& [id, node] : scenario.nodes) {
    names.push_back(id);
    for (const auto& facility : node.facilities) {
      names.push_back(fmt::format("nodes.{}.facilities.{}", id, facility.first));
    }
  }
  for (const auto& link : scenario.links) {
    names.push_back(link.first);
  }
  return names;
}

bool is_id_character(char c, IdRule rule) {
  const bool alphanumeric =
      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return alphanumeric || c == '_' || (c == '-' && rule == IdRule::Plain);
}

}  // namespace

Directory commodities() {
  return directory("commodity", [](const Scope& scope) { return &scope.scenario->commodities; });
}
Directory nodes() {
  return directory("node", [](const Scope& scope) { return &scope.scenario->nodes; });
}
Directory pools() {
  return directory("pool", [](const Scope& scope) { return &scope.scenario->pools; });
}
Directory fleets() {
  return directory("fleet", [](const Scope& scope) { return &scope.scenario->fleets; });
}
Directory services() {
  return directory("service", [](const Scope& scope) { return &scope.scenario->services; });
}
Directory disruptions() {
  return directory("disruption", [](const Scope& scope) { return &scope.scenario->disruptions; });
}
Directory flows() {
  return directory("flow", [](const Scope& scope) { return &scope.scenario->flows; });
}
Directory options() {
  return directory("option", [](const Scope& scope) { return &scope.scenario->options; });
}
Directory facilities_here() {
  return directory("facility", [](const Scope& scope) {
    return scope.node == nullptr ? nullptr : &scope.node->facilities;
  });
}
Directory storage_here() {
  return directory("storage", [](const Scope& scope) {
    return scope.node == nullptr ? nullptr : &scope.node->storage;
  });
}
Directory facilities_of_call() {
  return directory("facility", [](const Scope& scope) {
    const Node* node = node_of_call(scope);
    return node == nullptr ? nullptr : &node->facilities;
  });
}

Directory closable() {
  Directory result;
  result.noun = "node, link or nodes.NODE.facilities.FACILITY";
  result.spelling = spelled_as_id(".");
  result.has = [](const Scope& scope, const std::string& id) -> std::optional<bool> {
    const Scenario& scenario = *scope.scenario;
    return scenario.nodes.contains(id) || scenario.links.contains(id) || has_facility(scenario, id);
  };
  result.names = [](const Scope& scope) { return closable_names(*scope.scenario); };
  return result;
}

bool check_reference(Reading& reading,
                     const Directory& directory,
                     Place place,
                     const std::string& id) {
  if (directory.has(reading.scope, id).value_or(true)) {
    return true;
  }
  const std::string hint = reading.suggestion(id, directory.names(reading.scope));
  reading.error_at(place,
                   fmt::format("no such {} (found {}, expected the id of a {}{})",
                               directory.noun,
                               id,
                               directory.noun,
                               hint));
  return false;
}

KindOf<std::string> id_of(const Directory& directory) {
  Kind kind = described("the id of a " + directory.noun);
  kind.spelling = directory.spelling;
  kind.read = [kind, directory](Reading& reading, const Tree& tree, void* object) {
    if (!tree.is_scalar() || tree.text.empty()) {
      reading.error(tree, {.what = "not an id", .hint = ""}, kind.expected());
      return false;
    }
    *static_cast<std::string*>(object) = tree.text;
    return check_reference(reading, directory, tree.place, tree.text);
  };
  kind.write = [](Writing&, const void* object) {
    const auto& id = *static_cast<const std::string*>(object);
    return id.empty() ? Tree{} : make_scalar(id);
  };
  return finished<std::string>(std::move(kind));
}

std::string id_pattern(IdRule rule) {
  return fmt::format(
      "^[A-Za-z][A-Za-z0-9_{}]{{0,{}}}$", rule == IdRule::Plain ? "-" : "", kMaxId - 1);
}

bool check_id(Reading& reading, const TreeEntry& entry, IdRule rule) {
  const std::string& id = entry.key;
  const bool letter_first = !id.empty() && is_id_character(id.front(), IdRule::Node) &&
                            id.front() != '_' && (id.front() < '0' || id.front() > '9');
  const bool good =
      letter_first && id.size() <= kMaxId &&
      std::all_of(id.begin(), id.end(), [rule](char c) { return is_id_character(c, rule); });
  if (!good) {
    reading.error_at(
        entry.place,
        fmt::format("not an id (found {}, expected a letter and then letters, digits{}, "
                    "at most {})",
                    id,
                    rule == IdRule::Node ? " or _" : ", _ or -",
                    kMaxId));
  }
  return good;
}

void warn_of_like_ids(Reading& reading, const Tree& map) {
  std::vector<std::pair<std::string, const TreeEntry*>> order;
  order.reserve(map.entries.size());
  for (const TreeEntry& entry : map.entries) {
    order.emplace_back(core::lower_case(entry.key), &entry);
  }
  std::stable_sort(
      order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (order[i].first == order[i - 1].first) {
      reading.warning_at(order[i].second->place,
                         fmt::format("{} and {} differ in upper and lower case only",
                                     order[i - 1].second->key,
                                     order[i].second->key));
    }
  }
}

}  // namespace corridor::scenario
