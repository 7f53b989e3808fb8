"""Which lines are about the units under a place: it depends on the month."""

import pandas as pd
import pytest

from workflow.scope_units import ScopeUnits

LINES = pd.DataFrame(
    {
        "period": ["2022-10", "2022-10", "2022-11", "2022-11", "2022-12"],
        "unit": ["91.03", "94.01", "91.03", "94.01", "91.03"],
    }
)
BEFORE, AFTER = frozenset({"91.03", "94.01"}), frozenset({"91.03"})


@pytest.mark.parametrize(
    ("by_month", "held"),
    [
        ({"2022-10": BEFORE, "2022-11": AFTER}, [True, True, True, False, False]),
        ({"2022-10": AFTER, "2022-11": AFTER}, [True, False, True, False, False]),
        ({"2022-10": frozenset()}, [False] * 5),
        ({}, [False] * 5),
    ],
    ids=["one moved", "nobody moved", "nobody there", "no month"],
)
def test_a_line_is_within_in_the_months_of_its_unit_alone(by_month, held):
    units = ScopeUnits(by_month)
    assert units.holds(LINES).tolist() == held
    pairs = zip(LINES["period"], LINES["unit"], strict=True)
    assert [pair in units for pair in pairs] == held
