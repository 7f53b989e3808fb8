"""Shapes as short SVG paths: whole numbers, steps relative to the point before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry


def area_path(shape: BaseGeometry) -> str:
    """The closed rings of a (multi)polygon in whole-number coordinates; "" when it vanishes."""
    return "".join(_ring(ring) for ring in _rings(shape))


def line_path(lines: BaseGeometry) -> str:
    """The lines of a (multi)linestring in whole-number coordinates."""
    return "".join(_open(shapely.get_coordinates(line)) for line in shapely.get_parts(lines))


def _rings(shape: BaseGeometry) -> Iterator[np.ndarray]:
    for polygon in shapely.get_parts(shape):
        for ring in shapely.get_rings(polygon):
            yield shapely.get_coordinates(ring)


def _ring(points: np.ndarray) -> str:
    whole = _distinct(points)[:-1]
    # Two points left enclose nothing.
    return _moves(whole) + "z" if len(whole) >= 3 else ""


def _open(points: np.ndarray) -> str:
    whole = _distinct(points)
    return _moves(whole) if len(whole) >= 2 else ""


def _distinct(points: np.ndarray) -> np.ndarray:
    whole = np.rint(points).astype(int)
    moved = np.any(np.diff(whole, axis=0) != 0, axis=1)
    return whole[np.concatenate([[True], moved])]


def _moves(points: np.ndarray) -> str:
    start, steps = points[0], np.diff(points, axis=0)
    return f"M{_pair(start)}l{_joined(_pair(step) for step in steps)}"


def _pair(point: np.ndarray) -> str:
    # A minus sign separates two numbers as well as a space does.
    x, y = int(point[0]), int(point[1])
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _joined(pairs: Iterable[str]) -> str:
    text = ""
    for pair in pairs:
        text += pair if not text or pair.startswith("-") else f" {pair}"
    return text
