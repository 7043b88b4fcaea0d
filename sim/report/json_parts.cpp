#include "json_parts.hpp"

#include <charconv>
#include <cmath>
#include <string>

#include <nlohmann/json.hpp>

#include "corridor/core/text.hpp"

namespace corridor::report {

Json number(double value) {
  constexpr int kSignificant = 9;
  if (!std::isfinite(value)) {
    return nullptr;
  }
  const std::string text = core::format_number(value, kSignificant);
  double rounded = 0;
  std::from_chars(text.data(), text.data() + text.size(), rounded);
  return rounded;
}

Json number(std::optional<double> value) {
  return value ? number(*value) : Json(nullptr);
}

Json of(const experiment::Estimate& estimate) {
  return {{"mean", number(estimate.mean())},
          {"half_width", number(estimate.half_width())},
          {"n", estimate.n()}};
}

Json means(std::span<const experiment::Estimate> estimates) {
  Json list = Json::array();
  for (const experiment::Estimate& estimate : estimates) {
    list.push_back(number(estimate.mean()));
  }
  return list;
}

Json of(const experiment::CargoLedger& cargo) {
  return {{"opening", of(cargo.opening)},
          {"offered", of(cargo.offered)},
          {"delivered", of(cargo.delivered)},
          {"refused", of(cargo.refused)},
          {"lost", of(cargo.lost)},
          {"closing", of(cargo.closing)}};
}

Json of(const model::CauseKey& cause) {
  return {{"activity", model::to_string(cause.activity)},
          {"lacking", model::to_string(cause.lacking)},
          {"place", cause.place},
          {"what", cause.what}};
}

Json of(const experiment::Delay& delay) {
  return {{"lot_days_per_yr", of(delay.lot_days)}, {"days_per_lot", of(delay.days_per_lot)}};
}

}  // namespace corridor::report
