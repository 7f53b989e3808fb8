"""Colour measures: CIE Lab, and how people with a colour-vision deficiency see a colour.

The matrices are those of Machado, Oliveira and Fernandes (2009), full severity, in linear RGB.
"""

from __future__ import annotations

import numpy as np

SIGHT = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])


def rgb(colour):
    """ "#RRGGBB" as three whole numbers."""
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def linear(colour):
    values = np.array(rgb(colour)) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(colour, sight="usual"):
    """CIE Lab (D65) of a colour as seen with that sight."""
    seen = np.clip(SIGHT[sight] @ linear(colour), 0, 1)
    x = _TO_XYZ @ seen / _WHITE
    f = np.where(x > 0.008856, np.cbrt(x), 7.787 * x + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(a, b):
    """WCAG contrast of two colours, 1 to 21."""
    high, low = sorted((float(_TO_XYZ[1] @ linear(c)) for c in (a, b)), reverse=True)
    return (high + 0.05) / (low + 0.05)
