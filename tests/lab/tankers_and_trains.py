#!/usr/bin/env python3
"""Works out the events of scenarios/lab/tankers-and-trains.yaml: a simulation of that page and of
nothing else, written without the simulator and sharing no code with it.

    tankers_and_trains.py > tankers_and_trains_expected.csv

Tanks are followed in exact fractions of a tonne from one bend of their level to the next; what happens
in them is told at the first whole microsecond at or after it. Times are microseconds from 2024-01-01.
"""

import csv
import heapq
import sys
from collections import deque
from fractions import Fraction as F
from math import ceil

from exact_tank import Tank

MINUTE, HOUR, DAY = 60_000_000, 3_600_000_000, 86_400_000_000
END = 30 * DAY

LOT = 100
FLOW = F(137, HOUR)  # tonnes a microsecond
FIELD_PUMP, FIELD_FIXED = F(1300, HOUR), 70 * MINUTE
SHORE_PUMP, SHORE_FIXED = F(900, HOUR), 50 * MINUTE
SHIP, SHIPS = 50, 2  # lots
WINTER, SUMMER, WINTER_ENDS = 43 * HOUR + 12 * MINUTE, 31 * HOUR, 10 * DAY
TRAIN, LOADING, TRIP, DUMPING = 30, 5 * HOUR, 9 * HOUR + 18 * MINUTE, 230 * MINUTE
FIRST_TRAIN = 6 * HOUR


class Page:
    def __init__(self):
        self.field = Tank("field.tank", "field", 12_000, 3250, [4000, 10_000], FLOW)
        self.shore = Tank("shore.tank", "shore", 7000, 2000, [3000, 6000])
        self.field.come = F(50)  # of the next lot
        self.formed = 0  # lots out of what has come
        self.lots = {"field": 32, "shore": 20}
        self.now = 0
        self.due, self.count = [], 0
        self.seen = []
        self.jetty = {"field": None, "shore": None}
        self.queue = {"field": deque(), "shore": deque()}
        self.wants_lot = None
        self.wants_room = None
        self.turn, self.turns = None, deque()
        self.field.look(self.field.level)

    def at(self, time, process):
        self.count += 1
        heapq.heappush(self.due, (time, self.count, process))

    def see(self, entity, event, place, quantity=0):
        self.seen.append((self.now, entity, event, place, quantity))

    def run(self):
        for n in range(1, SHIPS + 1):
            self.at(0, self.ship(f"tanker#{n}"))
        for n in (1, 2):
            self.at(0, self.train(f"train#{n}"))
        while True:
            candidates = [(self.due[0][0], 0)] if self.due else []
            lot = self.field.when(lambda tank: tank.come - (self.formed + 1) * LOT)
            if lot is not None:
                candidates.append((ceil(lot), 1))
            if self.wants_room:
                room = self.shore.when(lambda tank: tank.capacity - tank.level - tank.reserved - LOT)
                if room is not None:
                    candidates.append((ceil(room), 2))
            self.now, kind = min(candidates)
            if self.now >= END:
                return
            self.field.advance(F(self.now))
            self.shore.advance(F(self.now))
            if kind == 0:
                self.resume(heapq.heappop(self.due)[2])
            elif kind == 1:
                self.formed += 1
                self.lots["field"] += 1
                waiting, self.wants_lot = self.wants_lot, None
                if waiting:
                    self.resume(waiting)
            else:
                waiting, self.wants_room = self.wants_room, None
                self.resume(waiting)

    def resume(self, process):
        """A process yields how long it sleeps, or None when it has put itself into somebody's hands."""
        wait = next(process)
        if wait is not None:
            self.at(self.now + wait, process)

    def take_jetty(self, name, place, process):
        if self.jetty[place] is None:
            self.jetty[place] = name
            return True
        self.queue[place].append((name, process))
        return False

    def leave_jetty(self, place):
        self.jetty[place] = None
        if self.queue[place]:
            name, process = self.queue[place].popleft()
            self.jetty[place] = name
            self.at(self.now, process)

    def crossing(self):
        return WINTER if self.now < WINTER_ENDS else SUMMER

    def ship(self, name):
        me = {}
        process = self.voyages(name, me)
        me["process"] = process
        return process

    def voyages(self, name, me):
        while True:
            if not self.take_jetty(name, "field", me["process"]):
                yield None
            self.see(name, "berthed", "field")
            for n in range(SHIP):
                while self.lots["field"] == 0:
                    self.wants_lot = me["process"]
                    yield None
                self.lots["field"] -= 1
                if n == 0:
                    yield FIELD_FIXED
                self.field.add(-FIELD_PUMP, LOT)
                yield ceil(LOT / FIELD_PUMP)
            self.see(name, "departed", "field", SHIP * LOT)
            self.leave_jetty("field")
            yield self.crossing()
            self.see(name, "arrived", "shore", SHIP * LOT)
            if not self.take_jetty(name, "shore", me["process"]):
                yield None
            self.see(name, "berthed", "shore", SHIP * LOT)
            for n in range(SHIP):
                while self.shore.level + self.shore.reserved + LOT > self.shore.capacity:
                    self.wants_room = me["process"]
                    yield None
                self.shore.reserved += LOT
                if n == 0:
                    yield SHORE_FIXED
                self.shore.add(SHORE_PUMP, LOT)
                yield ceil(LOT / SHORE_PUMP)
                self.lots["shore"] += 1
            self.see(name, "departed", "shore")
            self.leave_jetty("shore")
            yield self.crossing()
            self.see(name, "arrived", "field")

    def train(self, name):
        me = {}
        process = self.trips(name, me)
        me["process"] = process
        return process

    def trips(self, name, me):
        while True:
            if self.turn is None:
                self.turn = name
            else:
                self.turns.append((name, me["process"]))
                yield None
            while True:
                yield (FIRST_TRAIN - self.now) % DAY or DAY
                if self.lots["shore"] >= TRAIN:
                    break
                self.see(name, "missed", "shore", self.lots["shore"] * LOT)
            self.lots["shore"] -= TRAIN
            self.turn = None
            if self.turns:
                self.turn, waiting = self.turns.popleft()
                self.at(self.now, waiting)
            self.shore.add(-F(TRAIN * LOT, LOADING), TRAIN * LOT)
            yield LOADING
            self.see(name, "departed", "shore", TRAIN * LOT)
            yield TRIP
            self.see(name, "arrived", "refinery", TRAIN * LOT)
            yield DUMPING
            self.see(name, "departed", "refinery")
            yield TRIP
            self.see(name, "arrived", "shore")


def main():
    page = Page()
    page.run()
    page.field.advance(F(END))
    page.shore.advance(F(END))
    rows = [r for r in page.seen + page.field.seen + page.shore.seen if r[0] < END]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["microsecond", "entity", "event", "place", "tonnes"])
    out.writerows(sorted(rows))
    out.writerow([END, "field.tank", "lost", "field", int(page.field.lost * 1_000_000)])


main()
