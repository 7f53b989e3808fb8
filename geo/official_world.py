"""What a file of boundaries is held against: the places there are, and where they lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from domain.places import Geography, Place, UnitKind
from geo.check import CHECKED_MONTH, OFFICIAL_AREA_KM2
from geo.gazetteer import Gazetteer, load_gazetteer
from geo.layers import Boundaries, built_in, load_layer
from geo.resolver import GazetteerResolver

# Degrees. A point of a regency this near to its built-in area lies where it belongs: the two
# layers draw coasts and borders differently, and small islands far out may be missing.
_NEAR = 0.3
# West, south, east, north, in degrees, with the sea around the outermost islands.
BOX = (94.0, -12.0, 142.5, 7.5)


@dataclass(frozen=True)
class World:
    """The regencies that a file must have, and the built-in layer to compare it with.

    Attributes:
        gazetteer: the list of places.
        resolver: finds them by name.
        built_in: the boundaries that are compared with, and that share split regencies.
        shapes: the built-in area of each regency, EPSG:4326, by code.
        official_km2: the land area that is published; None where none is.
    """

    gazetteer: Gazetteer
    resolver: GazetteerResolver
    built_in: Boundaries
    shapes: Mapping[str, BaseGeometry]
    official_km2: float | None = None

    @cached_property
    def regencies(self) -> dict[str, Place]:
        """Every regency and city of today, by code."""
        return {place.code: place for place in self.gazetteer.places(UnitKind.REGENCY)}

    @cached_property
    def codes(self) -> dict[str, dict[str, str]]:
        """Code system -> code as digits, without dots -> today's code of the regency."""
        systems: dict[str, dict[str, str]] = {"kemendagri": {}, "bps": {}}
        for alias in self.gazetteer.aliases:
            if alias.kind == UnitKind.REGENCY and alias.system in systems:
                systems[alias.system][alias.text.replace(".", "")] = alias.code
        for code in self.regencies:
            systems["kemendagri"][code.replace(".", "")] = code
        return systems

    def name(self, code: str) -> str:
        """The name of a regency; empty for an unknown code."""
        return self.regencies[code].name if code in self.regencies else ""

    def called(self, code: str) -> str:
        """Code and name: "18.06 Kabupaten Tanggamus"."""
        return f"{code} {self.name(code)}".strip()

    def lies_right(self, codes: np.ndarray, points: np.ndarray) -> np.ndarray:
        """For each code and point whether the point lies at that regency; False for unknown."""
        known = np.array([code in self.shapes for code in codes], dtype=bool)
        near = np.zeros(len(codes), dtype=bool)
        if known.any():
            theirs = np.array([self.shapes[code] for code in codes[known]], dtype=object)
            with np.errstate(over="ignore"):
                near[known] = shapely.dwithin(theirs, points[known], _NEAR)
        return near

    def at(self, point: BaseGeometry) -> str | None:
        """The code of the regency in whose built-in area a point lies, or next to."""
        if point is None or point.is_empty:
            return None
        codes, tree = self._tree
        near = tree.query_nearest(point, max_distance=_NEAR)
        return str(codes[near[0]]) if len(near) else None

    def near(self, shape: BaseGeometry) -> list[str]:
        """The codes of the regencies whose built-in areas a shape touches."""
        codes, tree = self._tree
        return [str(code) for code in codes[tree.query(shape, predicate="intersects")]]

    @cached_property
    def _tree(self) -> tuple[np.ndarray, shapely.STRtree]:
        codes = np.array(list(self.shapes), dtype=object)
        return codes, shapely.STRtree([self.shapes[code] for code in codes])


def shipped_world() -> World:
    """The shipped places and boundaries.

    Raises:
        FileNotFoundError: the checkout lacks a table or the boundaries.
    """
    gazetteer = load_gazetteer()
    layer = load_layer(Geography.REGENCY, CHECKED_MONTH)
    return World(
        gazetteer=gazetteer,
        resolver=GazetteerResolver(gazetteer),
        built_in=built_in(),
        shapes=dict(zip(layer["code"], layer.geometry, strict=True)),
        official_km2=OFFICIAL_AREA_KM2,
    )
