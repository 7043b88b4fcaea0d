#pragma once
// Lists of events that were worked out without the simulator, and what the simulator says.

#include <functional>
#include <string>
#include <vector>

#include "../model/support.hpp"

namespace corridor::test {

/// The lines of tests/lab/<file>: "microsecond,entity,event,place,tonnes" after the first line, in
/// order of the bytes.
std::vector<std::string> exact_list(const std::string& file);

/// A vehicle is loaded or unloaded, berths, departs or arrives.
bool is_of_vehicles(const model::TraceEvent& row);

/// The events that are `told` as such lines, and what the stream lost until the end.
std::vector<std::string> list_of(const Trial& trial,
                                 const std::function<bool(const model::TraceEvent&)>& told);

/// What vehicles did within the window, in minutes: "minute,vehicle,event,place,quantity"; a lot
/// that is loaded or unloaded is told as what its vehicle did.
std::vector<std::string> minute_list(const Trial& trial,
                                     const std::function<bool(const model::TraceEvent&)>& told);

/// Ends the test case at the first line that differs.
void check_equal(const std::vector<std::string>& by_model, const std::vector<std::string>& by_hand);

}  // namespace corridor::test
