"""Findings of the month as sentences: they state figures and never say more than these allow."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from analysis.overview import Concentration, IndicatorSeries, Line, ReportingSeries
from analysis.scatter import ChartKind
from analysis.two_periods import Amount, difference
from domain.calendar import campaign_phase_of
from domain.language import Language
from domain.period import Period
from domain.states import State

# A case more or less than a few says nothing about a movement.
ENOUGH_CASES = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence with its evidence.

    Attributes:
        headline: the finding.
        evidence: numerators, denominators and what is not known.
        page: which page shows more: "map", "trends", "reporting".
        indicator: the indicator to show there; empty where the page has none.
    """

    headline: str
    evidence: str
    page: str
    indicator: str = ""


def monthly_findings(
    *,
    period: Period,
    pledges: IndicatorSeries,
    reported: IndicatorSeries,
    proven: IndicatorSeries,
    reporting: ReportingSeries,
    concentrated: Concentration,
    language: Language,
) -> tuple[Finding, ...]:
    """The sentences of the Overview page, in the order in which they are read.

    Where the cases lie is said only of ten cases or more, and when most units have reported.
    """
    found = [
        (pledge_finding(pledges, period, language), pledges),
        (violation_finding(reported, proven, period, language), reported),
    ]
    if reported.is_representative(period) and concentrated.cases >= ENOUGH_CASES:
        found.append((concentration_finding(concentrated, language), reported))
    shown = tuple(replace(finding, indicator=series.indicator.code) for finding, series in found)
    return (*shown, reporting_finding(reporting, period, language))


def pledge_finding(pledges: IndicatorSeries, period: Period, language: Language) -> Finding:
    """How many have signed, and for how many that is unknown."""
    line = pledges.at(period)
    expected = int(line["n_expected"])
    silent = expected - int(line["n_reported"])
    if not _known(line):
        headline = language.text("No figures on integrity pledges this month.")
        return Finding(headline, _silent(silent, language, expected=expected), "map")
    if not pledges.is_representative(period):
        return Finding(_too_few(pledges, period, language), _signed(line, language), "map")
    return Finding(
        _rate_signed(line, language),
        f"{_signed(line, language)} {_silent(silent, language, expected=expected)}",
        "map",
    )


def _rate_signed(line: Line, language: Language) -> str:
    if pd.isna(line["value"]):
        return nobody_obligated(language)
    return language.text(
        "{rate} have signed the integrity pledge.", rate=language.percent(line["value"])
    )


def nobody_obligated(language: Language) -> str:
    """What reports of 0 of 0 pledges say: that is known, and no rate follows from it."""
    return language.text("Nobody is obligated to sign the integrity pledge.")


def _signed(line: Line, language: Language) -> str:
    return language.text(
        "**{signed}** of **{obligated}** obligated.",
        signed=language.number(line["numerator"]),
        obligated=language.number(line["denominator"]),
    )


def _too_few(series: IndicatorSeries, period: Period, language: Language) -> str:
    """What replaces a claim about the whole when most of it is not known."""
    line = series.at(period)
    return language.text(
        "{subject}: too few reports to speak of the whole, {figures} of {expected} have figures.",
        subject=series.indicator.label(language),
        figures=language.number(line["n_figures"]),
        expected=language.number(line["n_expected"]),
    )


def _silent(n: int, language: Language, *, expected: int) -> str:
    if expected == 0:
        return language.text("No report is expected.")
    if n == 0:
        return language.text("All expected reports are in.")
    return language.plural(
        "{n} report is missing: the state there is unknown.",
        "{n} reports are missing: the state there is unknown.",
        n,
    )


def violation_finding(
    reported: IndicatorSeries, proven: IndicatorSeries, period: Period, language: Language
) -> Finding:
    """How reports of violations moved, with what a rise may mean."""
    line = reported.at(period)
    if not _known(line):
        headline = language.text("No figures on violations this month.")
        return Finding(headline, "", "trends")
    if not reported.is_representative(period):
        return Finding(
            _too_few(reported, period, language),
            _cases(line, proven.at(period), language),
            "trends",
        )
    told = [_cases(line, proven.at(period), language)]
    change = reported.change(period)
    if change is not None:
        before = period.previous
        told.append(
            language.text(
                "{month}: {reported} reported, {proven} proven.",
                month=language.month_name(before),
                reported=language.number(reported.at(before)["numerator"]),
                proven=language.number(_numerator(proven.at(before))),
            )
        )
    if change and not _is_few(reported, period):
        if not _is_more_than_chance(reported, period):
            told.append(language.text("Chance alone can make such a difference."))
        told.append(
            language.text("A rise can also mean better reporting.")
            if change > 0
            else language.text("A fall can also mean less reporting.")
        )
    headline = (
        _few(line, language) if _is_few(reported, period) else _movement(change, period, language)
    )
    return Finding(headline, " ".join(told), "trends")


