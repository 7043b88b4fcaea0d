#!/usr/bin/env python3
"""Works out the events of scenarios/lab/embargo-and-choice.yaml: a simulation of that page and of nothing
else, written without the simulator and sharing no code with it.

    embargo_and_choice.py > embargo_and_choice_expected.csv

Times are whole minutes from 2025-04-01 00:00 UTC; expected times are fractions. What happens at one minute
happens in the order of the kinds below; the page is such that two things of one kind, or two of which it would
matter, do not meet: `narrow()` stops the script if they do.
"""

import heapq
import sys
from fractions import Fraction

DAY = 24 * 60
END = 70 * DAY
RAIL, HEADWAY, LOCAL, HANDLING = 1813, 13, 689, 30
FERRY, RO_RO = (20, 18 * 60), (6, 1458)  # wagons, minutes over
DUE = 9 * DAY
DECREE = (45 * DAY, 50 * DAY + 9 * 60)
WHEN, UNTIL = 40, 20
GRAIN_WHEN, GRAIN_UNTIL = 60, 40

events, serial = [], 0
lines = []
now = 0
last = {}


def narrow(kind):
    if last.get(kind) == now:
        sys.exit(f"two events of kind {kind} at minute {now}")
    last[kind] = now


def at(minute, action, *data):
    global serial
    serial += 1
    heapq.heappush(events, (minute, serial, action, data))


def tell(who, what, where):
    if now < END:
        lines.append(f"{now},{who},{what},{where}")


class Ship:
    def __init__(self, name, size, over):
        self.name, self.size, self.over = name, size, over
        self.queue, self.bound, self.load, self.here = [], 0, [], True

    def ahead(self):
        return len(self.queue) + self.bound

    def expected(self):
        """From the port on: the leg, and what is ahead over the capacity a minute."""
        return self.over + Fraction(self.ahead() * 2 * self.over, self.size)

    def board(self):
        while self.here and self.queue and len(self.load) < self.size:
            self.queue.sort()
            self.load.append(self.queue.pop(0))
            look()
        if self.here and len(self.load) == self.size:
            self.here = False
            tell(self.name, "departed", "kuryk")
            at(now + self.over, arrive, self)
            at(now + 2 * self.over, come_back, self)


ferry, ro_ro = Ship("ferry#1", *FERRY), Ship("ro-ro#1", *RO_RO)
held = {"decree": [], "full": []}
force = {"decree": False, "full": False, "grain-stop": False}
tickets = next_start = 0
diverted = set()


def look():
    """After each wagon that comes to the ferry's queue or leaves it."""
    waits = len(ferry.queue)
    for name, most, least in (("full", WHEN, UNTIL), ("grain-stop", GRAIN_WHEN, GRAIN_UNTIL)):
        if not force[name] and waits > most:
            force[name] = True
            tell(name, "declared", "kuryk")
        elif force[name] and waits <= least:
            force[name] = False
            tell(name, "lifted", "kuryk")
            if name == "full":
                at(now, release, "full")


def release(name):
    trains, held[name] = held[name], []
    for train in trains:
        set_out(train)


def set_out(train):
    global next_start
    by_ferry = ferry.expected() <= ro_ro.expected()
    stop = "decree" if force["decree"] else "full" if force["full"] and by_ferry else None
    if stop:
        held[stop].append(train)
        for wagon in train:
            tell(wagon[0], "held", "karaganda")
    else:
        starts = max(now, next_start)
        next_start = starts + HEADWAY
        at(starts + RAIL, train_comes, train)


def metal(first):
    narrow("offer of metal")
    set_out([(f"metal/{n}", now + DUE) for n in range(first, first + 10)])
    at(now + 12 * 60, metal, first + 10)


def train_comes(train):
    narrow("train")
    for wagon in train:
        ship = ferry if ferry.expected() <= ro_ro.expected() else ro_ro
        if ship is ro_ro and wagon[0] not in diverted:
            diverted.add(wagon[0])
            tell(wagon[0], "diverted", "kuryk")
        ship.bound += 1
        at(now + HANDLING, join, wagon, ship, 1)


def grain(n):
    narrow("offer of grain")
    if force["grain-stop"]:
        tell(f"grain/{n}", "refused", "beyneu")
    else:
        at(now + LOCAL + HANDLING, join, (f"grain/{n}", None), ferry, 0)
    at(now + 7 * 60, grain, n + 1)


def join(wagon, ship, was_bound):
    """Who is never due comes last; wagons of one train have been counted when the first of them boards."""
    global tickets
    ship.bound -= was_bound
    tickets += 1
    ship.queue.append((wagon[1] if ship is ferry and wagon[1] else 10**9, tickets, wagon[0]))
    if ship is ferry:
        look()
    at(now, lambda: ship.board())


def arrive(ship):
    for _, _, name in ship.load:
        tell(name, "delivered", "alat")


def come_back(ship):
    narrow("return of a ship")
    ship.load, ship.here = [], True
    ship.board()


def decree(on):
    force["decree"] = on
    tell("decree", "declared" if on else "lifted", "kuryk")
    if not on:
        release("decree")


at(0, metal, 1)
at(67, grain, 1)
at(DECREE[0], decree, True)
at(DECREE[1], decree, False)
while events and events[0][0] < END:
    now, _, action, data = heapq.heappop(events)
    action(*data)
print("minute,entity,event,place")
print("\n".join(sorted(lines)))
