"""Peers of a place: units of the same province or police region, and units of about the same size.

A place is compared with places that are like it, not with the whole country. Size is the
denominator: personnel, or those obliged or invited.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

# Fifths: with 500 places about 100 in each, enough to compare and still alike in size.
SIZE_BANDS = 5
# Fewer peers than this tell nothing about what is usual.
FEWEST_PEERS = 5


class PeerGroup(StrEnum):
    """With whom a place is compared."""

    ALL = "all"
    REGION = "region"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class Peers:
    """The places that one place is compared with, itself among them.

    Attributes:
        units: codes in the order of the frame; empty when the group cannot be told.
        smallest: smallest size in the group; None where no size is known.
        largest: largest size in the group; None where no size is known.
    """

    group: PeerGroup
    units: tuple[str, ...]
    smallest: float | None = None
    largest: float | None = None

    @property
    def is_enough(self) -> bool:
        """Whether there are enough places to compare with."""
        return len(self.units) >= FEWEST_PEERS


def peers_of(*, unit: str, places: pd.DataFrame, group: PeerGroup) -> Peers:
    """The places of one kind that are like a place.

    Args:
        places: indexed by unit code, all of one kind: `region` (code of the province or Polda,
            missing where it is in none), `size` (denominator; NaN where it is not known).

    Returns:
        Peers of the unit. A place whose own region or size is missing has none of that group; a
        place of unknown size is in no size band, never in the smallest.
    """
    if unit not in places.index:
        return Peers(group, ())
    members = places.index[_is_peer(unit, places, group)]
    sizes = places.loc[members, "size"].dropna()
    return Peers(
        group,
        tuple(str(code) for code in members),
        float(sizes.min()) if len(sizes) else None,
        float(sizes.max()) if len(sizes) else None,
    )


def _is_peer(unit: str, places: pd.DataFrame, group: PeerGroup) -> np.ndarray:
    if group is PeerGroup.ALL:
        return np.ones(len(places), dtype=bool)
    keys = places["region"] if group is PeerGroup.REGION else size_bands(places["size"])
    own = keys.loc[unit]
    if pd.isna(own):
        return np.zeros(len(places), dtype=bool)
    return keys.eq(own).fillna(False).to_numpy(dtype=bool)


def size_bands(sizes: pd.Series, *, n: int = SIZE_BANDS) -> pd.Series:
    """Bands of about as many places each, 0 the smallest; equal sizes are in one band.

    The band is by the share of places that are smaller (Hyndman & Fan 1996, "Sample quantiles in
    statistical packages", The American Statistician 50, definition 1).

    Returns:
        Int64 with the index of `sizes`; missing where the size is missing.
    """
    smaller = sizes.rank(method="min", na_option="keep") - 1
    known = int(sizes.notna().sum())
    bands = np.floor(smaller * n / known) if known else smaller
    return bands.astype("Int64")
