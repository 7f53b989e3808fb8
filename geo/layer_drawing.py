"""Boundaries as small SVG paths, to compare two layers by eye before one is taken into use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from domain.period import Period
from domain.places import Geography
from geo.layers import Boundaries, built_in, load_layer
from geo.projection import Projection
from geo.svg import area_path, line_path

# About 950 units across: one unit is about a pixel where two maps stand side by side.
_COARSE = Projection(units_per_degree=20.0)
_BOX = 200.0
_MARGIN = 14.0


@dataclass(frozen=True)
class CoarseLayer:
    """All regencies of a layer as coarse paths.

    Attributes:
        areas: path of each regency by code; "" where it is smaller than a pixel.
        borders: the lines between provinces, and the coasts.
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


@lru_cache(maxsize=3)
def coarse_layer(boundaries: Boundaries, period: Period) -> CoarseLayer:
    """The regencies of a month, small."""
    layer = load_layer(Geography.REGENCY, period, boundaries)
    drawn = _COARSE.project_all(layer.geometry.to_numpy())
    provinces = load_layer(Geography.PROVINCE, period, boundaries)
    return CoarseLayer(
        width=_COARSE.width,
        height=_COARSE.height,
        areas={code: area_path(shape) for code, shape in zip(layer["code"], drawn, strict=True)},
        borders=_borders(provinces),
    )


def _borders(provinces: gpd.GeoDataFrame) -> str:
    parts = shapely.get_parts(_COARSE.project_all(provinces.geometry.to_numpy()))
    # What is smaller than a few pixels would be all line.
    outlines = shapely.boundary(parts[shapely.area(parts) >= 4.0])
    return line_path(shapely.line_merge(shapely.union_all(outlines)))


def overlay(boundaries: Boundaries, code: str, period: Period) -> Overlay:
    """A regency in the built-in layer and in another, in the frame that holds both.

    Raises:
        KeyError: one of the layers lacks the regency.
    """
    ours, theirs = (_regency(each, code, period) for each in (built_in(), boundaries))
    west, south, east, north = shapely.total_bounds([ours, theirs])
    scale = (_BOX - 2 * _MARGIN) / max(east - west, north - south)
    frame = Projection(
        west=west - ((_BOX / scale) - (east - west)) / 2,
        north=north + ((_BOX / scale) - (north - south)) / 2,
        units_per_degree=scale,
        true_at=0.0,
    )
    return Overlay(_BOX, area_path(frame.project(ours)), area_path(frame.project(theirs)))


def _regency(boundaries: Boundaries, code: str, period: Period) -> BaseGeometry:
    layer = _by_code(boundaries, period)
    return layer[code]


@lru_cache(maxsize=3)
def _by_code(boundaries: Boundaries, period: Period) -> dict[str, BaseGeometry]:
    layer = load_layer(Geography.REGENCY, period, boundaries)
    return dict(zip(layer["code"], layer.geometry, strict=True))
