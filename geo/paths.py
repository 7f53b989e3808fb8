"""Map paths for browsers and pictures: projected once, one JSON file per geography and vintage.

Beside `regency.json`, which has the whole country in coarse lines, `regency/18.json` has the areas
of one province in fine ones (`geo.detail`).

The files hold boundaries only, never figures: they are served to anyone who can open the app.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from domain.period import Period
from domain.places import Geography, Place, UnitKind
from geo.boundary_files import LayerSource, file_hash, layer_source
from geo.capitals import capitals
from geo.detail import COARSE, BorderLine, border_lines, coarse
from geo.gazetteer import load_gazetteer
from geo.layers import Boundaries, built_in, load_layer, load_neighbours
from geo.projection import Projection
from geo.shapes import at, inside
from geo.spellings import other_spellings
from geo.svg import area_path
from geo.tables import REFERENCE_DIR
from geo.whole_files import write_whole

VERSION = 2
LAYERS_DIR = Path(__file__).resolve().parent.parent / "static" / "layers"
PROJECTION = Projection()

# Names of the neighbours on the map, the same in both languages, where they have room
# (degrees east, degrees north).
_LABELS = (
    ("MALAYSIA", (102.3, 4.3)),
    ("MALAYSIA", (113.7, 2.9)),
    ("BRUNEI", (114.7, 5.5)),
    ("TIMOR-LESTE", (126.3, -9.25)),
)
# Where the most places are too small to see, the most crowded first (west, south, east, north):
# windows onto the map, as many as find free sea.
_INSETS = (
    ("Jabodetabek", (106.3, -6.9, 107.4, -5.9)),
    ("Surabaya–Malang", (111.95, -8.2, 113.0, -7.1)),
    ("Yogyakarta–Surakarta", (110.0, -8.05, 111.05, -7.25)),
    ("Padang–Bukittinggi", (100.05, -1.05, 101.0, -0.1)),
)


def paths_for(
    geography: Geography,
    period: Period | None = None,
    root: Path = LAYERS_DIR,
    boundaries: Boundaries | None = None,
) -> Path:
    """The path file of a geography for a month, written first when absent.

    Safe with several processes: a file appears whole or not at all.

    Args:
        boundaries: what the areas are made of; the shipped ones when None.
    """
    month = period or _LATEST
    path = root / content_hash(boundaries) / f"{_stem(geography, month)}.json"
    if not path.exists():
        for parent, fine in fine_documents(geography, month, boundaries).items():
            write_whole(path.with_suffix("") / f"{parent}.json", _json(fine))
        # Last, because whoever reads it may ask for the fine ones.
        write_whole(path, _json(build_document(geography, month, boundaries)))
    return path


def _json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False)


def content_hash(boundaries: Boundaries | None = None) -> str:
    """A name for everything that the files are made of: boundaries, tables, this code."""
    return _source(boundaries).hash + _code_hash()


def _source(boundaries: Boundaries | None) -> LayerSource:
    return layer_source() if boundaries is None else boundaries.source


@lru_cache(maxsize=1)
def _code_hash() -> str:
    here = Path(__file__)
    code = (
        here,
        here.with_name("capitals.py"),
        here.with_name("detail.py"),
        here.with_name("projection.py"),
        here.with_name("shapes.py"),
        here.with_name("svg.py"),
        here.with_name("spellings.py"),
    )
    return file_hash(*code, *sorted(REFERENCE_DIR.glob("*.csv")))


def build_document(
    geography: Geography, period: Period, boundaries: Boundaries | None = None
) -> dict[str, Any]:
    """The content of a country's path file; see the data dictionary of the map component."""
    layer = load_layer(geography, period, boundaries)
    simple = _shapes(geography, period, coarse(boundaries or built_in()))
    borders = _borders(geography, period, coarse(boundaries or built_in()))
    source = asdict(_source(boundaries))
    return {
        "version": VERSION,
        "geography": geography.value,
        "width": PROJECTION.width,
        "height": PROJECTION.height,
        "areas": [
            _area(row.code, row.geometry, simple[row.code], period) for row in layer.itertuples()
        ],
        "coarse": round(COARSE * PROJECTION.units_per_degree),
        "fine": f"{_stem(geography, period)}/{{parent}}.json",
        "uncertain": _uncertain(geography, period),
        "markers": _markers(layer, geography, period, boundaries),
        "borders": "".join(line.d for line in borders),
        "borders_of": [list(line.of) for line in borders],
        "land": _neighbour_land(),
        "capitals": capitals(_shapes(Geography.REGENCY, period, boundaries), period, PROJECTION),
        "labels": [{"text": text, "at": at(*where, PROJECTION)} for text, where in _LABELS],
        "insets": [{"name": name, "box": _box(box)} for name, box in _insets(geography)],
        "also": other_spellings(geography, period),
        "layer": source,
    }


