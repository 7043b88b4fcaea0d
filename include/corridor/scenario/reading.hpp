#pragma once
// What is at hand while a tree is read into a scenario, and while a scenario is written as a tree:
// the path, the units, the objects around, and where problems go.

#include <cstddef>
#include <string>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/description.hpp"
#include "corridor/scenario/numbers.hpp"
#include "corridor/scenario/scenario.hpp"
#include "corridor/scenario/tree.hpp"
#include "corridor/scenario/units.hpp"

namespace corridor::scenario {

/// What the numbers of a distribution measure.
enum class Measure { OfTime, OfCargo, OfFactor };

/// The objects around a field. Set by the `enter` of their descriptions.
struct Scope {
  const Scenario* scenario = nullptr;
  const Node* node = nullptr;
  const Call* call = nullptr;
  const Service* service = nullptr;
  std::string cargo_unit;  // of amounts here; empty: any
  Measure measure = Measure::OfTime;
};

/// "nodes.aktau" + "storage" -> "nodes.aktau.storage"; "[0]" is joined without a point.
std::string joined_path(const std::string& path, const std::string& step);
/// "nodes.aktau" -> "aktau".
std::string last_step(const std::string& path);

/// The symbols that may be written in a scenario with its commodities.
Units units_of(const Scenario& scenario);

class Reading {
 public:
  Reading(Scenario& scenario, const Sources& sources, core::Diagnostics& diagnostics, Units units);

  Scope scope;

  [[nodiscard]] const Units& units() const { return units_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] Scenario& scenario() { return scenario_; }
  [[nodiscard]] core::Mark mark(Place place) const { return sources_.mark(place); }
  [[nodiscard]] std::size_t n_errors() const { return n_errors_; }

  /// "path: what (found X, expected Y; hint)" at the place of `tree`.
  void error(const Tree& tree, const Problem& problem, const std::string& expected);
  void error_at(Place place, const std::string& message);
  void error_in(Place place, const std::string& path, const std::string& message);
  void warning_at(Place place, const std::string& message);
  /// At the place where the path was written.
  void warning_of(const std::string& path, const std::string& message);
  /// "; did you mean X?" or empty. After many of them it stays silent: the search is not free.
  [[nodiscard]] std::string suggestion(const std::string& word,
                                       const std::vector<std::string>& names);

  /// Goes one step down for the life of the object and notes the place of the path.
  class Step {
   public:
    Step(Reading& reading, const std::string& step, Place place);
    ~Step();
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    Reading& reading_;
    std::size_t length_;
    Scope scope_;
  };

  /// While it lives nothing is noted in the scenario: for values that are only tried.
  class Trial {
   public:
    explicit Trial(Reading& reading) : reading_(reading), before_(reading.recording_) {
      reading_.recording_ = false;
    }
    ~Trial() { reading_.recording_ = before_; }
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;

   private:
    Reading& reading_;
    bool before_;
  };

  void note_provenance(Provenance provenance);
  void note_unit(const std::string& unit);
  /// The path to speak of while a value for another path is tried.
  void set_path(std::string path) { path_ = std::move(path); }

 private:
  Scenario& scenario_;
  const Sources& sources_;
  core::Diagnostics& diagnostics_;
  Units units_;
  std::string path_;
  std::size_t n_errors_ = 0;
  std::size_t n_suggestions_ = 0;
  bool recording_ = true;
};

class Writing {
 public:
  explicit Writing(const Scenario* scenario) : scenario_(scenario) { scope.scenario = scenario; }

  Scope scope;
  std::string path;

  /// Unit of the amount at the path: that of the scope, else as it was written.
  [[nodiscard]] std::string cargo_unit() const;
  [[nodiscard]] const Provenance* provenance() const;

 private:
  const Scenario* scenario_;
};

/// Reads a value of `kind`, which may be wrapped in a map that says where it comes from.
bool read_value(Reading& reading, const Kind& kind, const Tree& tree, void* object);
/// Whether a value of `kind` can be read from the tree; the scenario stays as it is.
bool try_value(Reading& reading, const Kind& kind, const Tree& tree);
/// Reads the keys of a map into a struct.
bool read_struct(Reading& reading, const Description& description, const Tree& tree, void* object);

/// Counterparts of the two above. An empty map or Null means: nothing to write.
Tree write_value(Writing& writing, const Kind& kind, const void* object);
Tree write_struct(Writing& writing, const Description& description, const void* object);

}  // namespace corridor::scenario
