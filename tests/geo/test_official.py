"""A file of official boundaries: what each kind, column and fault of it leads to."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from shapely import Polygon, box

from domain import boundary_catalogue as found
from domain.issues import IssueType
from domain.language import Language
from geo.official_report import OfficialReading, ReadingOptions, packed, unpacked
from tests.geo.official_world import (
    BOXES,
    BPS,
    DISTRICTS,
    examined,
    geojson,
    regencies,
    said,
    written,
)

EN = Language("en")
NAMES = ["Kab. Dua", "Kab. Satu", "Kota Satu", "Kab. Dua", "Kab. Tiga", "KAB SEPULUH"]


def changed(code: str, shape: object) -> gpd.GeoDataFrame:
    """The sound layer with another shape for one regency."""
    layer = regencies()
    layer.loc[layer["code"] == code, "geometry"] = shape
    return layer


def notes(reading: OfficialReading, kind: IssueType) -> list[str]:
    return [finding.message(EN) for finding in reading.report.of_type(kind)]


@pytest.mark.parametrize(
    ("kind", "format_name"),
    [
        ("geojson", "GeoJSON"), ("gpkg", "GeoPackage"),
        ("parquet", "GeoParquet"), ("shp", "Shapefile"),
    ],
)  # fmt: skip
def test_every_kind_of_file_is_read(tmp_path: Path, kind: str, format_name: str) -> None:
    reading = examined(written(regencies(), tmp_path, kind))
    assert said(reading) == []
    assert reading.report.may_replace
    assert (reading.report.format, reading.report.matched) == (format_name, 6)
    assert reading.pieces is not None
    assert sorted(reading.pieces["code"]) == sorted({*BOXES, *DISTRICTS} - {"90.01"})


@pytest.mark.parametrize("crs", ["EPSG:32749", "EPSG:3857", "EPSG:23836"])
@pytest.mark.parametrize("kind", ["gpkg", "shp"])
def test_any_coordinates_are_brought_to_degrees(tmp_path: Path, crs: str, kind: str) -> None:
    reading = examined(written(regencies().to_crs(crs), tmp_path, kind))
    assert said(reading) == []
    assert crs in notes(reading, found.CRS_CONVERTED)[0]
    assert reading.pieces is not None
    # straight lines of one system are not those of another
    assert reading.report.area_km2 == pytest.approx(85_400, rel=0.02)


@pytest.mark.parametrize("crs", ["EPSG:32749", "EPSG:32649", "EPSG:3857"])
def test_metres_that_are_called_degrees_are_recognised(tmp_path: Path, crs: str) -> None:
    reading = examined(geojson(regencies().to_crs(crs), tmp_path))
    assert said(reading) == [("crs-recognised", "")]
    assert reading.report.may_replace
    assert f"its numbers are {crs}" in notes(reading, found.CRS_RECOGNISED)[0]


def test_the_wrong_zone_is_recognised_by_where_the_areas_belong(tmp_path: Path) -> None:
    layer = regencies().to_crs(32749).set_crs(32748, allow_override=True)
    reading = examined(written(layer, tmp_path, "gpkg"))
    assert said(reading) == [("crs-recognised", "")]
    assert "“EPSG:32748 (WGS 84 / UTM zone 48S)”" in notes(reading, found.CRS_RECOGNISED)[0]
    assert reading.report.crs.startswith("EPSG:32749")


def test_coordinates_of_nowhere_are_refused(tmp_path: Path) -> None:
    layer = regencies()
    layer["geometry"] = layer.geometry.translate(xoff=60)
    reading = examined(geojson(layer, tmp_path))
    assert said(reading) == [("crs-unknown", "")]
    assert "from 168 to 173" in notes(reading, found.CRS_UNKNOWN)[0]
    assert reading.pieces is None


def test_a_person_may_say_the_coordinates(tmp_path: Path) -> None:
    path = geojson(regencies().to_crs(32749), tmp_path)
    assert said(examined(path, ReadingOptions(crs="EPSG:32749"))) == []
    assert said(examined(path, ReadingOptions(crs="UTM"))) == [("crs-option", "")]


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_missing_coordinates_are_judged_by_where_they_lie(tmp_path: Path) -> None:
    layer = regencies().set_crs(None, allow_override=True)
    reading = examined(written(layer, tmp_path, "shp"))
    assert said(reading) == []
    assert len(notes(reading, found.CRS_ASSUMED)) == 1


def test_swapped_axes_are_put_right_and_told(tmp_path: Path) -> None:
    layer = regencies()
    layer["geometry"] = shapely.transform(layer.geometry.to_numpy(), lambda at: at[:, ::-1])
    reading = examined(geojson(layer, tmp_path))
    assert said(reading) == [("axes-swapped", "")]
    assert reading.report.may_replace


def test_axes_swapped_in_one_feature_are_named(tmp_path: Path) -> None:
    here = box(-7, 111, -6, 112)
    assert said(examined(geojson(changed("90.03", here), tmp_path))) == [
        ("axes-swapped-here", "90.03"), ("wrong-count", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "column", "system"),
    [
        ({"OBJECTID": range(1, 7), "KDPKAB": list(BOXES)}, "KDPKAB", "kemendagri"),
        ({"kode": [int(c.replace(".", "")) for c in BOXES]}, "kode", "kemendagri"),
        ({"kode": [float(c) for c in BOXES]}, "kode", "kemendagri"),
        ({"KABKOT": list(BPS)}, "KABKOT", "bps"),
        ({"WADMKK": NAMES, "WADMPR": ["Barat", *["Timur"] * 5]}, "WADMKK", "name"),
    ],
)
def test_the_column_that_tells_the_regencies_is_found(
    tmp_path: Path, columns: dict[str, list[object]], column: str, system: str
) -> None:
    order = [0, 1, 3, 4, 5, 2] if system == "bps" else range(6)
    layer = regencies(**{k: list(v) for k, v in columns.items()})
    layer["geometry"] = layer.geometry.iloc[list(order)].to_numpy()
    reading = examined(written(layer, tmp_path))
    words = {"kemendagri": "Kemendagri code", "bps": "BPS code, list of 2016", "name": "name"}
    assert said(reading) == []
    assert (reading.report.key, reading.report.may_replace) == (column, True)
    assert f"({words[system]})" in notes(reading, found.KEY_USED)[0]


def test_a_name_of_two_regencies_is_decided_by_where_it_lies(tmp_path: Path) -> None:
    reading = examined(written(regencies(nama=NAMES), tmp_path))
    assert said(reading) == []
    assert [f.regency for f in reading.report.of_type(found.CHOSEN_BY_PLACE)] == ["80.01", "90.02"]
    assert reading.report.may_replace


def test_without_a_telling_column_nothing_is_guessed(tmp_path: Path) -> None:
    reading = examined(written(regencies(OBJECTID=list(range(6))), tmp_path))
    assert said(reading) == [("key-missing", "")]


def test_a_person_may_say_the_column(tmp_path: Path) -> None:
    path = written(regencies(a=list(BOXES), b=list(BOXES)), tmp_path)
    assert examined(path, ReadingOptions(code_column="b")).report.key == "b"
    assert said(examined(path, ReadingOptions(code_column="c"))) == [("column-unknown", "")]


def test_districts_are_put_together(tmp_path: Path) -> None:
    halves = {
        f"{code}.0{n}": box(west, south + (n - 1) / 2, east, south + n / 2 if n < 2 else north)
        for code, (west, south, east, north) in BOXES.items()
        for n in (1, 2)
    }
    layer = gpd.GeoDataFrame({"KDCPUM": list(halves)}, geometry=list(halves.values()), crs=4326)
    reading = examined(written(layer, tmp_path))
    assert said(reading) == []
    assert notes(reading, found.DISSOLVED) == [
        "The 12 features are smaller than regencies; they were put together to 6 regencies."
    ]
    assert reading.report.may_replace


def test_missing_double_and_unknown_regencies_are_named(tmp_path: Path) -> None:
    layer = regencies(code=["80.01", "90.01", "90.71", "90.02", "90.02", "99.99"])
    reading = examined(written(layer, tmp_path))
    assert said(reading) == [
        ("matched-twice", "90.02"),
        ("regency-missing", "90.03"),
        ("regency-missing", "90.10"),
        ("wrong-count", ""),
        ("feature-unmatched", "6"),
    ]
    assert notes(reading, found.MATCHED_TWICE) == [
        "90.02 Kabupaten Dua stands 2 times in the file (features 4 and 5)."
    ]


def test_a_feature_that_is_no_regency_is_left_out_and_listed(tmp_path: Path) -> None:
    lake = gpd.GeoDataFrame(
        {"code": [None], "name": ["Danau"]}, geometry=[box(108.4, -7.6, 108.6, -7.4)], crs=4326
    )
    layer = gpd.pd.concat([regencies(), lake], ignore_index=True)
    reading = examined(written(layer, tmp_path))
    assert said(reading) == [("feature-unmatched", "7")]
    assert reading.report.may_replace


def test_code_and_name_that_disagree_are_named_with_the_place(tmp_path: Path) -> None:
    layer = regencies()
    layer.loc[layer["code"] == "90.03", "code"] = "90.02"
    reading = examined(written(layer, tmp_path))
    assert said(reading) == [
        ("code-and-name", "5"), ("regency-missing", "90.03"), ("wrong-count", ""),
    ]  # fmt: skip
    assert notes(reading, found.CODE_AND_NAME) == [
        "feature 5 (Kabupaten Tiga): the code says 90.02 Kabupaten Dua, the name says "
        "90.03 Kabupaten Tiga. The area lies in 90.03 Kabupaten Tiga."
    ]


def test_an_unknown_code_beside_a_known_name_is_told(tmp_path: Path) -> None:
    layer = regencies()
    layer.loc[layer["code"] == "90.03", "code"] = "90.99"
    reading = examined(written(layer, tmp_path))
    assert said(reading) == [("matched-by-name", "90.03")]
    assert reading.report.may_replace


def test_two_codes_exchanged_without_names_are_told_by_the_place(tmp_path: Path) -> None:
    layer = regencies(code=["80.01", "90.01", "90.71", "90.03", "90.10", "90.02"])
    assert said(examined(written(layer, tmp_path))) == [
        ("lies-elsewhere", "90.02"), ("lies-elsewhere", "90.03"), ("lies-elsewhere", "90.10"),
    ]  # fmt: skip


def test_a_small_bow_tie_is_repaired(tmp_path: Path) -> None:
    crossing = [(111.52, -6), (111.5, -6.1), (111.51, -6.1), (111.49, -6)]
    knot = Polygon([(111, -7), (112, -7), (112, -6), *crossing, (111, -6)])
    reading = examined(written(changed("90.03", knot), tmp_path))
    assert said(reading) == [("shape-repaired", "90.03")]
    assert "at 111.5" in notes(reading, found.SHAPE_REPAIRED)[0]
    assert reading.report.may_replace


@pytest.mark.parametrize(
    ("shape", "fault"),
    [
        (Polygon([(111, -7), (112, -6), (112, -7), (111, -6)]), "shape-refused"),
        (Polygon(), "shape-empty"),
        (None, "shape-empty"),
        (shapely.LineString([(111, -7), (112, -6)]), "shape-not-area"),
        (box(111, -17, 112, -6), "outside"),
    ],
)
def test_a_shape_that_cannot_be_used_is_named(tmp_path: Path, shape: object, fault: str) -> None:
    reading = examined(written(changed("90.03", shape), tmp_path))
    assert said(reading) == [(fault, "90.03"), ("wrong-count", "")]
    assert reading.content is None


def test_an_overlap_is_named_with_its_size(tmp_path: Path) -> None:
    reading = examined(written(changed("90.03", box(110.9, -7, 112, -6)), tmp_path))
    assert said(reading) == [("overlap", "90.02")]
    assert notes(reading, found.OVERLAP) == [
        "90.02 Kabupaten Dua and 90.03 Kabupaten Tiga overlap by 1,223.2 km²."
    ]


def test_lines_drawn_twice_are_cleaned_and_counted(tmp_path: Path) -> None:
    layer = changed("90.03", box(110.999, -7, 112, -6))
    layer.loc[layer["code"] == "80.01", "geometry"] = box(108, -8, 110, -7)
    layer.loc[layer["code"] == "90.01", "geometry"] = box(110.0, -8, 111, -7.0001)
    reading = examined(written(layer, tmp_path))
    assert reading.report.may_replace
    assert notes(reading, found.OVERLAPS_CLEANED) == [
        "Narrow overlaps along common lines were given to one side: 1, 12.23 km² in all."
    ]
    assert reading.pieces is not None
    assert shapely.coverage_is_valid(reading.pieces.geometry.to_numpy())


def test_a_narrow_gap_is_closed_and_a_lake_named(tmp_path: Path) -> None:
    lake, slit = box(110.4, -6.6, 110.6, -6.4), box(111.4, -6.502, 111.6, -6.5)
    pond = box(110.1, -6.12, 110.11, -6.11)
    layer = changed("90.02", box(110, -7, 111, -6) - lake - pond)
    layer.loc[layer["code"] == "90.03", "geometry"] = box(111, -7, 112, -6) - slit
    reading = examined(written(layer, tmp_path))
    assert said(reading) == [("gap-left", "")]
    assert notes(reading, found.GAP_LEFT) == [
        "A gap of 489.3 km² that no regency has lies at 90.02 Kabupaten Dua. It was left open."
    ]
    assert notes(reading, found.GAPS_SMALL)[0].endswith("were left open: 1, 1.22 km² in all.")
    assert notes(reading, found.GAPS_CLOSED) == [
        "Narrow gaps between neighbours were closed: 1, 4.89 km² in all."
    ]
    assert reading.report.may_replace


def test_a_divided_regency_goes_to_the_nearest_built_in_districts(tmp_path: Path) -> None:
    wider = box(110, -8.5, 111, -7)
    reading = examined(written(changed("90.01", wider), tmp_path))
    assert reading.pieces is not None
    areas = reading.pieces.set_index("code").geometry
    for n, code in enumerate(DISTRICTS):
        column = box(110 + n / 4, -8.5, 110.25 + n / 4, -7)
        assert shapely.area(areas[code] ^ column) < 0.002, code
    whole = shapely.union_all(areas[list(DISTRICTS)].to_numpy())
    assert shapely.area(whole ^ wider) == pytest.approx(0, abs=1e-9)


def test_a_district_without_ground_is_named(tmp_path: Path) -> None:
    reading = examined(written(changed("90.01", box(110.3, -8, 111, -7)), tmp_path))
    assert said(reading) == [("districts-without-area", "90.01")]
    assert "90.01.01 Kecamatan 1" in notes(reading, found.DISTRICTS_WITHOUT_AREA)[0]


def test_islets_are_left_out_and_counted(tmp_path: Path) -> None:
    islet = box(111.5, -5.5, 111.504, -5.496)
    layer = changed("90.03", shapely.union_all([box(111, -7, 112, -6), islet]))
    reading = examined(written(layer, tmp_path))
    assert notes(reading, found.ISLANDS_LEFT_OUT) == [
        "Islands below 0.5 km² are not drawn: 1, 0.2 km² in all."
    ]


def test_each_regency_stands_beside_the_built_in_one(tmp_path: Path) -> None:
    half = changed("90.10", box(112, -8, 113, -7.3))
    reading = examined(written(half, tmp_path))
    assert said(reading) == [("area-differs", "90.10")]
    beside = {each.code: each for each in reading.report.regencies}
    assert beside["90.10"].agreement == pytest.approx(0.35)
    assert beside["90.10"].built_in_km2 == pytest.approx(24_395, rel=0.01)
    assert beside["90.02"].agreement == 1.0


def test_a_reading_crosses_processes_unchanged(tmp_path: Path) -> None:
    reading = examined(written(changed("90.03", box(110.9, -7, 112, -6)), tmp_path))
    assert unpacked(packed(reading)).report.findings == reading.report.findings
    good = examined(written(regencies(), tmp_path))
    assert unpacked(packed(good)) == good
