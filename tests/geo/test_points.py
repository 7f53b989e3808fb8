"""Middles of areas and the outline of the country."""

from __future__ import annotations

import numpy as np
import pytest

from domain.period import Period
from domain.places import Geography
from geo.points import area_points, joined_point, outline

NOVEMBER = Period(2024, 11)


@pytest.mark.parametrize(("geography", "n"), [(Geography.REGENCY, 514), (Geography.RESORT, 505)])
def test_every_area_has_a_middle_inside_the_country(geography, n):
    found = np.array(list(area_points(geography, NOVEMBER).values()))
    assert len(found) == n
    assert ((found[:, 0] > 95) & (found[:, 0] < 141.1)).all()
    assert ((found[:, 1] > -11.1) & (found[:, 1] < 6.1)).all()
    assert (found[:, 2] > 0).all()


def test_a_middle_is_where_the_place_is():
    """Kota Jayapura lies at about 140.7 east, 2.6 south."""
    east, north, _ = area_points(Geography.REGENCY, NOVEMBER)["91.71"]
    assert (east, north) == (pytest.approx(140.8, abs=0.3), pytest.approx(-2.6, abs=0.3))


def test_joined_areas_have_one_middle_nearer_to_the_larger():
    points = {"a": (100.0, 0.0, 3.0), "b": (104.0, 4.0, 1.0)}
    assert joined_point(("a", "b"), points) == (101.0, 1.0)
    assert joined_point(("a", "nowhere"), points) == (100.0, 0.0)


def test_a_place_without_an_area_has_no_middle():
    assert joined_point(("nowhere",), {"a": (100.0, 0.0, 3.0)}) is None


def test_the_outline_is_small_and_closed():
    rings = outline(NOVEMBER)
    assert all(east[0] == east[-1] and north[0] == north[-1] for east, north in rings)
    assert 38 <= len(rings) <= 400
    assert sum(len(east) for east, _ in rings) < 6000
