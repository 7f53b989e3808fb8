"""Who is whose neighbour: the nearest places, or those within a distance, from coordinates.

Islands have no neighbour by contiguity, so borders are not asked. Weights are row-standardised: the
neighbours of a place together weigh one, and what they weigh together is a mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# Mean radius of the Earth in km (International Union of Geodesy and Geophysics).
EARTH_RADIUS = 6371.0088


@dataclass(frozen=True, eq=False)
class Weights:
    """Neighbours of n places, at most k each, as two arrays of shape (n, k).

    Attributes:
        neighbours: positions of the neighbours; 0 where there are fewer than k.
        shares: their weights; 0 where there are fewer than k. A row sums to one, or to zero for a
            place without neighbours.
    """

    neighbours: np.ndarray
    shares: np.ndarray

    @property
    def n(self) -> int:
        """Number of places."""
        return len(self.neighbours)

    @property
    def counts(self) -> np.ndarray:
        """Neighbours of each place, shape (n,)."""
        return (self.shares > 0).sum(axis=1)

    @property
    def has_neighbours(self) -> np.ndarray:
        """Which places have a neighbour, shape (n,)."""
        return self.counts > 0

    def lag(self, values: np.ndarray) -> np.ndarray:
        """The weighted mean of each place's neighbours.

        Args:
            values: shape (..., n).

        Returns:
            Shape (..., n); NaN for a place without neighbours, or with one whose value is missing.
        """
        values = np.asarray(values, dtype=float)
        found = np.zeros(values.shape)
        for rank in range(self.neighbours.shape[1]):
            share = self.shares[:, rank]
            part = np.take(values, self.neighbours[:, rank], axis=-1)
            found += np.where(share > 0, part, 0.0) * share
        return np.where(self.has_neighbours, found, np.nan)

    @property
    def matrix(self) -> np.ndarray:
        """All weights, shape (n, n): row i holds those of the neighbours of i."""
        full = np.zeros((self.n, self.n))
        rows = np.repeat(np.arange(self.n), self.neighbours.shape[1])
        np.add.at(full, (rows, self.neighbours.ravel()), self.shares.ravel())
        return full

    def among(self, known: np.ndarray) -> Weights:
        """The weights of the known places alone: others are nobody's neighbour.

        Args:
            known: boolean, shape (n,).

        Returns:
            Weights of known.sum() places; what an unknown neighbour weighed goes to the others.
        """
        at = np.cumsum(known) - 1
        neighbours = self.neighbours[known]
        shares = np.where(known[neighbours], self.shares[known], 0.0)
        return Weights(np.where(shares > 0, at[neighbours], 0), _standardised(shares))


def distances_km(*, longitude: np.ndarray, latitude: np.ndarray) -> np.ndarray:
    """Great-circle distances between all pairs of places on a sphere: 2 R arcsin(chord / 2).

    Args:
        longitude: degrees east, shape (n,).
        latitude: degrees north, shape (n,).

    Returns:
        km, shape (n, n), 0 on the diagonal; NaN to and from a place whose position is missing.
    """
    east, north = np.radians(np.asarray(longitude)), np.radians(np.asarray(latitude))
    flat = np.cos(north)
    axes = (flat * np.cos(east), flat * np.sin(east), np.sin(north))
    chords = sum(np.subtract.outer(axis, axis) ** 2 for axis in axes)
    return 2 * EARTH_RADIUS * np.arcsin(np.minimum(np.sqrt(chords) / 2, 1.0))


def nearest(*, longitude: np.ndarray, latitude: np.ndarray, k: int) -> Weights:
    """Each place with its k nearest, also across water: nobody is without neighbours.

    Of equally distant places the one that stands first is taken. A place whose position is missing
    has no neighbours and is nobody's; where fewer than k others have a position there are fewer.

    Args:
        longitude: degrees east, shape (n,).
        latitude: degrees north, shape (n,).
        k: neighbours wanted, at least 1.

    Raises:
        ValueError: k is below 1.
    """
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
    distances = _apart(longitude, latitude)
    k = min(k, len(distances))
    # A nanometre a place: of equal distances the first is the smallest.
    ordered = distances + np.arange(len(distances)) * 1e-12
    neighbours = np.argpartition(ordered, k - 1, axis=1)[:, :k] if k else ordered.astype(int)
    is_known = np.isfinite(np.take_along_axis(distances, neighbours, axis=1))
    return Weights(np.where(is_known, neighbours, 0), _standardised(is_known.astype(float)))


def within(*, longitude: np.ndarray, latitude: np.ndarray, km: float) -> Weights:
    """Each place with all others at most so far away; a place with none in reach has none.

    A place whose position is missing has no neighbours and is nobody's.

    Args:
        longitude: degrees east, shape (n,).
        latitude: degrees north, shape (n,).
        km: the distance, above 0.

    Raises:
        ValueError: the distance is not above 0.
    """
    if not km > 0:
        raise ValueError(f"the distance must be above 0 km, not {km}")
    distances = _apart(longitude, latitude)
    return _weights(*np.nonzero(distances <= km), n=len(distances))


def listed(neighbours: Sequence[Sequence[int]]) -> Weights:
    """Weights from lists of neighbours by position, for borders or any other rule.

    A place with an empty list has no neighbours.
    """
    places = np.repeat(np.arange(len(neighbours)), [len(found) for found in neighbours])
    others = np.array([other for found in neighbours for other in found], dtype=int)
    return _weights(places, others, n=len(neighbours))


def _weights(places: np.ndarray, others: np.ndarray, *, n: int) -> Weights:
    """Weights of n places from pairs of place and neighbour, sorted by place."""
    counts = np.bincount(places, minlength=n)
    ranks = np.arange(len(places)) - np.repeat(np.cumsum(counts) - counts, counts)
    neighbours = np.zeros((n, int(counts.max(initial=0))), dtype=int)
    given = np.zeros(neighbours.shape)
    neighbours[places, ranks], given[places, ranks] = others, 1.0
    return Weights(neighbours, _standardised(given))


def _apart(longitude: np.ndarray, latitude: np.ndarray) -> np.ndarray:
    """Distances with infinity to oneself and where a position is missing."""
    distances = distances_km(longitude=longitude, latitude=latitude)
    np.fill_diagonal(distances, np.inf)
    return np.where(np.isnan(distances), np.inf, distances)


def _standardised(shares: np.ndarray) -> np.ndarray:
    totals = shares.sum(axis=1, keepdims=True)
    return np.divide(shares, totals, out=np.zeros_like(shares), where=totals > 0)
