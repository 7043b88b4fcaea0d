#!/usr/bin/env python3
"""Works out the events of scenarios/lab/two-berth-ferries.yaml by hand, so to speak: a simulation
of that page and of nothing else, written without the simulator and sharing no code with it.

    two_berth_ferries.py > two_berth_ferries_expected.csv

Times are whole minutes from 2024-01-01 00:00 UTC. `narrow()` stops the script where two events are so
close that their order would decide the outcome: then the page must be changed, not the order guessed.
"""

import csv
import datetime
import heapq
import sys
from collections import Counter, deque

HOUR, DAY = 60, 24 * 60
END = 8 * DAY

WAGONS_EVERY, FIRST_WAGON = 31, 4  # mine -> works
TRUCKS_EVERY, FIRST_TRUCK = 62, 22  # east -> west
TRAIN_LOAD, TRAIN_LOAD_TIME, TRAIN_TRIP_IN = 10, 50, 3 * HOUR + 10
SLOT = 4 * HOUR  # on mine-west
CRANE = 9  # minutes a wagon, from a train into the yard of west
YARD = 14
RAMP_IN, RAMP_OUT = 3, 4  # minutes a wagon or truck, off and on a ship
SHIP_WAGONS, SHIP_TRUCKS, CROSSING, PATIENCE = 28, 18, 7 * HOUR + 25, 12 * HOUR
CLOSED_FROM, CLOSED_TO = 16 * HOUR + 30, 20 * HOUR + 30  # every day, departures only
ONWARD_LOAD_TIME, HEADWAY, ONWARD_TRIP, DUMPING = 40, 90, 2 * HOUR + 40, 25


class World:
    """The clock, what is due, and what was seen."""

    def __init__(self):
        self.now = 0
        self.due = []
        self.count = 0
        self.seen = []

    def at(self, time, process):
        self.count += 1
        heapq.heappush(self.due, (time, self.count, process))

    def run(self):
        while self.due and self.due[0][0] < END:
            self.now, _, process = heapq.heappop(self.due)
            self.resume(process)

    def resume(self, process):
        """A process yields how long it sleeps, or a Waiting that somebody else will wake."""
        wait = next(process, None)
        if isinstance(wait, int):
            assert wait >= 0
            self.at(self.now + wait, process)
        elif wait is not None:
            wait.add(process)

    def see(self, entity, event, place, quantity=""):
        self.seen.append((self.now, entity, event, place, quantity))


class Waiting:
    """Processes that wait for a change. All are woken and look again."""

    def __init__(self, world):
        self.world = world
        self.processes = []

    def add(self, process):
        self.processes.append(process)

    def wake(self):
        processes, self.processes = self.processes, []
        for process in processes:
            self.world.at(self.world.now, process)


def narrow(a, b, what):
    if abs(a - b) < 1:
        sys.exit(f"two events at minute {a} decide together: {what}")


