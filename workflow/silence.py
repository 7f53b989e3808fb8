"""Streaks of silence: how many units, how long, since when; and the sums of each place above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.report_grid import SILENCE_CLASSES, ReportGrid
from analysis.silence import silence_by_month, streaks
from charts.silence import SilenceSeries
from domain.language import N_, Language
from domain.period import Period
from domain.terms import INSTITUTIONS
from workflow.facts import Facts
from workflow.reporting import Reporting, place_above

LEAST = 3


@dataclass(frozen=True, slots=True)
class Streak:
    """A silence of one unit about one institution.

    Attributes:
        above: name of the province or police region; empty where there is none.
        months: expected months without any report.
        is_open: whether it lasts.
    """

    unit: str
    name: str
    institution: str
    above: str
    first: Period
    last: Period
    months: int
    is_open: bool

    @property
    def about(self) -> str:
        """The institution, and where the unit lies."""
        return f"{self.institution} · {self.above}" if self.above else self.institution


def silence_series(found: Reporting, *, until: Period, language: Language) -> SilenceSeries:
    """Units silent in each month up to the last one that is due; later months are unknown."""
    table = silence_by_month(found.grid)
    due = [
        period <= until and n > 0
        for period, n in zip(found.grid.periods, table["n_units"], strict=True)
    ]
    return SilenceSeries(
        periods=found.grid.periods,
        classes=tuple(_class_words(language)),
        counts=tuple(
            tuple(int(n) if is_due else None for n, is_due in zip(table[str(c)], due, strict=True))
            for c in SILENCE_CLASSES
        ),
        expected=tuple(int(n) for n in table["n_units"]),
    )


def _class_words(language: Language) -> Iterator[str]:
    uppers = (*(least - 1 for least in SILENCE_CLASSES[1:]), None)
    for least, most in zip(SILENCE_CLASSES, uppers, strict=True):
        if most is None:
            yield language.text("{n} months or more", n=language.number(least))
        elif least == most:
            months = language.plural("{n} month", "{n} months", least)
            yield language.pick(f"{language.number(least)} bulan", months)
        else:
            yield language.text(
                "{least} to {most} months", least=language.number(least), most=language.number(most)
            )


def streaks_of(
    found: Reporting, facts: Facts, *, until: Period, language: Language, at_least: int = LEAST
) -> list[Streak]:
    """Every silence of at least so many months: those that last first, the longest first."""
    table = streaks(found.grid, until=until, at_least=at_least)
    return [_streak(facts, values, until, language) for values in table.to_dict("records")]


def _streak(facts: Facts, values: dict, until: Period, language: Language) -> Streak:
    place = facts.gazetteer.place(values["unit"])
    above = place_above(facts, values["unit_kind"], values["unit"], until)
    return Streak(
        unit=values["unit"],
        name=place.short_name if place else values["unit"],
        institution=INSTITUTIONS.label(values["institution"], language),
        above=above.short_name if above else "",
        first=Period.parse(values["first"]),
        last=Period.parse(values["last"]),
        months=int(values["months"]),
        is_open=bool(values["is_open"]),
    )


_NOTHING = N_(
    "For {month}, {n} of {total} reported nothing: {parts}. Silence does not say what there would "
    "have been to report."
)
_NOT_THIS = N_(
    "For {month}, {n} of {total} did not send this report: {parts}. Silence does not say what "
    "there would have been to report."
)


def silence_reading(
    series: SilenceSeries, *, until: Period, is_all: bool, language: Language
) -> str:
    """What the bars say of the last month that is due; never why.

    Args:
        is_all: whether reports of all kinds are taken together, so that silence is nothing at all.
    """
    if until not in series.periods:
        return language.text("No reports are due yet, so nobody is silent.")
    i, month = series.periods.index(until), language.month(until)
    if not series.expected[i]:
        return language.text("For {month} nobody was expected to report.", month=month)
    counts = [counts[i] for counts in series.counts]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts):
        return language.text("No reports are due yet, so nobody is silent.")
    total = language.number(series.expected[i])
    if not sum(known):
        return language.text("For {month}, all {total} reported.", month=month, total=total)
    parts = [
        language.text("{n} for {label}", n=language.number(count), label=label)
        for count, label in zip(known, series.classes, strict=True)
        if count
    ]
    return language.text(
        _NOTHING if is_all else _NOT_THIS,
        month=month,
        n=language.number(sum(known)),
        total=total,
        parts=language.list(parts),
    )


def place_sums(found: Reporting, facts: Facts, *, period: Period, until: Period) -> pd.DataFrame:
    """Sums of a month for each province and Polda: what they and the units below them sent.

    Returns:
        name, n_expected, n_reported, n_on_time (reports), n_units, n_complete, n_silent (units
        and institutions with `LEAST` silent months or more), and the rates (0-1); by name.
    """
    lines = _month_lines(found.grid, period, until)
    above = [
        place_above(facts, kind, unit, period)
        for kind, unit in zip(lines["unit_kind"], lines["unit"], strict=True)
    ]
    lines["name"] = [place.short_name if place else "" for place in above]
    columns = ["n_expected", "n_reported", "n_on_time", "n_units", "n_complete", "n_silent"]
    sums = lines.groupby("name", as_index=False)[columns].sum()
    sums = sums[sums["n_expected"] > 0]
    return sums.assign(
        reporting_rate=sums["n_reported"] / sums["n_expected"],
        on_time_rate=sums["n_on_time"] / sums["n_expected"],
        complete_rate=sums["n_complete"] / sums["n_units"],
    )


def _month_lines(grid: ReportGrid, period: Period, until: Period) -> pd.DataFrame:
    column = grid.column(period)
    quiet = grid.silent_at(until)
    return grid.units.assign(
        n_expected=grid.n_kinds[:, column],
        n_reported=grid.n_in[:, column],
        n_on_time=grid.n_on_time[:, column],
        n_units=grid.is_expected[:, column].astype(int),
        n_complete=grid.is_complete[:, column].astype(int),
        n_silent=(grid.is_expected[:, column] & (quiet >= LEAST)).astype(int),
    )
