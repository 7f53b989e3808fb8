"""What happened to a place, and where the line of an area rests on weak evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from domain.period import Period
from domain.places import Geography, UnitKind
from geo.changes import ChangeKind, changes_of
from geo.evidence import Doubt, weak_evidence
from geo.gazetteer import load_gazetteer
from tests.geo.small_world import DIVISION, LINKS, link, small_world

FOUNDED, MOVED, REDUCED = ChangeKind.FOUNDED, ChangeKind.MOVED, ChangeKind.REDUCED
NOVEMBER_2022, NOVEMBER_2024 = date(2022, 11, 11), date(2024, 11, 1)
MONTH = Period(2024, 3)


@pytest.mark.parametrize(
    ("code", "kind", "on", "others", "confidence"),
    [
        ("91", REDUCED, NOVEMBER_2022, ("93", "94", "95"), "high"),
        ("92", REDUCED, date(2022, 12, 9), ("96",), "high"),
        ("94", FOUNDED, NOVEMBER_2022, ("91",), "high"),
        ("96", FOUNDED, date(2022, 12, 9), ("92",), "high"),
        ("94.01", MOVED, NOVEMBER_2022, ("91", "94"), "high"),
        ("polda-papua", REDUCED, NOVEMBER_2024, ("polda-papua-tengah",), "medium"),
        ("polda-papua-barat-daya", FOUNDED, NOVEMBER_2024, ("polda-papua-barat",), "medium"),
        ("polres-nabire", MOVED, NOVEMBER_2024, ("polda-papua", "polda-papua-tengah"), "medium"),
        ("polres-sumba-tengah", FOUNDED, date(2026, 1, 1), ("polres-sumba-barat",), "low"),
        ("polres-sumba-barat", REDUCED, date(2026, 1, 1), ("polres-sumba-tengah",), "low"),
    ],
)
def test_changes_of_the_country(code, kind, on, others, confidence) -> None:
    (found,) = changes_of(code, load_gazetteer())
    assert (found.kind, found.on, found.others, found.confidence) == (kind, on, others, confidence)
    assert found.day_is_known is not code.startswith("pol")


@pytest.mark.parametrize(
    "code", ["18", "18.06", "polda-lampung", "polres-tanggamus", "indonesia", "?"]
)
def test_most_places_have_not_changed(code) -> None:
    assert changes_of(code, load_gazetteer()) == ()


def test_a_resort_that_takes_ground_over_is_extended_and_the_other_one_reduced() -> None:
    until = replace(link("polres-sepuluh", "90.10"), valid_to=date(2024, 6, 30))
    since = replace(link("polres-tiga", "90.10"), valid_from=date(2024, 7, 1))
    world = small_world(links=[*LINKS[:-2], until, since])
    (gained,), (lost,) = changes_of("polres-tiga", world), changes_of("polres-sepuluh", world)
    assert (gained.kind, gained.others) == (ChangeKind.EXTENDED, ("polres-sepuluh",))
    assert (lost.kind, lost.others) == (REDUCED, ("polres-tiga",))
    assert gained.on == lost.on == date(2024, 7, 1)


def test_a_second_division_leads_back_through_the_first() -> None:
    first = replace(DIVISION, province_code="90", former_province_code="80", on=date(2020, 1, 1))
    world = small_world(divisions=[DIVISION, first])

    def province(month: Period) -> str | None:
        place = world.place("91.01", month)
        return place.province_code if place else None

    assert [province(Period(y, 12)) for y in (2019, 2020, 2024)] == ["80", "90", "91"]
    moves = [change.others for change in changes_of("91.01", world)]
    assert moves == [("80", "90"), ("90", "91")]


def doubts(world, geography, *units):
    found = weak_evidence(units=units, geography=geography, period=MONTH, gazetteer=world)
    return {area: [(each.doubt, each.unit) for each in own] for area, own in found.items()}


def test_doubts_are_about_resorts_that_report_on_regencies_and_about_lines_on_resorts() -> None:
    world = small_world(
        links=[
            link("polres-satu", "90.01", "remainder", "90.01.01"),
            replace(link("polres-dua", "90.02"), confidence="medium"),
            link("polres-tiga", "90.03"),
            link("polres-tiga", "90.10", "unknown"),
            link("polres-pelabuhan-satu", "90.71", "site"),
        ]
    )
    remainder = [(Doubt.REMAINDER, "polres-satu")]
    unknown = [(Doubt.UNKNOWN, "polres-tiga")]
    assumed = [(Doubt.ASSUMED, "polres-dua")]
    port = [(Doubt.SITE, "polres-pelabuhan-satu")]
    assert doubts(world, Geography.REGENCY, "90.01", "90.71") == {}
    assert doubts(world, Geography.REGENCY, "polres-satu", "polres-pelabuhan-satu") == {
        "90.01": remainder,
        "90.71": port,
    }
    assert doubts(world, Geography.RESORT) == {
        "polres-satu": remainder,
        "polres-dua": assumed,
        "polres-tiga": unknown,
    }
    for geography in (Geography.PROVINCE, Geography.POLICE_REGION):
        assert doubts(world, geography, "polres-satu", "polres-tiga") == {}


def test_every_resort_whose_line_is_uncertain_has_a_doubt_on_its_map() -> None:
    gazetteer = load_gazetteer()
    found = doubts(gazetteer, Geography.RESORT)
    assert gazetteer.uncertain_resorts(MONTH) <= set(found)
    weak = {p.code for p in gazetteer.places(UnitKind.RESORT, MONTH) if p.confidence == "low"}
    assert weak <= set(found)
    kinds = Counter(doubt for own in found.values() for doubt, _ in own)
    assert (kinds[Doubt.REMAINDER], kinds[Doubt.UNKNOWN], kinds[Doubt.SITE]) == (7, 5, 0)
