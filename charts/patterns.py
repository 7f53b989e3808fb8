"""Hatching and dots as plain lines, so that PNG, SVG and the legend show the same ones."""

from __future__ import annotations

from math import ceil, floor, sqrt

import numpy as np
from matplotlib.path import Path

from charts.map_paths import Box

HATCH_PITCH = 7.0
DOT_PITCH = 7.0
_DIAGONAL = sqrt(2)


def hatch(box: Box, pitch: float = HATCH_PITCH) -> Path:
    """Parallel lines at 45 degrees that cover a box; the pitch is measured across them.

    Their grid starts at the picture's origin, so neighbouring areas continue each other.
    """
    x0, y0, x1, y1 = box
    step = pitch * _DIAGONAL
    sums = np.arange(floor((x0 + y0) / step), ceil((x1 + y1) / step) + 1) * step
    left, right = np.maximum(x0, sums - y1), np.minimum(x1, sums - y0)
    seen = left < right
    starts = np.column_stack([left, sums - left])[seen]
    ends = np.column_stack([right, sums - right])[seen]
    return _lines(starts, ends)


def dots(box: Box, inside: Path | None = None, pitch: float = DOT_PITCH) -> Path:
    """Dots on a square grid over a box, as lines without length (they need round caps).

    Args:
        inside: keep only the dots whose centre lies in this path.
    """
    x0, y0, x1, y1 = box
    xs = np.arange(ceil(x0 / pitch), floor(x1 / pitch) + 1) * pitch
    ys = np.arange(ceil(y0 / pitch), floor(y1 / pitch) + 1) * pitch
    grid = np.array([(x, y) for y in ys for x in xs]).reshape(-1, 2)
    if inside is not None and len(grid):
        grid = grid[inside.contains_points(grid)]
    return _lines(grid, grid + (0.05, 0.0))


def _lines(starts: np.ndarray, ends: np.ndarray) -> Path:
    if not len(starts):
        return Path(np.zeros((0, 2)))
    vertices = np.round(np.stack([starts, ends], axis=1).reshape(-1, 2), 2)
    codes = np.tile(np.array([Path.MOVETO, Path.LINETO], dtype=np.uint8), len(starts))
    path = Path(vertices, codes)
    path.should_simplify = False  # or the dots, lines without length, would be dropped
    return path
