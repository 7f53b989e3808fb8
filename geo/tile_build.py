"""Lays out the tiles of every geography and writes them as reference tables.

The shape of the country is kept by giving each island group a room on the grid, set by hand: Java,
with a quarter of all regencies on a fifteenth of the land, gets far more than its share of the
width. Everything inside a room is computed (`geo.tile_layout`). A tile is kept for every place
ever listed, so that a place that is founded or split off later changes nobody else's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from domain.period import Period
from domain.places import Geography
from geo.layers import load_layer
from geo.projection import Projection
from geo.tables import REFERENCE_DIR, codes, read_table, write_table
from geo.tile_layout import LayoutTask, lay_out

COLUMNS, ROWS = 52, 20
COARSE_COLUMNS, COARSE_ROWS = 20, 8
TABLE = "tiles_{}"
_HEADINGS = ("code", "column", "row", "source")
_COMPUTED = "computed"
_BY_HAND = "set by hand"
_LATEST = Period(2099, 12)

Cell = tuple[int, int]

# Codes of provinces -> where on the grid: west, north, east, south, in tiles.
_ROOMS: dict[str, tuple[str, tuple[float, float, float, float]]] = {
    "sumatra": ("11 12 13 14 15 16 17 18 19 21", (0.0, 0.0, 18.0, 12.6)),
    "java": ("31 32 33 34 35 36", (13.5, 15.4, 37.0, 19.2)),
    "lesser sundas": ("51 52 53", (39.5, 15.2, 51.3, 19.0)),
    "kalimantan": ("61 62 63 64 65", (20.3, 1.5, 28.0, 11.0)),
    "sulawesi": ("71 72 73 74 75 76", (30.5, 1.0, 40.0, 12.5)),
    "maluku": ("81 82", (41.0, 2.0, 45.5, 12.0)),
    "papua": ("91 92 93 94 95 96", (43.5, 2.5, 51.0, 11.5)),
}
_ROOM_OF = {code: room for room, (inside, _) in _ROOMS.items() for code in inside.split()}

# Few enough to be set by hand, on a coarser grid.
_PROVINCES: dict[str, Cell] = {
    "11": (0, 0), "12": (1, 1), "21": (3, 1), "13": (1, 2), "14": (2, 2), "17": (2, 3),
    "15": (3, 3), "16": (3, 4), "19": (4, 4), "18": (3, 5),
    "36": (5, 6), "31": (6, 5), "32": (6, 6), "33": (7, 6), "34": (7, 7), "35": (8, 6),
    "51": (10, 6), "52": (11, 6), "53": (12, 6),
    "65": (8, 1), "61": (6, 2), "62": (7, 2), "64": (8, 2), "63": (8, 3),
    "75": (12, 1), "71": (13, 1), "76": (10, 2), "72": (11, 2), "73": (10, 3), "74": (11, 3),
    "82": (15, 2), "81": (15, 3),
    "96": (17, 2), "92": (18, 2), "91": (19, 2), "94": (18, 3), "95": (19, 3), "93": (19, 4),
}  # fmt: skip


def build_tiles(folder: Path = REFERENCE_DIR) -> tuple[Path, ...]:
    """Compute the four tables and return their paths; about a minute.

    The layout of the regencies comes first: the others take their places from it, so that a leader
    finds Java where it was.
    """
    regencies = regency_tiles()
    tiles = {
        Geography.REGENCY: regencies,
        Geography.RESORT: resort_tiles(regencies),
        Geography.PROVINCE: province_tiles(),
        Geography.POLICE_REGION: police_region_tiles(),
    }
    return tuple(_write(geography, cells, folder) for geography, cells in tiles.items())


def _write(geography: Geography, cells: dict[str, Cell], folder: Path) -> Path:
    name = TABLE.format(geography.value)
    source = _COMPUTED if geography in (Geography.REGENCY, Geography.RESORT) else _BY_HAND
    rows = [(code, str(x), str(y), source) for code, (x, y) in sorted(cells.items())]
    write_table(name, _HEADINGS, rows, folder)
    return folder / f"{name}.csv"


def regency_tiles() -> dict[str, Cell]:
    """Column and row of every regency."""
    ground = Ground.of(load_layer(Geography.REGENCY, _LATEST))
    rooms = [_ROOM_OF[code[:2]] for code in ground.codes]
    provinces = [code[:2] for code in ground.codes]
    links = ground.links(rooms)
    targets = _spread(_in_rooms(ground.points, rooms), provinces, rooms, links)
    return _laid_out(COLUMNS, ROWS, targets, ground, provinces, rooms, links)


def resort_tiles(regencies: dict[str, Cell]) -> dict[str, Cell]:
    """Column and row of every resort ever listed, ports and airports too."""
    rows = {row["code"]: row for row in read_table("police_resorts")}
    covered = {code: _regencies_of(row) for code, row in rows.items()}
    ground = Ground.of(load_layer(Geography.RESORT, _LATEST)).with_sites(
        {code: covered[code][0] for code in rows}, Ground.of(load_layer(Geography.REGENCY, _LATEST))
    )
    rooms = [_ROOM_OF[covered[code][0][:2]] for code in ground.codes]
    poldas = [rows[code]["police_region_code"] for code in ground.codes]
    targets = np.asarray([_mean(regencies, covered[code]) for code in ground.codes])
    return _laid_out(COLUMNS, ROWS, targets, ground, poldas, rooms, ground.links(rooms))


def province_tiles() -> dict[str, Cell]:
    """Column and row of every province."""
    return dict(_PROVINCES)


def police_region_tiles() -> dict[str, Cell]:
    """Column and row of every Polda: that of its first province."""
    rows = read_table("police_regions")
    return {row["code"]: _PROVINCES[codes(row["province_codes"])[0]] for row in rows}


def _laid_out(
    columns: int,
    rows: int,
    targets: np.ndarray,
    ground: Ground,
    blocks: Sequence[str],
    rooms: Sequence[str],
    links: Sequence[tuple[int, int]],
) -> dict[str, Cell]:
    task = LayoutTask(columns, rows, targets, ground.points, blocks, rooms, links)
    return dict(zip(ground.codes, lay_out(task), strict=True))


@dataclass(frozen=True, eq=False, slots=True)
class Ground:
    """Where places really are.

    Attributes:
        points: n x 2, in map units, y downwards.
        touching: pairs that share an edge or a corner.
    """

    codes: tuple[str, ...]
    points: np.ndarray
    touching: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, layer: gpd.GeoDataFrame) -> Ground:
        """The ground of a layer's areas."""
        shapes = layer.geometry.to_numpy()
        inside = shapely.get_coordinates(shapely.point_on_surface(shapes))
        first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
        pairs = zip(first.tolist(), second.tolist(), strict=True)
        return cls(
            codes=tuple(layer["code"]),
            points=Projection().points(inside),
            touching=frozenset((a, b) for a, b in pairs if a < b),
        )

    def with_sites(self, regency_of: dict[str, str], regencies: Ground) -> Ground:
        """With further places, those of the codes that have no area, at their regency's point."""
        known = set(self.codes)
        further = sorted(code for code in regency_of if code not in known)
        at = [regencies.codes.index(regency_of[code]) for code in further]
        points = np.concatenate([self.points, regencies.points[at]])
        return Ground((*self.codes, *further), points, self.touching)

    def links(self, rooms: Sequence[str]) -> list[tuple[int, int]]:
        """Neighbours: what touches, and the three nearest of the same room."""
        pairs = set(self.touching)
        apart = np.linalg.norm(self.points[:, None] - self.points[None], axis=2)
        for place in range(len(self.codes)):
            order = (int(other) for other in np.argsort(apart[place], kind="stable"))
            near = [o for o in order if o != place and rooms[o] == rooms[place]][:3]
            pairs.update((min(place, other), max(place, other)) for other in near)
        return sorted(pairs)


