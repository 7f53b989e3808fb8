"""Facts of an invented world from a few reports of cases, without a store."""

from __future__ import annotations

from functools import cache

from domain.period import Period
from domain.scope import DEFAULT_SCOPE, ReportingScope
from tests.support.frames import frames, report
from workflow.facts import Facts, indicator_states

NOBODY = ReportingScope(rules=(), kinds=DEFAULT_SCOPE.kinds)


def cases(unit, period, reported, *, institution="asn_daerah", kind="regency"):
    """A report of so many cases by a unit."""
    rows = [{"category": "KE1", "reported": reported}]
    return report("violations", period, unit, rows, institution=institution, unit_kind=kind)


def facts_of(gazetteer, *reports, scope=NOBODY):
    """Facts of these reports; nobody is expected to report unless a scope says so."""
    figures, heads = frames(*reports)
    known = sorted(heads["period"].unique())
    return Facts(
        figures=figures.assign(cell="B2"),
        reports=heads.assign(file_name="laporan.xlsx"),
        gazetteer=gazetteer,
        scope=scope,
        periods=tuple(Period.parse(known[0]).through(Period.parse(known[-1]))),
        as_of=None,
        has_sample=False,
    )


def states_of(facts):
    """The unit states of the facts, each indicator once."""
    return cache(lambda indicator: indicator_states(facts, indicator))
