#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "corridor/report/csv.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "corridor/report/time_unit.hpp"
#include "effect_text.hpp"
#include "table_files.hpp"

namespace corridor::report {
namespace {

using experiment::Effect;
using experiment::LowHigh;
using experiment::Measure;
using experiment::MovedBound;
using experiment::MovedInput;
using experiment::Summary;

constexpr std::size_t kShown = 10;

/// How a measure's values are printed.
struct Scale {
  std::string unit;
  double factor = 1;
};

Scale scale_of(const Summary& summary, std::size_t measure) {
  constexpr double kManyTonnes = 10'000;
  const LowHigh& result = *summary.low_high;
  const std::string& unit = result.units[measure];
  if (unit == "d") {
    const TimeUnit time = time_unit(summary);
    return {.unit = time.name, .factor = time.per_day};
  }
  if (unit == "t" && result.base[measure] >= kManyTonnes) {
    return {.unit = "kt", .factor = 1e-3};
  }
  return {.unit = unit};
}

std::string measure_words(const Measure& measure) {
  const std::string of = measure.flow.empty() ? "" : " of " + name(measure.flow);
  if (measure.what == Measure::What::Throughput) {
    return "Throughput" + of;
  }
  const std::string word = experiment::to_string(Measure{.what = measure.what, .flow = {}});
  return (measure.what == Measure::What::Mean ? "Mean" : word) + " of transit time" + of;
}

/// "-0.12 ±0.03", with a ~ where it may be nothing.
std::string effect_text(const MovedBound& bound, std::size_t measure, const Scale& scale) {
  if (!bound.given) {
    return "-";
  }
  if (!bound.complete) {
    return bound.refused.empty() ? "not run" : "refused";
  }
  return report::effect_text(bound.effects[measure], scale.factor);
}

/// A bar from the middle of the line: L for low, H for high, small where it may be nothing. The
/// shorter one lies over the longer.
class Bar {
 public:
  explicit Bar(double longest) : longest_(longest) {}

  void add(const MovedBound& bound, std::size_t measure, char letter) {
    if (!bound.complete || bound.effects[measure].none) {
      return;
    }
    const double mean = bound.effects[measure].difference.mean;
    const auto length = static_cast<int>(std::lround(std::fabs(mean) / longest_ * kHalf));
    const char small = static_cast<char>(letter - 'A' + 'a');
    parts_.push_back({.length = mean < 0 ? -length : length,
                      .letter = bound.effects[measure].may_be_zero() ? small : letter});
  }

  [[nodiscard]] std::string text() {
    std::ranges::stable_sort(
        parts_, std::ranges::greater{}, [](const Part& part) { return std::abs(part.length); });
    std::string left(kHalf, ' ');
    std::string right(kHalf, ' ');
    for (const Part& part : parts_) {
      for (int i = 0; i < std::abs(part.length); ++i) {
        const auto at = static_cast<std::size_t>(i);
        (part.length < 0 ? left[kHalf - 1 - at] : right[at]) = part.letter;
      }
    }
    return left + "|" + right;
  }