def _in_rooms(points: np.ndarray, rooms: Sequence[str]) -> np.ndarray:
    """The points of each island group, stretched to fill its room."""
    placed = np.zeros_like(points)
    for room, (_, (west, north, east, south)) in _ROOMS.items():
        inside = np.asarray([each == room for each in rooms])
        low, high = points[inside].min(axis=0), points[inside].max(axis=0)
        share = (points[inside] - low) / (high - low)
        placed[inside] = (west, north) + share * (east - west, south - north)
    return placed


def _spread(
    start: np.ndarray,
    blocks: Sequence[str],
    rooms: Sequence[str],
    links: Sequence[tuple[int, int]],
) -> np.ndarray:
    """Pushes crowded places a tile apart and pulls neighbours together, 200 small steps."""
    room, block = np.asarray(rooms), np.asarray(blocks)
    least = np.where(block[:, None] == block[None], 1.05, 1.15)
    least = np.where(room[:, None] == room[None], least, 2.0)
    np.fill_diagonal(least, 0.0)
    ends = np.asarray(links)
    at = start.copy()
    for _ in range(200):
        apart = at[:, None] - at[None]
        distance = np.sqrt((apart**2).sum(axis=2)) + 1e-9
        push = np.clip(least - distance, 0.0, None) / distance
        step = (apart * push[..., None]).sum(axis=1) * 0.25 + (start - at) * 0.01
        step += _pulled(at, ends)
        at = np.clip(at + np.clip(step, -0.5, 0.5), 0.0, (COLUMNS - 1.0, ROWS - 1.0))
    return at


def _pulled(at: np.ndarray, ends: np.ndarray) -> np.ndarray:
    across = at[ends[:, 1]] - at[ends[:, 0]]
    length = np.sqrt((across**2).sum(axis=1)) + 1e-9
    pull = across * (np.clip(length - 1.25, 0.0, 1.5) / length * 0.06)[:, None]
    step = np.zeros_like(at)
    np.add.at(step, ends[:, 0], pull)
    np.add.at(step, ends[:, 1], -pull)
    return step


def _mean(cells: dict[str, Cell], codes: Sequence[str]) -> np.ndarray:
    return np.asarray([cells[code] for code in codes], dtype=float).mean(axis=0)


def _regencies_of(row: dict[str, str]) -> list[str]:
    """The regencies a resort is mainly about: its main ones, else all that it covers."""
    for column in ("main_regencies", "whole_regencies", "partial_regencies"):
        if row[column]:
            return list(codes(row[column]))
    raise ValueError(f"police_resorts.csv: {row['code']} covers nothing")
