"""What is said about a file of boundaries, and how it crosses from the examining process."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

import geopandas as gpd

from domain.boundary_catalogue import BOUNDARY_CATALOGUE
from domain.boundary_findings import BoundaryFinding
from domain.issues import IssueType, Severity


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What a person says of the file; None is found out by looking at all rows.

    Attributes:
        layer: which layer, when the file holds several.
        code_column: column of the code; district and village codes serve as well.
        code_system: "kemendagri" or "bps".
        name_column: column of the regency's name.
        province_column: column of the province's name or code.
        crs: what the coordinates are, "EPSG:32748", over what the file says.
    """

    layer: str | None = None
    code_column: str | None = None
    code_system: str | None = None
    name_column: str | None = None
    province_column: str | None = None
    crs: str | None = None


@dataclass(frozen=True, slots=True)
class RegencyComparison:
    """A regency of the file beside the built-in one; areas in km2.

    Attributes:
        agreement: intersection over union with the built-in area, 0 to 1.
    """

    code: str
    name: str
    km2: float
    built_in_km2: float
    agreement: float


@dataclass(frozen=True, slots=True)
class BoundaryReport:
    """What a file of boundaries holds, and everything that is wrong with it.

    Attributes:
        file: its name; sha256: of its bytes; size: in bytes.
        format: "GeoJSON", "Shapefile", "GeoPackage" or "GeoParquet"; empty when not known.
        layer: the name of the layer read.
        crs: what the coordinates were taken for; empty when not known.
        key: the column that told the regencies; empty when none did.
        features: features of the layer.
        matched: regencies and cities that the file has, each once and with a usable shape.
        expected: regencies and cities that there are.
        area_km2: of all matched together.
        regencies: each of the matched beside the built-in one, by code.
        areas: number of areas per geography that maps would have; empty unless it may replace.
        findings: errors first, then warnings, then notes.
    """

    file: str
    sha256: str = ""
    size: int = 0
    format: str = ""
    layer: str = ""
    crs: str = ""
    key: str = ""
    features: int = 0
    matched: int = 0
    expected: int = 0
    area_km2: float = 0.0
    regencies: tuple[RegencyComparison, ...] = ()
    areas: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[BoundaryFinding, ...] = ()

    @property
    def may_replace(self) -> bool:
        """Whether maps can be made of it: every regency there, valid, without overlap."""
        return bool(self.areas) and not self.errors

    @property
    def errors(self) -> tuple[BoundaryFinding, ...]:
        """What stands in the way."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    def of_type(self, kind: IssueType) -> tuple[BoundaryFinding, ...]:
        """The findings of one kind."""
        return tuple(f for f in self.findings if f.code == kind.code)


@dataclass(frozen=True)
class OfficialReading:
    """The report on a file, and what maps are made of when it may replace the built-in layer.

    Attributes:
        content: the pieces as GeoParquet, to be kept; None when it may not replace.
    """

    report: BoundaryReport
    content: bytes | None = None

    @cached_property
    def pieces(self) -> gpd.GeoDataFrame | None:
        """The pieces as `geo.layers.Boundaries` has them; None when it may not replace."""
        return None if self.content is None else gpd.read_parquet(io.BytesIO(self.content))


def sorted_findings(findings: list[BoundaryFinding]) -> tuple[BoundaryFinding, ...]:
    """Errors first, then warnings, then notes; otherwise in the order found."""
    order = list(Severity)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))


def packed(reading: OfficialReading) -> bytes:
    """The reading as bytes: one line of JSON, then the pieces."""
    fields = asdict(reading.report)
    fields["findings"] = [_finding_fields(each) for each in reading.report.findings]
    line = json.dumps({"report": fields, "has_content": reading.content is not None})
    return line.encode() + b"\n" + (reading.content or b"")


def unpacked(answer: bytes) -> OfficialReading:
    """The reading that `packed` made.

    Raises:
        ValueError, KeyError, TypeError: it is none.
    """
    line, _, content = answer.partition(b"\n")
    said: dict[str, Any] = json.loads(line)
    fields = said["report"]
    fields["findings"] = tuple(_finding(each) for each in fields["findings"])
    fields["regencies"] = tuple(RegencyComparison(**each) for each in fields["regencies"])
    return OfficialReading(BoundaryReport(**fields), content if said["has_content"] else None)


def _finding_fields(finding: BoundaryFinding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "feature": finding.feature,
        "name": finding.name,
        "regency": finding.regency,
        "regency_name": finding.regency_name,
        "parameters": dict(finding.parameters),
    }


def _finding(fields: dict[str, Any]) -> BoundaryFinding:
    return BoundaryFinding(BOUNDARY_CATALOGUE[fields.pop("code")], **fields)
