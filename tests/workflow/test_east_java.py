"""A real table that is not the template: crime by police resort, East Java, 2021.

The file lies beside the checkout, not in it. It is loaded by the command that the manual gives.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from domain.indicators import VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from store.api import open_store
from workflow.facts import indicator_states, read_facts
from workflow.trends import trend
from workflow.views import Selection, map_view

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT.parent / "shared" / "workbooks" / "crime_by_police_resort_east_java_2021.xlsx"
OPTIONS = (
    "--kind violations --period 2021-12 --basis bulanan --unit-kind regency --institution polri "
    "--category OTHER --columns A=unit,B=reported"
)
YEAR_END, TOTAL, REGENCIES = Period(2021, 12), 24_844, 38

pytestmark = pytest.mark.skipif(
    not TABLE.is_file(), reason="the real workbooks do not lie beside this checkout"
)


def answer(job, environment):
    """The document that a command of the manual prints about the table."""
    done = subprocess.run(
        [sys.executable, "-m", "data_loaders", job, str(TABLE), *OPTIONS.split(), "--json"],
        cwd=ROOT,
        env=os.environ | environment,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The document that the command printed, and the store it loaded into."""
    folder = tmp_path_factory.mktemp("east_java")
    url = f"sqlite:///{folder / 'netra.sqlite3'}"
    document = answer("load", {"NETRA_DATA_DIR": str(folder)})
    return document, url


@pytest.fixture(scope="module")
def facts(loaded):
    store = open_store(loaded[1])
    found = read_facts(store)
    store.close()
    return found


def states_of(facts):
    return lambda indicator: indicator_states(facts, indicator)


def test_38_reports_are_stored_and_their_sum_is_the_total_of_the_file(loaded, facts):
    document, _ = loaded
    assert document["accepted"] == REGENCIES
    assert len(facts.reports) == REGENCIES
    assert facts.figures["value"].sum() == TOTAL
    assert not facts.has_sample


def test_total_row_and_footnotes_are_listed_as_left_out():
    (sheet,) = answer("inspect", {})["sheets"]
    reasons = [line["why"] for line in sheet["skipped"]]
    assert reasons.count("total") == 1
    assert "footnote" in reasons
    assert len(sheet["places"]["matched"]) == REGENCIES
    assert sheet["places"]["unmatched"] == sheet["places"]["ambiguous"] == []


def test_the_map_of_december_2021_shows_38_areas_of_east_java(facts):
    view = map_view(
        facts,
        states_of(facts),
        indicator=VIOLATIONS_REPORTED,
        geography=Geography.REGENCY,
        selection=Selection(institutions=("polri",)),
    )
    month = view.month(YEAR_END)
    reporting = month.groups[month.groups["n_reported"] > 0]
    areas = [area for group in reporting.index for area in month.members[group]]
    assert len(areas) == len(reporting) == REGENCIES
    assert {area.split(".")[0] for area in areas} == {"35"}
    assert reporting["numerator"].sum() == month.whole["numerator"] == TOTAL
    assert month.undrawn.empty


@pytest.mark.parametrize("scope", ("indonesia", "35"))
def test_the_trend_shows_the_total(facts, scope):
    found = trend(
        facts,
        states_of(facts),
        indicator=VIOLATIONS_REPORTED,
        selection=Selection(institutions=("polri",), scope=scope),
        language=Language("en"),
    )
    assert found.series.periods == (YEAR_END,)
    assert found.series.numerators == (TOTAL,)
    assert found.series.n_reported == (REGENCIES,)
