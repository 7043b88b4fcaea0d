#pragma once
// Readings of replications, kept in a file as they come: what was interrupted goes on where it was.

#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace corridor::experiment {

/// What is kept of one replication.
struct Reading {
  std::uint64_t fingerprint = 0;
  bool complete = true;                       // it ran to the end
  std::vector<std::optional<double>> values;  // by measure

  friend bool operator==(const Reading&, const Reading&) = default;
};

/// A line of JSON for each reading, with a checksum. Lines that are cut off or altered, and those
/// of another version of the program, are left out on reading: they are simulated again.
class ReadingStore {
 public:
  /// `version` of the program: readings of others are not used. A `problem()` when the file can be
  /// neither read nor begun.
  ReadingStore(const std::string& file, std::string version);

  [[nodiscard]] const std::string& problem() const { return problem_; }
  /// `key` stands for the scenario, the measures and the seed.
  [[nodiscard]] std::optional<Reading> find(std::uint64_t key, int number) const;
  /// Written at once; problem() says when that failed.
  void keep(std::uint64_t key, int number, const Reading& reading);
  [[nodiscard]] std::size_t size() const { return readings_.size(); }

 private:
  void load(const std::string& file);

  std::string version_;
  std::string problem_;
  std::map<std::pair<std::uint64_t, int>, Reading> readings_;
  std::ofstream out_;
};

}  // namespace corridor::experiment
