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


def grey(colour):
    """CIE lightness of a colour printed in grey, 0 black to 100 white."""
    return float(lab(colour)[0])


def hue(colour):
    """Angle of the colour in CIE Lab, in degrees."""
    _, a, b = lab(colour)
    return float(np.degrees(np.arctan2(b, a)) % 360)


def seen_difference(one, other, sight="usual"):
    """CIEDE2000 difference of two colours for a sight: 1 is barely seen, 10 at a glance."""
    return ciede2000(lab(one, sight), lab(other, sight))


def ciede2000(one, other):
    """CIEDE2000 of two CIE Lab colours: Sharma, Wu and Dalal (2005), Color Research 30(1)."""
    l1, a1, b1 = (float(x) for x in one)
    l2, a2, b2 = (float(x) for x in other)
    mean_chroma = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - np.sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7)))
    c1, c2 = np.hypot(stretch * a1, b1), np.hypot(stretch * a2, b2)
    h1 = np.degrees(np.arctan2(b1, stretch * a1)) % 360
    h2 = np.degrees(np.arctan2(b2, stretch * a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue_step = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    mean_hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * np.cos(np.radians(mean_hue - 30))
        + 0.24 * np.cos(np.radians(2 * mean_hue))
        + 0.32 * np.cos(np.radians(3 * mean_hue + 6))
        - 0.20 * np.cos(np.radians(4 * mean_hue - 63))
    )
    light_scale = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    chroma_scale, hue_scale = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    blue = 60 * np.exp(-(((mean_hue - 275) / 25) ** 2))
    rotation = -2 * np.sqrt(chroma**7 / (chroma**7 + 25**7)) * np.sin(np.radians(blue))
    steps = (l2 - l1) / light_scale, (c2 - c1) / chroma_scale, hue_step / hue_scale
    return float(np.sqrt(sum(step**2 for step in steps) + rotation * steps[1] * steps[2]))
