"""The map's projection: plate carree true at 2.5 degrees south, in whole units, y downwards."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class Projection:
    """From degrees to the units of a drawing.

    Attributes:
        west, south, east, north: the frame in degrees.
        units_per_degree: units per degree of latitude.
        true_at: latitude at which both directions have one scale.
    """

    west: float = 94.3
    south: float = -11.6
    east: float = 141.7
    north: float = 7.0
    units_per_degree: float = 300.0
    true_at: float = -2.5

    @property
    def width(self) -> int:
        """Width of the frame in units."""
        return math.ceil((self.east - self.west) * self._across)

    @property
    def height(self) -> int:
        """Height of the frame in units."""
        return math.ceil((self.north - self.south) * self.units_per_degree)

    @property
    def _across(self) -> float:
        return self.units_per_degree * math.cos(math.radians(self.true_at))

    def project(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape in degrees as units, not yet rounded."""
        return shapely.transform(shape, self.points)

    def project_all(self, shapes: np.ndarray) -> np.ndarray:
        """Shapes in degrees as units, not yet rounded."""
        return shapely.transform(shapes, self.points)

    def points(self, degrees: np.ndarray) -> np.ndarray:
        """(n, 2) longitudes and latitudes as (n, 2) x and y."""
        x = (degrees[:, 0] - self.west) * self._across
        y = (self.north - degrees[:, 1]) * self.units_per_degree
        return np.column_stack([x, y])

    def frame(self) -> BaseGeometry:
        """The frame as a box in degrees."""
        return shapely.box(self.west, self.south, self.east, self.north)
