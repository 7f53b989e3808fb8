"""`python -m geo`: what it prints and how it ends."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import geopandas as gpd
import pytest
from shapely import Point

from domain.places import Geography
from geo.__main__ import main
from geo.check import CHECKED_MONTH
from geo.layers import load_layer


@pytest.fixture
def own_layer(tmp_path: Path) -> Path:
    path = tmp_path / "reference.geojson"
    load_layer(Geography.REGENCY, CHECKED_MONTH).to_file(path, driver="GeoJSON")
    return path


def test_check_prints_one_json_document(
    own_layer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--json", "--reference", str(own_layer)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == [
        "areas", "without_area", "invalid", "overlap_km2", "area_km2", "iou",
    ]  # fmt: skip
    assert printed["areas"] == {"regency": 514, "province": 38, "resort": 505, "police_region": 36}
    assert printed["iou"] == {
        "median": pytest.approx(1, abs=1e-4),
        "p05": pytest.approx(1, abs=1e-3),
    }


def test_check_in_words(own_layer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--reference", str(own_layer)]) == 0
    assert "overlap_km2: 0.0" in capsys.readouterr().out


def test_a_layer_that_does_not_agree_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = load_layer(Geography.REGENCY, CHECKED_MONTH)
    moved["geometry"] = moved.geometry.translate(xoff=1)
    path = tmp_path / "moved.geojson"
    moved.to_file(path, driver="GeoJSON")
    assert main(["check", "--json", "--reference", str(path), "--language", "en"]) == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out)["iou"]["median"] < 0.88
    assert "agreement with the reference" in printed.err


def test_a_reference_that_cannot_be_read_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--reference", str(tmp_path / "none.geojson")]) == 2
    codeless = tmp_path / "codeless.geojson"
    layer: gpd.GeoDataFrame = load_layer(Geography.PROVINCE, CHECKED_MONTH)
    layer.rename(columns={"code": "other"}).to_file(codeless, driver="GeoJSON")
    assert main(["check", "--reference", str(codeless), "--language", "en"]) == 2
    assert "no column 'code'" in capsys.readouterr().err


def test_a_reference_without_a_coordinate_system_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "nowhere.shp"
    shape = gpd.GeoDataFrame({"code": ["18.06"]}, geometry=[Point(104, -5).buffer(1)])
    with warnings.catch_warnings():  # of the library, that there is none
        warnings.simplefilter("ignore")
        shape.to_file(path)
    assert main(["check", "--reference", str(path), "--language", "en"]) == 2
    assert "It does not say its coordinate system" in capsys.readouterr().err


def test_an_unknown_command_ends_with_2() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["draw"])
    assert ended.value.code == 2
