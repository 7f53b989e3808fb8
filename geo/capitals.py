"""Province capitals: their names, and where they stand on a map.

A capital that is a city of its own stands at the point inside that city. Those that lie in a large
regency have a position of their own in the table, good to about five kilometres: enough for a
label, for nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shapely.geometry.base import BaseGeometry

from domain.period import Period
from domain.places import UnitKind
from geo.gazetteer import load_gazetteer
from geo.projection import Projection
from geo.shapes import at, inside
from geo.tables import read_table


def capitals(
    regencies: Mapping[str, BaseGeometry], period: Period, projection: Projection
) -> list[dict[str, Any]]:
    """Name and place of the capital of each province that exists in the month.

    Args:
        regencies: shapes in degrees by code.
    """
    known = {place.code for place in load_gazetteer().places(UnitKind.PROVINCE, period)}
    return [
        {"name": row["name"], "at": _place(row, regencies, projection)}
        for row in read_table("province_capitals")
        if row["code"] in known and row["regency_code"] in regencies
    ]


def _place(
    row: Mapping[str, str], regencies: Mapping[str, BaseGeometry], projection: Projection
) -> list[int]:
    if row["longitude"]:
        return at(float(row["longitude"]), float(row["latitude"]), projection)
    return inside(projection.project(regencies[row["regency_code"]]))
