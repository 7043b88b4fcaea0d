#!/usr/bin/env python3
"""Works out the events of scenarios/lab/tank-farm.yaml: a simulation of that page and of nothing else,
written without the simulator and sharing no code with it.

    tank_farm.py > tank_farm_expected.csv

Times are microseconds from 2024-01-01.
"""

import csv
import heapq
import sys
from collections import deque
from fractions import Fraction as F
from math import ceil

from exact_tank import Tank

HOUR, DAY = 3_600_000_000, 86_400_000_000
END = 15 * DAY

LOT = 500
FLOW, RACKS = F(430, HOUR), F(900, HOUR)
LINE_IN, FILL = F(510, HOUR), 5900
LINE_OUT, THROUGH, BATCH = F(700, HOUR), 9 * HOUR, 2  # lots
SHARE = {"crude": 2, "rail": 1}
TRAIN_EVERY, FIRST_TRAIN, TRAIN = 6 * HOUR + HOUR // 10, 2 * HOUR + 3 * HOUR // 10, 3  # lots
OUT_FROM, OUT_TO = 4 * DAY, 7 * DAY


class Page:
    def __init__(self):
        self.field = Tank("field.tank", "field", 9000, 0, [5000], FLOW)
        self.farm = Tank("farm.tank", "farm", 15_000, 1000, [4000, 12_000])
        self.rail = Tank("farm.rail_tank", "farm", 40_000, 0, [])
        self.tanks = [self.field, self.farm, self.rail]
        self.now, self.due, self.count, self.seen = 0, [], 0, []
        self.numbers = {"crude": 2, "rail": 0}  # offered so far
        self.field_lots = deque()
        self.pile = deque(["crude/1", "crude/2"])  # before the second line, in order of coming
        self.in_line = deque()  # (lot, what must have been pushed in for it to come out)
        self.pushed = 0
        self.formed = 0
        self.asleep = {}
        self.blocked = False
        self.racks, self.racks_busy = deque(), False

    def at(self, time, process):
        self.count += 1
        heapq.heappush(self.due, (time, self.count, process))

    def see(self, entity, event, place, quantity=0):
        self.seen.append((self.now, entity, event, place, quantity))

    def wake(self, name):
        process = self.asleep.pop(name, None)
        if process is not None:
            self.at(self.now, process)

    def resume(self, process):
        """A process yields how long it sleeps, or the name under which it is woken."""
        wait = next(process, None)
        if isinstance(wait, int):
            self.at(self.now + wait, process)
        elif wait is not None:
            self.asleep[wait] = process

    def run(self):
        self.field.look(self.field.level)
        for process in (self.push_in(), self.come_out(), self.push_on(), self.trains(), self.outage()):
            self.at(0, process)
        while True:
            candidates = [(self.due[0][0], 0)] if self.due else []
            lot = self.field.when(lambda tank: tank.come - (self.formed + 1) * LOT)
            if lot is not None:
                candidates.append((ceil(lot), 1))
            if "room" in self.asleep:
                room = self.farm.when(lambda tank: tank.capacity - tank.level - tank.reserved - LOT)
                if room is not None:
                    candidates.append((ceil(room), 2))
            self.now, kind = min(candidates)
            if self.now >= END:
                return
            for tank in self.tanks:
                tank.advance(F(self.now))
            if kind == 0:
                self.resume(heapq.heappop(self.due)[2])
            elif kind == 1:
                self.formed += 1
                self.numbers["crude"] += 1
                self.field_lots.append(f"crude/{self.numbers['crude']}")
                self.see(self.field_lots[-1], "offered", "field", LOT)
                self.wake("push_in")
            else:
                self.resume(self.asleep.pop("room"))

    def push_in(self):
        while True:
            while self.blocked or not self.field_lots:
                yield "push_in"
            lot = self.field_lots.popleft()
            self.see(lot, "loaded", "field", LOT)
            front = self.pushed
            self.field.add(-LINE_IN, LOT)
            yield ceil(LOT / LINE_IN)
            self.pushed += LOT
            self.in_line.append((lot, front + FILL))
            self.wake("come_out")

    def come_out(self):
        while True:
            while not self.in_line or self.pushed < self.in_line[0][1]:
                yield "come_out"
            lot, _ = self.in_line.popleft()
            while self.farm.level + self.farm.reserved + LOT > self.farm.capacity:
                self.blocked = True
                yield "room"
            self.farm.reserved += LOT
            if self.blocked:
                self.blocked = False
                self.wake("push_in")
            self.farm.add(LINE_IN, LOT)
            yield ceil(LOT / LINE_IN)
            self.see(lot, "unloaded", "farm", LOT)
            self.pile.append(lot)
            self.wake("push_on")

    def trains(self):
        yield FIRST_TRAIN
        while True:
            for _ in range(TRAIN):
                self.numbers["rail"] += 1
                self.racks.append(f"rail/{self.numbers['rail']}")
                self.see(self.racks[-1], "offered", "farm", LOT)
            if not self.racks_busy:
                self.racks_busy = True
                self.at(self.now, self.unload())
            yield TRAIN_EVERY

    def unload(self):
        while self.racks:
            lot = self.racks.popleft()
            assert self.rail.level + LOT <= self.rail.capacity
            self.rail.reserved += LOT
            self.rail.add(RACKS, LOT)
            yield ceil(LOT / RACKS)
            self.pile.append(lot)
            self.wake("push_on")
        self.racks_busy = False

    def outage(self):
        yield OUT_TO
        self.wake("push_on")

    def push_on(self):
        """Whose turn began first in a time that runs for each flow as its share says, is next."""
        clock, ends = F(0), {"crude": F(0), "rail": F(0)}
        while True:
            waiting = {flow: [lot for lot in self.pile if lot.startswith(flow)] for flow in SHARE}
            ready = [flow for flow in SHARE if len(waiting[flow]) >= BATCH]
            if OUT_FROM <= self.now < OUT_TO or not ready:
                yield "push_on"
                continue
            flow = min(ready, key=lambda f: (max(clock, ends[f]), self.pile.index(waiting[f][0])))
            clock = max(clock, ends[flow])
            ends[flow] = clock + F(BATCH * LOT, SHARE[flow])
            for lot in waiting[flow][:BATCH]:
                while OUT_FROM <= self.now < OUT_TO:
                    yield "push_on"
                self.pile.remove(lot)
                self.see(lot, "loaded", "farm", LOT)
                (self.farm if flow == "crude" else self.rail).add(-LINE_OUT, LOT)
                yield ceil(LOT / LINE_OUT)
                self.at(self.now + THROUGH, self.deliver(lot))

    def deliver(self, lot):
        self.see(lot, "delivered", "terminal", LOT)
        return
        yield


def main():
    page = Page()
    page.run()
    rows = list(page.seen)
    for tank in page.tanks:
        tank.advance(F(END))
        rows += tank.seen
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["microsecond", "entity", "event", "place", "tonnes"])
    out.writerows(sorted(r for r in rows if r[0] < END))
    out.writerow([END, "field.tank", "lost", "field", int(page.field.lost * 1_000_000)])


main()
