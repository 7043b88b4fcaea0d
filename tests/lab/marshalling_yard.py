#!/usr/bin/env python3
"""Works out the events of scenarios/lab/marshalling-yard.yaml: a simulation of that page and of nothing else, written
without the simulator and sharing no code with it. It ends with an error where the page leaves open who is first.

    marshalling_yard.py > marshalling_yard_expected.csv
"""

from exact_page import Page

HOUR, DAY = 60, 1440
# of each origin: wagons of a train, its way to the yard, and by destination the first wagon and from one to the next
ORIGINS = {
    "west": (15, 133, {"harbour": (0, 78), "steelworks": (1, 111), "border": (2, 138)}),
    "south": (12, 97, {"harbour": (0, 123), "steelworks": (1, 105), "border": (2, 129)}),
}
# of each destination: wagons of a train, and of its classification track
DESTINATIONS = {"harbour": (18, 21), "steelworks": (14, 18), "border": (16, 18)}
WAY = {"harbour": 171, "steelworks": 88, "border": 203}  # from the junction, or from the yard
TO_JUNCTION, JUNCTION_SLOTS, BORDER_HEADWAY = 24, 3 * HOUR, 613
ORIGIN_AT_MOST, YARD_AT_MOST = 9 * HOUR, 14 * HOUR
INSPECT, COUPLE, PUSH, WAGON, BACK = 56, 10, 9, 4, 6
FETCH, PULL, COUPLE_LOCOMOTIVE, TEST, TURN = 11, 31, 8, 26, 2 * HOUR
BEGIN, OFF = 5 * HOUR, 21 * HOUR


class Queue:
    """Things of which one is held at a time: first come, first served."""

    def __init__(self, page, name, count, open_now=lambda: True):
        self.page, self.name, self.free, self.open_now = page, name, count, open_now
        self.asked = []

    def take(self):
        mine = [self.page.now]
        self.asked.append(mine)
        yield lambda: self.free > 0 and self.asked[0] is mine and self.open_now()
        self.asked.pop(0)
        self.free -= 1
        if self.free == 0 and self.asked and self.asked[0] == mine:
            raise SystemExit(f"two ask for the last of the {self.name} in minute {mine[0]}")

    def use(self, time):
        yield from self.take()
        yield time
        self.free += 1

    def give_in(self, time):
        yield time
        self.free += 1


