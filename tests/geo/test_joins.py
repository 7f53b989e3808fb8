"""Areas are read together where one unit covers several of them; nothing is split or doubled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.period import Period
from domain.places import Geography, UnitKind
from geo.gazetteer import Gazetteer, load_gazetteer
from geo.joins import AreaJoin, join_areas, overlaps, overlaps_among
from tests.geo.small_world import LINKS, link, small_world

MONTH = Period(2024, 11)
REGENCY, RESORT = Geography.REGENCY, Geography.RESORT


def join(
    *units: str, on: Geography = REGENCY, world: Gazetteer | None = None, month: Period = MONTH
) -> AreaJoin:
    return join_areas(units=units, geography=on, period=month, gazetteer=world or small_world())


def joined(found: AreaJoin) -> list[tuple[str, ...]]:
    return [areas for areas in found.groups.values() if len(areas) > 1]


def test_regencies_on_the_regency_map_stand_alone() -> None:
    found = join("90.01", "90.71")
    assert found.area_of == {"90.01": "90.01", "90.71": "90.71"}
    assert joined(found) == []


def test_a_resort_over_two_regencies_joins_them() -> None:
    found = join("polres-satu-kota", "90.71", "90.02")
    assert joined(found) == [("90.01", "90.71")]
    assert found.area_of == {
        "polres-satu-kota": "90.01+90.71",
        "90.71": "90.01+90.71",
        "90.02": "90.02",
    }


def test_joins_follow_from_the_units_asked_about_only() -> None:
    assert joined(join("polres-satu")) == []
    assert joined(join("polres-satu", "polres-satu-kota")) == [("90.01", "90.71")]


def test_chains_of_units_make_one_component() -> None:
    world = small_world(
        links=[
            link("polres-satu", "90.01"),
            link("polres-satu", "90.02"),
            link("polres-dua", "90.02"),
            link("polres-dua", "90.03"),
            link("polres-tiga", "90.10"),
        ]
    )
    found = join("polres-tiga", "polres-dua", "polres-satu", world=world)
    assert joined(found) == [("90.01", "90.02", "90.03")]
    assert found.area_of["polres-dua"] == found.area_of["polres-satu"] == "90.01+90.02+90.03"


def test_every_area_is_in_exactly_one_group_even_when_no_unit_touches_it() -> None:
    for units in ((), ("polres-satu-kota",), ("90.02", "polres-tiga")):
        found = join(*units)
        areas = sorted(area for group in found.groups.values() for area in group)
        assert areas == ["80.01", "90.01", "90.02", "90.03", "90.10", "90.71"]


def test_a_group_is_named_after_its_areas() -> None:
    for group, areas in join("polres-satu-kota").groups.items():
        assert group == "+".join(areas)


def test_a_regency_on_the_resort_map_joins_the_resorts_in_it() -> None:
    found = join("90.01", "polres-tiga", on=RESORT)
    assert found.area_of == {
        "90.01": "polres-satu+polres-satu-kota",
        "polres-tiga": "polres-tiga",
    }


def test_a_port_has_no_area_of_its_own_but_lies_in_its_regency() -> None:
    on_resorts = join("polres-pelabuhan-satu", on=RESORT)
    assert on_resorts.without_area == ("polres-pelabuhan-satu",)
    assert "polres-pelabuhan-satu" not in on_resorts.groups
    assert join("polres-pelabuhan-satu").area_of == {"polres-pelabuhan-satu": "90.71"}


def test_units_coarser_than_the_map_are_listed_as_not_drawn() -> None:
    units = ("90", "polda-timur", "indonesia", "99.99", "90.02")
    found = join(*units)
    assert found.without_area == ("90", "polda-timur", "indonesia", "99.99")
    assert set(found.area_of) == {"90.02"}


def test_units_finer_than_the_map_belong_to_the_area_above() -> None:
    units = ("90.02", "polres-dua-barat", "90", "polda-timur")
    assert join(*units, on=Geography.PROVINCE).area_of == {
        "90.02": "90", "polres-dua-barat": "80", "90": "90", "polda-timur": "90",
    }  # fmt: skip
    assert join(*units, on=Geography.POLICE_REGION).area_of == {
        "90.02": "polda-timur",
        "polres-dua-barat": "polda-barat",
        "90": "polda-timur",
        "polda-timur": "polda-timur",
    }


def test_a_part_that_no_source_names_still_joins() -> None:
    world = small_world(links=[*LINKS, link("polres-tiga", "90.10", "unknown")])
    assert joined(join("polres-tiga", world=world)) == [("90.03", "90.10")]
    assert join("90.10", on=RESORT, world=world).area_of == {"90.10": "polres-sepuluh"}


def test_joins_follow_the_jurisdictions_of_the_month() -> None:
    until = replace(link("polres-dua", "90.03"), valid_to=date(2024, 12, 31))
    since = replace(link("polres-tiga", "90.03"), valid_from=date(2025, 1, 1))
    world = small_world(links=[link("polres-dua", "90.02"), until, since])
    assert joined(join("polres-dua", world=world)) == [("90.02", "90.03")]
    later = join("polres-dua", "polres-tiga", world=world, month=Period(2025, 1))
    assert joined(later) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("90.01", "polres-satu", True),
        ("90.01", "polres-satu-kota", True),
        ("90.71", "polres-satu", False),
        ("polres-satu", "polres-satu-kota", False),
        ("90.71", "polres-pelabuhan-satu", True),
        ("90", "polres-tiga", True),
        ("80", "polres-tiga", False),
        ("polda-timur", "90.02", True),
        ("90", "polda-barat", False),
        ("99.99", "90.02", False),
    ],
)
def test_units_that_cover_the_same_ground(first: str, second: str, expected: bool) -> None:
    world = small_world()
    assert overlaps(first, second, MONTH, world) is expected
    assert overlaps(second, first, MONTH, world) is expected


def test_overlaps_of_many_units_are_those_of_each_pair() -> None:
    world = small_world()
    units = (
        "90.01",
        "90.71",
        "polres-satu",
        "polres-satu-kota",
        "polres-tiga",
        "90",
        "polda-barat",
    )
    many = overlaps_among(units=units, others=units, period=MONTH, gazetteer=world)
    assert many["90.01"] == {"polres-satu", "polres-satu-kota", "90"}
    for unit in units:
        others = {o for o in units if o != unit and overlaps(unit, o, MONTH, world)}
        assert many[unit] == others


def test_the_country_has_41_joined_areas_with_94_regencies() -> None:
    gazetteer = load_gazetteer()
    units = [
        place.code
        for kind in (UnitKind.REGENCY, UnitKind.RESORT)
        for place in gazetteer.places(kind, MONTH)
    ]
    found = join_areas(units=units, geography=REGENCY, period=MONTH)
    groups = joined(found)
    assert len(groups) == 41
    assert sum(len(areas) for areas in groups) == 94
    assert ("12.05", "12.07", "12.71", "12.75") in groups
    assert found.without_area == ()


@pytest.mark.parametrize(
    ("geography", "areas"),
    [(REGENCY, 514), (RESORT, 505), (Geography.PROVINCE, 38), (Geography.POLICE_REGION, 36)],
)
def test_the_country_has_all_areas_without_any_unit(geography: Geography, areas: int) -> None:
    found = join_areas(units=(), geography=geography, period=MONTH)
    assert len(found.groups) == areas
    assert found.area_of == {}


def test_regencies_under_two_poldas_join_them() -> None:
    found = join_areas(units=["32.01"], geography=Geography.POLICE_REGION, period=MONTH)
    assert found.area_of == {"32.01": "polda-jawa-barat+polda-metro-jaya"}
