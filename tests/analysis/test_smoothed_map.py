"""A smoothed map: rates above zero are drawn to that of all, the five states stay what they are."""

from __future__ import annotations

import numpy as np
import pytest
from esda.smoothing import Empirical_Bayes

from analysis.map_view import Join, build_map_view, smoothed
from domain.indicators import VIOLATION_RATE
from domain.period import Period
from domain.places import Geography
from domain.states import State
from geo.gazetteer import load_gazetteer
from tests.support.frames import report
from tests.support.small_facts import cases, facts_of, states_of

MAY = Period(2024, 5)
CASES = {"18.01": 9, "18.02": 1, "18.03": 40, "18.04": 2, "18.05": 0, "18.06": None}
PEOPLE = {"18.01": 900, "18.02": 300, "18.03": 9000, "18.04": 5000, "18.05": 2000, "18.06": 800}


@pytest.fixture(scope="module")
def raw():
    facts = facts_of(
        load_gazetteer(),
        *(cases(unit, str(MAY), n) for unit, n in CASES.items()),
        *(report("personnel", str(MAY), unit, [{"personnel": n}]) for unit, n in PEOPLE.items()),
    )
    units = (*CASES, "18.07")
    join = Join(area_of={unit: unit for unit in units}, groups={unit: (unit,) for unit in units})
    return build_map_view(
        indicator=VIOLATION_RATE,
        geography=Geography.REGENCY,
        states=states_of(facts)(VIOLATION_RATE),
        joins={MAY: join},
        periods=[MAY],
    )


def test_rates_above_zero_equal_those_of_esda_over_all_known_places(raw):
    known = list(CASES)[:5]
    theirs = Empirical_Bayes([CASES[u] for u in known], [PEOPLE[u] for u in known]).r.ravel()
    groups = smoothed(raw).month(MAY).groups
    assert groups.loc[known[:4], "value"].to_numpy() == pytest.approx(theirs[:4], abs=1e-12)


def test_the_states_are_what_they_were(raw):
    before, after = raw.month(MAY), smoothed(raw).month(MAY)
    assert before.groups["state"].tolist() == after.groups["state"].tolist()
    assert dict(before.counts) == dict(after.counts)
    assert after.groups.at["18.05", "value"] == 0 and after.groups.at["18.05", "look"] == "z"
    assert np.isnan(after.groups.at["18.06", "value"]) and after.groups.at["18.06", "look"] == "b"
    assert after.groups.at["18.07", "state"] == State.NOT_IN_SCOPE.value


def test_what_was_reported_stays_and_the_raw_view_is_not_touched(raw):
    values = raw.month(MAY).groups["value"].copy()
    found = smoothed(raw)
    for column in ("numerator", "denominator", "n_reported"):
        assert raw.month(MAY).groups[column].equals(found.month(MAY).groups[column])
    assert raw.month(MAY).groups["value"].equals(values)
    assert found.is_smoothed and not raw.is_smoothed
    assert not found.month(MAY).groups["is_faint"].any()


def test_a_month_without_figures_stays_empty(raw):
    empty = build_map_view(
        indicator=VIOLATION_RATE, geography=Geography.REGENCY,
        states=states_of(facts_of(load_gazetteer(), cases("18.01", str(MAY), None)))(
            VIOLATION_RATE
        ),
        joins={MAY: Join(area_of={"18.01": "18.01"}, groups={"18.01": ("18.01",)})},
        periods=[MAY],
    )  # fmt: skip
    assert smoothed(empty).month(MAY).groups["value"].isna().all()
