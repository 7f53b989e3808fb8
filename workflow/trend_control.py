"""What a control chart says beside its figure: marks, changes, limits, cautions."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.control_chart import ControlChart, control_chart
from analysis.control_marks import Mark, marks_of
from analysis.control_reading import limits_reading, not_concluded, quiet_reading
from analysis.phase_change import month_change, phase_change
from analysis.phase_reading import month_change_reading, phase_change_reading
from analysis.trend_title import trend_title
from domain.language import Language
from domain.period import Period
from workflow.trends import Trend


@dataclass(frozen=True)
class Controlled:
    """A trend with its limits.

    Attributes:
        title: the finding, as the heading of the figure.
        marks: numbered, each with its sentence.
        quiet: what is to be said of the months without a mark.
        changes: against the month before, and against the phase of the election before.
        limits: where mean and limits come from, or why there are none.
        cautions: what cannot be concluded.
    """

    title: str
    chart: ControlChart
    marks: tuple[Mark, ...]
    quiet: tuple[str, ...]
    changes: tuple[str, ...]
    limits: tuple[str, ...]
    cautions: tuple[str, ...]


def controlled(found: Trend, *, provisional_from: Period | None, language: Language) -> Controlled:
    """Limits, marks and sentences of a monthly trend.

    Args:
        provisional_from: first month whose reports are still coming in; None when none.
    """
    series, indicator = found.series, found.indicator
    chart = control_chart(series, indicator=indicator, provisional_from=provisional_from)
    marks = marks_of(series, chart, indicator=indicator, language=language)
    monthly = month_change(series, chart, indicator=indicator)
    by_phase = phase_change(series, chart, indicator=indicator)
    return Controlled(
        title=trend_title(found.title, series, chart, indicator=indicator, language=language),
        chart=chart,
        marks=marks,
        quiet=quiet_reading(chart, marks, language),
        changes=(
            month_change_reading(series, monthly, indicator=indicator, language=language),
            phase_change_reading(by_phase, series, indicator=indicator, language=language),
        ),
        limits=limits_reading(series, chart, indicator=indicator, language=language),
        cautions=not_concluded(chart, marks, indicator=indicator, language=language),
    )
