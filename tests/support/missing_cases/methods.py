"""Methods and properties of what the functions give back: unknown stays unknown in them, too."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.cases import Breakdown, StageTotal
from analysis.changes import Changes, Movement, changes_between
from analysis.classes import Classes
from analysis.clusters import Clusters
from analysis.comparison import Judged
from analysis.control_chart import ControlChart
from analysis.dispersion import Dispersion
from analysis.few_cases import Mark, ShownCount
from analysis.hiding import HidingTable
from analysis.index_reading import NoIndex, Standing
from analysis.map_view import MapMonth, MapView
from analysis.overview import IndicatorSeries, ReportingSeries, indicator_series
from analysis.peers import Peers
from analysis.quality_outliers import Examined
from analysis.quality_reading import LastDigits, SameAsBefore, SameAsOther, UnusualFigure
from analysis.report_grid import ReportGrid
from analysis.trend import TrendSeries, trend_series
from analysis.two_periods import Amount, Difference
from analysis.weights import Weights, listed
from domain.fields import ReportKind
from domain.indicators import VIOLATION_RATE
from domain.language import Language
from domain.states import State
from tests.support.missing_cases import ALWAYS, Trial, case, exempt
from tests.support.missing_cases.made import MONTHS, UNITS, asked, states
from tests.support.missing_cases.map_view import view
from tests.support.missing_cases.report_grid import three
from tests.support.missing_cases.trend import figures

EN, NAN = Language("en"), float("nan")


def behind(owner, name):
    """The function of a method, or behind a property."""
    found = vars(owner)[name]
    return getattr(found, "fget", None) or getattr(found, "__func__", found)


def exempt_all(owner, reason, *names):
    """Names of one class that take no figures, or only counts of what is there."""
    for name in names:
        exempt(behind(owner, name), reason)


@case(behind(Breakdown, "stated"))
def _(rng):
    zero = Breakdown(pd.Series([0.0, 0.0]), None, 9.0).stated
    return Trial(Breakdown(pd.Series([NAN, NAN]), None, 9.0).stated, None, zero)


@case(behind(Breakdown, "not_broken_down"))
def _(rng):
    known, unknown = pd.Series([0.0]), pd.Series([NAN])
    missing = Breakdown(unknown, None, 9.0), Breakdown(known, 0.0, None)
    zero = Breakdown(known, None, 9.0), Breakdown(known, 0.0, 0.0)
    return Trial(
        missing=[one.not_broken_down for one in missing],
        absent=[None, None],
        zero=[one.not_broken_down for one in zero],
    )


@case(behind(Changes, "count"))
def _(rng):
    """A place without a figure in one of the months has neither risen nor fallen."""
    frame = states(rng, periods=MONTHS[:2])
    frame["numerator"] += 200 + 300 * (frame["period"] == str(MONTHS[1]))
    frame["value"] = frame["numerator"] / frame["denominator"]

    def call(own):
        found = changes_between(view(own, MONTHS[:2]), *MONTHS[:2])
        return found.count(Movement.ROSE), found.count(Movement.FELL)

    return asked(call, frame, rng, at=len(UNITS) + int(rng.integers(2, 5)))


@case(behind(Classes, "index"))
def _(rng):
    classes, values = Classes((0.1, 0.5)), pd.Series([NAN, rng.uniform(0.2, 0.4)])
    return Trial(classes.index(values), [-1, 1], classes.index(values.fillna(0.0)))


def of_months(call):
    """The trial of a series of an indicator of one unit whose second month is blank."""

    def ask(frame):
        return call(indicator_series(indicator=VIOLATION_RATE, states=frame, periods=MONTHS))

    return lambda rng: asked(ask, states(rng, units=UNITS[:1]), rng, at=1)


case(behind(IndicatorSeries, "at"))(of_months(lambda found: found.at(MONTHS[1])["value"]))
case(behind(IndicatorSeries, "change"))(of_months(lambda found: found.change(MONTHS[1])))
case(behind(IndicatorSeries, "is_representative"))(
    of_months(lambda found: found.is_representative(MONTHS[1]))
)


def of_grid(call, expected):
    """The trial of a property of a grid; `expected` without any mark in a unit's last month."""

    def trial(rng):
        missing, zero, unit = three(call, rng)
        return Trial(missing, expected(unit), zero)

    return trial


def flags(unit, *, here, elsewhere):
    found = np.full((len(UNITS), len(MONTHS)), elsewhere)
    found[unit, -1] = here
    return found


case(behind(ReportGrid, "is_expected"))(
    of_grid(lambda grid: grid.is_expected, lambda unit: flags(unit, here=False, elsewhere=True))
)
case(behind(ReportGrid, "is_silent"))(
    of_grid(lambda grid: grid.is_silent, lambda unit: flags(unit, here=False, elsewhere=False))
)
case(behind(ReportGrid, "silent_at"))(
    of_grid(lambda grid: grid.silent_at(MONTHS[-1]), lambda _: np.zeros(len(UNITS), dtype=int))
)


@case(behind(TrendSeries, "last_known"))
def _(rng):
    return Trial(*(_trend(cases).last_known for cases in ((5.0, None), (5.0,), (5.0, 0.0))))


@case(behind(TrendSeries, "until"))
def _(rng):
    missing, zero = (figures(_trend((None, cases, 7.0)).until(MONTHS[1])) for cases in (None, 0.0))
    return Trial(missing, figures(_trend((None, None))), zero)


