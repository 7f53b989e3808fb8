"""Examines a file of boundaries from its bytes to the pieces: the order of all checks.

Runs in the child process of `geo.official`; tests call it directly.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

import geopandas as gpd
import numpy as np
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from domain import boundary_catalogue as found
from domain.boundary_findings import BoundaryFinding
from domain.issues import IssueType, Severity
from geo.boundary_files import LayerSource
from geo.check import BoundaryCheck, check_boundaries
from geo.kept_layer import layer_bytes
from geo.layers import Boundaries
from geo.official_compare import compared, comparison_findings
from geo.official_cover import bounded, clean_cover
from geo.official_crs import in_degrees
from geo.official_files import RawLayer, open_layer
from geo.official_keys import Key, best_key, find_keys, names_beside
from geo.official_matching import Matching, match_features
from geo.official_opening import Refused
from geo.official_pieces import make_pieces
from geo.official_report import (
    BoundaryReport,
    OfficialReading,
    ReadingOptions,
    sorted_findings,
)
from geo.official_shapes import km2, points_of, put_together, sound_shapes
from geo.official_world import World

_CHUNK = 1_048_576


@dataclass
class _Journey:
    """What is known so far; grows while the file is examined."""

    report: BoundaryReport
    prove: Callable[[gpd.GeoDataFrame], BoundaryCheck]
    findings: list[BoundaryFinding] = field(default_factory=list)
    content: bytes | None = None

    def note(self, findings: Collection[BoundaryFinding]) -> None:
        self.findings += findings

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def ended(self) -> OfficialReading:
        report = replace(self.report, findings=sorted_findings(_bounded(self.findings)))
        return OfficialReading(report, self.content if report.may_replace else None)


def examine(
    path: Path,
    file_name: str,
    options: ReadingOptions,
    world: World,
    *,
    prove: Callable[[gpd.GeoDataFrame], BoundaryCheck] | None = None,
) -> OfficialReading:
    """Examine a file; what is wrong with it is in the report.

    Args:
        path: the file; it is not changed.
        prove: checks the layers that the pieces make; that of the whole country when None.
    """
    sha256, size = _identity(path)
    expected = len(world.regencies)
    report = BoundaryReport(file_name, sha256=sha256, size=size, expected=expected)
    journey = _Journey(report, prove or prove_country)
    try:
        with tempfile.TemporaryDirectory(prefix="netra-") as folder:
            layer = open_layer(path, Path(folder), options)
        _examine_layer(layer, options, world, journey)
    except Refused as refusal:
        journey.note([refusal.finding])
    return journey.ended()


def _identity(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            while part := stream.read(_CHUNK):
                digest.update(part)
                size += len(part)
    except OSError:
        return "", 0
    return digest.hexdigest(), size


def _examine_layer(
    layer: RawLayer, options: ReadingOptions, world: World, journey: _Journey
) -> None:
    journey.report = replace(
        journey.report, format=layer.format, layer=layer.name, features=len(layer.shapes)
    )
    keys = find_keys(layer, world, options)
    placed = in_degrees(layer, keys, world, options)
    journey.note(placed.findings)
    points = points_of(placed.shapes)
    key = best_key(keys, world, points, options)
    if key is None:
        raise Refused(found.KEY_MISSING, columns=list(layer.columns)[:40])
    journey.report = replace(journey.report, crs=placed.crs, key=key.column)
    names = names_beside(keys, key)
    matching = match_features(layer=layer, key=key, names=names, points=points, world=world)
    regencies = _regencies(placed.shapes, matching, world, journey)
    journey.note([_key_used(key, len(layer.shapes)), *matching.findings])
    _examine_regencies(regencies, world, journey)


def _regencies(
    shapes: np.ndarray, matching: Matching, world: World, journey: _Journey
) -> dict[str, BaseGeometry]:
    """The usable regencies of the file by code."""

    def name(kind: IssueType, at: int, parameters: dict[str, object]) -> BoundaryFinding:
        code = str(matching.codes[at])
        return BoundaryFinding(kind, at + 1, "", code, world.name(code), parameters)

    sound = sound_shapes(shapes, used=matching.codes != "", name=name)
    journey.note(sound.findings)
    return put_together(sound.shapes, matching.codes)


def _examine_regencies(regencies: dict[str, BaseGeometry], world: World, journey: _Journey) -> None:
    comparisons = compared(regencies, world)
    journey.note(comparison_findings(regencies, comparisons, world))
    journey.report = replace(
        journey.report,
        matched=len(regencies),
        regencies=comparisons,
        area_km2=round(float(km2(np.array(list(regencies.values()), dtype=object)).sum()), 1),
    )
    if len(regencies) != len(world.regencies):
        counts = {"n": len(regencies), "expected": len(world.regencies)}
        journey.note([BoundaryFinding(found.WRONG_COUNT, parameters=counts)])
    if not regencies:
        return
    cover = clean_cover(regencies, world)
    journey.note(cover.findings)
    if not journey.has_errors:
        _make(cover.shapes, world, journey)


def _make(regencies: dict[str, BaseGeometry], world: World, journey: _Journey) -> None:
    """Make the pieces and prove them; a program fault here is a finding, too."""
    try:
        pieces = make_pieces(regencies, world)
    except ShapelyError as error:
        journey.note([BoundaryFinding(found.NOT_SOUND, parameters={"faults": [str(error)[:200]]})])
        return
    journey.note(pieces.findings)
    proof = journey.prove(pieces.frame)
    faults = [str(fault) for fault in proof.faults]
    if faults:
        journey.note([BoundaryFinding(found.NOT_SOUND, parameters={"faults": faults[:10]})])
        return
    journey.report = replace(journey.report, areas=proof.areas)
    journey.content = layer_bytes(pieces.frame)


def prove_country(pieces: gpd.GeoDataFrame) -> BoundaryCheck:
    """The check of `geo check` on all layers that pieces make."""
    digest = hashlib.sha256(layer_bytes(pieces)).hexdigest()
    source = LayerSource(name="", source="", licence="", vintage="", hash=f"examined-{digest}")
    return check_boundaries(reference=None, boundaries=Boundaries(source, pieces))


def _key_used(key: Key, features: int) -> BoundaryFinding:
    parameters = {"column": key.column, "system": key.system, "n": key.count, "of": features}
    return BoundaryFinding(found.KEY_USED, parameters=parameters)


def _bounded(findings: list[BoundaryFinding]) -> list[BoundaryFinding]:
    by_kind: dict[str, list[BoundaryFinding]] = {}
    for finding in findings:
        by_kind.setdefault(finding.code, []).append(finding)
    return [finding for kind in by_kind.values() for finding in bounded(kind)]
