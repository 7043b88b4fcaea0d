#include "provenance.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "corridor/scenario/kinds.hpp"

namespace corridor::scenario {
namespace {

constexpr std::array<const char*, 5> kKeys{"source", "confidence", "low", "high", "note"};

void read_bound(Reading& reading, const Tree& tree, const Kind* kind, std::string& bound) {
  if (kind == nullptr || kind->shape == Shape::List) {
    reading.error_at(tree.place, "low and high belong to a single number");
    return;
  }
  const Reading::Trial trial(reading);
  if (kind->trial(reading, tree)) {
    bound = tree.text;
  }
}

void add_text(Tree& map, const char* key, const std::string& text) {
  if (!text.empty()) {
    map.entries.push_back({.key = key, .place = {}, .value = make_scalar(text)});
  }
}

}  // namespace

bool is_provenance_key(const std::string& key) {
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

const Kind& provenance_kind(const std::string& key) {
  static const Kind kConfidence = confidence();
  static const Kind kText = text();
  return key == "confidence" ? kConfidence : kText;
}

std::string provenance_help(const std::string& key) {
  static const std::map<std::string, std::string> kHelp{
      {"value", "the value itself"},
      {"source", "where it is from"},
      {"confidence",
       "how sure it is: sourced, derived from sources, assumed, or calibrated on what was "
       "observed"},
      {"low", "the least it may be"},
      {"high", "the most it may be"},
      {"note", "remark"}};
  const auto found = kHelp.find(key);
  return found == kHelp.end() ? "" : found->second;
}

void read_provenance_key(Reading& reading,
                         const TreeEntry& entry,
                         const Kind* kind,
                         Provenance& provenance) {
  const Reading::Step step(reading, entry.key, entry.place);
  if (entry.key == "confidence") {
    confidence().read(reading, entry.value, &provenance.confidence);
  } else if (entry.key == "low" || entry.key == "high") {
    read_bound(reading, entry.value, kind, entry.key == "low" ? provenance.low : provenance.high);
  } else {
    text().read(
        reading, entry.value, entry.key == "source" ? &provenance.source : &provenance.note);
  }
}

void check_range(
    Reading& reading, const Tree& map, const Kind& kind, double value, const Provenance& bounds) {
  const Reading::Trial trial(reading);
  for (const bool low : {true, false}) {
    if ((low ? bounds.low : bounds.high).empty()) {
      continue;
    }
    const Tree& tree = map.find(low ? "low" : "high")->value;
    const auto bound = kind.trial(reading, tree);
    if (bound && (low ? *bound > value : *bound < value)) {
      reading.error_at(
          tree.place,
          fmt::format(
              "{} the value (found {})", low ? "low lies above" : "high lies below", tree.text));
    }
  }
}

void write_provenance(const Provenance& provenance, Tree& map) {
  if (provenance.confidence != Confidence::Unstated) {
    add_text(map, "confidence", confidence_text(provenance.confidence));
  }
  add_text(map, "high", provenance.high);
  add_text(map, "low", provenance.low);
  add_text(map, "note", provenance.note);
  add_text(map, "source", provenance.source);
}

std::string confidence_text(Confidence confidence_value) {
  Writing writing(nullptr);
  return confidence().write(writing, &confidence_value).text;
}

}  // namespace corridor::scenario
