"""Processes that sleep and wait, for the event lists that are worked out without the simulator. Times are whole minutes."""

import csv
import heapq
import sys


class Page:
    """A process yields how many minutes it sleeps, or a condition. Who waits is looked at in the order of waiting."""

    def __init__(self, end):
        self.end, self.now, self.count = end, 0, 0
        self.due, self.waiting, self.seen = [], [], []

    def at(self, time, process):
        self.count += 1
        heapq.heappush(self.due, (time, self.count, process))

    def see(self, entity, event, place, quantity=0):
        self.seen.append((self.now, entity, event, place, quantity))

    def resume(self, process):
        wait = next(process, None)
        if callable(wait):
            self.waiting.append((wait, process))
        elif wait is not None:
            self.at(self.now + wait, process)

    def someone_goes_on(self):
        for one in self.waiting:
            if one[0]():
                self.waiting.remove(one)
                self.resume(one[1])
                return True
        return False

    def last_of_the_minute(self):
        """Decisions when all else of a minute has happened; true when something was decided."""
        return False

    def run(self):
        while self.due and self.due[0][0] < self.end:
            self.now = self.due[0][0]
            while self.due and self.due[0][0] == self.now:
                self.resume(heapq.heappop(self.due)[2])
            while self.someone_goes_on() or self.last_of_the_minute():
                pass

    def write(self):
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(["minute", "entity", "event", "place", "quantity"])
        out.writerows(sorted(self.seen))
