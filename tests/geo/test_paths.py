"""What a browser draws: whole numbers, small files, one per geography and vintage."""

from __future__ import annotations

import gzip
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
import shapely

from domain.period import Period
from domain.places import Geography
from geo.detail import coarse
from geo.layers import built_in, load_layer
from geo.paths import PROJECTION, build_document, content_hash, paths_for
from geo.svg import area_path, line_path
from geo.tables import read_table

MONTH = Period(2024, 11)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[Geography, Path]:
    root = tmp_path_factory.mktemp("layers")
    return {geography: paths_for(geography, MONTH, root) for geography in Geography}


@pytest.fixture(scope="module")
def documents(files: dict[Geography, Path]) -> dict[Geography, dict[str, Any]]:
    return {g: json.loads(path.read_text(encoding="utf-8")) for g, path in files.items()}


@pytest.mark.parametrize(
    ("geography", "areas"),
    [
        (Geography.REGENCY, 514),
        (Geography.RESORT, 505),
        (Geography.PROVINCE, 38),
        (Geography.POLICE_REGION, 36),
    ],
)
def test_every_area_is_drawn(
    documents: dict[Geography, dict[str, Any]], geography: Geography, areas: int
) -> None:
    document = documents[geography]
    assert document["version"] == 2
    assert document["geography"] == geography.value
    assert len(document["areas"]) == areas
    assert all(area["d"] and area["px"] > 0 and area["name"] for area in document["areas"])


def test_paths_are_relative_whole_numbers(documents: dict[Geography, dict[str, Any]]) -> None:
    document = documents[Geography.REGENCY]
    for text in [area["d"] for area in document["areas"]] + [document["borders"], document["land"]]:
        assert re.fullmatch(r"(M\d+ \d+l(-?\d+[ -]?)+z?|M-?\d+[ -]\d+l(-?\d+[ -]?)+z?)+", text)


def test_areas_name_what_they_lie_in(documents: dict[Geography, dict[str, Any]]) -> None:
    def of(geography: Geography, code: str) -> tuple[str, str | None]:
        area = next(a for a in documents[geography]["areas"] if a["code"] == code)
        return area["name"], area["parent"]

    assert of(Geography.REGENCY, "18.06") == ("Kab. Tanggamus", "18")
    assert of(Geography.RESORT, "polres-tanggamus") == ("Polres Tanggamus", "polda-lampung")
    assert of(Geography.PROVINCE, "18") == ("Lampung", None)
    assert of(Geography.POLICE_REGION, "polda-lampung") == ("Polda Lampung", None)


def test_label_points_lie_inside_their_areas(
    documents: dict[Geography, dict[str, Any]],
) -> None:
    layer = load_layer(Geography.REGENCY, MONTH).set_index("code").geometry
    for area in documents[Geography.REGENCY]["areas"]:
        # Rounding to whole units may leave a narrow area by less than one.
        drawn = PROJECTION.project(layer[area["code"]])
        assert shapely.distance(drawn, shapely.Point(area["at"])) < 1, area["code"]


def test_resorts_without_an_area_are_markers(
    documents: dict[Geography, dict[str, Any]],
) -> None:
    markers = documents[Geography.RESORT]["markers"]
    assert [marker["code"] for marker in markers] == [
        "polres-bandara-soekarno-hatta",
        "polres-kawasan-bandara-i-gusti-ngurah-rai",
        "polres-pelabuhan-tanjung-priok",
    ]
    document = documents[Geography.RESORT]
    for marker in markers:
        x, y = marker["at"]
        assert 0 < x < document["width"]
        assert 0 < y < document["height"]
    assert documents[Geography.REGENCY]["markers"] == []


def test_everything_of_the_country_is_inside_the_frame(
    documents: dict[Geography, dict[str, Any]],
) -> None:
    document = documents[Geography.PROVINCE]
    west, north, east, south = PROJECTION.project(
        shapely.union_all(load_layer(Geography.PROVINCE, MONTH).geometry.to_numpy())
    ).bounds
    assert west > 0
    assert north > 0
    assert east < document["width"]
    assert south < document["height"]


def test_the_national_file_is_small(files: dict[Geography, Path]) -> None:
    assert len(gzip.compress(files[Geography.REGENCY].read_bytes())) <= 120_000


def test_each_province_and_polda_has_a_fine_file_of_its_areas(
    files: dict[Geography, Path], documents: dict[Geography, dict[str, Any]]
) -> None:
    for geography, document in documents.items():
        in_blocks: dict[str, set[str]] = {}
        for area in document["areas"]:
            in_blocks.setdefault(area["parent"] or area["code"], set()).add(area["code"])
        for block, codes in in_blocks.items():
            fine = files[geography].parent / document["fine"].format(parent=block)
            assert set(json.loads(fine.read_text("utf-8"))["areas"]) == codes


def test_the_coarse_country_has_half_the_points_and_every_island_of_the_fine_files(
    files: dict[Geography, Path], documents: dict[Geography, dict[str, Any]]
) -> None:
    document = documents[Geography.REGENCY]
    folder = files[Geography.REGENCY].with_suffix("")
    fine = {
        code: d
        for path in folder.glob("*.json")
        for code, d in json.loads(path.read_text("utf-8"))["areas"].items()
    }
    coarse = {area["code"]: area["d"] for area in document["areas"]}
    assert {code: d.count("M") for code, d in fine.items()} == {
        code: d.count("M") for code, d in coarse.items()
    }
    assert sum(map(_points, coarse.values())) < 0.55 * sum(map(_points, fine.values()))


