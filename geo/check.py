"""Proof that boundaries are sound: the shipped ones, or those made of an official file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from domain.period import Period
from domain.places import Geography, UnitKind
from geo.gazetteer import load_gazetteer
from geo.layers import REGENCY_CODE_LENGTH, Boundaries, load_layer

CHECKED_MONTH = Period(2024, 11)
EXPECTED_AREAS = {"regency": 514, "province": 38, "resort": 505, "police_region": 36}
OFFICIAL_AREA_KM2 = 1_890_781.0
_AREA_SLACK = 0.003
_IOU_MEDIAN, _IOU_P05 = 0.88, 0.74
_EQUAL_AREA = 6933


@dataclass(frozen=True, slots=True)
class Agreement:
    """Overlap (intersection over union) of our regencies with a reference's."""

    median: float
    p05: float


@dataclass(frozen=True, slots=True)
class BoundaryCheck:
    """What was found; areas in km2.

    Attributes:
        areas: number of areas per geography.
        without_area: resorts that have none that month.
        invalid: "geography:code" of empty or invalid shapes.
        overlap_km2: ground that two areas of one geography claim, the largest of the four.
        iou: agreement with the reference; None when there is no reference.
        faults: what is wrong, in words; empty when sound.
    """

    areas: dict[str, int]
    without_area: tuple[str, ...]
    invalid: tuple[str, ...]
    overlap_km2: float
    area_km2: float
    iou: Agreement | None
    faults: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, object]:
        """The document of `geo check --json`."""
        agreement = {"median": self.iou.median, "p05": self.iou.p05} if self.iou else None
        return {
            "areas": self.areas,
            "without_area": list(self.without_area),
            "invalid": list(self.invalid),
            "overlap_km2": self.overlap_km2,
            "area_km2": self.area_km2,
            "iou": agreement,
        }


def check_boundaries(
    *, reference: Path | None, boundaries: Boundaries | None = None
) -> BoundaryCheck:
    """Check the layers of November 2024.

    Args:
        reference: regencies of another source with a `code` column, or None.
        boundaries: what is checked; the shipped ones when None.

    Raises:
        FileNotFoundError: the boundaries or the reference file are missing.
        ValueError: the reference has no column `code`.
    """
    layers = {
        geography: load_layer(geography, CHECKED_MONTH, boundaries) for geography in Geography
    }
    flat = {geography: layer.to_crs(_EQUAL_AREA) for geography, layer in layers.items()}
    regencies = flat[Geography.REGENCY]
    found = BoundaryCheck(
        areas={geography.value: len(layer) for geography, layer in layers.items()},
        without_area=_without_area(layers[Geography.RESORT]),
        invalid=tuple(
            f"{geography}:{code}" for geography in Geography for code in _unsound(layers[geography])
        ),
        overlap_km2=round(max(_overlap(layer) for layer in flat.values()), 1),
        area_km2=round(float(regencies.area.sum()) / 1e6, 1),
        iou=_agreement(regencies, reference) if reference else None,
    )
    faults = _faults(found) + _wrong_provinces(layers[Geography.REGENCY])
    return replace(found, faults=tuple(faults))


def _without_area(resorts: gpd.GeoDataFrame) -> tuple[str, ...]:
    drawn = set(resorts["code"])
    listed = load_gazetteer().places(UnitKind.RESORT)
    return tuple(resort.code for resort in listed if resort.code not in drawn)


def _unsound(layer: gpd.GeoDataFrame) -> list[str]:
    bad = layer.geometry.is_empty | ~layer.geometry.is_valid
    return list(layer.loc[bad, "code"])


def _overlap(layer: gpd.GeoDataFrame) -> float:
    shapes = layer.geometry.to_numpy()
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = first < second
    shared = shapely.intersection(shapes[first[once]], shapes[second[once]])
    return float(shapely.area(shared).sum()) / 1e6


def _agreement(ours: gpd.GeoDataFrame, reference: Path) -> Agreement:
    if not reference.exists():
        raise FileNotFoundError(f"{reference}: no such file")
    theirs = gpd.read_file(reference)
    if "code" not in theirs:
        raise ValueError(f"{reference}: no column 'code'")
    flat = theirs.to_crs(_EQUAL_AREA).set_index("code").geometry
    both = ours.set_index("code").geometry.to_frame("ours").join(flat.rename("theirs"), how="inner")
    a, b = both["ours"].to_numpy(), shapely.make_valid(both["theirs"].to_numpy())
    shared = shapely.area(shapely.intersection(a, b))
    overlap = shared / (shapely.area(a) + shapely.area(b) - shared)
    return Agreement(
        median=round(float(np.median(overlap)), 4), p05=round(float(np.quantile(overlap, 0.05)), 4)
    )


def _faults(found: BoundaryCheck) -> list[str]:
    faults = [
        f"{found.areas[name]} areas for {name}, expected {expected}"
        for name, expected in EXPECTED_AREAS.items()
        if found.areas[name] != expected
    ]
    if found.invalid:
        faults.append(f"{len(found.invalid)} invalid or empty areas")
    if found.overlap_km2 > 0:
        faults.append(f"{found.overlap_km2} km2 belong to two areas")
    if abs(found.area_km2 / OFFICIAL_AREA_KM2 - 1) > _AREA_SLACK:
        faults.append(f"{found.area_km2} km2 in all, official {OFFICIAL_AREA_KM2}")
    if found.iou and (found.iou.median < _IOU_MEDIAN or found.iou.p05 < _IOU_P05):
        faults.append(f"agreement with the reference is only {found.iou.median}, {found.iou.p05}")
    return faults


def _wrong_provinces(regencies: gpd.GeoDataFrame) -> list[str]:
    drawn = Counter(code[:2] for code in regencies["code"] if len(code) == REGENCY_CODE_LENGTH)
    listed = Counter(p.province_code for p in load_gazetteer().places(UnitKind.REGENCY))
    return [
        f"province {code}: {drawn[str(code)]} regencies drawn, {count} listed"
        for code, count in sorted(listed.items(), key=str)
        if drawn[str(code)] != count
    ]
