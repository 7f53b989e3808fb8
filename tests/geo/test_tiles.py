"""The tile view: a tile for every place, neighbours together, the country recognisable."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from itertools import combinations

import numpy as np
import pytest

from charts.svg_path import read_path
from domain.period import Period
from domain.places import Geography, UnitKind
from geo.gazetteer import load_gazetteer
from geo.layers import load_layer
from geo.tables import REFERENCE_DIR
from geo.tile_build import COLUMNS, ROWS, Ground, police_region_tiles, province_tiles
from geo.tile_labels import place_names, short_name
from geo.tile_layout import LayoutTask, lay_out
from geo.tiles import build_tiles_document, tile_cells, tiles_for

NOVEMBER = Period(2024, 11)
EVERYWHERE = list(Geography)
FINE = [Geography.REGENCY, Geography.RESORT]
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))


def block_of(geography: Geography) -> dict[str, str]:
    places = load_gazetteer().places(UnitKind(geography.value))
    police = geography is Geography.RESORT
    return {p.code: str(p.police_region_code if police else p.province_code) for p in places}


def pieces(cells: set[tuple[int, int]]) -> int:
    waiting, count = set(cells), 0
    while waiting:
        count += 1
        found = [waiting.pop()]
        while found:
            x, y = found.pop()
            for dx, dy in SIDES:
                if (x + dx, y + dy) in waiting:
                    waiting.remove((x + dx, y + dy))
                    found.append((x + dx, y + dy))
    return count


def kept_order(geography: Geography, axis: int) -> float:
    """Share of the pairs of touching areas that stand in the same order along an axis.

    Pairs in one column (or row) of tiles say nothing, nor do those less than a tenth of a degree
    apart.
    """
    ground = Ground.of(load_layer(geography, NOVEMBER))
    cells = tile_cells(geography)
    kept = []
    for a, b in ground.touching:
        true = ground.points[b][axis] - ground.points[a][axis]
        shown = cells[ground.codes[b]][axis] - cells[ground.codes[a]][axis]
        if abs(true) > 30 and shown:
            kept.append((true > 0) == (shown > 0))
    return float(np.mean(kept))


@pytest.mark.parametrize("geography", EVERYWHERE)
def test_every_place_ever_listed_has_a_tile_of_its_own(geography):
    cells = tile_cells(geography)
    listed = [p.code for p in load_gazetteer().places(UnitKind(geography.value))]
    assert sorted(cells) == sorted(listed)
    assert len(set(cells.values())) == len(cells)


def test_each_of_the_514_and_every_resort_is_drawn_ports_and_airports_too():
    regencies = build_tiles_document(Geography.REGENCY, NOVEMBER)
    resorts = build_tiles_document(Geography.RESORT, NOVEMBER)
    codes = {area["code"] for area in resorts["areas"]}
    assert len(regencies["areas"]) == 514
    assert len(codes) == 508
    assert "polres-bandara-soekarno-hatta" in codes
    assert resorts["markers"] == []


@pytest.mark.parametrize("geography", EVERYWHERE)
def test_tiles_are_equal_squares_inside_the_frame_that_do_not_touch(geography):
    document = build_tiles_document(geography, NOVEMBER)
    corners = {area["code"]: read_path(area["d"])[0].points for area in document["areas"]}
    sizes = {tuple(points.max(axis=0) - points.min(axis=0)) for points in corners.values()}
    assert len(sizes) == 1
    ((width, height),) = sizes
    assert width == height
    every = np.concatenate(list(corners.values()))
    assert (every >= 0).all()
    assert (every <= [document["width"], document["height"]]).all()
    assert width < document["tile"]


def test_a_resort_founded_later_takes_a_tile_that_was_kept_for_it():
    before = build_tiles_document(Geography.RESORT, NOVEMBER)["areas"]
    after = build_tiles_document(Geography.RESORT, Period(2026, 1))["areas"]
    place = {area["code"]: area["at"] for area in before}
    later = {area["code"]: area["at"] for area in after}
    assert set(later) - set(place) == {"polres-sumba-tengah"}
    assert all(later[code] == at for code, at in place.items())


def test_before_2022_the_blocks_of_papua_are_those_of_two_provinces():
    def blocks(period: Period) -> set[str]:
        document = build_tiles_document(Geography.REGENCY, period)
        return {area["parent"] for area in document["areas"] if area["code"][0] == "9"}

    assert blocks(Period(2021, 12)) == {"91", "92"}
    assert blocks(NOVEMBER) == {"91", "92", "93", "94", "95", "96"}
    assert len(build_tiles_document(Geography.PROVINCE, Period(2021, 12))["areas"]) == 34


@pytest.mark.parametrize("geography", FINE)
def test_provinces_and_poldas_are_in_one_piece(geography):
    blocks: dict[str, set[tuple[int, int]]] = defaultdict(set)
    parent = block_of(geography)
    for code, cell in tile_cells(geography).items():
        blocks[parent[code]].add(cell)
    assert {code: n for code, n in ((c, pieces(b)) for c, b in blocks.items()) if n > 1} == {}


def test_island_groups_do_not_touch_even_at_corners():
    cells = tile_cells(Geography.REGENCY)
    group = {code: _GROUP[code[0]] for code in cells}
    for (a, (ax, ay)), (b, (bx, by)) in combinations(cells.items(), 2):
        if group[a] != group[b]:
            assert max(abs(ax - bx), abs(ay - by)) > 1, (a, b)


_GROUP = {"1": "sumatra", "2": "sumatra", "3": "java", "5": "sundas", "6": "kalimantan"}
_GROUP |= {"7": "sulawesi", "8": "maluku", "9": "papua"}


def test_neighbours_stay_neighbours():
    """Of the pairs of regencies that touch, 3 in 4 are at most one tile apart, corners counted."""
    ground = Ground.of(load_layer(Geography.REGENCY, NOVEMBER))
    cells = tile_cells(Geography.REGENCY)
    apart = [
        max(abs(a - b) for a, b in zip(cells[ground.codes[i]], cells[ground.codes[j]], strict=True))
        for i, j in ground.touching
    ]
    assert np.mean(np.asarray(apart) <= 1) > 0.75
    assert np.quantile(apart, 0.95) <= 3


@pytest.mark.parametrize("geography", FINE)
def test_what_lies_west_stays_west_and_what_lies_north_stays_north(geography):
    assert kept_order(geography, axis=0) > 0.93
    assert kept_order(geography, axis=1) > 0.9


def test_tiles_stay_near_their_place_on_their_island():
    """In tiles, from the regency's place when its island group is stretched to its tiles."""
    distance = displacement(Geography.REGENCY)
    assert np.median(distance) < 2
    assert np.quantile(distance, 0.95) < 4.5


