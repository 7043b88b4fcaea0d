#include "corridor/network/service_network.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/random.hpp"

namespace corridor::network::service_network_test {

using corridor::core::Stream;
using Route = std::optional<std::vector<std::uint32_t>>;

namespace {

ServiceLeg leg(
    std::uint32_t from, std::uint32_t to, std::uint32_t service, double hours, double cost = 0) {
  return {.from = NodeId{from},
          .to = NodeId{to},
          .service = service,
          .from_call = from,  // a call a node, as in most patterns
          .to_call = to,
          .hours = hours,
          .cost = cost};
}

RouteQuery query(std::uint32_t from, std::uint32_t to) {
  return {.from = NodeId{from}, .to = NodeId{to}};
}

Route route(const ServiceNetwork& network, const RouteQuery& asked) {
  const auto legs = network.route(asked);
  if (!legs) {
    return std::nullopt;
  }
  std::vector<std::uint32_t> numbers;
  for (const LegId id : *legs) {
    numbers.push_back(id.value);
  }
  return numbers;
}

// Altynkol 0, Aktau 1, Kuryk 2, Alat 3, Poti 4. Services: 0 train to Aktau, 1 train to Kuryk, 2
// feeder from Aktau, 3 ferry from Kuryk, 4 train from Alat.
ServiceNetwork corridor_network() {
  return {5,
          {leg(0, 1, 0, 140, 900),
           leg(0, 2, 1, 130, 1100),
           leg(1, 3, 2, 40, 300),
           leg(2, 3, 3, 30, 500),
           leg(3, 4, 4, 48, 400)}};
}

}  // namespace

TEST_CASE("service network: the fastest and the cheapest route of a hand-worked corridor") {
  const ServiceNetwork network = corridor_network();
  RouteQuery asked = query(0, 4);
  CHECK(route(network, asked) == Route{{1, 3, 4}});
  asked.criterion = Criterion::Cost;
  CHECK(route(network, asked) == Route{{0, 2, 4}});
  CHECK(route(network, query(4, 0)) == std::nullopt);
  CHECK(route(network, query(3, 3)) == Route{std::vector<std::uint32_t>{}});
}

TEST_CASE("service network: legs that do not carry the commodity are not used") {
  RouteQuery asked = query(0, 4);
  asked.allows = [](const ServiceLeg& candidate) { return candidate.service != 3; };
  CHECK(route(corridor_network(), asked) == Route{{0, 2, 4}});
  asked.allows = [](const ServiceLeg& candidate) { return candidate.service != 4; };
  CHECK(route(corridor_network(), asked) == std::nullopt);
}

TEST_CASE("service network: named services are used exactly and in their order") {
  RouteQuery asked = query(0, 4);
  asked.services = {0, 2, 4};
  CHECK(route(corridor_network(), asked) == Route{{0, 2, 4}});
  asked.services = {0, 4};  // leaves a gap
  CHECK(route(corridor_network(), asked) == std::nullopt);
  asked.services = {2, 0, 4};  // wrong order
  CHECK(route(corridor_network(), asked) == std::nullopt);
  asked.services = {0, 2, 4, 4};  // one too many
  CHECK(route(corridor_network(), asked) == std::nullopt);
}

TEST_CASE("service network: a named service may be ridden over several legs, another not at all") {
  const ServiceNetwork network(
      4, {leg(0, 1, 0, 5), leg(1, 2, 0, 5), leg(2, 3, 0, 5), leg(0, 2, 1, 1), leg(1, 3, 1, 1)});
  RouteQuery asked = query(0, 3);
  CHECK(route(network, asked) == Route{{0, 4}});
  asked.services = {0};
  CHECK(route(network, asked) == Route{{0, 1, 2}});
  asked.services = {1, 0};
  CHECK(route(network, asked) == Route{{3, 2}});
}

TEST_CASE("service network: with named services a route may lead back to its start") {
  const ServiceNetwork network(2, {leg(0, 1, 0, 5), leg(1, 0, 1, 5)});
  RouteQuery asked = query(0, 0);
  asked.services = {0, 1};
  CHECK(route(network, asked) == Route{{0, 1}});
}

TEST_CASE("service network: equally fast routes are decided by cost, and the other way round") {
  const ServiceNetwork network(2, {leg(0, 1, 0, 5, 9), leg(0, 1, 1, 5, 7), leg(0, 1, 2, 6, 7)});
  RouteQuery asked = query(0, 1);
  CHECK(route(network, asked) == Route{{1}});
  asked.criterion = Criterion::Cost;
  CHECK(route(network, asked) == Route{{1}});
}

TEST_CASE("service network: without tariffs the cheapest route is the fastest") {
  const ServiceNetwork network(2, {leg(0, 1, 0, 5), leg(0, 1, 1, 4)});
  RouteQuery asked = query(0, 1);
  asked.criterion = Criterion::Cost;
  CHECK(route(network, asked) == Route{{1}});
}

TEST_CASE("service network: fewer changes win ties, then fewer legs, then the smaller service") {
  const ServiceNetwork changes(
      3, {leg(0, 1, 0, 1), leg(1, 2, 1, 1), leg(0, 1, 2, 1), leg(1, 2, 2, 1)});
  CHECK(route(changes, query(0, 2)) == Route{{2, 3}});
  const ServiceNetwork legs(3, {leg(0, 1, 0, 1), leg(1, 2, 0, 1), leg(0, 2, 1, 2)});
  CHECK(route(legs, query(0, 2)) == Route{{2}});
  const ServiceNetwork services(2, {leg(0, 1, 7, 1), leg(0, 1, 6, 1), leg(0, 1, 6, 1)});
  CHECK(route(services, query(0, 1)) == Route{{1}});
}

TEST_CASE("service network: a change costs its hours, a ride on none") {
  const ServiceNetwork network(
      3, {leg(0, 1, 0, 1), leg(1, 2, 1, 1), leg(0, 1, 2, 2), leg(1, 2, 2, 2)});
  RouteQuery asked = query(0, 2);
  CHECK(route(network, asked) == Route{{0, 1}});
  asked.hours_per_change = 1.9;
  CHECK(route(network, asked) == Route{{0, 1}});
  asked.hours_per_change = 2;  // equal in time; fewer changes
  CHECK(route(network, asked) == Route{{2, 3}});
}

TEST_CASE("service network: another call of the same service at the same node is a change") {
  ServiceLeg onward = leg(1, 2, 0, 1);
  onward.from_call = 3;  // the service comes by twice, and this ride starts at the second time
  const ServiceNetwork network(3, {leg(0, 1, 0, 1), onward, leg(0, 2, 1, 2.5)});
  RouteQuery asked = query(0, 2);
  CHECK(route(network, asked) == Route{{0, 1}});
  asked.hours_per_change = 1;
  CHECK(route(network, asked) == Route{{2}});
}

namespace {

/// Tries every sequence of legs without the same leg at the same named service twice.
class BruteForce {
 public:
  BruteForce(const ServiceNetwork& network, const RouteQuery& asked)
      : network_(network), asked_(asked), most_(network.n_legs() * most_services()) {
    extend(asked.from);
  }
  [[nodiscard]] const Route& best() const { return best_; }