class Paths:
    """Starts on a line in one direction: at those of its times that are left, at least so long after the last one."""

    def __init__(self, page, times=1, headway=1):
        self.page, self.times, self.headway = page, times, headway
        self.last = -headway
        self.asked = None

    def wait(self):
        now = self.page.now
        if now == self.asked:
            raise SystemExit(f"two ask for a path in minute {now}")
        self.asked = now
        first = max(now, self.last + self.headway)
        self.last = -(-first // self.times) * self.times
        return self.last - now


class Making:
    """A train that is made up while its wagons come; it is ready when it has `full` of them, or `at_most` after the first."""

    def __init__(self, page, full, at_most, ready):
        self.page, self.full, self.at_most, self.ready = page, full, at_most, ready
        self.wagons, self.deadline = [], None

    def add(self, wagon):
        if self.page.now == self.deadline:
            raise SystemExit(f"a wagon comes when its train is ready anyhow, in minute {self.page.now}")
        self.wagons.append(wagon)
        if len(self.wagons) == 1:
            self.deadline = self.page.now + self.at_most
            self.page.at(self.page.now, self.time_is_over(self.deadline))
        if len(self.wagons) == self.full:
            self.leave()

    def time_is_over(self, deadline):
        yield self.at_most
        if self.deadline == deadline:
            self.leave()

    def leave(self):
        wagons, self.wagons, self.deadline = self.wagons, [], None
        self.page.at(self.page.now, self.ready(wagons))


class Yard(Page):
    def __init__(self):
        super().__init__(14 * DAY)
        self.receiving, self.departing = Queue(self, "receiving tracks", 3), Queue(self, "departure tracks", 2)
        self.gang = Queue(self, "gang", 1, lambda: BEGIN <= self.now % DAY < OFF)
        self.hump, self.trimmer = Queue(self, "hump", 1), Queue(self, "trim engine", 1)
        self.humpers, self.locomotives = Queue(self, "humpers", 2), Queue(self, "locomotives", 3)
        self.on_track = dict.fromkeys(DESTINATIONS, 0)
        self.paths = {
            (to, out): Paths(self, **rule)
            for to, rule in (("junction", {"times": JUNCTION_SLOTS}), ("border", {"headway": BORDER_HEADWAY}))
            for out in (True, False)
        }
        self.names = {}
        self.making = {
            to: Making(self, full, YARD_AT_MOST, lambda wagons, to=to: self.outbound(to, wagons))
            for to, (full, _) in DESTINATIONS.items()
        }

    def name(self, kind):
        self.names[kind] = self.names.get(kind, 0) + 1
        return f"{kind}#{self.names[kind]}"

    def see_wagons(self, name, event, place, n):
        for _ in range(n):
            self.see(name, event, place, 1)

    # ---- trains that are taken apart

    def origin(self, at):
        full, _, flows = ORIGINS[at]
        making = Making(self, full, ORIGIN_AT_MOST, lambda wagons: self.inbound(at, wagons))
        for to, (first, every) in flows.items():
            self.at(first, self.wagons_come(making, to, every))

    def wagons_come(self, making, to, every):
        while True:
            making.add(to)
            yield every

    def inbound(self, at, wagons):
        name, n = self.name(at), len(wagons)
        self.see(name, "berthed", at, n)
        self.see_wagons(name, "loaded", at, n)
        self.see(name, "departed", at, n)
        yield ORIGINS[at][1]
        self.see(name, "arrived", "yard", n)
        yield from self.receiving.take()
        yield from self.gang.use(INSPECT)
        yield from self.humpers.take()
        yield COUPLE
        self.see(name, "berthed", "yard", n)
        yield from self.hump.take()
        yield PUSH
        for to in wagons:
            yield WAGON
            yield lambda to=to: self.on_track[to] < DESTINATIONS[to][1]
            self.on_track[to] += 1
            self.see(name, "unloaded", "yard", 1)
            self.making[to].add(to)
        self.hump.free += 1
        self.receiving.free += 1
        self.at(self.now, self.humpers.give_in(BACK))

    # ---- trains that are put together

    def outbound(self, to, wagons):
        name, n = self.name(to), len(wagons)
        yield from self.departing.take()
        yield from self.trimmer.take()
        yield FETCH
        self.see(name, "berthed", "yard", n)
        self.on_track[to] -= n
        yield PULL
        self.trimmer.free += 1
        self.see_wagons(name, "loaded", "yard", n)
        yield from self.locomotives.take()
        yield COUPLE_LOCOMOTIVE
        yield from self.gang.use(TEST)
        by_junction = to != "border"
        yield self.paths["junction" if by_junction else "border", True].wait()
        self.see(name, "departed", "yard", n)
        self.departing.free += 1
        yield WAY[to] + (TO_JUNCTION if by_junction else 0)
        self.see(name, "arrived", to, n)
        self.see(name, "berthed", to, n)
        self.see_wagons(name, "unloaded", to, n)
        self.at(self.now, self.light(to))

    def light(self, at):
        """The locomotive on its way back."""
        yield TURN
        name = self.name("light_" + at)
        self.see(name, "berthed", at, 1)
        self.see(name, "loaded", at, 1)
        if at == "border":
            yield self.paths["border", False].wait()
        self.see(name, "departed", at, 1)
        yield WAY[at]
        if at != "border":
            yield self.paths["junction", False].wait()
            yield TO_JUNCTION
        self.see(name, "arrived", "yard", 1)
        self.see(name, "berthed", "yard", 1)
        self.see(name, "unloaded", "yard", 1)
        self.locomotives.free += 1

    def shifts(self):
        yield BEGIN
        while True:  # so that this minute is looked at
            yield DAY


page = Yard()
for one in ORIGINS:
    page.origin(one)
page.at(0, page.shifts())
page.run()
page.write()
