"""The tile view: every place one equal square, in the format of the path files.

A map gives Papua's regencies a hundred times the ink of Java's cities, and ports and airports none.
Here each place has one tile, also those without an area. Where the tiles are is committed
(`reference/tiles_*.csv`, made by `geo.tile_build`); nothing is laid out at run time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import shapely

from domain.period import Period
from domain.places import Geography, Place, UnitKind
from geo.boundary_files import file_hash
from geo.gazetteer import load_gazetteer
from geo.paths import LAYERS_DIR, PROJECTION
from geo.spellings import other_spellings
from geo.svg import area_path, line_path
from geo.tables import REFERENCE_DIR, read_table
from geo.tile_labels import place_names, short_name
from geo.whole_files import write_whole

VERSION = 1
# Columns, rows and side in map units of the fine and the coarse grid; both share the map's frame,
# so that the figure keeps its size when a reader turns from map to tiles.
_FINE = (52, 20, 272)
_COARSE = (20, 8, 690)
# The free strip between two tiles, in parts of a side: 2 px of 26.
_GAP = 0.075

Cell = tuple[int, int]


def tiles_for(geography: Geography, period: Period, root: Path = LAYERS_DIR) -> Path:
    """The tile file of a geography for a month, written first when absent.

    Safe with several processes: a file appears whole or not at all.
    """
    vintage = load_gazetteer().vintage(period, geography) or "first"
    path = root / f"tiles-{_content_hash()}" / f"{geography.value}-{vintage}.json"
    if not path.exists():
        document = build_tiles_document(geography, period)
        write_whole(path, json.dumps(document, separators=(",", ":"), ensure_ascii=False))
    return path


@lru_cache(maxsize=1)
def _content_hash() -> str:
    here = Path(__file__)
    beside = ("tile_labels.py", "spellings.py", "projection.py")
    code = (here, *(here.with_name(name) for name in beside))
    return file_hash(*code, *sorted(REFERENCE_DIR.glob("*.csv")))


def build_tiles_document(geography: Geography, period: Period) -> dict[str, Any]:
    """The content of a tile file: that of a path file, with `tile`, the side of a tile in units.

    Raises:
        KeyError: a place of the month has no tile.
    """
    board = _Board(geography)
    places = load_gazetteer().places(UnitKind(geography.value), period)
    cells = tile_cells(geography)
    blocks: dict[str, list[Cell]] = defaultdict(list)
    for place in places:
        blocks[_parent(place) or place.code].append(cells[place.code])
    return {
        "version": VERSION,
        "geography": geography.value,
        "width": PROJECTION.width,
        "height": PROJECTION.height,
        "tile": board.side,
        "areas": [board.area(place, cells[place.code]) for place in places],
        "uncertain": _uncertain(geography, period),
        "markers": [],
        "borders": board.borders(blocks),
        "land": "",
        "labels": board.labels(blocks),
        "insets": [],
        "also": other_spellings(geography, period),
    }


@lru_cache(maxsize=4)
def tile_cells(geography: Geography) -> Mapping[str, Cell]:
    """Column and row of every place ever listed, by code.

    Raises:
        FileNotFoundError: the checkout lacks the table.
    """
    rows = read_table(f"tiles_{geography.value}")
    return {row["code"]: (int(row["column"]), int(row["row"])) for row in rows}


class _Board:
    """Turns columns and rows into map units, the grid centred in the map's frame."""

    def __init__(self, geography: Geography) -> None:
        self.is_fine = geography in (Geography.REGENCY, Geography.RESORT)
        self.columns, self.rows, self.side = _FINE if self.is_fine else _COARSE
        self.left = (PROJECTION.width - self.columns * self.side) // 2
        self.top = (PROJECTION.height - self.rows * self.side) // 2

    def area(self, place: Place, cell: Cell) -> dict[str, Any]:
        """One place as a line of the document."""
        gap = round(self.side * _GAP / 2)
        x, y = self.corner(cell)
        box = shapely.box(x + gap, y + gap, x + self.side - gap, y + self.side - gap)
        return {
            "code": place.code,
            "name": place.short_name,
            "parent": _parent(place),
            "d": area_path(box),
            "at": [x + self.side // 2, y + self.side // 2],
            "px": round(box.area),
        }

    def borders(self, blocks: Mapping[str, list[Cell]]) -> str:
        """The outlines of the blocks, each line once, in the middle of the gaps."""
        shapes = [
            shapely.unary_union([self._box(cell) for cell in cells]) for cells in blocks.values()
        ]
        lines = shapely.union_all(shapely.boundary(shapes))
        return line_path(shapely.simplify(shapely.line_merge(lines), 0.5))

    def labels(self, blocks: Mapping[str, list[Cell]]) -> list[dict[str, Any]]:
        """The short names of the blocks: beside them, or on the tile where a block is one."""
        if self.is_fine:
            middles = place_names(blocks, (self.columns, self.rows))
        else:
            middles = {code: (x + 0.5, y + 0.5) for code, [(x, y)] in blocks.items()}
        return [
            {"text": short_name(code), "at": list(self.corner(middles[code])), "code": code}
            for code in sorted(blocks)
        ]

    def corner(self, cell: tuple[float, float]) -> tuple[int, int]:
        """A point of the grid, in tiles from the upper left corner, in map units."""
        return round(self.left + cell[0] * self.side), round(self.top + cell[1] * self.side)

    def _box(self, cell: Cell) -> shapely.Polygon:
        x, y = self.corner(cell)
        return shapely.box(x, y, x + self.side, y + self.side)


def _parent(place: Place) -> str | None:
    if place.kind in (UnitKind.PROVINCE, UnitKind.POLICE_REGION):
        return None
    return place.police_region_code if place.kind == UnitKind.RESORT else place.province_code


def _uncertain(geography: Geography, period: Period) -> list[str]:
    if geography != Geography.RESORT:
        return []
    return sorted(load_gazetteer().uncertain_resorts(period))
