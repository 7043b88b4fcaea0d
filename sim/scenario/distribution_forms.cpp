#include "distribution_forms.hpp"

#include <cmath>

#include <fmt/format.h>

#include "corridor/core/distribution.hpp"
#include "corridor/core/text.hpp"
#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "measured.hpp"
#include "shares.hpp"

namespace corridor::scenario {
namespace {

KindOf<double> variation() {
  return plain_number("a number", "0.5", {.low = 0, .high = 100});
}

void require(Reading& reading, const Given& given, bool condition, const char* rule) {
  if (!condition) {
    reading.error_at(given.tree.place, fmt::format("the values do not fit ({})", rule));
  }
}

template <class D>
Description by_mean_and_cv(const char* noun, const char* help) {
  Describe<D> d(noun, help);
  d.field("mean", &D::mean, measured(true), "arithmetic mean").required();
  d.field("cv", &D::cv, variation(), "coefficient of variation").required();
  d.no_source();
  return d.done();
}

std::string rounded_text(Reading& reading, double value) {
  constexpr int kSignificant = 4;
  if (reading.scope.measure == Measure::OfTime) {
    return core::to_string(core::from_microseconds(value));
  }
  const bool cargo = reading.scope.measure == Measure::OfCargo;
  return core::format_number(value, kSignificant) + (cargo ? " " + reading.scope.cargo_unit : "");
}

/// A planner who cuts a normal off at zero easily forgets that its mean grows by that.
void warn_of_moved_mean(Reading& reading, const Given& given, const core::TruncatedNormal& n) {
  constexpr double kTolerated = 0.01;
  const double drawn = core::mean(n);
  if (std::abs(drawn - n.mean) > kTolerated * n.mean) {
    reading.warning_at(given.tree.place,
                       fmt::format("cut off at its bounds its mean is {}, not {}",
                                   rounded_text(reading, drawn),
                                   rounded_text(reading, n.mean)));
  }
}

void check_empirical(Reading& reading, const Given& given, const core::Empirical& e) {
  double total = 0;
  for (const double weight : e.weights) {
    total += weight;
  }
  require(reading, given, !e.values.empty(), "at least one value");
  require(reading,
          given,
          e.weights.empty() || e.weights.size() == e.values.size(),
          "as many weights as values");
  require(reading, given, e.weights.empty() || total > 0, "some weight above zero");
}

}  // namespace

const Description& describe_uniform() {
  static const Description kDescription = [] {
    Describe<core::Uniform> d("uniform", "Any value between two bounds, all alike.");
    d.field("low", &core::Uniform::low, measured(false), "smallest value").required();
    d.field("high", &core::Uniform::high, measured(true), "largest value").required();
    d.check([](Reading& reading, const Given& given, const core::Uniform& u) {
      require(reading, given, u.low <= u.high, "low at most high");
    });
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

const Description& describe_triangular() {
  static const Description kDescription = [] {
    Describe<core::Triangular> d("triangular", "Least, most likely and largest value.");
    d.field("low", &core::Triangular::low, measured(false), "smallest value").required();
    d.field("mode", &core::Triangular::mode, measured(false), "most likely value").required();
    d.field("high", &core::Triangular::high, measured(true), "largest value").required();
    d.check([](Reading& reading, const Given& given, const core::Triangular& t) {
      require(reading, given, t.low <= t.mode && t.mode <= t.high, "low at most mode at most high");
    });
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

const Description& describe_exponential() {
  static const Description kDescription = [] {
    Describe<core::Exponential> d("exponential", "Without memory; coefficient of variation 1.");
    d.field("mean", &core::Exponential::mean, measured(true), "mean").required();
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

const Description& describe_gamma() {
  static const Description kDescription =
      by_mean_and_cv<core::Gamma>("gamma", "Gamma by mean and coefficient of variation.");
  return kDescription;
}

const Description& describe_lognormal() {
  static const Description kDescription = by_mean_and_cv<core::Lognormal>(
      "lognormal", "Lognormal by arithmetic mean and coefficient of variation.");
  return kDescription;
}

const Description& describe_erlang() {
  static const Description kDescription = [] {
    Describe<core::Erlang> d("erlang", "Sum of k exponentials; mean is that of the sum.");
    d.field("mean", &core::Erlang::mean, measured(true), "mean of the sum").required();
    d.field("k", &core::Erlang::k, whole(1, 1000), "number of stages").required();
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

const Description& describe_truncated_normal() {
  using Normal = core::TruncatedNormal;
  static const Description kDescription = [] {
    Describe<Normal> d("truncated_normal", "Normal, drawn only between two bounds.");
    d.field("mean", &Normal::mean, measured(false), "mean before truncation").required();
    d.field("sd", &Normal::sd, measured(true), "standard deviation before truncation").required();
    d.field("low", &Normal::low, measured(false), "lower bound").required();
    d.field("high", &Normal::high, measured(true), "upper bound").required();
    d.check([](Reading& reading, const Given& given, const Normal& n) {
      require(reading, given, n.low < n.high, "low below high");
      if (n.low < n.high) {
        warn_of_moved_mean(reading, given, n);
      }
    });
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

const Description& describe_empirical() {
  static const Description kDescription = [] {
    Describe<core::Empirical> d("empirical", "One of the listed values.");
    d.field("values", &core::Empirical::values, list_of(measured(false)), "values").required();
    d.field("weights",
            &core::Empirical::weights,
            list_of(plain_number("a number", "1", {.low = 0, .high = 1e12})),
            "their weights")
        .otherwise("all alike");
    d.check(check_empirical);
    d.no_source();
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
