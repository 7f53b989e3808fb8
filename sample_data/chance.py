"""Seeded chance: the same question always gets the same answer, on every machine."""

from __future__ import annotations

import random
from math import exp

SEED = 20240214


def dice(*about: object) -> random.Random:
    """A generator that depends only on the seed and on what it is asked about."""
    name = "/".join(str(part) for part in (SEED, *about))
    return random.Random(name)  # noqa: S311 (invented figures, nothing secret)


def happens(probability: float, *about: object) -> bool:
    """Whether something with this probability (0-1) happens."""
    return dice(*about).random() < probability


def poisson(mean: float, draw: random.Random) -> int:
    """A count with this mean, by Knuth's product of uniforms; made for means below 20."""
    limit, product, count = exp(-mean), draw.random(), 0
    while product > limit:
        product *= draw.random()
        count += 1
    return count


def binomial(n: int, probability: float, draw: random.Random) -> int:
    """How many of n independent tries succeed."""
    return sum(draw.random() < probability for _ in range(n))
