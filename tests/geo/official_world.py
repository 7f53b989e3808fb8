"""The invented places on the ground, and files of their boundaries in every kind.

Each regency of `small_world` is a box of one degree somewhere in Java; 90.01 is four districts in
columns, 90.71 lies beside it.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from domain.places import UnitKind
from geo.boundary_files import LayerSource
from geo.check import BoundaryCheck
from geo.gazetteer import Alias
from geo.layers import Boundaries
from geo.official_examine import examine
from geo.official_report import OfficialReading, ReadingOptions
from geo.official_world import World
from geo.resolver import GazetteerResolver
from tests.geo.small_world import REGENCIES, small_world

BPS = {
    "8001": "80.01", "9004": "90.01", "9005": "90.02",
    "9006": "90.03", "9010": "90.10", "9071": "90.71",
}  # fmt: skip
BOXES = {
    "80.01": (108, -8, 109, -7),
    "90.01": (110, -8, 111, -7),
    "90.71": (111, -8, 112, -7),
    "90.02": (110, -7, 111, -6),
    "90.03": (111, -7, 112, -6),
    "90.10": (112, -8, 113, -6),
}
DISTRICTS = {f"90.01.0{n}": (110 + (n - 1) / 4, -8, 110 + n / 4, -7) for n in range(1, 5)}


def ground() -> World:
    """The invented gazetteer with built-in boundaries."""
    aliases = [Alias(UnitKind.REGENCY, text, code, "bps") for text, code in BPS.items()]
    gazetteer = small_world(aliases=aliases)
    pieces = {code: box for code, box in BOXES.items() if code != "90.01"} | DISTRICTS
    frame = gpd.GeoDataFrame(
        {"code": list(pieces)}, geometry=[shapely.box(*box) for box in pieces.values()], crs=4326
    )
    return World(
        gazetteer=gazetteer,
        resolver=GazetteerResolver(gazetteer),
        built_in=Boundaries(LayerSource("", "", "", "", hash="invented"), frame),
        shapes={code: shapely.box(*box) for code, box in BOXES.items()},
    )


WORLD = ground()


def regencies(**columns: list[Any]) -> gpd.GeoDataFrame:
    """A sound layer: columns code and name, or the ones given, one value a regency."""
    shown = columns or {"code": list(BOXES), "name": [REGENCIES[code] for code in BOXES]}
    return gpd.GeoDataFrame(shown, geometry=[shapely.box(*box) for box in BOXES.values()], crs=4326)


def written(frame: gpd.GeoDataFrame, folder: Path, kind: str = "geojson") -> Path:
    """A layer as a file of a kind: geojson, gpkg, parquet or shp (zipped)."""
    path = folder / f"layer.{kind}"
    if kind == "parquet":
        frame.to_parquet(path)
    elif kind == "shp":
        return _zipped_shapefile(frame, folder)
    else:
        frame.to_file(path, driver={"geojson": "GeoJSON", "gpkg": "GPKG"}[kind])
    return path


def geojson(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    """A layer as GeoJSON word for word: its numbers as they are, whatever its system."""
    path = folder / "plain.geojson"
    features = json.loads(frame.to_json(drop_id=True))["features"]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def _zipped_shapefile(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    inside = folder / "inside"
    inside.mkdir()
    frame.to_file(inside / "batas wilayah.shp")
    path = folder / "layer.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(inside.iterdir()):
            archive.write(part, f"BATAS/{part.name}")
    return path


def examined(path: Path, options: ReadingOptions | None = None) -> OfficialReading:
    """The reading of a file against the invented world."""
    return examine(path, path.name, options or ReadingOptions(), WORLD, prove=sound)


def sound(pieces: gpd.GeoDataFrame) -> BoundaryCheck:
    """A proof of the invented pieces: they are one coverage."""
    is_sound = shapely.coverage_is_valid(pieces.geometry.to_numpy())
    return BoundaryCheck(
        areas={"regency": pieces["code"].str[:5].nunique()},
        without_area=(),
        invalid=(),
        overlap_km2=0.0,
        area_km2=0.0,
        iou=None,
        faults=() if is_sound else ("no coverage",),
    )


def said(reading: OfficialReading) -> list[tuple[str, str]]:
    """Code and regency (or number of the feature) of every finding but the notes."""
    return [
        (f.code.removeprefix("boundary-"), f.regency or str(f.feature or ""))
        for f in reading.report.findings
        if f.severity.value != "info"
    ]
