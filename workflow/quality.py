"""Questions about the quality of a month's reports, each to a unit, within a selection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.quality_outliers import Examined
from analysis.quality_reading import (
    Evidence,
    LastDigits,
    SameAsBefore,
    SameAsOther,
    UnusualFigure,
)
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from domain.quality import Check, QuestionKey
from workflow.facts import Facts, narrowed, units_within
from workflow.quality_months import MonthChecked, region_of
from workflow.views import Selection


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
    """How many of these (UNIT columns, all of the month) are within the selection."""
    within = units_within(facts, selection.scope)
    if within is not None:
        units = units[units["unit"].isin(within.in_month(checked.period))]
    return len(narrowed(units, institutions=selection.institutions, units=None))


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
    above = facts.gazetteer.place(region_of(facts, line["unit"]) or line["unit"], checked.period)
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
        mark=checked.mark(line["report"]),
    )


def _other(facts: Facts, checked: MonthChecked, line: Mapping[str, Any]) -> SameAsOther:
    kinds = tuple(ReportKind(kind) for kind in line["kinds"])
    places = [facts.gazetteer.place(code, checked.period) for code in line["others"]]
    names = (
        place.short_name if place else code
        for place, code in zip(places, line["others"], strict=True)
    )
    marks = [checked.mark(checked.report_of[kind.value, *_unit(line)]) for kind in kinds]
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
