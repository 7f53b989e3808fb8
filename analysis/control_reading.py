"""A control chart in words: how its limits came about, what cannot be concluded from it."""

from __future__ import annotations

from analysis.control_chart import (
    ENOUGH_MONTHS,
    LEAST_CASES,
    LEAST_MONTHS,
    ControlChart,
    NoLimits,
)
from analysis.control_marks import Mark, mean_text
from analysis.overview import ENOUGH_REPORTS
from analysis.run_rules import Rule
from analysis.scatter import ChartKind
from analysis.trend import TrendSeries
from domain.indicators import Indicator
from domain.language import N_, Language


def quiet_reading(
    chart: ControlChart, marks: tuple[Mark, ...], language: Language
) -> tuple[str, ...]:
    """What is to be said of the months without a mark; nothing without limits."""
    if not chart.has_limits:
        return ()
    if not marks:
        words = (
            N_(
                "**No month is marked.** The ups and downs of {n} months cannot be told from "
                "chance."
            )
            if chart.sigma_z is None
            else N_(
                "**No month is marked.** None of {n} months stands out from their usual ups and "
                "downs, which are wider than chance."
            )
        )
        return (language.text(words, n=language.number(chart.n_judged)),)
    unmarked = chart.n_judged - len(_marked(chart))
    if not unmarked:
        return ()
    if chart.sigma_z is not None:
        return (
            language.plural(
                "{n} month bears no mark: it does not stand out from the usual ups and downs, "
                "which are wider than chance.",
                "{n} months bear no mark: they do not stand out from the usual ups and downs, "
                "which are wider than chance.",
                unmarked,
            ),
        )
    return (
        language.plural(
            "{n} month bears no mark: its ups and downs cannot be told from chance.",
            "{n} months bear no mark: their ups and downs cannot be told from chance.",
            unmarked,
        ),
    )


def _marked(chart: ControlChart) -> set[int]:
    """Every month of a marked stretch, also those before the one that bears the number."""
    spans = (range(signal.first, signal.last + 1) for signal in chart.signals)
    return {month for span in spans for month in span}


def limits_reading(
    series: TrendSeries, chart: ControlChart, *, indicator: Indicator, language: Language
) -> tuple[str, ...]:
    """Where mean and limits come from, or why there are none."""
    if chart.why_none is not None:
        return (_no_limits(chart, chart.why_none, language),)
    n = len(chart.baseline)
    source = (
        N_("Mean {mean}, from {n} months outside campaigns. {method}")
        if chart.is_outside_campaign
        else N_("Mean {mean}, from {n} firm months. {method}")
    )
    found = [
        language.text(
            source,
            mean=mean_text(_last(chart.expected), indicator, language),
            n=language.number(n),
            method=language.text(_method(chart)),
        )
    ]
    if chart.left_out:
        found.append(
            language.plural(
                "{n} month far from all others is left out of the mean.",
                "{n} months far from all others are left out of the mean.",
                len(chart.left_out),
            )
        )
    if chart.sigma_z is not None:
        found.append(
            language.text(
                "These months scatter {times} times as widely as chance alone would make them; "
                "the limits are widened accordingly.",
                times=language.number(chart.sigma_z, 1),
            )
        )
    if chart.is_tentative:
        found.append(
            language.text(
                "{n} months are few: the limits are tentative until there are {enough}.",
                n=language.number(n),
                enough=language.number(ENOUGH_MONTHS),
            )
        )
    if chart.sigma_z is None and chart.n_predicted:
        found.append(
            language.text(
                "The limits of months that are not part of the mean are a little wider: a mean of "
                "{n} months is itself not certain.",
                n=language.number(n),
            )
        )
    return tuple(found)


def _last(values: tuple[float | None, ...]) -> float | None:
    known = [value for value in values if value is not None]
    return known[-1] if known else None


def _method(chart: ControlChart) -> str:
    if chart.sigma_z is not None:
        return N_("Widened limits of 95% and 99.8%.")
    if chart.kind is ChartKind.P:
        return N_("Exact binomial limits of 95% and 99.8%.")
    return N_("Exact Poisson limits of 95% and 99.8%.")


def _no_limits(chart: ControlChart, reason: NoLimits, language: Language) -> str:
    if reason is NoLimits.POSITION:
        return language.text(
            "No limits: the figure is the position at the end of the month. Most of it is carried "
            "over from the month before, so months do not vary by chance."
        )
    if reason is NoLimits.FEW_MONTHS:
        return language.text(
            "No limits: {n} firm months have {share} or more of the expected reports, "
            "{least} are needed.",
            n=language.number(chart.n_judged),
            share=language.percent(ENOUGH_REPORTS, 0),
            least=language.number(LEAST_MONTHS),
        )
    words = (
        N_("No limits: nearly all or nearly none, fewer than {least} people on one side.")
        if chart.kind is ChartKind.P
        else N_("No limits: fewer than {least} cases in the months that a mean would come from.")
    )
    return language.text(words, least=language.number(LEAST_CASES))


_CAUTION = {
    "better": N_("A rise shows what was reported, not that people keep the rules."),
    "worse": N_("A rise does not say why."),
    "unclear": N_("More reports do not prove more violations: better reporting raises them too."),
}


def not_concluded(
    chart: ControlChart, marks: tuple[Mark, ...], *, indicator: Indicator, language: Language
) -> tuple[str, ...]:
    """What the chart does not show, however it looks."""
    # The share is measured in tests/analysis/test_false_alarms.py.
    found = [language.text(_CAUTION[indicator.rise.value])]
    if any(mark.rule is Rule.BEYOND for mark in marks):
        found.append(language.text("A mark says that something differs, not why."))
    if chart.has_limits:
        found.append(
            language.text("Even where only chance is at work, about 8 months of 1,000 bear a mark.")
        )
    return tuple(found)
