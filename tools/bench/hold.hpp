#pragma once
// The hold model (Vaucher and Duval 1975): a constant number of events is pending; each schedules
// itself anew after an exponential time. The answer is the clock at the end in microseconds.

#include <cstdint>

namespace corridor::bench {

std::int64_t hold_100_by_kernel(std::uint64_t events);
std::int64_t hold_100_by_hand(std::uint64_t events);
std::int64_t hold_10000_by_kernel(std::uint64_t events);
std::int64_t hold_10000_by_hand(std::uint64_t events);
/// Of the million, the hand-written loop keeps its events in a 4-ary heap, which suits them better.
std::int64_t hold_million_by_kernel(std::uint64_t events);
std::int64_t hold_million_by_quaternary_heap(std::uint64_t events);

}  // namespace corridor::bench
