#pragma once
// The queue M/M/1 in three ways, each with the same variates and the same answer: the customers'
// total time in the system in microseconds.

#include <cstdint>

namespace corridor::bench {

std::int64_t mm1_by_processes(std::uint64_t customers);
std::int64_t mm1_by_events(std::uint64_t customers);
std::int64_t mm1_by_hand(std::uint64_t customers);

}  // namespace corridor::bench
