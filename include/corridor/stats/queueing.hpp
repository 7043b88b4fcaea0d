#pragma once
// Waiting in one queue, first come first served, by formula. Times in any one unit, rates in its
// inverse. A queue whose servers are not enough has no steady state: its wait is infinite.

namespace corridor::stats {

/// Probability that a customer of M/M/c waits, by offered load a = arrival rate * mean service
/// (Erlang 1917; by the recursion of Erlang B). 1 when a >= servers.
double erlang_c(int servers, double offered_load);

/// What a queue GI/G/c is described by.
struct QueueInput {
  double arrival_rate = 0;
  double mean_service = 0;
  double arrival_scv = 1;  // squared coefficient of variation of the time between arrivals
  double service_scv = 1;  // and of the service time
  double servers = 1;      // need not be whole: rounded for Erlang C, exact in the utilisation
};

/// Arrival rate * mean service / servers.
double utilisation(const QueueInput& input);

/// Mean wait before service: that of M/M/c times (arrival_scv + service_scv) / 2 (Lee and Longton
/// 1959, Allen 1978, Cunneen 1979; Whitt 1983, eq. 70). Exact for M/M/c, and with one server for
/// M/G/1 (Pollaczek 1930, Khinchin 1932). Arrivals less regular than that are taken as they are;
/// for one server and more regular ones it is lessened as Kraemer and Langenbach-Belz 1976 do
/// (Whitt 1983, eq. 44-45).
double mean_wait(const QueueInput& input);

/// Mean wait for a start of which there is one each `interval`, for Poisson arrivals: that of M/D/1
/// and half an interval until the clock's next start (Kleinrock 1976, section 5.14, synchronous
/// time division): interval / (2 (1 - rate * interval)).
double mean_wait_for_slot(double arrival_rate, double arrival_scv, double interval);

}  // namespace corridor::stats
