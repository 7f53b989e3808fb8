"""Proof that boundaries are sound: the shipped ones, or those made of an official file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from pyogrio.errors import DataSourceError

from domain.language import N_
from domain.period import Period
from domain.places import Geography, UnitKind
from domain.reasons import Declined, Reason, reason_of
from geo.gazetteer import load_gazetteer
from geo.layers import REGENCY_CODE_LENGTH, Boundaries, load_layer

CHECKED_MONTH = Period(2024, 11)
EXPECTED_AREAS = {"regency": 514, "province": 38, "resort": 505, "police_region": 36}
OFFICIAL_AREA_KM2 = 1_890_781.0
_AREA_SLACK = 0.003
_IOU_MEDIAN, _IOU_P05 = 0.88, 0.74
_EQUAL_AREA = 6933
_NO_CODE = N_("It has no column 'code'")
_NO_CRS = N_("It does not say its coordinate system")
_NO_LAYER = N_("It is no file of boundaries that can be read")


class BadReference(Declined):
    """The layer to compare with cannot be used."""

    template = N_("{file} cannot be compared with: {reason}. Name another file.")


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
    faults: tuple[Reason, ...] = field(default=())

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
        FileNotFoundError: the boundaries are missing.
        BadReference: the reference cannot be read, or has no column `code`.
    """
    theirs = None if reference is None else _read(reference)
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
        iou=None if theirs is None else _agreement(regencies, theirs),
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


def _agreement(ours: gpd.GeoDataFrame, theirs: gpd.GeoDataFrame) -> Agreement:
    flat = theirs.to_crs(_EQUAL_AREA).set_index("code").geometry
    both = ours.set_index("code").geometry.to_frame("ours").join(flat.rename("theirs"), how="inner")
    a, b = both["ours"].to_numpy(), shapely.make_valid(both["theirs"].to_numpy())
    shared = shapely.area(shapely.intersection(a, b))
    overlap = shared / (shapely.area(a) + shapely.area(b) - shared)
    return Agreement(
        median=round(float(np.median(overlap)), 4), p05=round(float(np.quantile(overlap, 0.05)), 4)
    )


def _read(reference: Path) -> gpd.GeoDataFrame:
    try:
        with reference.open("rb"):  # the library does not say why it cannot be opened
            theirs = gpd.read_file(reference)
    except OSError as fault:
        raise BadReference(file=reference, reason=reason_of(fault)) from fault
    except (DataSourceError, ValueError) as fault:
        raise BadReference(file=reference, reason=Reason(_NO_LAYER)) from fault
    if "code" not in theirs:
        raise BadReference(file=reference, reason=Reason(_NO_CODE))
    if theirs.crs is None:
        raise BadReference(file=reference, reason=Reason(_NO_CRS))
    return theirs


def _faults(found: BoundaryCheck) -> list[Reason]:
    faults = [
        Reason(
            N_("{found} areas for {name}, expected {expected}"),
            {"found": found.areas[name], "name": name, "expected": expected},
        )
        for name, expected in EXPECTED_AREAS.items()
        if found.areas[name] != expected
    ]
    if found.invalid:
        faults.append(Reason(N_("{n} invalid or empty areas"), {"n": len(found.invalid)}))
    if found.overlap_km2 > 0:
        faults.append(Reason(N_("{km2} km2 belong to two areas"), {"km2": found.overlap_km2}))
    if abs(found.area_km2 / OFFICIAL_AREA_KM2 - 1) > _AREA_SLACK:
        areas = {"km2": found.area_km2, "official": OFFICIAL_AREA_KM2}
        faults.append(Reason(N_("{km2} km2 in all, official {official}"), areas))
    if found.iou and (found.iou.median < _IOU_MEDIAN or found.iou.p05 < _IOU_P05):
        agreement = {"median": found.iou.median, "p05": found.iou.p05}
        faults.append(Reason(N_("agreement with the reference is only {median}, {p05}"), agreement))
    return faults


def _wrong_provinces(regencies: gpd.GeoDataFrame) -> list[Reason]:
    drawn = Counter(code[:2] for code in regencies["code"] if len(code) == REGENCY_CODE_LENGTH)
    listed = Counter(p.province_code for p in load_gazetteer().places(UnitKind.REGENCY))
    return [
        Reason(
            N_("province {code}: {drawn} regencies drawn, {listed} listed"),
            {"code": code, "drawn": drawn[str(code)], "listed": count},
        )
        for code, count in sorted(listed.items(), key=str)
        if drawn[str(code)] != count
    ]
