#!/usr/bin/env python3
"""Works out the events of scenarios/lab/grain-terminal.yaml: a simulation of that page and of nothing else, written
without the simulator and sharing no code with it.

    grain_terminal.py > grain_terminal_expected.csv

What happens within one minute has no order on the page. So the list is worked out in many orders, and is always the same.
"""

import sys
from collections import Counter, deque
from heapq import heappop, heappush
from random import Random

from exact_page import Page

HOUR, DAY = 60, 1440
EPOCH = 19793 * DAY  # from 1970-01-01 to 2024-03-11, a Monday
END = 21 * DAY
LOCAL = 5 * HOUR  # ahead of UTC
SUNDAY, HOLIDAY = (6, 13, 20), 11  # days of the run by local time; it is the 22nd of March

LOT = 100  # what follows is in lots
WHEAT_TRAIN, BARLEY_TRAIN = 20, 15
COASTER, BULKER = {"wheat": 30}, {"wheat": 55, "barley": 45}
SILOS = {"wheat": 34, "barley": 22}

FILL = {"north": 7, "south": 9}
INSPECT, DISCHARGE, SHIPLOAD = 50, 8, 11
WAY = {"north": 449, "south": 603, "island": 20 * HOUR + 13, "overseas": 5 * DAY}
ISLAND = 9 * HOUR + 13
PATIENCE = {"barley_train": 9 * HOUR, "bulker": 52 * HOUR}
FLOWS = (  # place, whose, commodity, lots, every, first
    ("north", "coaster", "wheat", 9, 828, 61),
    ("north", "bulker", "wheat", 14, 670, 2),
    ("south", "bulker", "barley", 11, 785, 243),
)
BARLEY_TRAINS, BULKERS = 1035, 2704


def works(time, shifts, free_days):
    """Whether a shift is under way; one that ends after midnight belongs to the day on which it began."""
    today, minute = divmod(time + LOCAL, DAY)
    of_today = today not in free_days and any(a <= minute < b for a, b in shifts)
    of_yesterday = today - 1 not in free_days and any(minute + DAY < b for _, b in shifts)
    return of_today or of_yesterday


def inspectors(time):
    return works(time, ((8 * HOUR, 12 * HOUR), (13 * HOUR, 18 * HOUR)), (*SUNDAY, HOLIDAY))


def pit_gang(time):
    return works(time, ((6 * HOUR, 14 * HOUR), (21 * HOUR, 29 * HOUR)), (HOLIDAY,))


def rains(time):
    return (EPOCH + time - 8 * HOUR) % (37 * HOUR) < 5 * HOUR


