"""scenarios/lab/ferry-line-rail.yaml in SimPy: a ferry line with its rail legs.

Usage: ferry_line.py REPLICATIONS. Prints one line a replication: the mean time from mine to works and
from works to mine, and of that the time before the ship in port, all in days, of the wagons offered
within the window. Wagons, trains and ferries are processes; what carries wagons wakes them.
"""

import math
import random
import sys

from SimPy.Simulation import (Process, Resource, Simulation, hold, passivate, release, request)

HOUR = 1 / 24
WARM_UP = 30.0
WINDOW = 366.0
COOL_DOWN = 60.0
TRAIN = 10
SHIP = 50
AT_MOST = 24 * HOUR
LN_VARIANCE = math.log(1 + 0.12 ** 2)
LN_MEAN = math.log(20 * HOUR) - LN_VARIANCE / 2


class Port:
    def __init__(self, simulation):
        self.berth = Resource(capacity=1, sim=simulation)
        self.tracks = Resource(capacity=1, sim=simulation)
        self.to_ship = []
        self.ship_at_berth = None  # waits for cargo
        self.to_train = []


class World:
    def __init__(self, seed):
        self.simulation = Simulation()
        self.simulation.initialize()
        self.random = random.Random(seed)
        self.west = Port(self.simulation)
        self.east = Port(self.simulation)
        self.times = {"out": [], "back": []}
        self.in_port = {"out": [], "back": []}

    def start(self, process, *arguments):
        self.simulation.activate(process, process.run(*arguments))
        return process

    def exponential(self, hours):
        return self.random.expovariate(1 / (hours * HOUR))

    def move(self, wagons):
        for wagon in wagons:
            self.simulation.reactivate(wagon)


class Wagon(Process):
    """Sleeps until it leaves, arrives in port, leaves by ship, is ashore, leaves and arrives again."""

    def run(self, world, flow):
        offered = self.sim.now()
        yield passivate, self
        yield passivate, self
        in_port = self.sim.now()
        yield passivate, self
        aboard = self.sim.now()
        yield passivate, self
        yield passivate, self
        yield passivate, self
        if WARM_UP <= offered < WARM_UP + WINDOW:
            world.in_port[flow].append(aboard - in_port)
            world.times[flow].append(self.sim.now() - offered)


class Source(Process):
    """Wagons of one flow; each tenth makes a train to the port full."""

    def run(self, world, flow, minutes, port, hours_to_port):
        wagons = []
        while True:
            yield hold, self, world.exponential(minutes / 60)
            wagons.append(world.start(Wagon(sim=self.sim), world, flow))
            if len(wagons) == TRAIN:
                world.start(TrainToPort(sim=self.sim), world, wagons, port, hours_to_port)
                wagons = []


class TrainToPort(Process):
    def run(self, world, wagons, port, hours):
        yield hold, self, world.exponential(1)  # loading
        world.move(wagons)
        yield hold, self, world.exponential(hours)
        yield request, self, port.tracks
        yield hold, self, world.exponential(2)
        yield release, self, port.tracks
        world.move(wagons)
        port.to_ship.extend(wagons)
        if port.ship_at_berth is not None:
            self.sim.reactivate(port.ship_at_berth)


class TrainFromPort(Process):
    def run(self, world, wagons, port, hours):
        yield request, self, port.tracks
        yield hold, self, world.exponential(2)
        yield release, self, port.tracks
        world.move(wagons)
        yield hold, self, world.exponential(hours)
        world.move(wagons)


class Ferry(Process):
    def run(self, world):
        aboard = []
        while True:
            yield request, self, world.west.berth
            if aboard:
                yield hold, self, 2 * HOUR
                unload(world, aboard, world.west, 12)
            deadline = self.sim.now() + AT_MOST
            wake = Alarm(sim=self.sim)
            self.sim.activate(wake, wake.run(self), at=deadline)
            world.west.ship_at_berth = self
            while len(world.west.to_ship) < SHIP and self.sim.now() < deadline:
                yield passivate, self
            world.west.ship_at_berth = None
            wake.cancel(wake)
            aboard = take(world.west)
            if aboard:
                world.move(aboard)
                yield hold, self, 3 * HOUR
            yield release, self, world.west.berth
            yield hold, self, world.random.lognormvariate(LN_MEAN, math.sqrt(LN_VARIANCE))

            yield request, self, world.east.berth
            if aboard:
                yield hold, self, 2 * HOUR
                unload(world, aboard, world.east, 10)
            aboard = take(world.east)
            if aboard:
                world.move(aboard)
                yield hold, self, 3 * HOUR
            yield release, self, world.east.berth
            yield hold, self, world.random.lognormvariate(LN_MEAN, math.sqrt(LN_VARIANCE))


class Alarm(Process):
    def run(self, sleeper):
        yield hold, self, 0
        self.sim.reactivate(sleeper)


def take(port):
    wagons = port.to_ship[:SHIP]
    port.to_ship = port.to_ship[SHIP:]
    return wagons


def unload(world, wagons, port, hours):
    world.move(wagons)
    port.to_train.extend(wagons)
    while len(port.to_train) >= TRAIN:
        train = port.to_train[:TRAIN]
        port.to_train = port.to_train[TRAIN:]
        world.start(TrainFromPort(sim=world.simulation), world, train, port, hours)


def replication(seed):
    world = World(seed)
    simulation = world.simulation
    world.start(Source(sim=simulation), world, "out", 40, world.west, 12)
    world.start(Source(sim=simulation), world, "back", 60, world.east, 10)
    for _ in range(2):
        world.start(Ferry(sim=simulation), world)
    simulation.simulate(until=WARM_UP + WINDOW + COOL_DOWN)
    measures = (world.times["out"], world.times["back"], world.in_port["out"], world.in_port["back"])
    return [sum(times) / len(times) for times in measures]


if __name__ == "__main__":
    for number in range(int(sys.argv[1])):
        print(*replication(1000 + number))
