"""Reads the `d` of an SVG path: M L H V Z, absolute and relative. Lines only, no curves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

Box = tuple[float, float, float, float]

_COMMAND = re.compile(r"([MmLlHhVvZz])([^A-DF-Za-df-z]*)|([A-Za-z])")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


@dataclass(frozen=True, eq=False, slots=True)
class Stroke:
    """One subpath.

    Attributes:
        points: n x 2, absolute, y downwards; the first is not repeated at the end.
        is_closed: whether it ends in Z.
    """

    points: np.ndarray
    is_closed: bool


def read_path(d: str) -> tuple[Stroke, ...]:
    """The subpaths of a path, in order.

    Raises:
        ValueError: a command other than M, L, H, V, Z, or an odd number of coordinates.
    """
    reader = _Reader()
    for letter, numbers in _commands(d):
        reader.take(letter, numbers)
    return reader.finished()


def _commands(d: str) -> Iterator[tuple[str, np.ndarray]]:
    for found in _COMMAND.finditer(d):
        letter, rest, other = found.groups()
        if other:
            raise ValueError(f"path command {other} is not supported")
        yield letter, np.array(_NUMBER.findall(rest), dtype=float)


class _Reader:
    """Follows the pen; the parts of the current subpath are gathered as arrays."""

    def __init__(self) -> None:
        self._done: list[Stroke] = []
        self._parts: list[np.ndarray] = []
        self._at = np.zeros(2)
        self._start = np.zeros(2)

    def take(self, letter: str, numbers: np.ndarray) -> None:
        if letter in "Zz":
            self._finish(is_closed=True)
            return
        points = self._absolute(letter, numbers)
        if not len(points):
            raise ValueError(f"path command {letter} without coordinates")
        if letter in "Mm":
            self._finish(is_closed=False)
            self._start = points[0]
        elif not self._parts:
            self._parts.append(self._at[None, :])
        self._parts.append(points)
        self._at = points[-1]

    def _absolute(self, letter: str, numbers: np.ndarray) -> np.ndarray:
        if letter in "HhVv":
            axis = 0 if letter in "Hh" else 1
            pairs = np.zeros((len(numbers), 2)) if letter.islower() else self._repeat(len(numbers))
            pairs[:, axis] = numbers
        elif len(numbers) % 2:
            raise ValueError(f"path command {letter} with {len(numbers)} coordinates")
        else:
            pairs = numbers.reshape(-1, 2)
        return pairs.cumsum(axis=0) + self._at if letter.islower() else pairs

    def _repeat(self, times: int) -> np.ndarray:
        return np.tile(self._at, (times, 1))

    def _finish(self, *, is_closed: bool) -> None:
        if self._parts:
            points = np.concatenate(self._parts)
            self._done.append(Stroke(points, is_closed))
            self._parts = []
        if is_closed:
            self._at = self._start

    def finished(self) -> tuple[Stroke, ...]:
        self._finish(is_closed=False)
        return tuple(self._done)


def enclosed_area(strokes: Sequence[Stroke]) -> float:
    """Area of the closed subpaths, holes taken off by their direction; in squared units."""
    total = 0.0
    for stroke in strokes:
        x, y = stroke.points[:, 0], stroke.points[:, 1]
        total += float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
    return abs(total)


def outline(shapes: Sequence[Sequence[Stroke]]) -> tuple[tuple[Stroke, ...], tuple[Stroke, ...]]:
    """Outer and inner edges of areas that are drawn as one.

    Areas of a coverage share their edges exactly: an edge that occurs twice lies inside.

    Returns:
        Two-point strokes of the outer edges, and of the inner ones.
    """
    seen: dict[tuple[tuple[float, ...], ...], int] = {}
    for stroke in (stroke for shape in shapes for stroke in shape):
        points = [tuple(point) for point in stroke.points.tolist()]
        for a, b in zip(points, points[1:] + points[:1], strict=True):
            key = (a, b) if a < b else (b, a)
            seen[key] = seen.get(key, 0) + 1
    outer = tuple(_edge(key) for key, times in seen.items() if times == 1)
    inner = tuple(_edge(key) for key, times in seen.items() if times > 1)
    return outer, inner


def _edge(key: tuple[tuple[float, ...], ...]) -> Stroke:
    return Stroke(np.array(key), is_closed=False)
