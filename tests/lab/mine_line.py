#!/usr/bin/env python3
"""Works out the events of scenarios/lab/mine-line.yaml: a simulation of that page and of nothing else, written
without the simulator and sharing no code with it.

    mine_line.py > mine_line_expected.csv
"""

from exact_page import Page

HOUR, DAY = 60, 1440
EPOCH = 19723 * DAY  # from 1970-01-01 to 2024-01-01
LOT, TRAIN, SHIP, PILE = 100, 12, 70, 31  # a train, a ship and the pile in lots
DOWN, UP, CLEARANCE = (53, 61), (47, 55), 3
LOAD, TIP, SHIPLOAD = 7, 4, 5
WORKS, REPAIR = 31 * HOUR, 7 * HOUR
DIG, SHIPS, VOYAGE = 187, 17 * HOUR + 30, 5 * DAY


class MineLine(Page):
    def __init__(self):
        super().__init__(14 * DAY)
        self.heap = self.pile = 0
        self.worked = 0  # the loader, since its last repair
        self.loading_track = self.dump_track = self.quay = True  # free
        # of each section: who is in it, when it is free again, the direction of the last train
        self.inside, self.free_from, self.last = [None, None], [0, 0], [None, None]
        self.loop = 0  # trains there and bound for it
        self.asking = []  # [asked, down, section, name]
        self.started = set()

    # ---- the line: section 0 from the mine to the loop, section 1 from there to the port

    def rank(self, one):
        asked, down, section, _ = one
        return (self.last[section] == down, asked, not down)

    def room_ahead(self, one):
        _, down, section, _ = one
        to_loop = down == (section == 0)
        return not to_loop or self.loop < 2

    def clear(self, one):
        return self.inside[one[2]] is None and self.now >= self.free_from[one[2]]

    def last_of_the_minute(self):
        able = []
        for one in self.asking:
            same = [other for other in self.asking if other[1:3] == one[1:3]]
            if min(same)[3] != one[3] or not self.room_ahead(one) or not self.clear(one):
                continue
            able.append(one)
        if not able:
            return False
        one = min(able, key=self.rank)
        self.asking.remove(one)
        _, down, section, name = one
        self.inside[section], self.last[section] = name, down
        self.loop += 1 if down == (section == 0) else -1
        self.started.add(name)
        return True

    def run_over(self, name, down, section):
        self.asking.append((self.now, down, section, name))
        yield lambda: name in self.started
        self.started.remove(name)

    def leave_section(self, section):
        self.inside[section] = None
        self.free_from[section] = self.now + CLEARANCE
        self.at(self.now + CLEARANCE, iter([]))  # so that this minute is looked at

    # ---- trains

    def load_one(self):
        before = WORKS - self.worked
        if before < LOAD:
            yield before
            yield REPAIR
            yield LOAD - before
            self.worked = LOAD - before
        else:
            yield LOAD
            self.worked += LOAD

    def train(self, name):
        while True:
            yield lambda: self.loading_track
            self.loading_track = False
            self.see(name, "berthed", "mine")
            for _ in range(TRAIN):
                yield lambda: self.heap > 0
                self.heap -= 1
                yield from self.load_one()
                self.see(name, "loaded", "mine", LOT)
            yield from self.run_over(name, True, 0)
            self.see(name, "departed", "mine", TRAIN * LOT)
            self.loading_track = True
            yield DOWN[0]
            self.leave_section(0)
            yield from self.run_over(name, True, 1)
            yield DOWN[1]
            self.leave_section(1)
            self.see(name, "arrived", "port", TRAIN * LOT)
            yield lambda: self.dump_track
            self.dump_track = False
            self.see(name, "berthed", "port", TRAIN * LOT)
            for _ in range(TRAIN):
                yield TIP
                yield lambda: self.pile < PILE
                self.pile += 1
                self.see(name, "unloaded", "port", LOT)
            yield from self.run_over(name, False, 1)
            self.see(name, "departed", "port")
            self.dump_track = True
            yield UP[1]
            self.leave_section(1)
            yield from self.run_over(name, False, 0)
            yield UP[0]
            self.leave_section(0)
            self.see(name, "arrived", "mine")

    # ---- ships, and the mine

    def tide_is_out(self):
        return (EPOCH + self.now - 180) % 745 < 420

    def ship(self, name):
        yield lambda: self.quay
        self.quay = False
        self.see(name, "berthed", "port")
        for _ in range(SHIP):
            yield lambda: self.pile > 0
            self.pile -= 1
            yield SHIPLOAD
            self.see(name, "loaded", "port", LOT)
        while self.tide_is_out():
            yield 1
        self.see(name, "departed", "port", SHIP * LOT)
        self.quay = True
        yield VOYAGE
        self.see(name, "arrived", "overseas", SHIP * LOT)

    def ships(self):
        n = 0
        while True:
            yield SHIPS
            n += 1
            self.at(self.now, self.ship(f"bulker#{n}"))

    def mine(self):
        while True:
            self.heap += TRAIN
            yield DIG


page = MineLine()
page.at(0, page.mine())
for n in (1, 2, 3):
    page.at(0, page.train(f"train#{n}"))
page.at(0, page.ships())
page.run()
page.write()
