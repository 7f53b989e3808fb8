"""Questions about the quality of a month's reports, each to a unit, with its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.quality_copies import report_prints, same_as_before, same_as_other
from analysis.quality_digits import counted_figures, digit_preference
from analysis.quality_outliers import Examined, LeastStep, unusual_figures
from analysis.quality_reading import (
    Evidence,
    LastDigits,
    SameAsBefore,
    SameAsOther,
    UnusualFigure,
)
from analysis.reporting import UNIT
from analysis.totals import KEY
from domain.fields import ReportKind
from domain.indicators import ATTENDANCE, PLEDGE_COMPLETION, VIOLATIONS_REPORTED, Indicator
from domain.period import Period
from domain.places import UnitKind
from domain.quality import Check, QuestionKey
from workflow.facts import Facts, counted, narrowed, units_within
from workflow.views import Selection, StatesOf

MONTHS_COMPARED = 24
MONTHS_OF_COPIES = 12


@dataclass(frozen=True, slots=True)
class _Series:
    """A figure that is compared with the unit's own months.

    Attributes:
        column: of the indicator's unit states.
        least: positions may not move by a fifth unnoticed; sessions and cases come and go, so only
            several times the usual figure is asked about: a zero typed too many.
    """

    indicator: Indicator
    column: str
    field: str
    least: LeastStep
    by_change: bool = False


_SERIES = (
    _Series(PLEDGE_COMPLETION, "denominator", "obligated", LeastStep(10, 0.2)),
    _Series(PLEDGE_COMPLETION, "numerator", "signed", LeastStep(10, 0.2), by_change=True),
    _Series(ATTENDANCE, "denominator", "invited", LeastStep(200, 4)),
    _Series(ATTENDANCE, "numerator", "attended", LeastStep(200, 4)),
    _Series(VIOLATIONS_REPORTED, "numerator", "reported", LeastStep(5, 3)),
)
_PERSONNEL_LEAST = LeastStep(10, 0.2)


@dataclass(frozen=True, slots=True)
class Question:
    """A question to a unit.

    Attributes:
        name: of the unit.
        above: its province or Polda; its own name where it is one.
        reports: numbers of the reports asked about, to find their cells; empty for last digits.
    """

    key: QuestionKey
    name: str
    above: str
    evidence: Evidence
    reports: tuple[int, ...] = ()


@dataclass(frozen=True)
class Quality:
    """What the checks of a month found within a selection.

    Attributes:
        questions: by province or Polda, then by name: nobody is ranked.
        examined: check -> what could be looked at, what had too few figures, what is asked.
    """

    period: Period
    questions: tuple[Question, ...]
    examined: Mapping[Check, tuple[int, int, int]]


@dataclass(frozen=True)
class MonthChecked:
    """All checks of a month for the whole country, before it is narrowed to a selection.

    Attributes:
        figures: unusual figures by (kind, field), with whether changes were compared.
    """

    period: Period
    figures: tuple[tuple[ReportKind, str, bool, Examined], ...]
    before: Examined
    other: Examined
    digits: tuple[Examined, ...]
    first: Period
    report_of: Mapping[tuple[str, str, str, str], int]
    print_of: Mapping[int, str]


def check_month(facts: Facts, states_of: StatesOf, period: Period) -> MonthChecked:
    """Look at all reports of a month, beside those of the months before.

    What later months say is left out: a question about March is the same when asked in June.
    """
    first = max(facts.periods[0], period.plus(1 - MONTHS_COMPARED))
    prints = _prints(facts, period)
    now = prints[prints["period"] == str(period)]
    keys = zip(now["kind"], now["unit_kind"], now["unit"], now["institution"], strict=True)
    return MonthChecked(
        period=period,
        figures=tuple(_unusual(facts, states_of, first, period)),
        before=same_as_before(prints, period=period),
        other=same_as_other(prints, period=period),
        digits=tuple(_digits(facts, first, period)),
        first=first,
        report_of=dict(zip(keys, now["report"], strict=True)),
        print_of={
            int(report): f"{int(mark):016x}"
            for report, mark in zip(now["report"], now["print"], strict=True)
        },
    )


def _prints(facts: Facts, period: Period) -> pd.DataFrame:
    first = str(period.plus(1 - MONTHS_OF_COPIES))
    return report_prints(
        figures=_between(facts.figures, first, str(period)),
        reports=_between(facts.reports, first, str(period)),
    )


def _between(frame: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    return frame[(frame["period"] >= first) & (frame["period"] <= last)]


def _unusual(
    facts: Facts, states_of: StatesOf, first: Period, period: Period
) -> Iterator[tuple[ReportKind, str, bool, Examined]]:
    months = [str(month) for month in first.through(period)]
    for each in _SERIES:
        wide = _series_of(states_of(each.indicator), each.column, months)
        found = unusual_figures(
            wide, period=str(period), least=each.least, by_change=each.by_change
        )
        yield each.indicator.kind, each.field, each.by_change, found
    personnel = unusual_figures(
        _personnel(facts, months), period=str(period), least=_PERSONNEL_LEAST
    )
    yield ReportKind.PERSONNEL, "personnel", False, personnel


def _series_of(states: pd.DataFrame, column: str, months: list[str]) -> pd.DataFrame:
    """A line per unit; months with another instrument or with blank rows are missing."""
    own = counted(states)
    own = own[own["period"].isin(months) & (own["blank_rows"] == 0)]
    now = own[own["period"] == months[-1]].set_index(UNIT)["instrument"]
    instrument = now.reindex(pd.MultiIndex.from_frame(own[UNIT])).to_numpy()
    same = own[own["instrument"].to_numpy() == instrument]
    return same.pivot(index=UNIT, columns="period", values=column).reindex(columns=months)


def series_values(
    facts: Facts, states_of: StatesOf, kind: ReportKind, field: str, period: Period
) -> pd.DataFrame:
    """The values that an unusual figure was compared with: a line per unit, a column per month."""
    first = max(facts.periods[0], period.plus(1 - MONTHS_COMPARED))
    months = [str(month) for month in first.through(period)]
    for each in _SERIES:
        if (each.indicator.kind, each.field) == (kind, field):
            return _series_of(states_of(each.indicator), each.column, months)
    return _personnel(facts, months)


def _personnel(facts: Facts, months: list[str]) -> pd.DataFrame:
    """Staff as reported in each month, nothing carried forward; a blank makes the sum missing."""
    figures = facts.figures
    own = figures[(figures["field"] == "personnel") & figures["period"].isin(months)]
    grouped = own.groupby(KEY)["value"]
    sums = grouped.sum(min_count=1).where(grouped.count() == grouped.size())
    return sums.unstack("period").reindex(columns=months)


def _digits(facts: Facts, first: Period, period: Period) -> Iterator[Examined]:
    """Single units, then all units of a province or Polda together."""
    found = counted_figures(_between(facts.figures, str(first), str(period)))
    yield digit_preference(found, by=UNIT)
    above = found["unit"].map({unit: _above(facts, unit) for unit in found["unit"].unique()})
    local = found["unit_kind"].isin([UnitKind.REGENCY.value, UnitKind.RESORT.value])
    kinds = {UnitKind.REGENCY.value: UnitKind.PROVINCE.value}
    pooled = found.assign(
        unit=above, unit_kind=found["unit_kind"].map(kinds).fillna(UnitKind.POLICE_REGION.value)
    )
    yield digit_preference(pooled[local & above.notna()], by=UNIT)


def _above(facts: Facts, unit: str) -> str | None:
    place = facts.gazetteer.place(unit)
    if place is None:
        return None
    if place.kind is UnitKind.RESORT:
        return place.police_region_code
    return place.province_code


def quality(facts: Facts, checked: MonthChecked, selection: Selection) -> Quality:
    """The questions of a month within a selection."""
    questions = sorted(
        _within(facts, checked, selection, _questions(facts, checked)),
        key=lambda each: (each.above, each.name, each.key.check, each.key.field),
    )
    examined = {
        Check.OUTLIER: tuple(each[3] for each in checked.figures),
        Check.SAME_AS_BEFORE: (checked.before,),
        Check.SAME_AS_OTHER: (checked.other,),
        Check.LAST_DIGITS: checked.digits,
    }
    counts = {
        check: (
            sum(_count(facts, checked, selection, part.examined) for part in parts),
            sum(_count(facts, checked, selection, part.too_few) for part in parts),
            sum(question.key.check is check for question in questions),
        )
        for check, parts in examined.items()
    }
    return Quality(period=checked.period, questions=tuple(questions), examined=counts)


def _within(
    facts: Facts, checked: MonthChecked, selection: Selection, questions: Iterator[Question]
) -> list[Question]:
    """The questions to units of the selection, at the places of the month."""
    units = units_within(facts, selection.scope)
    month = str(checked.period)
    return [
        question
        for question in questions
        if (not selection.institutions or question.key.institution in selection.institutions)
        and (units is None or (month, question.key.unit) in units)
    ]


def _count(facts: Facts, checked: MonthChecked, selection: Selection, units: pd.DataFrame) -> int:
    return len(
        narrowed(
            units.assign(period=str(checked.period)),
            institutions=selection.institutions,
            units=units_within(facts, selection.scope),
        )
    )


def _questions(facts: Facts, checked: MonthChecked) -> Iterator[Question]:
    attended = _units_asked(checked, "attended")
    for kind, field, by_change, examined in checked.figures:
        for line in _lines(examined):
            # of a large session both figures are unusual: one question is enough
            if field != "invited" or _unit(line) not in attended:
                figure = _figure(checked, kind, field, by_change, line)
                yield _question(facts, checked, line, figure)
    for line in _lines(checked.before):
        yield _question(facts, checked, line, _before(checked, line))
    for line in _lines(checked.other):
        yield _question(facts, checked, line, _other(facts, checked, line))
    for examined in checked.digits:
        for line in _lines(examined):
            yield _question(facts, checked, line, _last_digits(checked, examined, line))


def _units_asked(checked: MonthChecked, field: str) -> set[tuple[str, str, str]]:
    found = (examined for _, other, _, examined in checked.figures if other == field)
    return {_unit(line) for examined in found for line in _lines(examined)}


def _unit(line: Mapping[str, Any]) -> tuple[str, str, str]:
    return line["unit_kind"], line["unit"], line["institution"]


def _lines(examined: Examined) -> list[dict[str, Any]]:
    return examined.found.to_dict("records")


def _question(
    facts: Facts, checked: MonthChecked, line: Mapping[str, Any], evidence: Evidence
) -> Question:
    place = facts.gazetteer.place(line["unit"], checked.period)
    above = facts.gazetteer.place(_above(facts, line["unit"]) or line["unit"], checked.period)
    key = QuestionKey(
        check=evidence.check,
        kind=evidence.kind,
        field=evidence.field if isinstance(evidence, UnusualFigure) else "",
        period=_asked_in(evidence),
        unit_kind=UnitKind(line["unit_kind"]),
        unit=line["unit"],
        institution=line["institution"],
        figures=evidence.figures,
    )
    return Question(
        key=key,
        name=place.short_name if place else line["unit"],
        above=above.short_name if above else line["unit"],
        evidence=evidence,
        reports=_reports(checked, line, evidence),
    )


def _asked_in(evidence: Evidence) -> Period:
    """Last digits are asked about once a year, everything else month by month."""
    if isinstance(evidence, LastDigits):
        return Period(evidence.period.year, 1)
    return evidence.period


def _reports(checked: MonthChecked, line: Mapping[str, Any], evidence: Evidence) -> tuple[int, ...]:
    if isinstance(evidence, LastDigits):
        return ()
    kinds = evidence.kinds if isinstance(evidence, SameAsOther) else (evidence.kind,)
    found = (checked.report_of.get((kind.value, *_unit(line))) for kind in kinds)
    return tuple(report for report in found if report is not None)


def _figure(
    checked: MonthChecked, kind: ReportKind, field: str, by_change: bool, line: Mapping[str, Any]
) -> UnusualFigure:
    before = line["before"]
    return UnusualFigure(
        kind=kind,
        field=field,
        period=checked.period,
        value=line["value"],
        before=None if np.isnan(before) else before,
        usual=line["usual"],
        low=line["low"],
        high=line["high"],
        n_months=int(line["n_months"]),
        by_change=by_change,
    )


def _before(checked: MonthChecked, line: Mapping[str, Any]) -> SameAsBefore:
    return SameAsBefore(
        kind=ReportKind(line["kind"]),
        period=checked.period,
        since=Period.parse(line["since"]),
        n_months=int(line["n_months"]),
        digits=int(line["digits"]),
        mark=checked.print_of[line["report"]],
    )


def _other(facts: Facts, checked: MonthChecked, line: Mapping[str, Any]) -> SameAsOther:
    kinds = tuple(ReportKind(kind) for kind in line["kinds"])
    places = [facts.gazetteer.place(code, checked.period) for code in line["others"]]
    names = (
        place.short_name if place else code
        for place, code in zip(places, line["others"], strict=True)
    )
    marks = [checked.print_of[checked.report_of[(kind.value, *_unit(line))]] for kind in kinds]
    return SameAsOther(
        kinds=kinds,
        period=checked.period,
        others=tuple(names),
        other_codes=tuple(line["others"]),
        digits=int(line["digits"]),
        mark=" ".join(marks),
    )


def _last_digits(checked: MonthChecked, examined: Examined, line: Mapping[str, Any]) -> LastDigits:
    return LastDigits(
        kind=ReportKind.SOCIALIZATION,
        first=checked.first,
        period=checked.period,
        n=int(line["n"]),
        share=float(line["share"]),
        statistic=float(line["statistic"]),
        counts=line["counts"],
        n_groups=examined.n_examined,
    )
