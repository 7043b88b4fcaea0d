#include "stream_rate.hpp"

#include <algorithm>
#include <cmath>

#include "changes_in_force.hpp"

namespace corridor::model {

namespace {

/// To the nearest.
std::int64_t micro_a_day(const core::Rate& rate) {
  const auto per = rate.per.count();
  const core::Int128 day = core::Int128{rate.amount.micro} * core::kDay.count();
  return static_cast<std::int64_t>((day + per / 2) / per);
}

/// By month and dated changes, as the volume of a flow of lots.
StreamPiece by_volume(const scenario::Scenario& scenario, const FlowSpec& flow, core::Time at) {
  const ChangedNumber number{.what = scenario::Change::What::FlowVolume, .owner = flow.id};
  const scenario::Change* const change = change_in_force(scenario, number, at);
  const Amount volume = change != nullptr ? Amount{change->value} : *flow.data->volume;
  const core::Time next = core::next_month(at);
  const core::Time year = core::start_of_year(at);
  double days = core::to_days(core::start_of_year(year + std::chrono::days{366}) - year);
  double share = 1;
  if (flow.data->by_month_given) {
    const std::chrono::year_month_day last{
        std::chrono::floor<std::chrono::days>(next - std::chrono::days{1})};
    days = static_cast<unsigned>(last.day());
    share = flow.data->by_month.at(static_cast<std::size_t>(core::month_index(at)));
  }
  return {std::llround(static_cast<double>(volume.micro) * share / days),
          std::min(next, next_turn(scenario, number, at))};
}

}  // namespace

StreamPiece stream_at(const scenario::Scenario& scenario, const FlowSpec& flow, core::Time at) {
  const scenario::Arrivals& arrives = flow.data->arrives;
  if (arrives.rate) {
    return {micro_a_day(*arrives.rate), core::Time::max()};
  }
  if (arrives.rates.empty()) {
    return by_volume(scenario, flow, at);
  }
  const auto next = std::ranges::upper_bound(arrives.rates, at, {}, &scenario::DatedRate::at);
  const core::Time until = next == arrives.rates.end() ? core::Time::max() : next->at;
  return {next == arrives.rates.begin() ? 0 : micro_a_day(std::prev(next)->rate), until};
}

double mean_stream(const scenario::Scenario& scenario,
                   const FlowSpec& flow,
                   const scenario::Window& period) {
  double units = 0;
  for (core::Time at = period.from; at < period.to;) {
    const StreamPiece piece = stream_at(scenario, flow, at);
    const core::Time end = std::min(piece.until, period.to);
    units += static_cast<double>(piece.per_day) / 1e6 * core::to_days(end - at);
    at = end;
  }
  const auto& factor = flow.data->arrives.factor;
  return units / core::to_days(period.to - period.from) * (factor ? core::mean(*factor) : 1);
}

}  // namespace corridor::model
