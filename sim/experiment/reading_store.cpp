#include "corridor/experiment/reading_store.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "corridor/core/fingerprint.hpp"

namespace corridor::experiment {

namespace {

using Json = nlohmann::ordered_json;

/// "1b2..." for the rest of the line.
std::string checksum(const Json& line) {
  return core::to_hex(core::hash64(line.dump()));
}

Json to_json(const std::string& version, std::uint64_t key, int number, const Reading& reading) {
  Json line;
  line["version"] = version;
  line["key"] = core::to_hex(key);
  line["replication"] = number;
  line["fingerprint"] = core::to_hex(reading.fingerprint);
  line["complete"] = reading.complete;
  line["values"] = Json::array();
  for (const std::optional<double>& value : reading.values) {
    line["values"].push_back(value ? Json(*value) : Json());
  }
  return line;
}

std::uint64_t from_hex(const std::string& text) {
  constexpr int kHexadecimal = 16;
  return std::stoull(text, nullptr, kHexadecimal);
}

/// Without its checksum, if that is right.
std::optional<Json> intact(const std::string& text) {
  Json line = Json::parse(text, nullptr, false);
  if (!line.is_object() || !line.contains("sum") || !line["sum"].is_string()) {
    return std::nullopt;
  }
  const std::string sum = line["sum"];
  line.erase("sum");
  return sum == checksum(line) ? std::optional<Json>(std::move(line)) : std::nullopt;
}

Reading reading_of(const Json& line) {
  Reading reading;
  reading.fingerprint = from_hex(line["fingerprint"]);
  reading.complete = line["complete"];
  for (const Json& value : line["values"]) {
    reading.values.push_back(value.is_null() ? std::nullopt : std::optional<double>(value));
  }
  return reading;
}

}  // namespace

ReadingStore::ReadingStore(const std::string& file, std::string version)
    : version_(std::move(version)) {
  load(file);
  out_.open(file, std::ios::app | std::ios::binary);
  if (!out_) {
    problem_ = "cannot write to " + file;
    return;
  }
  out_ << '\n';  // whatever was cut off before ends here
}

void ReadingStore::load(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  for (std::string text; std::getline(in, text);) {
    const std::optional<Json> line = intact(text);
    if (line && (*line)["version"] == version_) {
      readings_[{from_hex((*line)["key"]), (*line)["replication"]}] = reading_of(*line);
    }
  }
}

std::optional<Reading> ReadingStore::find(std::uint64_t key, int number) const {
  const auto found = readings_.find({key, number});
  return found == readings_.end() ? std::nullopt : std::optional<Reading>(found->second);
}

void ReadingStore::keep(std::uint64_t key, int number, const Reading& reading) {
  Json line = to_json(version_, key, number, reading);
  line["sum"] = checksum(line);
  out_ << line.dump() << '\n' << std::flush;
  if (!out_ && problem_.empty()) {
    problem_ = "cannot keep what was simulated: the disk may be full";
  }
  readings_[{key, number}] = reading;
}

}  // namespace corridor::experiment
