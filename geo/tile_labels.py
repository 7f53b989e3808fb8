"""Where the name of a block of tiles stands: beside it over the sea, else on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.ndimage import distance_transform_edt

from geo.gazetteer import load_gazetteer
from geo.tables import codes, read_table

# As every reader of Indonesian news knows them; the same in both languages.
_SHORT = {
    "11": "Aceh", "12": "Sumut", "13": "Sumbar", "14": "Riau", "15": "Jambi", "16": "Sumsel",
    "17": "Bengkulu", "18": "Lampung", "19": "Babel", "21": "Kepri", "31": "Jakarta",
    "32": "Jabar", "33": "Jateng", "34": "DIY", "35": "Jatim", "36": "Banten", "51": "Bali",
    "52": "NTB", "53": "NTT", "61": "Kalbar", "62": "Kalteng", "63": "Kalsel", "64": "Kaltim",
    "65": "Kaltara", "71": "Sulut", "72": "Sulteng", "73": "Sulsel", "74": "Sultra",
    "75": "Gorontalo", "76": "Sulbar", "81": "Maluku", "82": "Malut", "91": "Papua",
    "92": "P. Barat", "93": "P. Selatan", "94": "P. Tengah", "95": "P. Peg.", "96": "P. Barat Daya",
}  # fmt: skip
_POLICE = {"polda-metro-jaya": "Metro Jaya"}

# A name's size in tiles, for 12 px letters on tiles of 26 px.
_LETTER, _MARGIN, _HIGH = 0.27, 0.3, 0.62
_FINE = 4  # positions to a tile
# What a bad position costs, per tile of distance or of covered ground.
_FAR, _COVERS, _COVERS_NAME = 4.0, 12.0, 200.0
_CLEAR, _UNCLEAR = 0.8, 10.0  # nearer to its own block than to any other, by this many tiles

Cell = tuple[int, int]


def short_name(code: str) -> str:
    """What a block of tiles is called: "Jateng", "Metro Jaya"; the code when unknown."""
    if code in _POLICE:
        return _POLICE[code]
    provinces = {row["code"]: codes(row["province_codes"])[0] for row in _police_regions(code)}
    known = _SHORT.get(provinces.get(code, code))
    place = load_gazetteer().place(code)
    return known or (place.short_name if place else code)


def _police_regions(code: str) -> list[dict[str, str]]:
    return read_table("police_regions") if code.startswith("polda-") else []


def place_names(blocks: Mapping[str, Sequence[Cell]], size: Cell) -> dict[str, tuple[float, float]]:
    """The middle of each block's name, in tiles from the upper left corner.

    Blocks with the least coast choose first. A name keeps off tiles and other names where it can,
    and is nearer to its own block than to any other; one without a coast stands on its block.

    Args:
        size: columns and rows of the grid.
    """
    land = _ground(size, [cell for cells in blocks.values() for cell in cells])
    names = np.zeros_like(land)
    found: dict[str, tuple[float, float]] = {}
    for code in sorted(blocks, key=lambda code: (_coast(blocks, code), code)):
        own = _ground(size, blocks[code])
        wide = len(short_name(code)) * _LETTER + _MARGIN
        x, y = _best(own, land, names, wide)
        found[code] = (x + wide / 2, y + _HIGH / 2)
        names[_slots(x, y, wide)] = 1.0
    return found


def _best(own: np.ndarray, land: np.ndarray, names: np.ndarray, wide: float) -> tuple[float, float]:
    """Upper left corner, in tiles, of the cheapest position for a name of this width."""
    across, down = int(np.ceil(wide * _FINE)), int(np.ceil(_HIGH * _FINE))
    near = _mean_under(distance_transform_edt(own == 0), across, down) / _FINE
    others = np.clip(land - own, 0.0, 1.0)
    ahead = _mean_under(distance_transform_edt(others == 0), across, down) / _FINE - near
    cost = _FAR * near + _UNCLEAR * np.clip(_CLEAR - ahead, 0.0, None)
    cost += _COVERS * _mean_under(land, across, down)
    cost += 0.5 * _COVERS * _mean_under(others, across, down)
    cost += _COVERS_NAME * _mean_under(names, across, down)
    row, column = np.unravel_index(int(np.argmin(cost)), cost.shape)
    return float(column) / _FINE, float(row) / _FINE


def _mean_under(field: np.ndarray, across: int, down: int) -> np.ndarray:
    """The mean of a field under a box at each position that lies inside."""
    total = np.pad(field.astype(float).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    whole = total[down:, across:] - total[:-down, across:]
    whole = whole - total[down:, :-across] + total[:-down, :-across]
    return np.asarray(whole / (across * down))


def _ground(size: Cell, cells: Sequence[Cell]) -> np.ndarray:
    ground = np.zeros((size[1] * _FINE, size[0] * _FINE))
    for x, y in cells:
        ground[y * _FINE : (y + 1) * _FINE, x * _FINE : (x + 1) * _FINE] = 1.0
    return ground


def _slots(x: float, y: float, wide: float) -> tuple[slice, slice]:
    top, left = int(y * _FINE), int(x * _FINE)
    down, across = int(np.ceil(_HIGH * _FINE)), int(np.ceil(wide * _FINE))
    return slice(top, top + down), slice(left, left + across)


def _coast(blocks: Mapping[str, Sequence[Cell]], code: str) -> int:
    """How many free sides a block has."""
    taken = {cell for cells in blocks.values() for cell in cells}
    sides = [(x + dx, y + dy) for x, y in blocks[code] for dx, dy in _SIDES]
    return sum(side not in taken for side in sides)


_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))
