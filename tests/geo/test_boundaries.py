"""Proofs over the shipped boundaries."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from domain.period import Period
from domain.places import Geography, UnitKind
from geo.boundary_files import NEIGHBOURS_FILE, PIECES_FILE
from geo.check import CHECKED_MONTH, BoundaryCheck, check_boundaries
from geo.gazetteer import load_gazetteer
from geo.joins import join_areas
from geo.layers import load_layer, load_neighbours, load_pieces
from geo.tables import REFERENCE_DIR

REFERENCE = (
    Path(__file__).resolve().parents[3] / "shared" / "boundaries" / "regencies_reference.geojson"
)


@pytest.fixture(scope="module")
def checked() -> BoundaryCheck:
    return check_boundaries(reference=None)


def test_all_areas_are_there_valid_and_apart(checked: BoundaryCheck) -> None:
    assert checked.areas == {"regency": 514, "province": 38, "resort": 505, "police_region": 36}
    assert checked.invalid == ()
    assert checked.overlap_km2 == 0.0
    assert checked.faults == ()
    assert checked.iou is None


def test_four_resorts_have_no_area_in_november_2024(checked: BoundaryCheck) -> None:
    assert checked.without_area == (
        "polres-bandara-soekarno-hatta",
        "polres-kawasan-bandara-i-gusti-ngurah-rai",
        "polres-pelabuhan-tanjung-priok",
        "polres-sumba-tengah",
    )


def test_total_area_is_the_countrys(checked: BoundaryCheck) -> None:
    assert checked.area_km2 == pytest.approx(1_890_781, rel=0.003)


def test_regencies_agree_with_the_reference_boundaries() -> None:
    if not REFERENCE.exists():
        pytest.skip("the reference boundaries are not beside this checkout")
    found = check_boundaries(reference=REFERENCE).iou
    assert found is not None
    assert found.median >= 0.88
    assert found.p05 >= 0.74


def test_areas_have_the_codes_of_the_gazetteer() -> None:
    for geography in Geography:
        if geography == Geography.RESORT:
            continue
        listed = load_gazetteer().places(UnitKind(geography.value), CHECKED_MONTH)
        drawn = load_layer(geography, CHECKED_MONTH)["code"]
        assert list(drawn) == [place.code for place in listed], geography


def test_resort_areas_are_those_that_joins_know() -> None:
    drawn = load_layer(Geography.RESORT, CHECKED_MONTH)["code"]
    known = join_areas(units=(), geography=Geography.RESORT, period=CHECKED_MONTH).groups
    assert list(drawn) == list(known)


def test_neighbouring_pieces_share_their_edges_exactly() -> None:
    assert shapely.coverage_is_valid(load_pieces().geometry.to_numpy())


@pytest.mark.parametrize("geography", list(Geography))
def test_each_layer_covers_the_same_ground_without_overlap(geography: Geography) -> None:
    shapes = load_layer(geography, CHECKED_MONTH).geometry.to_numpy()
    assert shapely.coverage_is_valid(shapes)
    whole = shapely.area(load_pieces().geometry.to_numpy()).sum()
    assert shapely.area(shapes).sum() == pytest.approx(whole, rel=1e-9)


def test_a_resort_area_lies_in_the_regencies_it_covers() -> None:
    regencies = load_layer(Geography.REGENCY, CHECKED_MONTH).set_index("code").geometry
    resorts = load_layer(Geography.RESORT, CHECKED_MONTH).set_index("code").geometry
    city = shapely.union_all([regencies["35.71"]])
    assert shapely.area(city.difference(resorts["polres-kediri-kota"])) == pytest.approx(0)
    both = shapely.union_all([resorts["polres-kediri"], resorts["polres-kediri-kota"]])
    regency = shapely.union_all([regencies["35.06"], city])
    assert shapely.area(both.symmetric_difference(regency)) == pytest.approx(0)


def test_sumba_tengah_has_an_area_from_january_2026() -> None:
    def area(code: str, month: Period) -> float:
        layer = load_layer(Geography.RESORT, month).set_index("code").geometry
        return float(layer[code].area) if code in layer.index else 0.0

    before, after = Period(2025, 12), Period(2026, 1)
    assert area("polres-sumba-tengah", before) == 0.0
    taken = area("polres-sumba-tengah", after)
    assert taken > 0
    assert area("polres-sumba-barat", before) == pytest.approx(
        area("polres-sumba-barat", after) + taken
    )


def test_polda_papua_tengah_has_an_area_from_november_2024() -> None:
    assert len(load_layer(Geography.POLICE_REGION, Period(2024, 10))) == 34
    assert len(load_layer(Geography.POLICE_REGION, Period(2024, 11))) == 36


def test_small_islands_are_not_lost() -> None:
    islands = load_layer(Geography.REGENCY, CHECKED_MONTH).set_index("code").geometry["31.01"]
    assert shapely.get_num_geometries(islands) >= 20


def test_neighbours_do_not_lie_on_indonesian_ground() -> None:
    theirs = shapely.union_all(load_neighbours().geometry.to_numpy())
    shapely.prepare(theirs)
    pieces = load_pieces().geometry.to_numpy()
    shared = shapely.intersection(pieces[shapely.intersects(theirs, pieces)], theirs)
    assert {"Malaysia", "Papua New Guinea", "Timor-Leste"} <= set(load_neighbours()["code"])
    # Square degrees of about 12,300 km2; both sources are simplified along the borders.
    assert shapely.area(shared).sum() < 0.2


def test_a_layer_handed_out_may_be_changed_without_harm() -> None:
    load_layer(Geography.PROVINCE, CHECKED_MONTH)["code"] = "x"
    assert "x" not in set(load_layer(Geography.PROVINCE, CHECKED_MONTH)["code"])


def test_geo_data_stays_small_enough_to_commit() -> None:
    files = [PIECES_FILE, NEIGHBOURS_FILE, *REFERENCE_DIR.glob("*.csv")]
    assert sum(path.stat().st_size for path in files) <= 4_000_000


def test_no_area_is_a_sliver() -> None:
    shapes = load_layer(Geography.REGENCY, CHECKED_MONTH).to_crs(6933).geometry
    assert float(np.min(shapes.area)) > 5e6
