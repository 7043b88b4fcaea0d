#pragma once
// The descriptions of all nouns of the language, one function and one describe_*.cpp each.

#include <string>
#include <vector>

#include "corridor/scenario/description.hpp"

namespace corridor::scenario {

/// The whole file; everything else can be reached from it.
const Description& describe_scenario();

const Description& describe_commodity();
const Description& describe_node();
const Description& describe_facility();
const Description& describe_breakdown();
const Description& describe_storage();
const Description& describe_water();
const Description& describe_water_level();
const Description& describe_handling();
const Description& describe_handling_step();
const Description& describe_link();
const Description& describe_pool();
const Description& describe_embargo();
const Description& describe_returns();
const Description& describe_riding_vehicles();
const Description& describe_section();
const Description& describe_loop();
const Description& describe_background_trains();
const Description& describe_fleet();
const Description& describe_draught();
const Description& describe_service();
const Description& describe_room_share();
const Description& describe_call();
const Description& describe_manoeuvre();
const Description& describe_depart_rule();
const Description& describe_timetable();
const Description& describe_tariff();
const Description& describe_storage_fee();
const Description& describe_demurrage();
const Description& describe_emissions();
const Description& describe_flow();
const Description& describe_arrivals();
const Description& describe_dated_rate();
const Description& describe_disruption();
const Description& describe_cycle();
const Description& describe_window();
const Description& describe_shifts();
const Description& describe_hours();
const Description& describe_option();
const Description& describe_observed();
const Description& describe_observed_period();

/// All descriptions in the order of a walk from the whole file, each once.
std::vector<const Description*> all_descriptions();
/// Nouns that have the key, for "belongs to facility or storage"; empty when none has.
std::string owner_of_key(const std::string& key);

}  // namespace corridor::scenario
