#include "moved_value.hpp"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "corridor/core/distribution.hpp"
#include "corridor/core/text.hpp"
#include "corridor/scenario/locate.hpp"
#include "corridor/scenario/numbers.hpp"
#include "corridor/scenario/reader.hpp"
#include "corridor/scenario/reading.hpp"
#include "corridor/scenario/writer.hpp"

namespace corridor::scenario {
namespace {

/// Gives a distribution another mean.
class MoveMean {
 public:
  explicit MoveMean(double before, double mean) : mean_(mean), factor_(mean / before) {}

  void operator()(core::Constant& d) const { d.value = mean_; }
  void operator()(core::Exponential& d) const { d.mean = mean_; }
  void operator()(core::Gamma& d) const { d.mean = mean_; }
  void operator()(core::Erlang& d) const { d.mean = mean_; }
  void operator()(core::Lognormal& d) const { d.mean = mean_; }
  void operator()(core::Uniform& d) const { stretch({&d.low, &d.high}); }
  void operator()(core::Triangular& d) const { stretch({&d.low, &d.mode, &d.high}); }
  void operator()(core::TruncatedNormal& d) const { stretch({&d.mean, &d.sd, &d.low, &d.high}); }
  void operator()(core::Empirical& d) const {
    for (double& value : d.values) {
      value *= factor_;
    }
  }

 private:
  void stretch(const std::vector<double*>& values) const {
    for (double* value : values) {
      *value *= factor_;
    }
  }

  double mean_;
  double factor_;
};

Distribution& distribution_in(const Located& at) {
  return at.kind->optional ? **static_cast<std::optional<Distribution>*>(at.object)
                           : *static_cast<Distribution*>(at.object);
}

void set_mean(const Located& at, double mean) {
  Distribution& distribution = distribution_in(at);
  std::visit(MoveMean(core::mean(distribution), mean), distribution);
}

/// The value at the path is changed by `change(reading, located)`.
template <class F>
bool change_value(Scenario& scenario,
                  const std::string& path,
                  const std::string& name,
                  core::Diagnostics& diagnostics,
                  F change) {
  Sources sources;
  const Place place{.file = sources.add(name), .line = 0, .column = 0};
  const auto at = locate(scenario, path);
  if (!at.value || at.value->object == nullptr) {
    diagnostics.error(sources.mark(place), path, "no such value");
    return false;
  }
  Reading reading(scenario, sources, diagnostics, units_of(scenario));
  reading.scope = at.value->scope;
  reading.set_path(path);
  if (!change(reading, *at.value, place)) {
    return false;
  }
  const auto provenance = scenario.provenance.find(path);
  if (provenance != scenario.provenance.end()) {
    provenance->second.low.clear();
    provenance->second.high.clear();
  }
  return true;
}

/// The tree of a number, or of a list of numbers, with each of them multiplied; none when there is
/// something else in it.
std::optional<Tree> scaled(const Tree& tree, double factor) {
  Tree result = tree;
  if (tree.is_scalar()) {
    const auto number = number_with_unit(tree.text);
    if (!number) {
      return std::nullopt;
    }
    result.text = to_string({.number = number->number * factor, .unit = number->unit});
    return result;
  }
  for (Tree& item : result.items) {
    auto one = scaled(item, factor);
    if (!one) {
      return std::nullopt;
    }
    item = std::move(*one);
  }
  return result.items.empty() ? std::nullopt : std::optional(std::move(result));
}

/// What the value at the path would be written as, without its source.
Tree written(const Scenario& scenario, const std::string& path, const Located& at) {
  Writing writing(&scenario);
  writing.scope = at.scope;
  writing.path = path;
  return at.kind->write(writing, at.object);
}

void set_place(Tree& tree, Place place) {
  tree.place = place;
  for (Tree& item : tree.items) {
    set_place(item, place);
  }
}

}  // namespace

std::optional<NumberWithUnit> number_with_unit(const std::string& text) {
  for (std::size_t length = std::min(text.find(' '), text.size()); length > 0; --length) {
    const std::string number = text.substr(0, length);
    if (parse_decimal(number).value) {
      return NumberWithUnit{.number = nearest_double(number), .unit = text.substr(length)};
    }
  }
  return std::nullopt;
}

std::optional<double> factor_of(const std::string& text) {
  const auto written = number_with_unit(text);
  const bool is_factor = written && (written->unit == "x" || written->unit == " x");
  return is_factor && written->number >= 0 ? std::optional(written->number) : std::nullopt;
}

std::string to_string(const NumberWithUnit& value) {
  constexpr int kSignificant = 6;
  return core::format_number(value.number, kSignificant) + value.unit;
}

bool set_value(Scenario& scenario,
               const std::string& path,
               const std::string& value,
               const std::string& name,
               core::Diagnostics& diagnostics) {
  const auto change = [&value](Reading& reading, const Located& at, Place place) {
    Tree tree = make_scalar(value);
    tree.place = place;
    if (at.kind->shape != Shape::Choice) {
      return at.kind->read(reading, tree, at.object);
    }
    const auto mean = at.kind->trial(reading, tree);
    if (mean) {
      set_mean(at, *mean);
    }
    return mean.has_value();
  };
  return change_value(scenario, path, name, diagnostics, change);
}

bool scale_value(Scenario& scenario,
                 const std::string& path,
                 double factor,
                 core::Diagnostics& diagnostics) {
  const auto change = [&](Reading& reading, const Located& at, Place place) {
    if (at.kind->shape == Shape::Choice) {
      set_mean(at, core::mean(distribution_in(at)) * factor);
      return true;
    }
    auto tree = scaled(written(scenario, path, at), factor);
    if (!tree) {
      reading.error_at(place, "a factor needs a number or a list of numbers");
      return false;
    }
    set_place(*tree, place);
    return at.kind->read(reading, *tree, at.object);
  };
  return change_value(scenario, path, "factor", diagnostics, change);
}

core::Result<Scenario> read_anew(const Scenario& scenario, const std::string& name) {
  core::Result<Scenario> result;
  ReadResult read = read_scenario_text(canonical_yaml(scenario), name);
  result.value = std::move(read.value);
  result.diagnostics.append(read.diagnostics);
  return result;
}

}  // namespace corridor::scenario