class Page:
    def __init__(self):
        self.world = World()
        self.delivered = Counter()
        self.siding = 0  # wagons at the mine
        self.yard = 0  # wagons at west, of which all wait for a ship
        self.trucks = 0  # waiting at east
        self.apron = 0  # wagons at east, waiting for a train
        self.changed = Waiting(self.world)
        self.crane = Waiting(self.world)  # at west, for one train after the other
        self.crane_busy = False
        self.berth = {"west": deque(), "east": deque()}  # ships at anchor
        self.taken = {"west": False, "east": False}
        self.trains_in = 0
        self.trains_out = 0
        self.loading_onward = False
        self.last_onward = -HEADWAY

    # ---- the mine and the line to west

    def wagons(self):
        yield FIRST_WAGON
        while True:
            self.siding += 1
            if self.siding == TRAIN_LOAD:
                self.siding = 0
                self.trains_in += 1
                self.world.at(self.world.now, self.train_in(f"inbound#{self.trains_in}"))
            yield WAGONS_EVERY

    def train_in(self, name):
        yield TRAIN_LOAD_TIME
        now = self.world.now
        wait = -now % SLOT
        narrow(wait, 0, "a train ready at its slot")
        yield wait
        self.world.see(name, "departed", "mine", TRAIN_LOAD)
        yield TRAIN_TRIP_IN
        self.world.see(name, "arrived", "west", TRAIN_LOAD)
        while self.crane_busy:
            yield self.crane
        self.crane_busy = True
        for _ in range(TRAIN_LOAD):
            yield CRANE
            while self.yard == YARD:
                yield self.changed  # the crane is held meanwhile
            self.yard += 1
            self.changed.wake()
        self.crane_busy = False
        self.crane.wake()

    # ---- the ferries

    def ship(self, name):
        place = "west"
        aboard = 0
        while True:
            yield from self.enter(name, place, aboard)
            since = self.world.now
            yield from self.unload(place, aboard)
            aboard = yield from self.load(place, since)
            yield from self.wait_for_gate(place, aboard)
            self.taken[place] = False
            self.world.see(name, "departed", place, aboard)
            if self.berth[place]:
                self.berth[place].popleft().wake()
            yield CROSSING
            place = "east" if place == "west" else "west"

    def enter(self, name, place, aboard):
        self.world.see(name, "arrived", place, aboard)
        while self.taken[place]:
            turn = Waiting(self.world)
            self.berth[place].append(turn)
            yield turn
        self.taken[place] = True
        self.world.see(name, "berthed", place, aboard)

    def unload(self, place, aboard):
        for _ in range(aboard):
            yield RAMP_IN
            if place == "west":
                self.delivered[("trucks", "west", self.world.now // DAY)] += 1
            else:
                self.apron += 1
                self.form_onward_train()

    def load(self, place, since):
        """Piece by piece while cargo is there, until full or out of patience."""
        deadline = since + PATIENCE
        self.world.at(deadline, waking(self.changed))
        aboard = 0
        while not self.full(place, aboard) and self.world.now < deadline:
            if not self.take(place):
                yield self.changed
                continue
            if self.world.now + RAMP_OUT > deadline:
                sys.exit(f"out of patience in the middle of a piece at minute {self.world.now}")
            yield RAMP_OUT
            aboard += 1
        if self.world.now == deadline and self.waits(place):
            sys.exit(f"out of patience with cargo there at minute {self.world.now}")
        return aboard

    def full(self, place, aboard):
        return aboard == (SHIP_WAGONS if place == "west" else SHIP_TRUCKS)

    def waits(self, place):
        return self.yard > 0 if place == "west" else self.trucks > 0

    def take(self, place):
        if not self.waits(place):
            return False
        if place == "west":
            self.yard -= 1  # its room is free when its loading starts
            self.changed.wake()
        else:
            self.trucks -= 1
        return True

    def wait_for_gate(self, place, aboard):
        hour = self.world.now % DAY
        narrow(hour, CLOSED_FROM, "a ship ready when departures close")
        if CLOSED_FROM <= hour < CLOSED_TO:
            yield CLOSED_TO - hour
        if not self.full(place, aboard) and self.waits(place):
            sys.exit(f"cargo came for a ship that waited for the gate at minute {self.world.now}")

    # ---- trucks, and the line from east

    def truck_arrivals(self):
        yield FIRST_TRUCK
        while True:
            self.trucks += 1
            self.changed.wake()
            yield TRUCKS_EVERY

    def form_onward_train(self):
        if self.apron >= TRAIN_LOAD and not self.loading_onward:
            self.loading_onward = True
            self.apron -= TRAIN_LOAD
            self.trains_out += 1
            self.world.at(self.world.now, self.train_out(f"onward#{self.trains_out}"))

    def train_out(self, name):
        yield ONWARD_LOAD_TIME
        self.loading_onward = False
        self.form_onward_train()
        start = max(self.world.now, self.last_onward + HEADWAY)
        self.last_onward = start
        yield start - self.world.now
        self.world.see(name, "departed", "east", TRAIN_LOAD)
        yield ONWARD_TRIP
        self.world.see(name, "arrived", "works", TRAIN_LOAD)
        yield DUMPING
        self.delivered[("wagons", "works", self.world.now // DAY)] += TRAIN_LOAD

    def run(self):
        world = self.world
        for process in (self.ship("ferry#1"), self.ship("ferry#2"), self.wagons(), self.truck_arrivals()):
            world.at(0, process)
        world.run()
        events = list(world.seen)
        for (flow, place, day), n in self.delivered.items():
            events.append((day * DAY, flow, "delivered that day", place, n))
        return sorted(events, key=lambda e: (e[0], e[2] == "delivered that day"))


def waking(waiting):
    waiting.wake()
    return
    yield


def main():
    start = datetime.datetime(2024, 1, 1)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["time", "entity", "event", "place", "quantity"])
    for minute, entity, event, place, quantity in Page().run():
        time = start + datetime.timedelta(minutes=minute)
        out.writerow([time.strftime("%Y-%m-%dT%H:%M:%SZ"), entity, event, place, quantity])


if __name__ == "__main__":
    main()
