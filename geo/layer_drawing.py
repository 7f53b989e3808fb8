"""Boundaries as small SVG paths, to compare two layers by eye before one is taken into use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from domain.period import Period
from domain.places import Geography
from geo.gazetteer import load_gazetteer
from geo.layers import Boundaries, built_in, load_layer
from geo.official_report import RegencyComparison
from geo.official_shapes import km2
from geo.projection import Projection
from geo.svg import area_path, line_path

# About 950 units across: one unit is about a pixel where two maps stand side by side.
_COARSE = Projection(units_per_degree=20.0)
_BOX = 200.0
_MARGIN = 14.0


@dataclass(frozen=True)
class CoarseLayer:
    """All areas of a geography in a layer as coarse paths.

    Attributes:
        areas: path of each area by code; "" where it is smaller than a pixel.
        borders: the lines between provinces, or between Poldas, and the coasts.
    """

    width: int
    height: int
    areas: dict[str, str]
    borders: str


@dataclass(frozen=True)
class Overlay:
    """One area in two layers, drawn into the same square of `size` units."""

    size: float
    built_in: str
    other: str


# Two layers in two geographies, while one preview is looked at.
@lru_cache(maxsize=4)
def coarse_layer(boundaries: Boundaries, geography: Geography, period: Period) -> CoarseLayer:
    """The areas of a month, small."""
    layer = load_layer(geography, period, boundaries)
    drawn = _COARSE.project_all(layer.geometry.to_numpy())
    is_police = geography in (Geography.RESORT, Geography.POLICE_REGION)
    above = Geography.POLICE_REGION if is_police else Geography.PROVINCE
    return CoarseLayer(
        width=_COARSE.width,
        height=_COARSE.height,
        areas={code: area_path(shape) for code, shape in zip(layer["code"], drawn, strict=True)},
        borders=_borders(load_layer(above, period, boundaries)),
    )


def _borders(blocks: gpd.GeoDataFrame) -> str:
    parts = shapely.get_parts(_COARSE.project_all(blocks.geometry.to_numpy()))
    # What is smaller than a few pixels would be all line.
    outlines = shapely.boundary(parts[shapely.area(parts) >= 4.0])
    return line_path(shapely.line_merge(shapely.union_all(outlines)))


@lru_cache(maxsize=4)
def comparisons(
    boundaries: Boundaries, geography: Geography, period: Period
) -> tuple[RegencyComparison, ...]:
    """Each area of a layer beside the built-in one, by code; those in one layer only are left out.

    Returns:
        As for regencies, also for resorts, provinces and Poldas.
    """
    ours, theirs = (_by_code(each, geography, period) for each in (built_in(), boundaries))
    codes = [code for code in ours if code in theirs]
    one, two = (np.array([each[code] for code in codes], dtype=object) for each in (ours, theirs))
    shared = shapely.area(shapely.intersection(one, two))
    agreement = shared / (shapely.area(one) + shapely.area(two) - shared)
    return tuple(
        RegencyComparison(code, _name(code, period), float(there), float(here), float(share))
        for code, there, here, share in zip(codes, km2(two), km2(one), agreement, strict=True)
    )


def _name(code: str, period: Period) -> str:
    place = load_gazetteer().place(code, period)
    return place.name if place else code


def overlay(boundaries: Boundaries, geography: Geography, code: str, period: Period) -> Overlay:
    """An area in the built-in layer and in another, in the frame that holds both.

    Raises:
        KeyError: one of the layers lacks the area.
    """
    ours, theirs = (_by_code(each, geography, period)[code] for each in (built_in(), boundaries))
    west, south, east, north = shapely.total_bounds([ours, theirs])
    scale = (_BOX - 2 * _MARGIN) / max(east - west, north - south)
    frame = Projection(
        west=west - ((_BOX / scale) - (east - west)) / 2,
        north=north + ((_BOX / scale) - (north - south)) / 2,
        units_per_degree=scale,
        true_at=0.0,
    )
    return Overlay(_BOX, area_path(frame.project(ours)), area_path(frame.project(theirs)))


@lru_cache(maxsize=4)
def _by_code(
    boundaries: Boundaries, geography: Geography, period: Period
) -> dict[str, BaseGeometry]:
    layer = load_layer(geography, period, boundaries)
    return dict(zip(layer["code"], layer.geometry, strict=True))