def _points(d: str) -> int:
    return len(re.findall(r"-?\d+", d)) // 2


def test_coarse_edges_are_within_a_pixel_of_the_fine_ones() -> None:
    pixel = 0.034  # degrees, where the country is 1,400 pixels wide
    fine = load_layer(Geography.PROVINCE, MONTH).geometry.to_numpy()
    simple = load_layer(Geography.PROVINCE, MONTH, coarse(built_in())).geometry.to_numpy()
    moved = shapely.area(shapely.symmetric_difference(fine, simple)) / shapely.length(fine)
    assert float(moved.max()) < pixel / 4
    # The tip of a needle may be cut: it is narrower than a pixel.
    farthest = shapely.hausdorff_distance(shapely.boundary(fine), shapely.boundary(simple))
    assert float(farthest.max()) < 4 * pixel


def test_each_province_has_its_capital_inside_it(
    documents: dict[Geography, dict[str, Any]],
) -> None:
    regencies = load_layer(Geography.REGENCY, MONTH).set_index("code").geometry
    capitals = {each["name"]: each["at"] for each in documents[Geography.RESORT]["capitals"]}
    rows = read_table("province_capitals")
    assert set(capitals) == {row["name"] for row in rows}
    assert {row["code"] for row in rows} == {row["code"] for row in read_table("provinces")}
    for row in rows:
        drawn = PROJECTION.project(regencies[row["regency_code"]])
        assert shapely.distance(drawn, shapely.Point(capitals[row["name"]])) < 5, row["name"]


def test_before_2022_papua_has_its_two_old_provinces_only() -> None:
    document = build_document(Geography.PROVINCE, Period(2022, 6))
    papua = [area["code"] for area in document["areas"] if area["code"] > "90"]
    assert papua == ["91", "92"]
    assert {"Jayapura", "Manokwari"} <= {each["name"] for each in document["capitals"]}
    assert "Wamena" not in {each["name"] for each in document["capitals"]}


def test_crowded_places_to_enlarge_are_few_and_inside_the_frame(
    documents: dict[Geography, dict[str, Any]],
) -> None:
    document = documents[Geography.REGENCY]
    assert document["insets"][0]["name"] == "Jabodetabek"
    assert len(document["insets"]) <= 4
    assert len(documents[Geography.PROVINCE]["insets"]) == 1
    for inset in document["insets"]:
        x0, y0, x1, y1 = inset["box"]
        within = [a for a in document["areas"] if x0 < a["at"][0] < x1 and y0 < a["at"][1] < y1]
        small = [area for area in within if area["px"] < 2000]
        assert len(small) >= 3, inset["name"]


def test_borders_say_which_blocks_they_bound(
    files: dict[Geography, Path], documents: dict[Geography, dict[str, Any]]
) -> None:
    document = documents[Geography.REGENCY]
    assert document["borders"].count("M") == len(document["borders_of"])
    lampung = json.loads((files[Geography.REGENCY].with_suffix("") / "18.json").read_text("utf-8"))
    sides = {tuple(line["of"]) for line in lampung["borders"]}
    assert sides == {("18",), ("16", "18"), ("17", "18")}


def test_the_file_says_what_its_boundaries_are(
    documents: dict[Geography, dict[str, Any]],
) -> None:
    layer = documents[Geography.REGENCY]["layer"]
    assert set(layer) >= {"name", "source", "licence", "vintage", "hash"}
    assert layer["is_official"] is False


def test_files_are_named_by_content_and_vintage(files: dict[Geography, Path]) -> None:
    assert {path.parent.name for path in files.values()} == {content_hash()}
    assert [path.name for path in files.values()] == [
        "regency.json",
        "resort-2024-11-01.json",
        "province.json",
        "police_region-2024-11-01.json",
    ]


def test_months_of_one_vintage_share_a_file(tmp_path: Path) -> None:
    first = paths_for(Geography.POLICE_REGION, Period(2024, 12), tmp_path)
    again = paths_for(Geography.POLICE_REGION, Period(2025, 6), tmp_path)
    before = paths_for(Geography.POLICE_REGION, Period(2024, 1), tmp_path)
    assert first == again
    assert before.name == "police_region-first.json"
    assert len(json.loads(before.read_text(encoding="utf-8"))["areas"]) == 34


def test_a_present_file_is_kept_and_no_part_is_left(tmp_path: Path) -> None:
    path = paths_for(Geography.PROVINCE, MONTH, tmp_path)
    stamp = path.stat().st_mtime_ns
    assert paths_for(Geography.PROVINCE, MONTH, tmp_path) == path
    assert path.stat().st_mtime_ns == stamp
    names = sorted(each.name for each in path.parent.rglob("*.*"))
    assert names[-1] == "province.json"
    assert all(re.fullmatch(r"(\d\d|province)\.json", name) for name in names)


def test_all_files_are_written_quickly(tmp_path: Path) -> None:
    started = time.perf_counter()
    for geography in Geography:
        paths_for(geography, MONTH, tmp_path)
    # Under three seconds on a machine of its own; machines that run tests are shared.
    assert time.perf_counter() - started < 10


def test_a_square_as_a_path() -> None:
    assert area_path(shapely.box(10, 20, 30, 45)) == "M30 20l0 25-20 0 0-25z"


def test_what_rounds_to_a_line_or_a_point_is_not_drawn() -> None:
    assert area_path(shapely.box(10, 20, 10.2, 45)) == ""
    assert line_path(shapely.LineString([(1, 1), (1.1, 1.2)])) == ""
