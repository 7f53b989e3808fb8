"""The committed tables are whole, agree with each other, and can be derived again."""

from __future__ import annotations

from collections import Counter

import pytest

from domain.period import Period
from domain.places import UnitKind
from geo.gazetteer import load_gazetteer
from geo.reference_build import JURISDICTION_COLUMNS, derive_links
from geo.tables import codes, read_table

MONTHS = [Period(2023, 10), Period(2024, 11), Period(2026, 2)]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("provinces", 38),
        ("province_changes", 4),
        ("province_capitals", 38),
        ("regencies", 514),
        ("districts", 7285),
        ("police_regions", 36),
        ("police_resorts", 509),
        ("bps_codes", 34 + 514),
    ],
)
def test_each_table_has_the_rows_that_the_country_has(table: str, rows: int) -> None:
    assert len(read_table(table)) == rows


@pytest.mark.parametrize(
    "table",
    [
        "provinces",
        "province_changes",
        "province_capitals",
        "regencies",
        "police_regions",
        "police_resorts",
    ],
)
def test_every_row_says_where_it_comes_from_and_how_sure_it_is(table: str) -> None:
    for row in read_table(table):
        assert row["source"], row
        assert row["confidence"] in ("high", "medium", "low"), row


def test_codes_are_used_once() -> None:
    used = Counter(place.code for place in load_gazetteer().listed)
    assert [code for code, times in used.items() if times > 1] == []


def test_committed_jurisdictions_follow_from_the_table_of_resorts() -> None:
    committed = [tuple(row[c] for c in JURISDICTION_COLUMNS) for row in read_table("jurisdictions")]
    assert committed == [link.row() for link in derive_links()]


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_every_piece_of_ground_is_under_exactly_one_resort(month: Period) -> None:
    gazetteer = load_gazetteer()
    times: Counter[str] = Counter()
    for link in gazetteer.jurisdictions(month):
        if link.basis == "whole":
            times.update(d.code for d in gazetteer.districts(link.regency_code))
        times.update(link.district_codes)
    districts = {d.code for d in gazetteer.all_districts}
    assert set(times) == districts
    assert {code: n for code, n in times.items() if n != 1} == {}


def test_district_codes_of_a_link_lie_in_its_regency() -> None:
    for row in read_table("jurisdictions"):
        for code in codes(row["district_codes"]):
            assert code.startswith(row["regency_code"] + "."), row


def test_split_regencies_and_multiple_resorts_are_as_many_as_documented() -> None:
    links = load_gazetteer().jurisdictions(Period(2024, 11))
    split = {link.regency_code for link in links if link.basis in ("districts", "remainder")}
    whole = Counter(link.resort_code for link in links if link.basis == "whole")
    both = {
        link.resort_code
        for link in links
        if link.basis in ("districts", "remainder", "unknown") and whole[link.resort_code]
    }
    assert len(split) == 40
    assert len(both) == 37


def test_districts_that_no_source_assigns_are_marked_and_of_low_confidence() -> None:
    remainders = [row for row in read_table("jurisdictions") if row["basis"] == "remainder"]
    assert {row["regency_code"] for row in remainders} == {
        "11.03", "11.06", "12.07", "12.18", "36.04", "71.02", "74.15",
    }  # fmt: skip
    assert {row["confidence"] for row in remainders} == {"low"}


def test_sumba_tengah_takes_its_regency_over_in_january_2026() -> None:
    rows = [row for row in read_table("jurisdictions") if row["regency_code"] == "53.17"]
    assert [(r["resort_code"], r["valid_from"], r["valid_to"], r["confidence"]) for r in rows] == [
        ("polres-sumba-barat", "", "2025-12-31", "medium"),
        ("polres-sumba-tengah", "2026-01-01", "", "low"),
    ]


def test_every_alias_names_a_known_place_of_its_kind() -> None:
    gazetteer = load_gazetteer()
    for alias in gazetteer.aliases:
        place = gazetteer.place(alias.code)
        assert place is not None, alias
        assert place.kind == alias.kind, alias


def test_bps_codes_name_each_regency_once() -> None:
    matched = Counter(row["code"] for row in read_table("bps_codes"))
    assert set(matched.values()) == {1}
    regencies = {p.code for p in load_gazetteer().places(UnitKind.REGENCY)}
    assert regencies <= set(matched)