@case(behind(TrendSeries, "is_enough"))
def _(rng):
    """A month that everybody left blank may be judged as little as one that nobody is asked of."""
    frame = states(rng, periods=MONTHS[:1])

    def call(lines):
        series = trend_series(label="", indicator=VIOLATION_RATE, states=lines, periods=MONTHS[:1])
        return series.is_enough(0)

    blank = frame.assign(numerator=NAN, value=NAN, state=State.BLANK.value)
    zero = frame.assign(numerator=0.0, value=0.0, state=State.ZERO.value)
    return Trial(call(blank), call(frame.head(0)), call(zero))


def _trend(cases):
    nothing = (0,) * len(cases)
    return TrendSeries("", MONTHS[: len(cases)], cases, cases, cases, (), nothing, nothing)


@case(behind(Amount, "rate"))
def _(rng):
    found = [Amount(None, 50.0).rate, Amount(3.0, None).rate, Amount(3.0, 0.0).rate]
    return Trial(found, [None] * 3, [Amount(0.0, 50.0).rate, None, None])


@case(behind(Difference, "change"))
def _(rng):
    before = Amount(9.0, 50.0)
    found = [Difference(Amount(cases, 50.0), before, None).change for cases in (None, 0.0)]
    return Trial(found[0], None, found[1])


@case(behind(Difference, "is_more_than_chance"))
def _(rng):
    one = Amount(9.0, 50.0)
    missing, zero = (Difference(one, one, p).is_more_than_chance for p in (None, 0.0))
    return Trial(missing, False, zero)


@case(behind(Weights, "lag"))
def _(rng):
    weights = listed([[1], [0]])
    return Trial(weights.lag(np.array([4.0, NAN])), [NAN, 4.0], weights.lag(np.array([4.0, 0.0])))


@case(behind(ShownCount, "text"))
def _(rng):
    missing, zero = (ShownCount(Mark.NUMBER, count).text(EN) for count in (None, 0.0))
    return Trial(missing, "–", zero)


def of_map(call):
    def trial(rng):
        frame, at = states(rng, periods=MONTHS[:1]), int(rng.integers(2, 5))
        return asked(lambda own: call(view(own).months[0], UNITS[at]), frame, rng, at=at)

    return trial


case(behind(MapMonth, "of_area"))(
    of_map(lambda month, code: month.of_area(code)[["numerator", "value"]])
)


@case(behind(MapMonth, "class_counts"))
def _(rng):
    """Neither a gap nor a zero has a colour class."""
    trial = of_map(lambda month, _: month.class_counts(Classes((0.01, 0.05), 0.0)))(rng)
    return Trial(trial.missing, trial.absent, ALWAYS)


@case(behind(UnusualFigure, "noticed"))
def _(rng):
    def call(before):
        return UnusualFigure(
            kind=ReportKind.PLEDGES, field="signed", period=MONTHS[1], value=90, before=before,
            usual=2, low=-1, high=5, n_months=8, by_change=True,
        ).noticed(EN)  # fmt: skip

    return Trial(call(None), call(NAN), call(0.0))


@case(behind(UnusualFigure, "figures"))
def _(rng):
    def call(before):
        return UnusualFigure(
            kind=ReportKind.PLEDGES, field="signed", period=MONTHS[1], value=90, before=before,
            usual=2, low=-1, high=5, n_months=8, by_change=True,
        ).figures  # fmt: skip

    return Trial(call(None), ("90", ""), call(0.0))


COUNTS = "counts what is there"
exempt_all(Changes, "lines of `changes_between` as they are", "most", "known_once")
exempt_all(StageTotal, "of numbers of reports", "is_whole")
exempt_all(Classes, "number of classes", "count")
exempt_all(Clusters, "of the tests that `find_clusters` made", "n_in_scope", "n_tested",
           "is_clustered", "is_dispersed", "of_kind")  # fmt: skip
exempt_all(Judged, COUNTS, "n_drawn", "n_judged", "n_places", "has_limits", "is_representative")
exempt_all(ControlChart, COUNTS, "has_limits", "n_judged", "n_predicted", "is_tentative")
exempt_all(Dispersion, "of a spread that was found", "is_found")
exempt_all(HidingTable, "of whole tables; `hidden_cells` leaves unknown cells out", "open_marks",
           "secrets", "hide_line_of_few", "hide_second_smallest", "hide_row", "hide_column",
           "hide_all", "hide", "marks", "can_change", "cheapest_walk")  # fmt: skip
exempt_all(NoIndex, "a word", "label")
exempt_all(Standing, "a word", "label")
exempt_all(MapMonth, "names of units and areas", "drawn_units", "listed_units", "group_of")
exempt_all(MapView, "names of areas, a month", "area_codes", "month")
exempt_all(ReportingSeries, "a line of rates, as `reporting_series` made it", "at")
exempt_all(Peers, COUNTS, "is_enough")
exempt_all(Examined, COUNTS, "n_examined", "n_too_few")
exempt_all(UnusualFigure, "the same words whatever the figures", "check", "asked", "caution")
for evidence in (LastDigits, SameAsBefore, SameAsOther):
    exempt_all(evidence, "words about figures that are there", "check", "figures", "noticed",
               "asked", "caution")  # fmt: skip
exempt_all(SameAsOther, "a kind of report", "kind")
exempt_all(ReportGrid, "of numbers of reports, a place in a list", "is_late", "column", "up_to")
exempt_all(Weights, "of neighbours, no figures", "n", "counts", "has_neighbours", "matrix", "among")