class Terminal(Page):
    def __init__(self, seed):
        super().__init__(END)
        self.luck = Random(seed)
        self.free = Counter(
            north=1, south=1, reception=2, inspection=1, pit=1, coaster_berth=1, bulk_berth=1, loader=1
        )
        self.elevator = {"north": deque(), "south": deque()}  # lots as (whose, commodity)
        self.silo = Counter()
        self.waits_for = {"coaster": [], "bulker": []}  # commodities of the lots in the silos, as they came
        self.happened = Counter()

    def at(self, time, process):
        """What falls due in the same minute does so in any order; at the beginning, vehicles as they are numbered."""
        self.count += 1
        heappush(self.due, (time, self.luck.random() if time else 0, self.count, process))

    def run(self):
        while self.due and self.due[0][0] < self.end:
            self.now = self.due[0][0]
            while self.due and self.due[0][0] == self.now:
                self.resume(heappop(self.due)[3])
                while self.luck.random() < 0.5 and self.someone_goes_on():
                    pass
            while self.someone_goes_on():
                pass

    def take(self, what, asks=lambda: True):
        if not self.free[what]:
            self.happened["waits for " + what] += 1
        yield lambda: self.free[what] and asks()
        self.free[what] -= 1

    def give(self, what):
        self.free[what] += 1

    # ---- the elevators inland

    def crop(self, place, whose, commodity, lots, every, first):
        yield first
        while True:
            self.elevator[place].extend([(whose, commodity)] * lots)
            yield every

    def fill(self, name, place, room, until=END):
        """Lot by lot from what is there; none is begun after `until`."""
        train = []
        while len(train) < room:
            yield lambda: self.elevator[place] or self.now >= until
            if self.now >= until:
                self.happened["leaves short from " + place] += 1
                break
            train.append(self.elevator[place].popleft())
            yield FILL[place]
            self.see(name, "loaded", place, LOT)
        self.see(name, "departed", place, len(train) * LOT)
        return train

    # ---- trains at the terminal

    def unload(self, name, train):
        self.see(name, "arrived", "port", len(train) * LOT)
        yield from self.take("reception")
        self.see(name, "berthed", "port", len(train) * LOT)
        yield from self.take("inspection", lambda: self.whole(INSPECT))
        yield INSPECT
        self.give("inspection")
        yield from self.take("pit", lambda: pit_gang(self.now))
        for whose, commodity in train:
            yield lambda: pit_gang(self.now)
            self.happened["is unloaded in the night before the holiday"] += (self.now + LOCAL) // DAY == HOLIDAY
            yield DISCHARGE
            self.happened["finishes off shift"] += not pit_gang(self.now)
            self.happened["waits for room for " + commodity] += self.silo[commodity] == SILOS[commodity]
            yield lambda: self.silo[commodity] < SILOS[commodity]
            self.silo[commodity] += 1
            self.waits_for[whose].append(commodity)
            self.see(name, "unloaded", "port", LOT)
        self.give("pit")

    def whole(self, minutes):
        """Whether a piece that is begun now is done before the office closes."""
        if not inspectors(self.now):
            return False
        fits = all(inspectors(t) for t in range(self.now, self.now + minutes))
        self.happened["is too late to be inspected"] += not fits
        return fits

    def wheat_train(self, name):
        while True:
            yield from self.take("north")
            self.see(name, "berthed", "north")
            train = yield from self.fill(name, "north", WHEAT_TRAIN)
            self.give("north")
            yield WAY["north"]
            yield from self.unload(name, train)
            self.see(name, "departed", "port")
            self.give("reception")
            yield WAY["north"]
            self.see(name, "arrived", "north")

    def barley_train(self, name):
        yield from self.take("south")
        self.see(name, "berthed", "south")
        train = yield from self.fill(name, "south", BARLEY_TRAIN, self.now + PATIENCE["barley_train"])
        self.give("south")
        yield WAY["south"]
        yield from self.unload(name, train)
        self.give("reception")

    # ---- ships

    def promise(self, kind, room):
        """Of what lies there for such ships, in order, all that still fits."""
        promised, rest = [], []
        for commodity in self.waits_for[kind]:
            fits = room[commodity] > 0
            room[commodity] -= fits
            (promised if fits else rest).append(commodity)
        self.waits_for[kind] = rest
        return promised

    def dry(self, minutes):
        """How long so many minutes of work take from now on."""
        time = self.now
        while minutes > 0:
            minutes -= not rains(time)
            time += 1
        return time - self.now

    def load(self, name, kind, room, until=END):
        """The ship looks, loads what it is promised, and looks again; it stays until nothing more fits, or `until`."""
        aboard = 0
        while self.now < until:
            promised = self.promise(kind, room)
            if promised:
                aboard += yield from self.load_in_a_row(name, promised, until)
                for commodity in promised:  # left behind
                    room[commodity] += 1
                self.waits_for[kind] = promised + self.waits_for[kind]
            elif self.waits_for[kind] or not any(room.values()):
                self.happened[kind + (" has no room for what waits" if any(room.values()) else " is full")] += 1
                return aboard
            else:
                yield lambda: self.now >= until or self.waits_for[kind]
        self.happened[kind + " leaves short"] += 1
        return aboard

    def load_in_a_row(self, name, promised, until):
        """No piece is begun after `until`; how many were loaded."""
        loaded = 0
        self.happened["waits for loader"] += not self.free["loader"]
        yield lambda: self.now >= until or (self.free["loader"] and not rains(self.now))
        if self.now >= until:
            return 0
        self.free["loader"] -= 1
        while promised and self.now < until:
            self.silo[promised.pop(0)] -= 1
            time = self.dry(SHIPLOAD)
            self.happened["is rained upon"] += time > SHIPLOAD
            yield time
            loaded += 1
            self.see(name, "loaded", "port", LOT)
        self.give("loader")
        return loaded

    def coaster(self, name):
        while True:
            yield from self.take("coaster_berth")
            self.see(name, "berthed", "port")
            aboard = yield from self.load(name, "coaster", dict(COASTER))
            self.see(name, "departed", "port", aboard * LOT)
            self.give("coaster_berth")
            yield WAY["island"]
            self.see(name, "arrived", "island", aboard * LOT)
            self.see(name, "berthed", "island", aboard * LOT)
            yield ISLAND
            for _ in range(aboard):
                self.see(name, "unloaded", "island", LOT)
            self.see(name, "departed", "island")
            yield WAY["island"]
            self.see(name, "arrived", "port")

    def bulker(self, name):
        yield from self.take("bulk_berth")
        self.see(name, "berthed", "port")
        aboard = yield from self.load(name, "bulker", dict(BULKER), self.now + PATIENCE["bulker"])
        self.see(name, "departed", "port", aboard * LOT)
        self.give("bulk_berth")
        yield WAY["overseas"]
        self.see(name, "arrived", "overseas", aboard * LOT)

    # ---- all of it

    def from_outside(self, kind, every, process):
        n = 0
        while True:
            yield every
            n += 1
            self.at(self.now, process(f"{kind}#{n}"))

    def clock(self):
        """So that every minute is looked at: shifts begin and rain ends."""
        while True:
            yield 1

    def begin(self):
        self.at(0, self.clock())
        for flow in FLOWS:
            self.at(0, self.crop(*flow))
        for n in (1, 2, 3):
            self.at(0, self.wheat_train(f"wheat_train#{n}"))
        for n in (1, 2):
            self.at(0, self.coaster(f"coaster#{n}"))
        self.at(0, self.from_outside("barley_train", BARLEY_TRAINS, self.barley_train))
        self.at(0, self.from_outside("bulker", BULKERS, self.bulker))
        self.run()
        self.seen.sort()
        return self.seen


QUEUES = ("reception", "inspection", "pit", "room for wheat", "room for barley", "coaster_berth", "bulk_berth", "loader")
MUST_HAPPEN = ["waits for " + what for what in QUEUES]
MUST_HAPPEN += ["is too late to be inspected", "finishes off shift", "is unloaded in the night before the holiday"]
MUST_HAPPEN += ["is rained upon", "leaves short from south", "coaster is full", "bulker is full"]
MUST_HAPPEN += ["bulker has no room for what waits", "bulker leaves short"]

page = Terminal(0)
page.begin()
for seed in range(1, 25):
    assert Terminal(seed).begin() == page.seen
for what in MUST_HAPPEN:
    assert page.happened[what], what
page.write()
