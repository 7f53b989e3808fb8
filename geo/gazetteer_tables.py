"""Reads the reference tables into a gazetteer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from domain.places import Jurisdiction, Place, UnitKind
from geo.gazetteer import NATION, Alias, District, Gazetteer, ProvinceChange, Transfer
from geo.tables import REFERENCE_DIR, Row, codes, day, read_table

_SHORTER = (
    ("Kabupaten Administrasi ", "Kab. "),
    ("Kota Administrasi ", "Kota "),
    ("Kabupaten ", "Kab. "),
    ("Daerah Khusus Ibukota ", "DKI "),
    ("Daerah Istimewa ", "DI "),
    ("Polda Kepulauan ", "Polda Kep. "),
)


def gazetteer_from_tables(folder: Path = REFERENCE_DIR) -> Gazetteer:
    """Read every table of the folder.

    Raises:
        FileNotFoundError: a table is missing.
    """
    resorts = read_table("police_resorts", folder)
    regions = read_table("police_regions", folder)
    changes = tuple(_province_change(row) for row in read_table("province_changes", folder))
    began = {change.province_code: change.on for change in changes}
    places = [
        NATION,
        *(_province(row, began.get(row["code"])) for row in read_table("provinces", folder)),
        *(_regency(row) for row in read_table("regencies", folder)),
        *(_police_region(row) for row in regions),
        *(_resort(row) for row in resorts),
    ]
    return Gazetteer(
        listed=tuple(sorted(places, key=lambda place: (place.kind, place.code))),
        links=tuple(_jurisdiction(row) for row in read_table("jurisdictions", folder)),
        transfers=tuple(_transfer(row) for row in resorts if row["former_police_region_code"]),
        all_districts=tuple(
            District(row["code"], row["name"], row["regency_code"])
            for row in read_table("districts", folder)
        ),
        aliases=tuple(
            [_alias(row) for row in read_table("aliases", folder)]
            + [_bps_alias(row) for row in read_table("bps_codes", folder)]
        ),
        province_changes=changes,
    )


def short_name(name: str) -> str:
    """The name as a map shows it: "Kab. Tanggamus", "Kota Metro", "DKI Jakarta"."""
    for long, short in _SHORTER:
        if name.startswith(long):
            return short + name[len(long) :]
    return name


def _province(row: Row, began: date | None) -> Place:
    return Place(
        kind=UnitKind.PROVINCE,
        code=row["code"],
        name=row["name"],
        short_name=short_name(row["name"]).replace("Kepulauan", "Kep."),
        province_code=row["code"],
        valid_from=began,
        confidence=row["confidence"],
    )


def _regency(row: Row) -> Place:
    return Place(
        kind=UnitKind.REGENCY,
        code=row["code"],
        name=row["name"],
        short_name=short_name(row["name"]),
        province_code=row["province_code"],
        confidence=row["confidence"],
    )


def _police_region(row: Row) -> Place:
    return Place(
        kind=UnitKind.POLICE_REGION,
        code=row["code"],
        name=row["name"],
        short_name=short_name(row["name"]),
        police_region_code=row["code"],
        valid_from=day(row["valid_from"]),
        confidence=row["confidence"],
        note=row["note"],
    )


def _resort(row: Row) -> Place:
    covered = codes(row["whole_regencies"]) + codes(row["partial_regencies"])
    return Place(
        kind=UnitKind.RESORT,
        code=row["code"],
        name=row["name"],
        short_name=row["name"],
        province_code=covered[0][:2],
        police_region_code=row["police_region_code"],
        valid_from=day(row["valid_from"]),
        confidence=row["confidence"],
        note=row["note"],
    )


def _transfer(row: Row) -> Transfer:
    on = day(row["transferred_on"])
    if on is None:
        raise ValueError(f"police_resorts.csv: {row['code']} has a former Polda but no date")
    return Transfer(row["code"], row["former_police_region_code"], on)


def _province_change(row: Row) -> ProvinceChange:
    on = day(row["valid_from"])
    if on is None:
        raise ValueError(f"province_changes.csv: {row['province_code']} has no date")
    return ProvinceChange(
        province_code=row["province_code"],
        former_province_code=row["former_province_code"],
        on=on,
        law=row["law"],
        law_on=day(row["law_in_force_on"]),
        source=row["source"],
        confidence=row["confidence"],
    )


def _jurisdiction(row: Row) -> Jurisdiction:
    return Jurisdiction(
        resort_code=row["resort_code"],
        regency_code=row["regency_code"],
        basis=row["basis"],
        district_codes=codes(row["district_codes"]),
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        confidence=row["confidence"],
        source=row["source"],
    )


def _alias(row: Row) -> Alias:
    is_code = row["kind"] == "regency_code"
    return Alias(
        kind=UnitKind.REGENCY if is_code else UnitKind(row["kind"]),
        text=row["alias"],
        code=row["code"],
        system="kemendagri" if is_code else "name",
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
    )


def _bps_alias(row: Row) -> Alias:
    return Alias(kind=UnitKind(row["kind"]), text=row["bps_code"], code=row["code"], system="bps")
