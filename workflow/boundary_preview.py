"""A file of boundaries before it is taken into use: what it holds, and how it differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from domain.boundary_catalogue import COLUMN_UNKNOWN, CRS_OPTION
from domain.issues import Severity
from domain.language import Language
from domain.period import Period
from domain.places import Geography, UnitKind
from geo.boundary_files import LayerSource
from geo.gazetteer import load_gazetteer
from geo.kept_layer import boundaries_of
from geo.layer_drawing import CoarseLayer, Overlay, coarse_layer, comparisons, overlay
from geo.layers import Boundaries, built_in
from geo.official import read_official
from geo.official_report import (
    BoundaryReport,
    OfficialReading,
    ReadingOptions,
    RegencyComparison,
)
from store.api import Store
from store.boundary_layers import LayerFacts
from workflow.boundaries import HASH_LENGTH, use
from workflow.check_workbook import today_in_jakarta

MOST_DIFFERENT = 12
NO_OPTIONS = ReadingOptions()


class NotUsable(Exception):
    """The file may not replace the boundaries in use; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerDetails:
    """What a person says of a layer: the words of the map's frame line."""

    name: str
    source: str = ""
    licence: str = ""
    vintage: str = ""
    is_official: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether everything is said."""
        return all(map(_one_line, (self.name, self.source, self.licence, self.vintage)))


@dataclass(frozen=True)
class LayerPreview:
    """A file of boundaries after its examination; nothing is stored.

    Attributes:
        reading: the report, and what maps would be made of.
        missing: code and name of each regency and city that the file has no usable area of.
    """

    reading: OfficialReading
    missing: tuple[tuple[str, str], ...]

    @property
    def report(self) -> BoundaryReport:
        """What the file holds, and everything that is wrong with it."""
        return self.reading.report

    @property
    def is_usable(self) -> bool:
        """Whether maps can be made of it."""
        return self.reading.content is not None and self.report.may_replace

    @property
    def was_read(self) -> bool:
        """Whether the file could be opened, and was asked for what it has."""
        asked_wrongly = {COLUMN_UNKNOWN.code, CRS_OPTION.code}
        return self.report.features > 0 and not any(
            finding.code in asked_wrongly for finding in self.report.findings
        )

    @cached_property
    def boundaries(self) -> Boundaries | None:
        """What maps would be drawn from; None when the file is not usable."""
        content = self.reading.content
        if content is None:
            return None
        name = sha256(content).hexdigest()[:HASH_LENGTH]
        return boundaries_of(content, LayerSource(self.report.file, "", "", "", name))

    def as_json(self, language: Language) -> dict[str, Any]:
        """The examination as a document; see docs/commands.md."""
        report = self.report
        return {
            "file": report.file,
            "sha256": report.sha256,
            "status": self._status,
            "format": report.format,
            "layer": report.layer,
            "crs": report.crs,
            "key": report.key,
            "features": report.features,
            "matched": report.matched,
            "expected": report.expected,
            "missing": [code for code, _ in self.missing] if self.was_read else [],
            "area_km2": round(report.area_km2, 1),
            "areas": dict(report.areas),
            "findings": [_finding(each, language) for each in report.findings],
        }

    @property
    def _status(self) -> str:
        if not self.was_read:
            return "unreadable"
        if not self.is_usable:
            return "errors"
        warned = any(each.severity is Severity.WARNING for each in self.report.findings)
        return "warnings" if warned else "ok"


def _finding(finding: Any, language: Language) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "feature": finding.feature,
        "regency": finding.regency or None,
        "place": finding.place(language),
        "message": finding.message(language),
        "fix": finding.fix(language),
    }


def preview(
    content: bytes | Path, file_name: str, options: ReadingOptions = NO_OPTIONS
) -> LayerPreview:
    """Examine a file of boundaries; whatever is in it, this raises nothing and stores nothing."""
    reading = read_official(content, file_name, options)
    known = {each.code for each in reading.report.regencies}
    places = load_gazetteer().places(UnitKind.REGENCY)
    missing = tuple((place.code, place.name) for place in places if place.code not in known)
    return LayerPreview(reading, missing)


def take_into_use(
    store: Store, found: LayerPreview, details: LayerDetails, *, done_by: str
) -> bool:
    """Draw every map from this file from now on; False when that is so already.

    Args:
        done_by: "page" or "command".

    Raises:
        NotUsable: the file has errors, or the layer has no name.
    """
    content, name = found.reading.content, _one_line(details.name)
    if content is None or not found.is_usable or not name:
        raise NotUsable(found.report.file)
    facts = LayerFacts(
        name=name,
        source=_one_line(details.source),
        licence=_one_line(details.licence),
        vintage=_one_line(details.vintage),
        file_name=found.report.file,
        file_sha256=found.report.sha256,
        is_official=details.is_official,
    )
    return use(store, content, facts, done_by=done_by)


def _one_line(text: str) -> str:
    """A text that every picture, slide and workbook can hold: no break, no unseen character."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())


@dataclass(frozen=True)
class Comparison:
    """A usable file beside the built-in boundaries, for one geography and this month.

    Attributes:
        areas: each area with its size in both layers and how well they agree.
    """

    geography: Geography
    boundaries: Boundaries
    month: Period
    areas: tuple[RegencyComparison, ...]

    @property
    def layers(self) -> tuple[CoarseLayer, CoarseLayer]:
        """The built-in areas and those of the file, small."""
        ours, theirs = (
            coarse_layer(each, self.geography, self.month) for each in (built_in(), self.boundaries)
        )
        return ours, theirs

    @property
    def agreement(self) -> dict[str, float]:
        """The share of common ground of each area, by code."""
        return {each.code: each.agreement for each in self.areas}

    def most_different(self, n: int = MOST_DIFFERENT) -> Sequence[RegencyComparison]:
        """The areas that have least ground in common with the built-in layer."""
        return sorted(self.areas, key=lambda each: each.agreement)[:n]

    def overlay(self, code: str) -> Overlay:
        """An area in both layers."""
        return overlay(self.boundaries, self.geography, code, self.month)


def compare(found: LayerPreview, geography: Geography, day: date | None = None) -> Comparison:
    """A usable file beside the built-in boundaries.

    Raises:
        NotUsable: the file has errors.
    """
    boundaries, month = found.boundaries, Period.of(day or today_in_jakarta())
    if boundaries is None:
        raise NotUsable(found.report.file)
    # The report compared the regencies as the file has them; the others exist only once made.
    is_told = geography is Geography.REGENCY
    areas = found.report.regencies if is_told else comparisons(boundaries, geography, month)
    return Comparison(geography, boundaries, month, areas)
