"""A whole country's file of boundaries, sound and damaged.

The file stands beside the checkout (../shared/boundaries) where available; it is no part of the
project, so these tests are skipped elsewhere. `test_official` has the same rules on small files.
"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import Polygon

from domain import boundary_catalogue as found
from domain.boundary_findings import BoundaryFinding
from domain.language import Language
from domain.places import Geography
from geo.boundary_files import LayerSource
from geo.check import CHECKED_MONTH
from geo.kept_layer import boundaries_of
from geo.layers import Boundaries, built_in, load_layer
from geo.official import read_official
from geo.official_examine import examine
from geo.official_report import OfficialReading, ReadingOptions
from geo.official_world import shipped_world
from tests.geo.official_world import geojson

REFERENCE = (
    Path(__file__).resolve().parents[3] / "shared" / "boundaries" / "regencies_reference.geojson"
)
SOURCE = LayerSource("Batas uji", "sumber uji", "lisensi uji", "2024", "uji", is_official=True)
EN = Language("en")


@pytest.fixture(scope="module")
def reference() -> gpd.GeoDataFrame:
    if not REFERENCE.exists():
        pytest.skip("the reference boundaries are not beside this checkout")
    return gpd.read_file(REFERENCE)


@pytest.fixture(scope="module")
def coarse(reference: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same regencies with few corners, which are examined quickly."""
    shapes = shapely.coverage_simplify(reference.geometry.to_numpy(), tolerance=0.05)
    return reference.set_geometry(gpd.GeoSeries(shapes, crs=4326))


@pytest.fixture(scope="module")
def reading(reference: gpd.GeoDataFrame) -> OfficialReading:
    """Of the whole file, by the process apart as the program does it."""
    return read_official(REFERENCE, REFERENCE.name)


@pytest.fixture(scope="module")
def boundaries(reading: OfficialReading) -> Boundaries:
    assert reading.content is not None
    return boundaries_of(reading.content, SOURCE)


def test_all_514_are_matched_and_may_replace(reading: OfficialReading) -> None:
    report = reading.report
    assert [finding.message(EN) for finding in report.errors] == []
    assert (report.features, report.matched, report.expected) == (514, 514, 514)
    assert (report.format, report.key, report.may_replace) == ("GeoJSON", "code", True)
    assert report.areas == {"regency": 514, "province": 38, "resort": 505, "police_region": 36}
    assert report.area_km2 == pytest.approx(1_890_781, rel=0.003)
    assert np.median([each.agreement for each in report.regencies]) > 0.88


def test_what_is_odd_about_the_file_is_told(reading: OfficialReading) -> None:
    # the islands of 31.01 nearly vanish in it, says the note beside the file
    assert "31.01" in {f.regency for f in reading.report.of_type(found.AREA_DIFFERS)}


def test_every_layer_is_rebuilt_of_it(boundaries: Boundaries, reading: OfficialReading) -> None:
    assert boundaries != built_in()
    for geography in Geography:
        layer = load_layer(geography, CHECKED_MONTH, boundaries)
        assert list(layer["code"]) == list(load_layer(geography, CHECKED_MONTH)["code"])
        assert shapely.coverage_is_valid(layer.geometry.to_numpy())


def test_resorts_share_a_divided_regency_as_before(boundaries: Boundaries) -> None:
    regencies = load_layer(Geography.REGENCY, CHECKED_MONTH, boundaries).set_index("code").geometry
    resorts = load_layer(Geography.RESORT, CHECKED_MONTH, boundaries).set_index("code").geometry
    both = shapely.union_all([resorts["polres-kediri"], resorts["polres-kediri-kota"]])
    whole = shapely.union_all([regencies["35.06"], regencies["35.71"]])
    assert shapely.area(both ^ whole) == pytest.approx(0, abs=1e-9)
    before = load_layer(Geography.RESORT, CHECKED_MONTH).set_index("code").geometry
    for code in ("polres-kediri", "polres-kediri-kota"):
        shared = shapely.area(before[code] & resorts[code])
        assert shared / shapely.area(before[code] | resorts[code]) > 0.75