def _few(line: Line, language: Language) -> str:
    if line["numerator"] == 0:
        return language.text("No violation was reported.")
    return language.text("Few violations were reported.")


def _is_few(reported: IndicatorSeries, period: Period) -> bool:
    """Whether both months have too few cases to speak of a movement."""
    months = [str(period), str(period.previous)]
    return bool(reported.months["numerator"].reindex(months).fillna(0).max() < ENOUGH_CASES)


def _is_more_than_chance(reported: IndicatorSeries, period: Period) -> bool:
    """Whether the cases of a unit with figures moved by more than chance makes (5 %)."""
    now, before = (
        Amount(float(line["numerator"]), float(line["n_figures"]))
        for line in (reported.at(period), reported.at(period.previous))
    )
    return difference(now=now, before=before, kind=ChartKind.U).is_more_than_chance


def _movement(change: float | None, period: Period, language: Language) -> str:
    if change is None:
        return language.text("Reports of violations: no comparison with the month before.")
    if change == 0:
        return language.text("As many violations were reported as the month before.")
    campaign = campaign_phase_of(period)
    if change > 0 and campaign:
        return language.text(
            "More violations were reported, in the campaign for the {election}.",
            election=campaign.election_within(language),
        )
    if change > 0:
        return language.text("More violations were reported than the month before.")
    return language.text("Fewer violations were reported than the month before.")


def _cases(reported: pd.Series, proven: pd.Series, language: Language) -> str:
    cases = reported["numerator"]
    return language.plural(
        "**{reported}** case reported (not yet proven), **{proven}** proven.",
        "**{reported}** cases reported (not yet proven), **{proven}** proven.",
        0 if pd.isna(cases) else round(cases),
        reported=language.number(cases),
        proven=language.number(_numerator(proven)),
    )


def concentration_finding(found: Concentration, language: Language) -> Finding:
    """How few units hold half of the cases, without naming any."""
    if found.cases == 0:
        return Finding(language.text("No unit reported a case."), "", "map")
    headline = language.plural(
        "Half or more of the reported cases come from {n} unit.",
        "Half or more of the reported cases come from {n} units.",
        found.n_units,
    )
    evidence = language.text(
        "**{units}** units reported at least one case. Few cases do not tell units apart.",
        units=language.number(found.n_with_cases),
    )
    return Finding(headline, evidence, "map")


def reporting_finding(reporting: ReportingSeries, period: Period, language: Language) -> Finding:
    """How many expected reports are in, and how many in time."""
    line = reporting.at(period)
    if line is None:
        headline = language.text("No reports are expected this month.")
        return Finding(headline, "", "reporting")
    missing = int(line["n_expected"] - line["n_reported"])
    headline = (
        language.plural(
            "{n} expected report has not come in.",
            "{n} expected reports have not come in.",
            missing,
        )
        if missing
        else language.text("Every expected report has come in.")
    )
    evidence = language.text(
        "**{reported}** of **{expected}** expected reports, {on_time} of them on time.",
        reported=language.number(line["n_reported"]),
        expected=language.number(line["n_expected"]),
        on_time=language.number(line["n_on_time"]),
    )
    return Finding(headline, evidence, "reporting")


def change_text(series: IndicatorSeries, period: Period, language: Language) -> str:
    """The change against the month before in words: "naik 0,1 poin dari Oktober".

    Nothing where a month is reported and has no rate (nobody was invited): there is no change.
    """
    change = series.change(period)
    month = language.month_name(period.previous)
    if change is None and (_has_no_rate(series, period) or _has_no_rate(series, period.previous)):
        return ""
    if change is None:
        known = str(period.previous) in series.months.index and _known(series.at(period.previous))
        return (
            language.text("too few reports to compare with {month}", month=month)
            if known
            else language.text("{month} not known", month=month)
        )
    if series.indicator.has_targets:
        amount = language.number(abs(change) * 100, 1)
        if amount == language.number(0, 1):
            return language.text("unchanged since {month}", month=month)
        if change > 0:
            return language.text("up {amount} points from {month}", amount=amount, month=month)
        return language.text("down {amount} points from {month}", amount=amount, month=month)
    before = series.indicator.write(series.months.at[str(period.previous), "value"], language)
    return language.text("{value} in {month}", value=before, month=month)


def _has_no_rate(series: IndicatorSeries, period: Period) -> bool:
    """Whether the reports of a month are in and add up to 0 of 0."""
    if str(period) not in series.months.index:
        return False
    line = series.at(period)
    return _known(line) and bool(pd.isna(line["value"]))


def _known(line: Line) -> bool:
    return line["state"] in (State.ABOVE_ZERO.value, State.ZERO.value)


def _numerator(line: Line) -> float | None:
    return line["numerator"] if _known(line) else None
