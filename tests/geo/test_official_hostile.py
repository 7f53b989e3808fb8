"""Files that are no boundaries, are damaged, or want to do harm: each is refused in words."""

from __future__ import annotations

import json
import sqlite3
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from domain import boundary_catalogue as found
from domain.language import Language
from geo import official, official_files
from geo import official_limits as limits
from geo.official import environment, read_official
from geo.official_report import ReadingOptions
from tests.geo.official_world import examined, regencies, said, written

VRT = b'<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/vsicurl/http://127.0.0.1:9/x</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'  # fmt: skip  # noqa: E501
PIPELINE = b'{"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline ! read http://127.0.0.1:9/x"}'  # fmt: skip  # noqa: E501
TOPOLOGY = b'{"type":"Topology","objects":{},"arcs":[]}'
EMPTY = b'{"type":"FeatureCollection","features":[]}'
DEEP = b'{"type":"FeatureCollection","features":' + b"[" * 100_000


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "file-empty"),
        (VRT, "file-kind"),
        (PIPELINE, "file-kind"),
        (TOPOLOGY, "file-kind"),
        (b"kode,nama\n18.06,Tanggamus\n", "file-kind"),
        (b"%PDF-1.7", "file-kind"),
        (bytes(range(256)) * 20, "file-kind"),
        (b"\x00\x00\x27\x0a" + bytes(96), "part-missing"),
        (EMPTY, "no-layer"),
        (b'{"a": 1}', "damaged"),
        (DEEP, "damaged"),
        (b"SQLite format 3\0" + bytes(2000), "damaged"),
        (b"PAR1" + bytes(2000), "damaged"),
        (b"PK\x03\x04" + bytes(2000), "damaged"),
    ],
)
def test_what_is_no_file_of_boundaries_is_refused(
    tmp_path: Path, content: bytes, fault: str
) -> None:
    path = tmp_path / "batas.geojson"
    path.write_bytes(content)
    reading = examined(path)
    assert said(reading) == [(fault, "")]
    assert reading.pieces is None


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert said(read_official(tmp_path / "none.gpkg", "none.gpkg")) == [("file-missing", "")]
    assert said(read_official(tmp_path, "folder")) == [("file-missing", "")]


def zipped(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "layer.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_zips_that_are_no_layer_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(examined(zipped(tmp_path, {"baca.txt": b"x"}))) == [("no-layer", "")]
    alone = examined(zipped(tmp_path, {"a/batas.shp": b"x", "a/batas.dbf": b"x"}))
    assert said(alone) == [("part-missing", "")]
    assert alone.report.findings[0].parameters["missing"] == [".shx"]
    assert said(examined(zipped(tmp_path, {"batas.json": VRT}))) == [("file-kind", "")]
    monkeypatch.setattr(limits, "MEMBERS", 3)
    many = {f"{n}.geojson": b"x" for n in range(4)}
    assert said(examined(zipped(tmp_path, many))) == [("too-many-parts", "")]


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped(tmp_path, {"batas.geojson": bytes(60_000_000)})
    assert bomb.stat().st_size < 100_000
    assert said(examined(bomb)) == [("unpacks-too-large", "")]


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"batas.geojson": b"{}"})
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8 : at + 10] = struct.pack("<H", 1)
    path.write_bytes(bytes(content))
    assert said(examined(path)) == [("encrypted", "")]


def test_a_name_that_climbs_out_of_the_zip_writes_nothing_there(tmp_path: Path) -> None:
    sound = written(regencies(), tmp_path).read_bytes()
    path = zipped(tmp_path, {"../../batas.geojson": sound})
    assert examined(path).report.may_replace
    assert not (tmp_path.parent.parent / "batas.geojson").exists()


def test_several_layers_are_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "layers.gpkg"
    for name in ("kabupaten", "sungai"):
        regencies().to_file(path, layer=name, driver="GPKG")
    asked = examined(path)
    assert said(asked) == [("several-layers", "")]
    assert "kabupaten and sungai" in asked.report.findings[0].message(Language("en"))
    assert examined(path, ReadingOptions(layer="kabupaten")).report.layer == "kabupaten"
    assert said(examined(path, ReadingOptions(layer="jalan"))) == [("layer-unknown", "")]
    sound = written(regencies(), tmp_path).read_bytes()
    both = zipped(tmp_path, {"a.geojson": sound, "b.geojson": sound})
    assert said(examined(both)) == [("several-layers", "")]
    assert examined(both, ReadingOptions(layer="b")).report.may_replace


def test_a_database_that_is_no_geopackage_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plain.gpkg"
    with sqlite3.connect(path) as database:
        database.execute("create table batas (code text)")
    assert said(examined(path)) in ([("no-layer", "")], [("damaged", "")])


def test_a_parquet_without_shapes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plain.parquet"
    pd.DataFrame({"code": ["18.06"]}).to_parquet(path)
    assert said(examined(path)) == [("no-layer", "")]


@pytest.mark.parametrize(
    ("limit", "fault"),
    [("FEATURES", "too-many-features"), ("VERTICES", "too-many-vertices"),
     ("FILE_BYTES", "file-too-large")],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["geojson", "parquet"])
def test_more_than_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, limit: str, fault: str
) -> None:
    path = written(regencies(), tmp_path, kind)
    monkeypatch.setattr(official_files.limits, limit, 5)
    assert said(examined(path)) == [(fault, "")]


def test_corners_at_infinity_are_named(tmp_path: Path) -> None:
    path = written(regencies(), tmp_path)
    document = json.loads(path.read_text())
    document["features"][4]["geometry"]["coordinates"][0][1][0] = 1e308
    document["features"][3]["geometry"]["coordinates"] = [[]]
    path.write_text(json.dumps(document))
    assert said(examined(path)) == [
        ("shape-empty", "90.02"), ("outside", "90.03"), ("wrong-count", ""),
    ]  # fmt: skip


def test_the_child_has_three_drivers_and_no_way_out() -> None:
    code = "import pyogrio; print(sorted(pyogrio.list_drivers()))"
    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, check=True, text=True
    )
    assert ended.stdout.strip() == "['ESRI Shapefile', 'GPKG', 'GeoJSON']"
    assert environment()["http_proxy"].startswith("http://127.0.0.1:")


def test_a_child_that_fails_or_takes_too_long_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(regencies(), tmp_path)
    for body, fault in (
        ("raise MemoryError", "too-heavy"),
        ("raise KeyError('x')", "failed"),
        ("print('no answer')", "too-heavy"),
    ):
        monkeypatch.setattr(official, "_CHILD", (sys.executable, "-c", body))
        assert said(read_official(path, "x")) == [(fault, "")]
    monkeypatch.setattr(official, "_CHILD", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(limits, "CHILD_PATIENCE", 0.001)
    assert said(read_official(path, "x")) == [("too-slow", "")]


def test_bytes_are_examined_by_the_child(tmp_path: Path) -> None:
    content = written(regencies(), tmp_path).read_bytes()
    reading = read_official(content, "batas.geojson")
    # against the whole country six invented regencies are no layer
    assert reading.report.file == "batas.geojson"
    assert reading.report.size == len(content)
    assert len(reading.report.of_type(found.KEY_MISSING)) == 1
