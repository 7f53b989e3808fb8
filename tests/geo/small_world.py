"""Invented places, small enough to see whole.

Province 90 "Timur" holds Kab. and Kota Satu, Kab. Dua and Kab. Tiga; province 80 "Barat" holds a
Kab. Dua of its own. Polres Satu Kota holds the city and two districts of Kab. Satu.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain.places import Jurisdiction, Place, UnitKind
from geo.gazetteer import NATION, Alias, District, Gazetteer

REGENCIES = {
    "80.01": "Kabupaten Dua",
    "90.01": "Kabupaten Satu",
    "90.02": "Kabupaten Dua",
    "90.03": "Kabupaten Tiga",
    "90.10": "Kabupaten Sepuluh",
    "90.71": "Kota Satu",
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


def small_world(
    *, links: Iterable[Jurisdiction] | None = None, aliases: Iterable[Alias] = ()
) -> Gazetteer:
    """The invented gazetteer, with other links or aliases when given."""
    return Gazetteer(
        listed=(
            NATION,
            *(_regency(code, name) for code, name in REGENCIES.items()),
            Place(UnitKind.PROVINCE, "80", "Barat", "Barat", "80"),
            Place(UnitKind.PROVINCE, "90", "Timur", "Timur", "90"),
            Place(UnitKind.POLICE_REGION, "polda-barat", "Polda Barat", "Polda Barat"),
            Place(UnitKind.POLICE_REGION, "polda-timur", "Polda Timur", "Polda Timur"),
            *(_resort(code, *about) for code, about in RESORTS.items()),
        ),
        links=tuple(links if links is not None else LINKS),
        all_districts=tuple(
            District(f"90.01.0{n}", f"Kecamatan {n}", "90.01") for n in range(1, 5)
        ),
        aliases=tuple(aliases),
    )


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
