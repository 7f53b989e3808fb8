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
    """Great-circle distances between all pairs of places, by the haversine formula.

    Args:
        longitude: degrees east, shape (n,).
        latitude: degrees north, shape (n,).

    Returns:
        km, shape (n, n), 0 on the diagonal; NaN to and from a place whose position is missing.
    """
    east, north = np.radians(np.asarray(longitude)), np.radians(np.asarray(latitude))
    half = np.sin((north[:, None] - north) / 2) ** 2
    half += np.cos(north)[:, None] * np.cos(north) * np.sin((east[:, None] - east) / 2) ** 2
    return 2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.clip(half, 0, 1)))


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
    neighbours = np.argsort(distances, axis=1, kind="stable")[:, :k]
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
    near = distances <= km
    most = int(near.sum(axis=1).max(initial=0))
    order = np.argsort(~near, axis=1, kind="stable")[:, :most]
    is_near = np.take_along_axis(near, order, axis=1)
    return Weights(np.where(is_near, order, 0), _standardised(is_near.astype(float)))


def listed(neighbours: Sequence[Sequence[int]]) -> Weights:
    """Weights from lists of neighbours by position, for borders or any other rule.

    A place with an empty list has no neighbours.
    """
    most = max((len(found) for found in neighbours), default=0)
    positions = np.zeros((len(neighbours), most), dtype=int)
    given = np.zeros((len(neighbours), most))
    for place, found in enumerate(neighbours):
        positions[place, : len(found)] = found
        given[place, : len(found)] = 1.0
    return Weights(positions, _standardised(given))


def _apart(longitude: np.ndarray, latitude: np.ndarray) -> np.ndarray:
    """Distances with infinity to oneself and where a position is missing."""
    distances = distances_km(longitude=longitude, latitude=latitude)
    np.fill_diagonal(distances, np.inf)
    return np.where(np.isnan(distances), np.inf, distances)


def _standardised(shares: np.ndarray) -> np.ndarray:
    totals = shares.sum(axis=1, keepdims=True)
    return np.divide(shares, totals, out=np.zeros_like(shares), where=totals > 0)
