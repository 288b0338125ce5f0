"""When a depth-first walk meets the places of a graph without circles."""

from __future__ import annotations


class Dates:
    """When a walk through the places first met each, left it, and met it for the last time."""

    def __init__(self, top: int, below: list[list[int]]) -> None:
        self.below = below
        self.first: dict[int, int] = {}
        self.left: dict[int, int] = {}
        self.last: dict[int, int] = {}
        self._walk(top)
        self.earliest: dict[int, int] = {}
        self.latest: dict[int, int] = {}
        for place in range(top + 1):
            inner = [member for member in below[place] if member >= 0]
            self.earliest[place] = min(
                [self.first[m] for m in below[place]] + [self.earliest[m] for m in inner], default=0
            )
            self.latest[place] = max([self.last[m] for m in below[place]] + [self.latest[m] for m in inner], default=0)

    def encloses(self, place: int) -> bool:
        """Whether everything below was met only while the walk was inside."""
        return self.first[place] < self.earliest[place] and self.latest[place] < self.left[place]

    def _walk(self, top: int) -> None:
        date = 0
        path = [(top, iter(self.below[top]))]
        self.first[top] = self.last[top] = 0
        while path:
            place, members = path[-1]
            date += 1
            member = next(members, None)
            if member is None:
                self.left[place] = date
                path.pop()
                continue
            self.last[member] = date
            if member not in self.first:
                self.first[member] = date
                if member >= 0:
                    path.append((member, iter(self.below[member])))
