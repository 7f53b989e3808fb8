"""The figures of the monthly workbooks, computed once more in the plainest way.

Reads workbooks with openpyxl, in the order in which they were received, and follows the rules of
the design: a newer report replaces the older one whole, blank is not zero, an absent unit has not
reported, cumulative flows become monthly by difference. It shares no code with the program, so
that a figure on which both agree can be believed.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl

REFERENCE = Path(__file__).resolve().parents[2] / "geo" / "reference"
MONTHS = "januari februari maret april mei juni juli agustus september oktober november desember"
MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS.split(), start=1)}
INSTITUTION = {"ASN Daerah": "asn_daerah", "Polri": "polri", "ASN Polri": "asn_polri"}
SHEET_KIND = {
    "Personel": "personnel",
    "Pakta Integritas": "pledges",
    "Sosialisasi": "socialization",
    "Pelanggaran": "violations",
}
# Indicator -> kind, heading of the numerator, heading of the denominator, flow or position.
INDICATORS = {
    "pledge_completion_rate": ("pledges", "Sudah Menandatangani", "Jumlah Wajib", "position"),
    "attendance_rate": ("socialization", "Hadir", "Diundang", "flow"),
    "violations_reported": ("violations", "Dilaporkan", None, "flow"),
    "violations_proven": ("violations", "Terbukti", None, "flow"),
    "violations_in_process": ("violations", "Diproses", None, "position"),
    "violations_sanctioned": ("violations", "Dijatuhi Sanksi", None, "flow"),
}
PER_PERSONNEL = {
    "coverage_rate": ("attendance_rate", 100),
    "violation_rate": ("violations_reported", 1000),
}
# Never added: the pact counts where there is one, else the statement, else the oath.
INSTRUMENTS = ["Pakta Integritas", None, "Surat Pernyataan", "Ikrar Netralitas"]


@dataclass
class Report:
    """One (kind, month, unit, institution) slice of a workbook: its rows as {heading: value}."""

    month: str
    since: str | None
    rows: list = field(default_factory=list)


@dataclass
class Places:
    """What the reference tables say about the units."""

    by_name: dict = field(default_factory=dict)
    valid_from: dict = field(default_factory=dict)
    province: dict = field(default_factory=dict)
    polda: dict = field(default_factory=dict)
    former_polda: dict = field(default_factory=dict)

    def expected(self, month):
        """Every (unit, institution) that is to report about the month."""
        for unit, start in self.valid_from.items():
            if start <= last_day(month):
                police = unit.startswith("pol")
                for institution in ("polri", "asn_polri") if police else ("asn_daerah",):
                    yield unit, institution

    def area(self, unit, month):
        """The province of a civil unit, the Polda of a police unit, itself if it is one."""
        if unit in self.province:
            return self.province[unit]
        former, changed_on = self.former_polda.get(unit, (None, None))
        return former if former and last_day(month) < changed_on else self.polda[unit]


class PlainFigures:
    """All current reports after the workbooks were received one by one."""

    def __init__(self, paths, reference=REFERENCE):
        self.places = read_places(reference)
        self.reports = {}  # (kind, month, unit, institution) -> Report
        self.rows_read = 0
        self.rows_kept = 0
        for path in paths:
            incoming = self._read(path)
            self.rows_kept += sum(len(report.rows) for report in incoming.values())
            self.reports.update(incoming)

    def months(self):
        """All months that something was reported about, in order."""
        return sorted({month for _, month, _, _ in self.reports})

    def unit(self, indicator, month, unit, institution):
        """(numerator, denominator, state) of one unit; None stands for unknown."""
        if indicator in PER_PERSONNEL:
            return self._per_personnel(indicator, month, unit, institution)
        kind, top, bottom, nature = INDICATORS[indicator]
        report = self.reports.get((kind, month, unit, institution))
        if report is None:
            return None, None, "not_reported"
        above, below = sums_of(report, top, bottom)
        if report.since and nature == "flow" and report.since != month:
            above, below = self._difference(kind, report, unit, institution, top, bottom)
        return above, below, state_of(above)

    def total(self, indicator, month, lines):
        """Sum over (unit, institution) lines.

        Returns (numerator, denominator, state, reported, expected); sums are None when no line
        has a figure. Numerators and denominators are added, rates are left to the reader.
        """
        found = [self.unit(indicator, month, unit, institution) for unit, institution in lines]
        reported = [line for line in found if line[2] != "not_reported"]
        known = [line for line in found if line[2] in ("zero", "above_zero")]
        above = sum(line[0] for line in known) if known else None
        counted = [line[1] for line in known if line[1] is not None]
        below = sum(counted) if counted else None
        state = state_of(above) if reported else "not_reported"
        return above, below, state, len(reported), len(found)

    def nation(self, indicator, month, institutions):
        """The sum over every expected unit of the institutions."""
        return self.total(indicator, month, list(self._lines(month, institutions)))

    def areas(self, indicator, month, institutions):
        """Province or Polda code -> sum over its units and its own report."""
        lines = defaultdict(list)
        for unit, institution in self._lines(month, institutions):
            lines[self.places.area(unit, month)].append((unit, institution))
        return {area: self.total(indicator, month, own) for area, own in lines.items()}

    def personnel(self, month, unit, institution):
        """Personnel reported for the month or up to 12 months before; None when unknown."""
        for back in range(13):
            report = self.reports.get(("personnel", months_before(month, back), unit, institution))
            people = sums_of(report, "Jumlah Personel", None)[0] if report else None
            if people is not None:
                return people
        return None

    def _lines(self, month, institutions):
        return [line for line in self.places.expected(month) if line[1] in institutions]

    def _per_personnel(self, indicator, month, unit, institution):
        base, _ = PER_PERSONNEL[indicator]
        above, _, state = self.unit(base, month, unit, institution)
        if indicator == "coverage_rate" and state != "not_reported":
            report = self.reports[("socialization", month, unit, institution)]
            above = sums_of(report, "Hadir", None)[0] if not report.since else above
            state = state_of(above)
        people = self.personnel(month, unit, institution)
        if state != "not_reported" and (above is None or people is None):
            state = "blank"
        return above, people, state

    def _difference(self, kind, report, unit, institution, top, bottom):
        before = self.reports.get((kind, months_before(report.month, 1), unit, institution))
        if before is None or before.since != report.since:
            return None, None
        now, then = sums_of(report, top, bottom), sums_of(before, top, bottom)
        return tuple(
            None if a is None or b is None or a < b else a - b
            for a, b in zip(now, then, strict=True)
        )

    def _read(self, path):
        sheets = sheets_of(path)
        cover = {row[0]: row[1] for row in sheets["Identitas"]}
        month = month_of(cover["Bulan Laporan"])
        is_cumulative = cover["Jenis Angka"] == "Kumulatif"
        since = month_of(cover["Sejak"]) if is_cumulative else None
        found = {}
        for sheet, kind in SHEET_KIND.items():
            if sheet not in sheets:
                continue
            for row in records(sheets[sheet]):
                self.rows_read += 1
                unit = row["Kode"] or self.places.by_name[letters(row["Wilayah/Satuan"])]
                key = (kind, month, unit, INSTITUTION[row["Instansi"]])
                found.setdefault(key, Report(month, since)).rows.append(row)
        return found


@cache
def sheets_of(path):
    """The values of each sheet of a workbook, row by row."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: tuple(sheet.iter_rows(values_only=True)) for sheet in book}


