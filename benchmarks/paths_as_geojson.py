"""The areas of a paths file as GeoJSON, for the page that the map is measured against.

The paths are projected; here they are laid over the country's longitudes and latitudes by a
straight scale, which is good enough for a measurement of bytes and milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WEST, EAST, NORTH, SOUTH = 95.0, 141.1, 6.1, -11.1
_TOKEN = re.compile(r"([MmLlHhVvZz])|(-?\d*\.?\d+(?:e-?\d+)?)")

Point = tuple[float, float]


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    name, numbers = "", []
    for letter, number in _TOKEN.findall(path):
        if not letter:
            numbers.append(float(number))
            continue
        if name:
            yield name, numbers
        name, numbers = letter, []
    if name:
        yield name, numbers


def _steps(name: str, numbers: list[float], at: Point) -> list[Point]:
    relative = name.islower()
    out = []
    x, y = at
    if name in "HhVv":
        for value in numbers:
            if name in "Hh":
                x = x + value if relative else value
            else:
                y = y + value if relative else value
            out.append((x, y))
        return out
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = (x + dx, y + dy) if relative else (dx, dy)
        out.append((x, y))
    return out


def rings(path: str) -> list[list[Point]]:
    """The closed rings of an SVG path of straight lines."""
    found: list[list[Point]] = []
    at: Point = (0.0, 0.0)
    for name, numbers in _commands(path):
        if name in "Zz":
            if found and found[-1]:
                found[-1].append(found[-1][0])
                at = found[-1][0]
            continue
        points = _steps(name, numbers, at)
        if name in "Mm":
            found.append(points)
        elif found:
            found[-1].extend(points)
        at = points[-1] if points else at
    return [ring for ring in found if len(ring) > 3]


def as_geojson(layer: dict) -> dict:
    """A FeatureCollection with the code of each area as `properties.code`."""
    across = (EAST - WEST) / layer["width"]
    down = (NORTH - SOUTH) / layer["height"]

    def place(point: Point) -> list[float]:
        return [round(WEST + point[0] * across, 4), round(NORTH - point[1] * down, 4)]

    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": area["code"]},
                "geometry": {
                    "type": "MultiPolygon",
                    "coordinates": [
                        [[place(point) for point in ring]] for ring in rings(area["d"])
                    ],
                },
            }
            for area in layer["areas"]
        ],
    }
