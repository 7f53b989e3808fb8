"""Which reports are expected: units that exist in the month, by the rules of the scope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.totals import KEY
from domain.period import Period
from domain.places import Place
from domain.scope import ReportingScope


def expected_units(
    *, scope: ReportingScope, places: Iterable[Place], periods: Sequence[Period]
) -> pd.DataFrame:
    """Every (period, unit_kind, unit, institution) that is to report, as a frame of KEY columns."""
    units = tuple(places)
    lines = [
        (str(period), unit.kind.value, unit.code, rule.institution)
        for period in periods
        for rule in scope.rules
        if rule.holds_in(period)
        for unit in units
        if unit.kind in rule.unit_kinds and unit.code not in rule.without and unit.exists_in(period)
    ]
    return pd.DataFrame(lines, columns=KEY)
