"""Invented places, small enough to see whole.

Province 90 "Timur" holds Kab. and Kota Satu, Kab. Dua and Kab. Tiga; province 80 "Barat" holds a
Kab. Dua of its own. Polres Satu Kota holds the city and two districts of Kab. Satu. Where a test
divides the province, 91 "Timur Baru" has been part of 90 and holds Kab. Empat.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain.places import Jurisdiction, Place, UnitKind
from geo.gazetteer import NATION, Alias, District, Gazetteer, ProvinceChange, Transfer

REGENCIES = {
    "80.01": "Kabupaten Dua",
    "90.01": "Kabupaten Satu",
    "90.02": "Kabupaten Dua",
    "90.03": "Kabupaten Tiga",
    "90.10": "Kabupaten Sepuluh",
    "90.71": "Kota Satu",
    "91.01": "Kabupaten Empat",
}
RESORTS = {
    "polres-dua-barat": ("Polres Dua", "polda-barat"),
    "polres-satu": ("Polres Satu", "polda-timur"),
    "polres-satu-kota": ("Polresta Satu Kota", "polda-timur"),
    "polres-dua": ("Polres Dua", "polda-timur"),
    "polres-tiga": ("Polres Tiga", "polda-timur"),
    "polres-sepuluh": ("Polres Sepuluh", "polda-timur"),
    "polres-pelabuhan-satu": ("Polres Pelabuhan Satu", "polda-timur"),
}
DIVIDED_ON = date(2024, 7, 15)
DIVISION = ProvinceChange("91", "90", DIVIDED_ON, law="UU 1/2024", confidence="high")


def small_world(
    *,
    links: Iterable[Jurisdiction] | None = None,
    aliases: Iterable[Alias] = (),
    transfers: Iterable[Transfer] = (),
    divisions: Iterable[ProvinceChange] | None = None,
    more: Iterable[Place] = (),
) -> Gazetteer:
    """The invented gazetteer, with other links, aliases, changes or further places when given.

    Without `divisions` there is neither province 91 nor its regency.
    """
    divided = tuple(divisions or ())
    new = [_new_province(change) for change in divided]
    return Gazetteer(
        listed=(
            NATION,
            *(_regency(c, name) for c, name in REGENCIES.items() if divided or c != "91.01"),
            Place(UnitKind.PROVINCE, "80", "Barat", "Barat", "80"),
            Place(UnitKind.PROVINCE, "90", "Timur", "Timur", "90"),
            *new,
            *more,
            Place(UnitKind.POLICE_REGION, "polda-barat", "Polda Barat", "Polda Barat"),
            Place(UnitKind.POLICE_REGION, "polda-timur", "Polda Timur", "Polda Timur"),
            *(_resort(code, *about) for code, about in RESORTS.items()),
        ),
        links=tuple(links if links is not None else LINKS),
        all_districts=tuple(
            District(f"90.01.0{n}", f"Kecamatan {n}", "90.01") for n in range(1, 5)
        ),
        aliases=tuple(aliases),
        transfers=tuple(transfers),
        province_changes=divided,
    )


def _new_province(change: ProvinceChange) -> Place:
    name, code = "Timur Baru", change.province_code
    return Place(UnitKind.PROVINCE, code, name, name, code, valid_from=change.on)


def _regency(code: str, name: str) -> Place:
    return Place(UnitKind.REGENCY, code, name, name.replace("Kabupaten", "Kab."), code[:2])


def _resort(code: str, name: str, polda: str) -> Place:
    province = "80" if polda == "polda-barat" else "90"
    return Place(UnitKind.RESORT, code, name, name, province, polda)


def link(resort: str, regency: str, basis: str = "whole", *districts: str) -> Jurisdiction:
    """A link without dates."""
    return Jurisdiction(resort, regency, basis, tuple(districts))


LINKS = (
    link("polres-dua-barat", "80.01"),
    link("polres-satu", "90.01", "districts", "90.01.01", "90.01.02"),
    link("polres-satu-kota", "90.01", "districts", "90.01.03", "90.01.04"),
    link("polres-satu-kota", "90.71"),
    link("polres-dua", "90.02"),
    link("polres-tiga", "90.03"),
    link("polres-sepuluh", "90.10"),
    link("polres-pelabuhan-satu", "90.71", "site"),
)

FROM_2025 = date(2025, 1, 1)