@pytest.fixture(scope="module")
def damaged(
    coarse: gpd.GeoDataFrame, tmp_path_factory: pytest.TempPathFactory
) -> tuple[BoundaryFinding, ...]:
    """One copy with every fault: each must be named by its regency."""
    layer = coarse[~coarse["code"].isin(["18.06", "35.71"])].reset_index(drop=True)
    at = layer.reset_index().set_index("code")["index"]
    shapes = layer.geometry.to_numpy().copy()
    west, south, east, north = shapes[at["32.04"]].bounds
    shapes[at["32.04"]] = Polygon([(west, south), (east, north), (east, south), (west, north)])
    shapes[at["51.03"]] = shapely.buffer(shapes[at["51.03"]], 0.05)
    shapes[at["71.72"]] = shapely.transform(shapes[at["71.72"]], lambda xy: xy[:, ::-1])
    layer = layer.set_geometry(gpd.GeoSeries(shapes, crs=4326))
    layer.loc[at["13.01"], "code"] = "13.02"
    path = geojson(layer, tmp_path_factory.mktemp("damaged"))
    return examine(path, "damaged", ReadingOptions(), shipped_world()).report.findings


def of(findings: tuple[BoundaryFinding, ...], code: str) -> list[BoundaryFinding]:
    return [finding for finding in findings if finding.code == f"boundary-{code}"]


def test_missing_regencies_are_all_named(damaged: tuple[BoundaryFinding, ...]) -> None:
    missing = [finding.message(EN) for finding in of(damaged, "regency-missing")]
    assert missing == [
        "13.01 Kabupaten Pesisir Selatan is missing.",
        "18.06 Kabupaten Tanggamus is missing.",
        "35.71 Kota Kediri is missing.",
    ]


def test_the_wrong_code_is_named_with_what_lies_there(damaged: tuple[BoundaryFinding, ...]) -> None:
    (finding,) = of(damaged, "code-and-name")
    assert finding.message(EN).endswith(
        "the code says 13.02 Kabupaten Solok, the name says 13.01 Kabupaten Pesisir Selatan. "
        "The area lies in 13.01 Kabupaten Pesisir Selatan."
    )
    assert of(damaged, "matched-twice") == []


def test_the_bow_tie_is_refused_by_name(damaged: tuple[BoundaryFinding, ...]) -> None:
    assert [finding.regency for finding in of(damaged, "shape-refused")] == ["32.04"]


def test_the_overlap_is_named_on_both_sides(damaged: tuple[BoundaryFinding, ...]) -> None:
    named = " ".join(finding.message(EN) for finding in of(damaged, "overlap"))
    assert "51.03 Kabupaten Badung" in named
    assert {"51.02", "51.71"} <= {word[:5] for word in named.split()}


def test_the_feature_with_swapped_axes_is_named(damaged: tuple[BoundaryFinding, ...]) -> None:
    assert [finding.regency for finding in of(damaged, "axes-swapped-here")] == ["71.72"]


def test_all_faults_have_words_in_indonesian(damaged: tuple[BoundaryFinding, ...]) -> None:
    assert all("{" not in finding.message(Language("id")) for finding in damaged)
    assert all("{" not in finding.fix(Language("id")) for finding in damaged)


def first_findings(layer: gpd.GeoDataFrame, folder: Path) -> tuple[BoundaryFinding, ...]:
    """Of a copy that ends before maps are made of it, because a regency is missing."""
    path = geojson(layer[layer["code"] != "18.06"], folder)
    findings = examine(path, path.name, ReadingOptions(), shipped_world()).report.findings
    assert [f.regency for f in of(findings, "regency-missing")] == ["18.06"]
    return findings


def test_swapped_axes_of_the_whole_file_are_put_right(
    coarse: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    swapped = shapely.transform(coarse.geometry.to_numpy(), lambda xy: xy[:, ::-1])
    layer = coarse.set_geometry(gpd.GeoSeries(swapped, crs=4326))
    assert len(of(first_findings(layer, tmp_path), "axes-swapped")) == 1


def test_a_zone_that_is_called_degrees_is_recognised(
    coarse: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    (finding,) = of(first_findings(coarse.to_crs(32750), tmp_path), "crs-recognised")
    assert "its numbers are EPSG:32750 (WGS 84 / UTM zone 50S)" in finding.message(EN)