 private:
  using Rank = std::
      tuple<double, double, int, std::size_t, std::vector<std::pair<std::uint32_t, std::uint32_t>>>;

  [[nodiscard]] std::size_t most_services() const {
    return std::max<std::size_t>(asked_.services.size(), 1);
  }

  [[nodiscard]] const ServiceLeg& at(std::size_t i) const { return network_.leg(LegId{path_[i]}); }

  void extend(NodeId node) {
    if (node == asked_.to && !path_.empty() && services_match()) {
      consider();
    }
    if (path_.size() == most_) {
      return;
    }
    for (std::uint32_t i = 0; i < network_.n_legs(); ++i) {
      if (network_.leg(LegId{i}).from == node && std::ranges::count(path_, i) <= 1) {
        path_.push_back(i);
        extend(network_.leg(LegId{i}).to);
        path_.pop_back();
      }
    }
  }

  [[nodiscard]] bool services_match() const {
    std::vector<std::uint32_t> used;
    for (std::size_t i = 0; i < path_.size(); ++i) {
      if (used.empty() || used.back() != at(i).service) {
        used.push_back(at(i).service);
      }
    }
    return asked_.services.empty() || used == asked_.services;
  }

  void consider() {
    double hours = 0;
    double cost = 0;
    int changes = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
    for (std::size_t i = 0; i < path_.size(); ++i) {
      const bool change =
          i > 0 && (at(i - 1).service != at(i).service || at(i - 1).to_call != at(i).from_call);
      changes += change ? 1 : 0;
      hours += at(i).hours + (change ? asked_.hours_per_change : 0);
      cost += at(i).cost;
      order.emplace_back(at(i).service, path_[i]);
    }
    if (asked_.criterion == Criterion::Cost) {
      std::swap(hours, cost);
    }
    const Rank rank{hours, cost, changes, path_.size(), order};
    if (!best_ || rank < best_rank_) {
      best_ = path_;
      best_rank_ = rank;
    }
  }

  const ServiceNetwork& network_;
  const RouteQuery& asked_;
  std::size_t most_;
  std::vector<std::uint32_t> path_;
  Route best_;
  Rank best_rank_;
};

std::uint32_t below(Stream& stream, std::uint32_t n) {
  return static_cast<std::uint32_t>(stream.bits() % n);
}

ServiceNetwork random_network(Stream& stream) {
  const std::uint32_t n_nodes = 3 + below(stream, 3);
  const std::uint32_t n_legs = 4 + below(stream, 5);
  std::vector<ServiceLeg> legs;
  for (std::uint32_t i = 0; i < n_legs; ++i) {
    ServiceLeg next;
    next.from = NodeId{below(stream, n_nodes)};
    next.to = NodeId{below(stream, n_nodes)};
    next.service = below(stream, 3);
    next.from_call = next.from.value + 10 * below(stream, 2);
    next.to_call = next.to.value + 10 * below(stream, 2);
    next.hours = below(stream, 3);
    next.cost = below(stream, 3);
    legs.push_back(next);
  }
  return {n_nodes, std::move(legs)};
}

RouteQuery random_query(Stream& stream) {
  RouteQuery asked = query(0, 1);
  asked.criterion = below(stream, 2) == 0 ? Criterion::Time : Criterion::Cost;
  asked.hours_per_change = below(stream, 2);
  if (below(stream, 2) == 0) {
    const std::uint32_t first = below(stream, 3);
    asked.services = {first, (first + 1 + below(stream, 2)) % 3};
  }
  return asked;
}

}  // namespace

TEST_CASE("service network: agrees with the trial of every route on random networks full of ties") {
  int found = 0;
  for (std::uint64_t n = 0; n < 2'000; ++n) {
    Stream stream({1, 0}, {2, 2}, n);
    const ServiceNetwork network = random_network(stream);
    const RouteQuery asked = random_query(stream);
    CAPTURE(n);
    const Route expected = BruteForce(network, asked).best();
    CHECK(route(network, asked) == expected);
    found += expected ? 1 : 0;
  }
  CHECK(found > 500);
}

}  // namespace corridor::network::service_network_test