def fine_documents(
    geography: Geography, period: Period, boundaries: Boundaries | None = None
) -> dict[str, dict[str, Any]]:
    """The content of the fine files, by province or Polda: paths of its areas, and its borders."""
    shapes = _shapes(geography, period, boundaries)
    found: dict[str, dict[str, Any]] = {}
    for code, shape in shapes.items():
        parent = _parent(load_gazetteer().place(code, period)) or code
        document = found.setdefault(parent, {"version": VERSION, "areas": {}, "borders": []})
        document["areas"][code] = area_path(PROJECTION.project(shape))
    for line in _borders(geography, period, boundaries):
        for parent in set(line.of) & set(found):
            found[parent]["borders"].append({"d": line.d, "of": list(line.of)})
    return found


_LATEST = Period(2100, 11)


def _stem(geography: Geography, period: Period) -> str:
    """The newest areas have the plain name, older ones that of the change that they follow."""
    vintage, newest = (load_gazetteer().vintage(each, geography) for each in (period, _LATEST))
    return geography.value if vintage == newest else f"{geography.value}-{vintage or 'first'}"


def _shapes(
    geography: Geography, period: Period, boundaries: Boundaries | None
) -> dict[str, BaseGeometry]:
    layer = load_layer(geography, period, boundaries)
    return dict(zip(layer["code"], layer.geometry, strict=True))


def _area(code: str, shape: BaseGeometry, simple: BaseGeometry, period: Period) -> dict[str, Any]:
    """An area in coarse lines; its size and the point inside are those of the fine ones."""
    drawn = PROJECTION.project(shape)
    place = load_gazetteer().place(code, period)
    return {
        "code": code,
        "name": place.short_name if place else code,
        "parent": _parent(place),
        "d": area_path(PROJECTION.project(simple)),
        "at": inside(drawn),
        "px": round(float(shapely.area(drawn))),
    }


def _uncertain(geography: Geography, period: Period) -> list[str]:
    """Resorts to footnote: part of their line follows from a rule, not from a source."""
    if geography != Geography.RESORT:
        return []
    return sorted(load_gazetteer().uncertain_resorts(period))


def _parent(place: Place | None) -> str | None:
    if place is None or place.kind in (UnitKind.PROVINCE, UnitKind.POLICE_REGION):
        return None
    return place.police_region_code if place.kind == UnitKind.RESORT else place.province_code


def _markers(
    layer: gpd.GeoDataFrame,
    geography: Geography,
    period: Period,
    boundaries: Boundaries | None,
) -> list[dict[str, Any]]:
    """Resorts without an area, at their regency's label point (ports and airports)."""
    if geography != Geography.RESORT:
        return []
    drawn = set(layer["code"])
    regencies = load_layer(Geography.REGENCY, period, boundaries).set_index("code").geometry
    sites = {link.resort_code: link.regency_code for link in load_gazetteer().jurisdictions(period)}
    return [
        {
            "code": resort.code,
            "name": resort.short_name,
            "parent": resort.police_region_code,
            "at": _site(resort.code, regencies[sites[resort.code]]),
        }
        for resort in load_gazetteer().places(UnitKind.RESORT, period)
        if resort.code not in drawn
    ]


# Where the ports and airports are (degrees east, degrees north).
_SITES = {
    "polres-bandara-soekarno-hatta": (106.655, -6.125),
    "polres-kawasan-bandara-i-gusti-ngurah-rai": (115.167, -8.748),
    "polres-pelabuhan-tanjung-priok": (106.883, -6.104),
}


def _site(code: str, regency: BaseGeometry) -> list[int]:
    return at(*_SITES[code], PROJECTION) if code in _SITES else inside(PROJECTION.project(regency))


def _borders(
    geography: Geography, period: Period, boundaries: Boundaries | None
) -> list[BorderLine]:
    """Outlines of Poldas on the map of resorts and Poldas, of provinces on the others."""
    police = geography in (Geography.RESORT, Geography.POLICE_REGION)
    blocks = Geography.POLICE_REGION if police else Geography.PROVINCE
    return border_lines(load_layer(blocks, period, boundaries), PROJECTION)


@lru_cache(maxsize=1)
def _neighbour_land() -> str:
    shapes = load_neighbours().geometry.to_numpy()
    inside = shapely.intersection(shapes, PROJECTION.frame())
    return "".join(area_path(PROJECTION.project(shape)) for shape in inside)


def _insets(geography: Geography) -> tuple[tuple[str, tuple[float, float, float, float]], ...]:
    """On maps of provinces and Poldas only Jakarta is too small to see."""
    is_large = geography in (Geography.PROVINCE, Geography.POLICE_REGION)
    return _INSETS[:1] if is_large else _INSETS


def _box(degrees: tuple[float, float, float, float]) -> list[int]:
    west, south, east, north = degrees
    return [*at(west, north, PROJECTION), *at(east, south, PROJECTION)]
