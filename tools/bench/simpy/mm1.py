"""The queue M/M/1 in SimPy, as its manual writes it: a process for each customer, one resource.

Usage: mm1.py REPLICATIONS. Prints one line a replication: the mean time in the system in days.
The same as scenarios/lab/queue-mm1.yaml.
"""

import random
import sys

from SimPy.Simulation import Process, Resource, Simulation, hold, release, request

MEAN_BETWEEN_ARRIVALS = 20.0 / 1440
MEAN_SERVICE = 16.0 / 1440
WARM_UP = 60.0
WINDOW = 366.0
COOL_DOWN = 10.0


class Source(Process):
    def run(self, server, rng, times):
        while True:
            yield hold, self, rng.expovariate(1 / MEAN_BETWEEN_ARRIVALS)
            customer = Customer(sim=self.sim)
            self.sim.activate(customer, customer.run(server, rng, times))


class Customer(Process):
    def run(self, server, rng, times):
        arrived = self.sim.now()
        yield request, self, server
        yield hold, self, rng.expovariate(1 / MEAN_SERVICE)
        yield release, self, server
        if WARM_UP <= arrived < WARM_UP + WINDOW:
            times.append(self.sim.now() - arrived)


def replication(seed):
    simulation = Simulation()
    simulation.initialize()
    server = Resource(capacity=1, sim=simulation)
    times = []
    source = Source(sim=simulation)
    simulation.activate(source, source.run(server, random.Random(seed), times))
    simulation.simulate(until=WARM_UP + WINDOW + COOL_DOWN)
    return sum(times) / len(times)


if __name__ == "__main__":
    for number in range(int(sys.argv[1])):
        print(replication(1000 + number))
