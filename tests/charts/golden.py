"""Compares a picture with the one that people agreed on, with room for font and anti-aliasing.

Set NETRA_UPDATE_GOLDEN=1 to take the new picture; then look at it before committing.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "golden"
LARGEST = 200_000
_FAR = 48
_MOST_FAR = 0.01
_MEAN = 2.5


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=float)


def assert_golden(name, png):
    """The picture is as agreed: at most 1 % of its pixels are far off, and the mean is close."""
    path = FOLDER / f"{name}.png"
    if os.environ.get("NETRA_UPDATE_GOLDEN"):
        path.write_bytes(png)
    assert path.exists(), f"{path.name} is missing; see this module's first lines"
    assert path.stat().st_size <= LARGEST
    new, agreed = pixels(png), pixels(path.read_bytes())
    assert new.shape == agreed.shape
    difference = np.abs(new - agreed).max(axis=2)
    assert (difference > _FAR).mean() <= _MOST_FAR, f"{name}: parts look different"
    assert difference.mean() <= _MEAN, f"{name}: the whole looks different"
