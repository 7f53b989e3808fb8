"""Hatching and dots as plain lines, so that PNG, SVG and the legend show the same ones."""

from __future__ import annotations

from math import ceil, floor, sqrt

import numpy as np

from charts.svg_path import Box

HATCH_PITCH = 7.0
DOT_PITCH = 6.5
_DIAGONAL = sqrt(2)


def hatch(box: Box, pitch: float = HATCH_PITCH) -> np.ndarray:
    """Parallel lines at 45 degrees that cover a box; the pitch is measured across them.

    Their grid starts at the picture's origin, so neighbouring areas continue each other.

    Returns:
        n x 2 x 2: start and end of each.
    """
    x0, y0, x1, y1 = box
    step = pitch * _DIAGONAL
    sums = np.arange(floor((x0 + y0) / step), ceil((x1 + y1) / step) + 1) * step
    left, right = np.maximum(x0, sums - y1), np.minimum(x1, sums - y0)
    seen = left < right
    starts = np.column_stack([left, sums - left])[seen]
    ends = np.column_stack([right, sums - right])[seen]
    return np.round(np.stack([starts, ends], axis=1), 2)


def dots(box: Box, pitch: float = DOT_PITCH) -> np.ndarray:
    """Dots on a square grid inside a box, as lines almost without length (they need round caps).

    Returns:
        n x 2 x 2: start and end of each.
    """
    x0, y0, x1, y1 = box
    xs = np.arange(ceil(x0 / pitch), floor(x1 / pitch) + 1) * pitch
    ys = np.arange(ceil(y0 / pitch), floor(y1 / pitch) + 1) * pitch
    grid = np.array([(x, y) for y in ys for x in xs], dtype=float).reshape(-1, 2)
    return np.round(np.stack([grid, grid + np.array([0.05, 0.0])], axis=1), 2)
