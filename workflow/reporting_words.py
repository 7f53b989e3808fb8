"""What the sums of a reporting month say, in words and with their numbers."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.report_grid import month_sums
from domain.language import N_, Language
from domain.period import Period
from workflow.reporting import Reporting, ReportingStatus

LONG = 3
_HEARD_ALL = N_("Every unit and institution sent at least one report for {month}.")
_HEARD_ONE = N_("Every unit and institution sent this report for {month}.")
_SILENT_ALL = N_("{n} of {total} units and institutions reported nothing for {month}; {long}.")
_SILENT_ONE = N_(
    "{n} of {total} units and institutions did not send this report for {month}; {long}."
)


@dataclass(frozen=True, slots=True)
class Sum:
    """One of the four sums: "Received", "87,2%", "4.290 of 4.920 reports"."""

    label: str
    value: str
    about: str


def sums_of(status: ReportingStatus, language: Language) -> tuple[Sum, ...]:
    """Expected, received, on time, complete. Rates over nothing are a dash, never 0."""
    t, number = language.text, language.number
    of_reports = t("of {n} reports", n=number(status.n_expected))
    return (
        Sum(
            t("Reports expected"),
            number(status.n_expected),
            language.plural(
                "reports, from {n} unit and institution",
                "reports, from {n} units and institutions",
                status.n_units,
            ),
        ),
        Sum(
            t("Received"),
            _rate(status.n_reported, status.n_expected, language),
            f"{number(status.n_reported)} {of_reports}",
        ),
        Sum(
            t("On time"),
            _rate(status.n_on_time, status.n_expected, language),
            f"{number(status.n_on_time)} {of_reports}",
        ),
        Sum(
            t("Complete"),
            _rate(status.n_complete, status.n_units, language),
            t(
                "{n} of {total} units, no blanks",
                n=number(status.n_complete),
                total=number(status.n_units),
            ),
        ),
    )


def _rate(part: int, whole: int, language: Language) -> str:
    return language.percent(part / whole if whole else None)


def readings(
    found: Reporting, status: ReportingStatus, *, until: Period, language: Language
) -> list[str]:
    """Sentences about the month: what is in against the month before, and who is silent."""
    if not status.n_expected:
        return [language.text("No report is expected in this month.")]
    return [_received(found, status, language), _silent(found, until, language)]


def _received(found: Reporting, status: ReportingStatus, language: Language) -> str:
    t = language.text
    if not status.n_reported:
        return t("No expected report has come in: the month is unknown, not zero.")
    if not status.is_due:
        return t(
            "The due day, {date}, has not passed: more reports may come in.",
            date=language.date(status.due_on),
        )
    before = status.period.previous
    now = language.percent(status.n_reported / status.n_expected)
    if before not in found.grid.periods:
        return t("{now} of the expected reports are in.", now=now)
    line, month = month_sums(found.grid).iloc[found.grid.column(before)], language.month(before)
    if not line["n_expected"]:
        return t(
            "{now} of the expected reports are in; none was expected for {month}.",
            now=now,
            month=month,
        )
    return t(
        "{now} of the expected reports are in; {month}: {then}.",
        now=now,
        then=language.percent(line["reporting_rate"]),
        month=month,
    )


def _silent(found: Reporting, until: Period, language: Language) -> str:
    grid = found.grid
    if until not in grid.periods:
        return language.text("No reports are due yet, so nobody is silent.")
    lengths = grid.silent_at(until)[grid.is_expected[:, grid.column(until)]]
    any_, long = int((lengths > 0).sum()), int((lengths >= LONG).sum())
    month = language.month(until)
    if not len(lengths):
        return language.text("For {month} nobody was expected to report.", month=month)
    if not any_:
        return language.text(_HEARD_ALL if found.is_all else _HEARD_ONE, month=month)
    return language.text(
        _SILENT_ALL if found.is_all else _SILENT_ONE,
        n=language.number(any_),
        total=language.number(len(lengths)),
        month=month,
        long=_long(long, language),
    )


def _long(n: int, language: Language) -> str:
    least = language.number(LONG)
    if not n:
        return language.text("none for {least} months or more", least=least)
    return language.text("{n} for {least} months or more", n=language.number(n), least=least)