 private:
  static constexpr int kHalf = 13;
  struct Part {
    int length;
    char letter;
  };
  double longest_;
  std::vector<Part> parts_;
};

std::string range_text(const MovedInput& row) {
  const auto side = [](const std::string& text) { return text.empty() ? "-" : name(text); };
  return side(row.input.low) + " .. " + side(row.input.high);
}

std::string tornado(const Summary& summary, std::size_t measure) {
  const LowHigh& result = *summary.low_high;
  const Scale scale = scale_of(summary, measure);
  const std::vector<std::size_t> order = result.by_swing(measure);
  std::string text = "\n" + wrapped(fmt::format("{}: {} {} as it is",
                                                measure_words(result.measures[measure]),
                                                rounded(result.base[measure] * scale.factor),
                                                scale.unit));
  if (order.empty()) {
    return text + "  No input changes it.\n";
  }
  Table table({{.header = "low .. high", .align = Align::Left},
               {.header = "at low"},
               {.header = "at high"},
               {.header = "less            |        more", .align = Align::Left}});
  const double longest = result.inputs[order.front()].swing(measure);
  for (std::size_t i = 0; i < std::min(kShown, order.size()); ++i) {
    const MovedInput& row = result.inputs[order[i]];
    Bar bar(longest);
    bar.add(row.low, measure, 'L');
    bar.add(row.high, measure, 'H');
    table.add_note(fmt::format("{}: {}", name(row.input.path), name(row.input.value)));
    table.add({range_text(row),
               effect_text(row.low, measure, scale),
               effect_text(row.high, measure, scale),
               bar.text()});
  }
  text += table.text();
  if (order.size() > kShown) {
    text += fmt::format("    {} more in tornado.csv\n", order.size() - kShown);
  }
  return text;
}

bool is_idle(const MovedInput& row, std::size_t n_measures) {
  double swing = 0;
  for (std::size_t m = 0; m < n_measures; ++m) {
    swing = std::max(swing, row.swing(m));
  }
  return swing == 0 && (row.low.complete || !row.low.given) &&
         (row.high.complete || !row.high.given);
}

std::string refusal(const MovedInput& row, const MovedBound& bound, const std::string& value) {
  return bound.refused.empty() ? ""
                               : wrapped(fmt::format("{} at {} is refused: {}",
                                                     name(row.input.path),
                                                     name(value),
                                                     name(bound.refused)),
                                         "  - ");
}

/// Inputs that change nothing, and bounds that were not simulated.
std::string remarks(const LowHigh& result) {
  std::string refused;
  std::string idle;
  for (const MovedInput& row : result.inputs) {
    if (is_idle(row, result.measures.size())) {
      idle += (idle.empty() ? "" : ", ") + name(row.input.path);
    }
    refused += refusal(row, row.low, row.input.low) + refusal(row, row.high, row.input.high);
  }
  return (idle.empty() ? "" : wrapped("Without any effect: " + idle + ".", "  - ")) + refused;
}

std::string intro(const LowHigh& result) {
  std::size_t done = 0;
  std::size_t given = 0;
  for (const MovedInput& row : result.inputs) {
    for (const MovedBound* bound : {&row.low, &row.high}) {
      given += bound->given ? 1 : 0;
      done += bound->complete ? 1 : 0;
    }
  }
  std::string text = fmt::format(
      "Each of the {} inputs with low or high moved there alone, under the same random numbers: {} "
      "of {} bounds simulated, {} replications each. Differences to the scenario as it is, ± their "
      "95 % interval by pairs; ~ (and small letters) where it holds zero.",
      result.inputs.size(),
      done,
      given,
      result.replications);
  if (result.measures.front().flow.empty()) {
    text += " P50 and P95 are those of the flows, averaged by what they offer.";
  }
  if (result.interrupted) {
    text += " Interrupted: the others were not run.";
  }
  return wrapped(text);
}

/// One bound of one input in the table.
void add_row(
    Csv& csv, const LowHigh& result, std::size_t measure, const MovedInput& row, bool low) {
  const MovedBound& bound = low ? row.low : row.high;
  csv.text(experiment::to_string(result.measures[measure])).text(result.units[measure]);
  csv.number(result.base[measure]).text(row.input.path).text(row.input.value);
  csv.text(low ? "low" : "high").text(low ? row.input.low : row.input.high);
  if (bound.complete) {
    const Effect& effect = bound.effects[measure];
    csv.number(effect.difference.mean).number(effect.difference.half_width);
    csv.count(static_cast<std::int64_t>(effect.difference.n));
    csv.text(effect.may_be_zero() ? "yes" : "no");
  } else {
    csv.text("").text("").text("").text("");
  }
}

std::string problem_of(const MovedBound& bound) {
  return bound.complete || !bound.refused.empty() ? bound.refused : "not simulated";
}

/// The input's place by swing, from 1; empty for one that moves nothing.
std::string rank_of(std::size_t input, const std::vector<std::size_t>& order) {
  const auto place = std::ranges::find(order, input);
  return place == order.end() ? "" : std::to_string(place - order.begin() + 1);
}

}  // namespace

std::string low_high_page(const Summary& summary) {
  if (!summary.low_high) {
    return {};
  }
  const LowHigh& result = *summary.low_high;
  std::string text = heading("Which number matters");
  if (result.inputs.empty()) {
    return text + wrapped(
                      "No number of the scenario has low or high: nothing was moved. Write "
                      "{value: 5, low: 4, high: 6} where a number is uncertain.");
  }
  text += intro(result);
  for (std::size_t measure = 0; measure < result.measures.size(); ++measure) {
    text += tornado(summary, measure);
  }
  const std::string more = remarks(result);
  text += more.empty() ? "" : "\n" + more;
  return text + wrapped(
                    "With so many intervals one in twenty misses zero by chance. L is the "
                    "effect of low, H that of high.");
}

std::string tornado_csv(const Summary& summary) {
  Csv csv({"measure",
           "unit",
           "base",
           "input",
           "value",
           "bound",
           "bound_value",
           "difference",
           "half_width",
           "replications",
           "holds_zero",
           "rank",
           "confidence",
           "source",
           "problem"});
  const LowHigh& result = *summary.low_high;
  for (std::size_t m = 0; m < result.measures.size(); ++m) {
    const std::vector<std::size_t> order = result.by_swing(m);
    for (std::size_t i = 0; i < result.inputs.size(); ++i) {
      const MovedInput& row = result.inputs[i];
      for (const bool low : {true, false}) {
        const MovedBound& bound = low ? row.low : row.high;
        if (bound.given) {
          add_row(csv, result, m, row, low);
          csv.text(rank_of(i, order)).text(confidence_word(row.input.confidence));
          csv.text(row.input.source).text(problem_of(bound)).end_row();
        }
      }
    }
  }
  return csv.content();
}

}  // namespace corridor::report
