"""Readings of files of boundaries without a file: the built-in pieces, moved or with faults.

How real files are examined is tested in tests/geo; here a reading is only what one hands on.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from domain import boundary_catalogue as found
from domain.boundary_findings import BoundaryFinding
from domain.places import UnitKind
from geo.gazetteer import load_gazetteer
from geo.kept_layer import layer_bytes
from geo.layers import built_in
from geo.official_report import BoundaryReport, OfficialReading, RegencyComparison
from workflow.boundary_preview import LayerDetails

FILE = "batas.geojson"
DETAILS = LayerDetails(
    name="Batas contoh", source="Badan contoh", licence="CC BY 4.0", vintage="2024"
)
AREAS = {"regency": 514, "province": 38, "resort": 505, "police_region": 36}
TANGGAMUS = "18.06"


@lru_cache(maxsize=4)
def content(shift: float = 0.1) -> bytes:
    """The built-in pieces, moved east by that many degrees, as they are kept."""
    pieces = built_in().pieces.copy()
    pieces["geometry"] = pieces.geometry.translate(xoff=shift)
    return layer_bytes(pieces)


def usable(shift: float = 0.1, file: str = FILE) -> OfficialReading:
    """A reading of all 514; Tanggamus has least in common with the built-in layer."""
    regencies = tuple(
        RegencyComparison(
            code=place.code,
            name=place.name,
            km2=100.0,
            built_in_km2=110.0,
            agreement=0.42 if place.code == TANGGAMUS else 0.9,
        )
        for place in load_gazetteer().places(UnitKind.REGENCY)
    )
    report = BoundaryReport(
        file=file,
        sha256=sha256(f"{file} {shift}".encode()).hexdigest(),
        size=4_000_000,
        format="GeoJSON",
        crs="EPSG:4326",
        key="code",
        features=514,
        matched=514,
        expected=514,
        area_km2=1_890_000.0,
        regencies=regencies,
        areas=AREAS,
        findings=(
            BoundaryFinding(
                found.KEY_USED, parameters={"column": "code", "system": "x", "n": 514, "of": 514}
            ),
        ),
    )
    return OfficialReading(report, content(shift))


def refused() -> OfficialReading:
    """A reading in which Tanggamus is missing and feature 7 has an invalid outline."""
    whole = usable().report
    left = tuple(each for each in whole.regencies if each.code != TANGGAMUS)
    findings = (
        BoundaryFinding(
            found.REGENCY_MISSING, regency=TANGGAMUS, regency_name="Kabupaten Tanggamus"
        ),
        BoundaryFinding(
            found.SHAPE_REFUSED,
            feature=7,
            name="<i>Danau</i>",
            parameters={"why": "Self-intersection", "change": 12.0, "percent": 40},
        ),
        BoundaryFinding(found.GAP_LEFT, parameters={"neighbours": "A, B", "km2": 3.0}),
    )
    report = replace(whole, matched=513, regencies=left, areas={}, findings=findings)
    return OfficialReading(report)


def unreadable(file: str = FILE) -> OfficialReading:
    """A reading of what is no file of boundaries."""
    finding = BoundaryFinding(found.FILE_KIND, parameters={"found": "text"})
    return OfficialReading(BoundaryReport(file=file, size=3, findings=(finding,)))
