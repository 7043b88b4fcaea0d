#include "outcome_text.hpp"

#include <array>
#include <cstdio>

#include "corridor/core/fingerprint.hpp"

namespace corridor::test {

namespace {

class Text {
 public:
  Text& operator<<(const std::string& word) {
    text_ += word + " ";
    return *this;
  }
  Text& operator<<(std::int64_t number) { return *this << std::to_string(number); }
  Text& operator<<(core::Amount amount) { return *this << amount.micro; }
  Text& operator<<(core::Duration duration) { return *this << duration.count(); }
  /// All bits of it.
  Text& operator<<(double number) {
    std::array<char, 40> digits{};
    const int n = std::snprintf(digits.data(), digits.size(), "%a", number);
    return *this << std::string(digits.data(), static_cast<std::size_t>(n));
  }
  template <class T>
  Text& operator<<(const std::optional<T>& value) {
    return value ? *this << *value : *this << std::string("none");
  }
  void end_line() { text_ += "\n"; }
  [[nodiscard]] const std::string& str() const { return text_; }

 private:
  std::string text_;
};

void write(Text& text, const model::FlowOutcome& row) {
  text << row.flow << row.commodity << row.lots.opening << row.lots.offered << row.lots.delivered
       << row.lots.refused << row.lots.lost << row.lots.closing << row.cohort
       << row.cohort_delivered << row.on_time << row.free_flow_days << row.transit.mean
       << row.transit.p50 << row.transit.p80 << row.transit.p95 << row.transit.longest
       << row.transit_sum << row.block_trains << row.trade.rejected << row.trade.diverted;
  for (const model::ChargedTime& part : row.account) {
    text << std::int64_t{part.cause} << part.time;
  }
  for (const core::Amount amount : row.carried) {
    text << amount;
  }
  for (const core::Amount amount : row.delivered_by_month) {
    text << amount;
  }
  text.end_line();
}

void write(Text& text, const model::FacilityOutcome& row) {
  text << row.node << row.facility << std::int64_t{row.count} << row.mean_queue << row.longest_queue
       << row.served;
  for (const core::Duration time : row.server_time) {
    text << time;
  }
  text.end_line();
}

void write(Text& text, const model::StorageOutcome& row) {
  text << row.node << row.storage << row.commodity << row.capacity << row.mean_level << row.highest
       << row.share_full;
  text.end_line();
}

void write(Text& text, const model::TankOutcome& row) {
  text << row.node << row.tank << row.commodity << row.flow << row.capacity << row.opening
       << row.inflow << row.received << row.drawn << row.closing << row.lost << row.lowest
       << row.highest << row.mean_level << row.volume_hours << row.shut_in << row.empty
       << row.shut_ins;
  for (const model::TankMark& mark : row.marks) {
    text << mark.level << mark.at_or_above << mark.reached;
  }
  text.end_line();
}

void write(Text& text, const model::EmbargoOutcome& row) {
  text << row.embargo << row.node << row.declared << row.in_force << row.held << row.rejected
       << row.diverted;
  text.end_line();
}

void write(Text& text, const model::LinkOutcome& row) {
  text << row.link << row.from << row.to << row.starts << row.slots << row.waited;
  text.end_line();
}

void write(Text& text, const model::CallOutcome& row) {
  text << row.service << row.node << std::int64_t{row.call} << row.departures << row.wait_for_berth
       << row.at_berth << row.berth_working << row.berth_idle << row.berth_closed
       << row.mean_waiting_lots << row.left_behind << row.missed << row.not_lifted;
  for (const auto& [commodity, load] : row.mean_load) {
    text << commodity << load;
  }
  for (const std::int64_t departures : row.departures_by_month) {
    text << departures;
  }
  text.end_line();
}

void write(Text& text, const model::VehicleWaitOutcome& row) {
  text << row.service << row.node << row.activity << row.lot_days;
  text.end_line();
}

void write(Text& text, const model::NodeMonth& row) {
  text << row.node << row.commodity << std::int64_t{row.year} << std::int64_t{row.month}
       << row.arrived << row.departed << row.stock;
  text.end_line();
}

void write(Text& text, const model::Measured& row) {
  text << row.id << row.value << row.unit;
  text.end_line();
}

void write(Text& text, const model::CauseKey& row) {
  text << model::to_string(row.activity) << model::to_string(row.lacking) << row.place << row.what;
  text.end_line();
}

void write(Text& text, const model::MoneyOutcome& row) {
  text << row.payer << row.payee << model::to_string(row.what) << row.place << row.flow
       << static_cast<std::int64_t>(row.millionths);
  text.end_line();
}

void write(Text& text, const model::EmissionOutcome& row) {
  text << row.mode << row.service << row.place << row.activity
       << static_cast<std::int64_t>(row.milligrams) << static_cast<double>(row.vehicle_metres)
       << static_cast<double>(row.gram_metres);
  text.end_line();
}

void write(Text& text, const model::FlowEmission& row) {
  text << row.flow << row.service << static_cast<std::int64_t>(row.milligrams)
       << static_cast<double>(row.gram_metres);
  text.end_line();
}

template <class Rows>
void write_all(Text& text, const Rows& rows) {
  for (const auto& row : rows) {
    write(text, row);
  }
}

}  // namespace

std::string text_of(const model::Outcome& outcome) {
  Text text;
  text << model::to_string(outcome.status) << outcome.message << core::to_string(outcome.ended)
       << core::to_hex(outcome.fingerprint) << static_cast<std::int64_t>(outcome.events)
       << outcome.lots << std::string(outcome.balanced ? "balanced" : "unbalanced");
  text.end_line();
  write_all(text, outcome.causes);
  write_all(text, outcome.flows);
  write_all(text, outcome.facilities);
  write_all(text, outcome.storages);
  write_all(text, outcome.tanks);
  write_all(text, outcome.embargoes);
  write_all(text, outcome.links);
  write_all(text, outcome.calls);
  write_all(text, outcome.vehicle_waits);
  write_all(text, outcome.months);
  write_all(text, outcome.measured);
  text << outcome.currency;
  text.end_line();
  write_all(text, outcome.money);
  write_all(text, outcome.emissions);
  write_all(text, outcome.flow_emissions);
  return text.str();
}

}  // namespace corridor::test