def records(sheet):
    """The rows of a sheet below its row of headings, as {heading: value}."""
    rows = iter(sheet)
    headings = next(row for row in rows if "Instansi" in row)
    for row in rows:
        if any(value is not None for value in row):
            yield dict(zip(headings, row, strict=True))


def sums_of(report, top, bottom):
    """Sum both columns over the rows in which everything needed is filled in."""
    rows = report.rows
    if bottom == "Jumlah Wajib":
        used = {row["Jenis Dokumen"] for row in rows}
        first = next(instrument for instrument in INSTRUMENTS if instrument in used)
        rows = [row for row in rows if row["Jenis Dokumen"] == first]
    if top in ("Terbukti", "Diproses", "Dijatuhi Sanksi") and is_nil(report):
        return 0, None
    pairs = [(count(row[top]), count(row[bottom]) if bottom else 0) for row in rows]
    full = [(a, b) for a, b in pairs if a is not None and b is not None]
    if not full:
        return None, None
    return sum(a for a, _ in full), sum(b for _, b in full) if bottom else None


def is_nil(report):
    """Whether a violations report says NIHIL and nothing else."""
    return all(row["Kategori"] == "NIHIL" for row in report.rows)


def state_of(numerator):
    """The state of a reported figure."""
    if numerator is None:
        return "blank"
    return "zero" if numerator == 0 else "above_zero"


def count(cell):
    """A count: "nihil" is 0, "-" and an empty cell are unknown."""
    if isinstance(cell, str):
        text = cell.strip().lower()
        return 0 if text == "nihil" else None if text in ("", "-") else int(text)
    return cell


def month_of(text):
    """ "2024-01" or "Januari 2024" as "2024-01"."""
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return text
    name, year = text.split()
    return f"{year}-{MONTH_NUMBER[name.lower()]:02d}"


def months_before(month, back):
    """The month so many months earlier."""
    year, number = map(int, month.split("-"))
    index = year * 12 + number - 1 - back
    return f"{index // 12}-{index % 12 + 1:02d}"


def last_day(month):
    """The last day of the month as text that compares like a date."""
    following = date.fromisoformat(f"{months_before(month, -1)}-01").toordinal()
    return date.fromordinal(following - 1).isoformat()


def letters(name):
    """A name's letters, with the usual abbreviations written out."""
    words = re.findall(r"[A-Z0-9]+", name.upper())
    full = {"KAB": "KABUPATEN", "KEP": "KEPULAUAN", "DAN": ""}
    return "".join(full.get(word, word) for word in words)


def read_places(reference):
    """Units, names and hierarchy from the reference tables."""
    places = Places()
    for row in table(reference / "provinces.csv"):
        places.valid_from[row["code"]] = ""
        places.province[row["code"]] = row["code"]
    for row in table(reference / "regencies.csv"):
        places.valid_from[row["code"]] = ""
        places.province[row["code"]] = row["province_code"]
        places.by_name[letters(row["name"])] = row["code"]
    for row in table(reference / "police_regions.csv"):
        places.valid_from[row["code"]] = row["valid_from"]
        places.polda[row["code"]] = row["code"]
    for row in table(reference / "police_resorts.csv"):
        places.valid_from[row["code"]] = row["valid_from"]
        places.polda[row["code"]] = row["police_region_code"]
        places.by_name[letters(row["name"])] = row["code"]
        if row["transferred_on"]:
            before = row["former_police_region_code"], row["transferred_on"]
            places.former_polda[row["code"]] = before
    for row in table(reference / "aliases.csv"):
        places.by_name.setdefault(letters(row["alias"]), row["code"])
    return places


def table(path):
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