def displacement(geography: Geography) -> np.ndarray:
    """How many tiles each place is away from the straight-line fit of its island group."""
    ground = Ground.of(load_layer(geography, NOVEMBER))
    cells = np.asarray([tile_cells(geography)[code] for code in ground.codes], dtype=float)
    groups = np.asarray([_GROUP[code[0]] for code in ground.codes])
    off = np.zeros_like(cells)
    for group in set(groups):
        inside = groups == group
        for axis in (0, 1):
            line = np.polyfit(ground.points[inside, axis], cells[inside, axis], 1)
            off[inside, axis] = cells[inside, axis] - np.polyval(line, ground.points[inside, axis])
    return np.linalg.norm(off, axis=1)


def test_every_block_is_named_once_inside_the_frame():
    document = build_tiles_document(Geography.REGENCY, NOVEMBER)
    labels = {label["code"]: label for label in document["labels"]}
    assert len(labels) == 38
    assert labels["33"]["text"] == "Jateng"
    assert all(0 < label["at"][0] < document["width"] for label in labels.values())
    assert short_name("polda-metro-jaya") == "Metro Jaya"
    assert short_name("polda-jawa-tengah") == "Jateng"


def test_a_name_stands_beside_its_block_over_the_sea():
    found = place_names({"33": [(4, 2), (5, 2)], "35": [(6, 2)]}, (12, 6))
    x, y = found["33"]
    assert not (4 <= x <= 7 and 2 <= y <= 3)
    assert abs(x - 5) < 2


def test_a_file_is_written_once_and_holds_no_figures(tmp_path):
    path = tiles_for(Geography.PROVINCE, NOVEMBER, tmp_path)
    written = path.stat().st_mtime_ns
    assert tiles_for(Geography.PROVINCE, NOVEMBER, tmp_path) == path
    assert path.stat().st_mtime_ns == written
    assert path.stat().st_size < 12_000


@pytest.mark.parametrize("geography", EVERYWHERE)
def test_the_table_says_where_its_tiles_come_from(geography):
    with (REFERENCE_DIR / f"tiles_{geography.value}.csv").open(encoding="utf-8") as stream:
        sources = {row["source"] for row in csv.DictReader(stream)}
    assert sources == ({"computed"} if geography in FINE else {"set by hand"})


def test_tables_set_by_hand_are_those_of_the_code():
    assert tile_cells(Geography.PROVINCE) == province_tiles()
    assert tile_cells(Geography.POLICE_REGION) == police_region_tiles()


def a_small_world() -> LayoutTask:
    """Two islands of 4 x 3 places each, a little crooked, in two provinces an island."""
    chance = random.Random(3)
    true = [
        (x + (7 if island else 0) + chance.uniform(-0.2, 0.2), y + chance.uniform(-0.2, 0.2))
        for island in range(2)
        for y in range(3)
        for x in range(4)
    ]
    links = [
        (a, b)
        for a, b in combinations(range(24), 2)
        if a // 12 == b // 12 and abs(true[a][0] - true[b][0]) + abs(true[a][1] - true[b][1]) < 1.5
    ]
    return LayoutTask(
        columns=12,
        rows=5,
        targets=np.asarray([(x, y + 1) for x, y in true]),
        true_points=np.asarray(true),
        blocks=[f"{i // 12}{i % 4 // 2}" for i in range(24)],
        groups=[str(i // 12) for i in range(24)],
        links=links,
    )


def test_a_small_world_is_laid_out_as_it_is_and_the_same_each_time():
    world = a_small_world()
    cells = lay_out(world)
    assert cells == lay_out(world)
    assert len(set(cells)) == 24
    for island in (cells[:12], cells[12:]):
        rows = [island[start : start + 4] for start in (0, 4, 8)]
        assert all(row == sorted(row) for row in rows)
        assert all(above[1] < below[1] for above, below in zip(rows[0], rows[1], strict=True))
    assert max(x for x, _ in cells[:12]) + 1 < min(x for x, _ in cells[12:])


def test_more_places_than_cells_are_refused():
    world = a_small_world()
    tight = LayoutTask(
        3, 3, world.targets, world.true_points, world.blocks, world.groups, world.links
    )
    with pytest.raises(ValueError, match="24 places do not fit 3 x 3"):
        lay_out(tight)


def test_the_grid_is_wide_enough_for_labels():
    cells = tile_cells(Geography.RESORT).values()
    assert max(x for x, _ in cells) < COLUMNS
    assert max(y for _, y in cells) < ROWS
