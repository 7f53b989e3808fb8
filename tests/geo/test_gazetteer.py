"""Places by kind and month, and what lies under what."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import geo
from domain.period import Period
from domain.places import Geography, Place, UnitKind
from geo.gazetteer import Gazetteer, load_gazetteer

NOVEMBER = Period(2024, 11)
JUNE_2022 = Period(2022, 6)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("kind", "october_2024", "november_2024", "january_2026"),
    [
        (UnitKind.REGENCY, 514, 514, 514),
        (UnitKind.PROVINCE, 38, 38, 38),
        (UnitKind.RESORT, 508, 508, 509),
        (UnitKind.POLICE_REGION, 34, 36, 36),
        (UnitKind.NATIONAL, 1, 1, 1),
    ],
)
def test_places_are_those_that_exist_in_the_month(
    gazetteer: Gazetteer,
    kind: UnitKind,
    october_2024: int,
    november_2024: int,
    january_2026: int,
) -> None:
    assert len(gazetteer.places(kind, Period(2024, 10))) == october_2024
    assert len(gazetteer.places(kind, NOVEMBER)) == november_2024
    assert len(gazetteer.places(kind, Period(2026, 1))) == january_2026
    assert len(gazetteer.places(kind)) == january_2026


def name_of(place: Place | None) -> tuple[str, str] | None:
    return (place.name, place.short_name) if place else None


@pytest.mark.parametrize(
    ("code", "name", "short_name"),
    [
        ("18.06", "Kabupaten Tanggamus", "Kab. Tanggamus"),
        ("18.72", "Kota Metro", "Kota Metro"),
        ("31.74", "Kota Administrasi Jakarta Selatan", "Kota Jakarta Selatan"),
        ("31.01", "Kabupaten Administrasi Kepulauan Seribu", "Kab. Kepulauan Seribu"),
        ("18", "Lampung", "Lampung"),
        ("31", "Daerah Khusus Ibukota Jakarta", "DKI Jakarta"),
        ("polres-tanggamus", "Polres Tanggamus", "Polres Tanggamus"),
        ("polda-lampung", "Polda Lampung", "Polda Lampung"),
        ("indonesia", "Indonesia", "Indonesia"),
    ],
)
def test_names_long_and_short(gazetteer: Gazetteer, code: str, name: str, short_name: str) -> None:
    assert name_of(gazetteer.place(code)) == (name, short_name)


def test_an_unknown_code_is_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("99.99") is None
    assert gazetteer.province_of("99.99") is None
    assert gazetteer.children("99", UnitKind.REGENCY) == ()
    assert gazetteer.districts("99.99") == ()


def test_regencies_under_two_poldas_are_under_neither(gazetteer: Gazetteer) -> None:
    two = [p.code for p in gazetteer.places(UnitKind.REGENCY) if p.police_region_code is None]
    assert two == ["32.01", "36.03"]
    metro = {p.code for p in gazetteer.children("polda-metro-jaya", UnitKind.REGENCY)}
    assert {"31.71", "32.16", "32.75", "32.76", "36.71", "36.74"} < metro
    assert not metro & {"32.01", "36.03"}


def test_children_by_province_polda_and_nation(gazetteer: Gazetteer) -> None:
    def count(code: str, kind: UnitKind) -> int:
        return len(gazetteer.children(code, kind, NOVEMBER))

    assert count("indonesia", UnitKind.REGENCY) == 514
    assert count("indonesia", UnitKind.RESORT) == 508
    assert count("18", UnitKind.REGENCY) == 15
    assert count("18", UnitKind.RESORT) == 15
    assert count("polda-lampung", UnitKind.RESORT) == 15
    assert count("polda-lampung", UnitKind.REGENCY) == 15
    assert count("18.06", UnitKind.REGENCY) == 1


def test_every_regency_is_in_its_province_and_nowhere_else(gazetteer: Gazetteer) -> None:
    provinces = gazetteer.places(UnitKind.PROVINCE)
    inside = [
        p.code for above in provinces for p in gazetteer.children(above.code, UnitKind.REGENCY)
    ]
    assert sorted(inside) == [p.code for p in gazetteer.places(UnitKind.REGENCY)]


def test_polda_and_province_contain_each_other_only_wholly(gazetteer: Gazetteer) -> None:
    papua = gazetteer.children("polda-papua", UnitKind.PROVINCE, NOVEMBER)
    assert [p.code for p in papua] == ["91", "93", "95"]
    assert gazetteer.children("polda-metro-jaya", UnitKind.PROVINCE) == gazetteer.children(
        "31", UnitKind.PROVINCE
    )
    assert [p.code for p in gazetteer.children("36", UnitKind.POLICE_REGION)] == ["polda-banten"]
    assert gazetteer.children("31", UnitKind.POLICE_REGION) == ()


def test_a_resort_is_under_the_polda_of_the_month(gazetteer: Gazetteer) -> None:
    before = gazetteer.place("polres-mimika", Period(2024, 10))
    after = gazetteer.place("polres-mimika", NOVEMBER)
    assert before is not None
    assert after is not None
    assert before.police_region_code == "polda-papua"
    assert after.police_region_code == "polda-papua-tengah"


def test_the_vintage_of_a_geography_is_the_last_change_that_its_map_shows(
    gazetteer: Gazetteer,
) -> None:
    def vintages(month: Period) -> tuple[str, ...]:
        land, police = Geography.PROVINCE, Geography.RESORT
        assert gazetteer.vintage(month, Geography.REGENCY) == gazetteer.vintage(month, land)
        assert gazetteer.vintage(month, Geography.POLICE_REGION) == gazetteer.vintage(month, police)
        return (
            gazetteer.vintage(month),
            gazetteer.vintage(month, land),
            gazetteer.vintage(month, police),
        )

    assert vintages(JUNE_2022) == ("", "", "")
    assert vintages(Period(2022, 11)) == ("2022-11-11", "2022-11-11", "")
    assert vintages(Period(2024, 10)) == ("2022-12-09", "2022-12-09", "")
    assert vintages(NOVEMBER) == ("2024-11-01", "2022-12-09", "2024-11-01")
    assert vintages(Period(2026, 1)) == ("2026-01-01", "2022-12-09", "2026-01-01")


@pytest.mark.parametrize(
    ("month", "provinces", "papua", "papua_barat"),
    [
        (JUNE_2022, 34, 29, 13),
        (Period(2022, 10), 34, 29, 13),
        (Period(2022, 11), 37, 9, 13),
        (Period(2022, 12), 38, 9, 7),
        (NOVEMBER, 38, 9, 7),
    ],
    ids=str,
)
def test_a_regency_lies_in_the_province_of_the_month(
    gazetteer: Gazetteer, month: Period, provinces: int, papua: int, papua_barat: int
) -> None:
    assert len(gazetteer.places(UnitKind.PROVINCE, month)) == provinces
    assert len(gazetteer.children("91", UnitKind.REGENCY, month)) == papua
    assert len(gazetteer.children("92", UnitKind.REGENCY, month)) == papua_barat
    above = {p.province_code for p in gazetteer.places(UnitKind.REGENCY, month)}
    assert above == {p.code for p in gazetteer.places(UnitKind.PROVINCE, month)}


def test_resorts_and_poldas_follow_the_provinces_of_the_month(gazetteer: Gazetteer) -> None:
    assert name_of(gazetteer.province_of("polres-nabire", JUNE_2022)) == ("Papua", "Papua")
    assert name_of(gazetteer.province_of("94.01", JUNE_2022)) == ("Papua", "Papua")
    assert name_of(gazetteer.province_of("94.01")) == ("Papua Tengah", "Papua Tengah")
    assert gazetteer.provinces_under("polda-papua", JUNE_2022) == {"91"}
    assert gazetteer.provinces_under("polda-papua", Period(2023, 1)) == {"91", "93", "94", "95"}
    assert gazetteer.provinces_under("polda-papua", NOVEMBER) == {"91", "93", "95"}
    assert [p.code for p in gazetteer.children("91", UnitKind.POLICE_REGION, JUNE_2022)] == [
        "polda-papua"
    ]
    assert gazetteer.children("94", UnitKind.REGENCY, JUNE_2022) == ()


def test_resorts_whose_line_no_source_gives_in_full_are_known(gazetteer: Gazetteer) -> None:
    uncertain = gazetteer.uncertain_resorts(NOVEMBER)
    assert {"polres-aceh-besar", "polres-banda-aceh", "polres-serang-kota"} < uncertain
    assert "polres-tanggamus" not in uncertain
    assert len(uncertain) == 12


def test_province_of_units(gazetteer: Gazetteer) -> None:
    assert name_of(gazetteer.province_of("18.06")) == ("Lampung", "Lampung")
    assert name_of(gazetteer.province_of("polres-metro-depok")) == ("Jawa Barat", "Jawa Barat")
    assert name_of(gazetteer.province_of("18")) == ("Lampung", "Lampung")
    assert gazetteer.province_of("polda-lampung") is None


def test_districts_of_a_regency(gazetteer: Gazetteer) -> None:
    districts = gazetteer.districts("18.06")
    assert len(districts) == 20
    assert districts[0].code == "18.06.01"
    assert sum(len(gazetteer.districts(p.code)) for p in gazetteer.places(UnitKind.REGENCY)) == 7285


def test_the_gazetteer_needs_nothing_but_the_standard_library() -> None:
    folder = Path(geo.__file__).parent
    for name in ("gazetteer", "gazetteer_tables", "tables", "spelling", "joins"):
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        modules = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module]
        modules += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
        tops = {module.split(".")[0] for module in modules}
        assert tops <= sys.stdlib_module_names | {"geo", "domain"}, name
