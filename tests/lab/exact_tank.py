"""A tank followed in exact fractions of a tonne from one bend of its level to the next, for the lists that
are worked out without the simulator. Times are microseconds."""

from fractions import Fraction as F
from math import ceil

DAY = 86_400_000_000


class Tank:
    """Its level between bends is a straight line; `now` is a fraction, too."""

    def __init__(self, name, place, capacity, level, marks, well=F(0)):
        self.name, self.place, self.capacity = name, place, capacity
        self.level, self.marks, self.well = F(level), marks, well
        self.now = F(0)
        self.streams = []  # [tonnes a microsecond, tonnes left], below zero when they go out
        self.reserved = F(0)
        self.come = F(0)  # from the well
        self.lost = F(0)
        self.shut = False
        self.above = {mark: level > mark for mark in [0] + marks}
        self.seen = []

    def rates(self):
        moving = [s for s in self.streams if s[1] > 0]
        into = sum((s[0] for s in moving if s[0] > 0), F(0))
        out = -sum((s[0] for s in moving if s[0] < 0), F(0))
        full = self.level + self.reserved >= self.capacity
        well = min(self.well, out) if full else self.well
        return into, out, well

    def see(self, event, quantity=0):
        self.seen.append((ceil(self.now), self.name, event, self.place, quantity))

    def look(self, before):
        """What there is to be told at a bend."""
        into, out, well = self.rates()
        shut = well < self.well
        if shut != self.shut:
            self.shut = shut
            self.see("shut in" if shut else "restarted")
        for mark in self.above:
            trend = self.level - before or into + well - out
            if self.level != mark:
                above = self.level > mark
            else:
                above = trend > 0 if trend else self.above[mark]
            if above != self.above[mark]:
                self.above[mark] = above
                word = ("filling" if above else "empty") if mark == 0 else ("rose" if above else "fell")
                self.see(word, mark)

    def bend(self):
        """How long until something about the straight line changes, or None."""
        into, out, well = self.rates()
        times = [s[1] / abs(s[0]) for s in self.streams if s[1] > 0]
        net = into + well - out
        for mark in self.above:
            if (mark - self.level) * net > 0:
                times.append((mark - self.level) / net)
        room = self.capacity - self.level - self.reserved
        if room > 0 and well > out:
            times.append(room / (well - out))
        return min(times, default=None)

    def advance(self, time):
        while self.now < time:
            bend = self.bend()
            step = time - self.now if bend is None else min(bend, time - self.now)
            before = self.level
            into, out, well = self.rates()
            for stream in self.streams:
                if stream[1] > 0:
                    stream[1] -= abs(stream[0]) * step
            self.level += (into + well - out) * step
            self.reserved -= into * step
            self.come += well * step
            self.lost += (self.well - well) * step
            self.now += step
            self.look(before)

    def add(self, rate, amount):
        self.streams = [s for s in self.streams if s[1] > 0] + [[rate, F(amount)]]
        self.look(self.level)

    def when(self, what):
        """The exact time at which `what(tank)` reaches 0 from below, if no stream begins; or None."""
        copy = Tank(self.name, self.place, self.capacity, 0, self.marks, self.well)
        copy.level, copy.now, copy.reserved, copy.come = self.level, self.now, self.reserved, self.come
        copy.streams = [list(s) for s in self.streams]
        while what(copy) < 0:
            bend = copy.bend()
            start, value = copy.now, what(copy)
            copy.advance(copy.now + (bend if bend is not None else DAY))
            slope = (what(copy) - value) / (copy.now - start)
            if value + slope * (copy.now - start) >= 0 and slope > 0:
                return start - value / slope
            if bend is None:
                return None
        return copy.now
