"""Holds the regencies of a file beside the built-in ones: size, place, agreement."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from domain import boundary_catalogue as found
from domain.boundary_findings import BoundaryFinding
from geo.official_matching import regency_finding
from geo.official_report import RegencyComparison
from geo.official_shapes import km2
from geo.official_world import World

# Below this agreement a regency is looked at; generalised and official lines agree to 0.7 and more.
_DIFFERS = 0.4
# Below this it lies elsewhere, when it agrees so well with another regency. A small city that is
# drawn roughly inside the regency around it agrees with neither.
_ELSEWHERE, _OTHERS = 0.05, 0.4
_TOTAL = 0.02


def compared(shapes: Mapping[str, BaseGeometry], world: World) -> tuple[RegencyComparison, ...]:
    """Each regency beside the built-in one, by code."""
    codes = [code for code in shapes if code in world.shapes]
    if not codes:
        return ()
    ours = np.array([world.shapes[code] for code in codes], dtype=object)
    theirs = np.array([shapes[code] for code in codes], dtype=object)
    shared = shapely.area(shapely.intersection(ours, theirs))
    agreement = shared / (shapely.area(ours) + shapely.area(theirs) - shared)
    sizes = zip(codes, km2(theirs), km2(ours), agreement, strict=True)
    return tuple(
        RegencyComparison(code, world.name(code), round(a, 1), round(b, 1), round(float(share), 4))
        for code, a, b, share in sizes
    )


def comparison_findings(
    shapes: Mapping[str, BaseGeometry], regencies: tuple[RegencyComparison, ...], world: World
) -> list[BoundaryFinding]:
    """Regencies that lie elsewhere or differ much, and a total far off the published one."""
    findings = []
    for each in regencies:
        if each.agreement < _DIFFERS:
            other = _lies_in(shapes[each.code], world) if each.agreement < _ELSEWHERE else None
            findings.append(_finding(each, other, world))
    total = sum(each.km2 for each in regencies)
    official = world.official_km2
    if official and len(regencies) == len(world.regencies) and abs(total / official - 1) > _TOTAL:
        percent = round(total / official * 100, 1)
        parameters = {"km2": round(total), "official": round(official), "percent": percent}
        findings.append(BoundaryFinding(found.AREA_TOTAL, parameters=parameters))
    return findings


def _finding(each: RegencyComparison, other: str | None, world: World) -> BoundaryFinding:
    if other is not None and other != each.code:
        return regency_finding(found.LIES_ELSEWHERE, each.code, world, other=world.called(other))
    return regency_finding(
        found.AREA_DIFFERS,
        each.code,
        world,
        percent=round(each.agreement * 100, 1),
        km2=each.km2,
        built_in=each.built_in_km2,
    )


def _lies_in(shape: BaseGeometry, world: World) -> str | None:
    """The regency whose built-in area a shape agrees with."""
    for code in world.near(shape):
        other = world.shapes[code]
        shared = shapely.area(shapely.intersection(other, shape))
        if shared >= _OTHERS * (shapely.area(other) + shapely.area(shape) - shared):
            return code
    return None
