"""Puts places on a grid of equal tiles so that neighbours stay neighbours.

Two steps: an assignment to the cells nearest to where the places should be, then many small moves,
at first also bad ones and ever fewer of those (simulated annealing), that pull neighbours together
in their true direction, keep provinces in one piece, and keep islands apart. The same input gives
the same tiles.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

# What a bad place costs. Distances are in tiles.
_FAR = 0.06  # squared distance from where a place should be
_TORN = 0.22  # squared departure from the true direction to a neighbour
_LOOSE = 0.12  # a free side
_TOGETHER = 0.5  # gained by a side shared with the same block
_TOUCHING = 6.0  # a side or corner shared with another island group
_PIECE = 4.0  # a further piece of a block
_STEPS_PER_PLACE = 600
_HOT, _COLD = 1.2, 0.03
_FREE, _OUTSIDE = -1, -2


@dataclass(frozen=True, eq=False, slots=True)
class LayoutTask:
    """What is to be laid out; everything in the order of the places.

    Attributes:
        columns, rows: size of the grid.
        targets: n x 2, where each place should be, in tiles from the upper left corner.
        true_points: n x 2, where it really is, y downwards, in any unit.
        blocks: what should stay in one piece (the province of a regency).
        groups: what should not touch another (the island group).
        links: pairs of places that are neighbours.
    """

    columns: int
    rows: int
    targets: np.ndarray
    true_points: np.ndarray
    blocks: Sequence[str]
    groups: Sequence[str]
    links: Iterable[tuple[int, int]]


def lay_out(task: LayoutTask, *, seed: int = 7) -> list[tuple[int, int]]:
    """Column and row of each place, from 0, no two the same.

    Raises:
        ValueError: more places than cells.
    """
    if len(task.targets) > task.columns * task.rows:
        raise ValueError(f"{len(task.targets)} places do not fit {task.columns} x {task.rows}")
    board = _Board(task, _nearest_cells(task))
    board.anneal(random.Random(seed))  # noqa: S311 - a layout, not a secret
    return board.cells()


def _nearest_cells(task: LayoutTask) -> list[tuple[int, int]]:
    """The assignment with the least sum of squared distances."""
    cells = [(x, y) for y in range(task.rows) for x in range(task.columns)]
    apart = task.targets[:, None] - np.asarray(cells, dtype=float)[None]
    _, chosen = linear_sum_assignment((apart**2).sum(axis=2))
    return [cells[at] for at in chosen]


class _Board:
    """The grid with a border of one cell, as one list, so that a neighbour is a step in it."""

    def __init__(self, task: LayoutTask, cells: Sequence[tuple[int, int]]) -> None:
        self._task = task
        self._wide = task.columns + 2
        self._sides = (1, -1, self._wide, -self._wide)
        self._corners = tuple(a + b for a in (1, -1) for b in (self._wide, -self._wide))
        self._grid = self._empty_grid()
        self._at = [self._key(x, y) for x, y in cells]
        for place, key in enumerate(self._at):
            self._grid[key] = place
        self._x = [key % self._wide - 1 for key in range(len(self._grid))]
        self._y = [key // self._wide - 1 for key in range(len(self._grid))]
        self._targets = [(float(x), float(y)) for x, y in task.targets]
        self._pulls = _pulls(task)
        self._members: dict[str, list[int]] = defaultdict(list)
        for place, block in enumerate(task.blocks):
            self._members[block].append(place)
        self._pieces = {block: self._count_pieces(block) for block in self._members}

    def cells(self) -> list[tuple[int, int]]:
        return [(self._x[key], self._y[key]) for key in self._at]

    def anneal(self, chance: random.Random) -> None:
        count = len(self._at)
        steps = _STEPS_PER_PLACE * count
        for step in range(steps):
            heat = _HOT * (_COLD / _HOT) ** (step / steps)
            place = chance.randrange(count)
            reach = 3 if chance.random() < 0.3 else 1
            x = self._x[self._at[place]] + chance.randint(-reach, reach)
            y = self._y[self._at[place]] + chance.randint(-reach, reach)
            if 0 <= x < self._task.columns and 0 <= y < self._task.rows:
                self._try(place, self._key(x, y), heat, chance)

    def _try(self, place: int, to: int, heat: float, chance: random.Random) -> None:
        """Moves a place, or exchanges two; takes it back unless it is good or luck allows it."""
        key, other = self._at[place], self._grid[to]
        if key == to:
            return
        before = self._cost_of(place, other)
        self._exchange(key, to)
        change = self._cost_of(place, other) - before
        pieces = self._new_pieces(place, other) if change < 4 * heat + 2 else {}
        change += _PIECE * sum(count - self._pieces[block] for block, count in pieces.items())
        if change <= 0 or chance.random() < math.exp(-change / heat):
            self._pieces |= pieces
        else:
            self._exchange(to, key)

    def _exchange(self, a: int, b: int) -> None:
        self._grid[a], self._grid[b] = self._grid[b], self._grid[a]
        for key in (a, b):
            if self._grid[key] >= 0:
                self._at[self._grid[key]] = key

    def _cost_of(self, place: int, other: int) -> float:
        return self._cost(place) + (self._cost(other) if other >= 0 else 0.0)

    def _cost(self, place: int) -> float:
        key, (x, y) = self._at[place], self._targets[place]
        column, row = self._x[key], self._y[key]
        cost = _FAR * ((column - x) ** 2 + (row - y) ** 2)
        for neighbour, dx, dy, weight in self._pulls[place]:
            there = self._at[neighbour]
            away = (self._x[there] - column - dx) ** 2 + (self._y[there] - row - dy) ** 2
            cost += weight * away
        return cost + self._cost_of_sides(place, key)

    def _cost_of_sides(self, place: int, key: int) -> float:
        blocks, groups, cost = self._task.blocks, self._task.groups, 0.0
        for step in self._sides:
            beside = self._grid[key + step]
            if beside == _FREE:
                cost += _LOOSE
            elif beside >= 0 and blocks[beside] == blocks[place]:
                cost -= _TOGETHER
            elif beside >= 0 and groups[beside] != groups[place]:
                cost += _TOUCHING
        for step in self._corners:
            beside = self._grid[key + step]
            if beside >= 0 and groups[beside] != groups[place]:
                cost += _TOUCHING
        return cost

    def _new_pieces(self, place: int, other: int) -> dict[str, int]:
        """The number of pieces of the blocks that a move touches."""
        touched = {self._task.blocks[each] for each in (place, other) if each >= 0}
        if other >= 0 and len(touched) == 1:
            return {}
        return {block: self._count_pieces(block) for block in touched}

    def _count_pieces(self, block: str) -> int:
        waiting, pieces = set(self._members[block]), 0
        while waiting:
            pieces += 1
            found = [waiting.pop()]
            while found:
                key = self._at[found.pop()]
                for step in self._sides:
                    beside = self._grid[key + step]
                    if beside in waiting:
                        waiting.discard(beside)
                        found.append(beside)
        return pieces

    def _empty_grid(self) -> list[int]:
        grid = [_OUTSIDE] * (self._wide * (self._task.rows + 2))
        for y in range(self._task.rows):
            for x in range(self._task.columns):
                grid[self._key(x, y)] = _FREE
        return grid

    def _key(self, x: int, y: int) -> int:
        return (y + 1) * self._wide + x + 1


def _pulls(task: LayoutTask) -> list[list[tuple[int, float, float, float]]]:
    """For each place its neighbours: which, how far across and down, and how much it weighs."""
    pulls: list[list[tuple[int, float, float, float]]] = [[] for _ in task.blocks]
    for a, b in task.links:
        dx, dy = (float(part) for part in task.true_points[b] - task.true_points[a])
        longer = max(abs(dx), abs(dy)) or 1.0
        weight = _TORN * (1.0 if task.blocks[a] == task.blocks[b] else 0.7)
        pulls[a].append((b, dx / longer, dy / longer, weight))
        pulls[b].append((a, -dx / longer, -dy / longer, weight))
    return pulls
