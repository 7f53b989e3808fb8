"""Land is shared among villages island by island, and specks of wrong coordinates go."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.cells import share_land
from geo.exclaves import without_specks

WEST, EAST = shapely.box(0, 0, 4, 2), shapely.box(5, 0, 6, 2)


def areas(shares: dict) -> dict[str, float]:
    return {owner: round(float(shapely.area(shape)), 6) for owner, shape in shares.items()}


def test_ground_belongs_to_the_nearest_village() -> None:
    points = np.array([(1, 1), (3, 1)])
    shares = share_land(points=points, owners=["a", "b"], islands=[WEST])
    assert areas(shares) == {"a": 4, "b": 4}
    assert shares["a"].bounds == pytest.approx((0, 0, 2, 2))


def test_several_villages_of_one_owner_are_one_area() -> None:
    points = np.array([(0.5, 1), (1.5, 1), (3, 1)])
    shares = share_land(points=points, owners=["a", "a", "b"], islands=[WEST])
    assert shares["a"].geom_type == "Polygon"
    assert areas(shares) == {"a": 4.5, "b": 3.5}


def test_no_cell_reaches_over_water_to_an_inhabited_island() -> None:
    # The village of b lies so far east on its island that a's is nearer to the western shore.
    points = np.array([(3.9, 1), (5.95, 1)])
    shares = share_land(points=points, owners=["a", "b"], islands=[WEST, EAST])
    assert areas(shares) == {"a": 8, "b": 2}


def test_an_island_without_villages_goes_whole_to_the_nearest() -> None:
    points = np.array([(1, 1), (3, 1)])
    shares = share_land(points=points, owners=["a", "b"], islands=[WEST, EAST])
    assert areas(shares) == {"a": 4, "b": 6}


def test_a_village_at_sea_counts_for_the_nearest_island() -> None:
    points = np.array([(1, 1), (6.5, 1)])
    shares = share_land(points=points, owners=["a", "b"], islands=[WEST, EAST])
    assert areas(shares) == {"a": 8, "b": 2}


def tidy(shapes: dict, islands: list) -> dict[str, float]:
    return areas(without_specks(shapes, regency_of=lambda piece: piece[:1], islands=islands))


BIG = shapely.box(0, 0, 10, 10)
SPECK = shapely.box(7, 4, 7.5, 4.5)
LEFT = shapely.box(0, 0, 5, 10)


def test_a_speck_inside_another_regency_goes_to_it() -> None:
    shapes = {"a": shapely.union_all([LEFT, SPECK]), "b": BIG.difference(LEFT).difference(SPECK)}
    assert tidy(shapes, [BIG]) == {"a": 50, "b": 50}


def test_a_speck_goes_to_the_piece_with_the_longest_common_border() -> None:
    right = BIG.difference(LEFT).difference(SPECK)
    north, south = shapely.box(5, 4.4, 10, 10), shapely.box(5, 0, 10, 4.4)
    shapes = {
        "a": shapely.union_all([LEFT, SPECK]),
        "b1": right.intersection(north),
        "b2": right.intersection(south),
    }
    assert tidy(shapes, [BIG]) == {"a": 50, "b1": 27.95, "b2": 22.05}


def test_a_large_exclave_stays() -> None:
    exclave = shapely.box(7, 4, 9, 6)
    shapes = {
        "a": shapely.union_all([LEFT, exclave]),
        "b": BIG.difference(LEFT).difference(exclave),
    }
    assert tidy(shapes, [BIG]) == {"a": 54, "b": 46}


def test_a_small_island_is_no_speck() -> None:
    island = shapely.box(20, 0, 20.5, 0.5)
    shapes = {"a": shapely.union_all([LEFT, island]), "b": BIG.difference(LEFT)}
    assert tidy(shapes, [BIG, island]) == {"a": 50.25, "b": 50}


def test_no_piece_is_left_empty() -> None:
    shapes = {"a1": LEFT, "a2": SPECK, "b": BIG.difference(LEFT).difference(SPECK)}
    assert tidy(shapes, [BIG]) == {"a1": 50, "a2": 0.25, "b": 49.75}
