"""Peers: the same province or about the same size, and never a guess where that is unknown."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.peers import PeerGroup, peers_of, size_bands

NAN = float("nan")
PLACES = pd.DataFrame(
    [
        ("18.01", "18", 100.0),
        ("18.02", "18", 5000.0),
        ("18.03", "18", NAN),
        ("19.01", "19", 110.0),
        ("19.02", None, 5200.0),
        ("19.03", "19", 900.0),
    ],
    columns=["unit", "region", "size"],
).set_index("unit")


def peers(unit, group):
    return peers_of(unit=unit, places=PLACES, group=group)


def test_peers_of_the_region_are_those_in_it_also_where_their_size_is_unknown():
    found = peers("18.01", PeerGroup.REGION)
    assert found.units == ("18.01", "18.02", "18.03")
    assert (found.smallest, found.largest) == (100, 5000)
    assert not found.is_enough


def test_everybody_is_a_peer_when_all_are_asked_for():
    assert peers("18.01", PeerGroup.ALL).units == tuple(PLACES.index)
    assert peers("18.01", PeerGroup.ALL).is_enough


def test_an_unknown_size_is_no_size_band_and_never_the_smallest():
    assert peers("18.03", PeerGroup.SIZE).units == ()
    assert "18.03" not in peers("18.01", PeerGroup.SIZE).units


def test_a_place_in_no_region_has_no_peers_there():
    assert peers("19.02", PeerGroup.REGION).units == ()


def test_an_unknown_place_has_no_peers():
    found = peers("99.99", PeerGroup.SIZE)
    assert (found.units, found.smallest, found.is_enough) == ((), None, False)


def test_bands_hold_about_as_many_places_and_equal_sizes_are_together():
    bands = size_bands(pd.Series([10.0, 20, 30, 40, 50, 60, 70, 80, 90, 100]))
    assert bands.tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert size_bands(pd.Series([7.0] * 9)).tolist() == [0] * 9


def test_missing_sizes_stay_missing():
    bands = size_bands(pd.Series([NAN, 3.0, NAN]))
    assert bands.isna().tolist() == [True, False, True]
    assert size_bands(pd.Series([NAN, NAN])).isna().all()


@pytest.mark.parametrize("n", [1, 5])
def test_every_band_number_is_one_of_n(n):
    assert size_bands(pd.Series(range(1, 515), dtype=float), n=n).unique().tolist() == list(
        range(n)
    )
