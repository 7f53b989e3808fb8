"""Sentences about cases: what is not known is said to be not known, or nothing is said."""

from __future__ import annotations

from analysis.case_reading import (
    age_sentence,
    cannot_be_concluded,
    category_sentence,
    channel_sentence,
    few_cases_sentence,
    is_poor,
    open_sentence,
    phase_sentence,
    poor_sentence,
    reports_sentence,
    rest_sentence,
    span_text,
    stage_sentences,
    stage_title,
)
from analysis.case_rows import NOT_STATED
from analysis.cases import Age, stage_total
from analysis.few_cases import Mark, ShownCount
from analysis.trend import trend_series
from domain.indicators import VIOLATIONS_REPORTED
from domain.language import Language
from tests.support.missing_cases import Trial, case, exempt
from tests.support.missing_cases.made import MONTHS, changed, silent, states

ENGLISH = Language("en")
ONE = MONTHS[:1]


def _total(frame):
    """A stage in one month of one unit."""
    series = trend_series(label="", indicator=VIOLATIONS_REPORTED, states=frame, periods=ONE)
    return stage_total(VIOLATIONS_REPORTED, series, is_position=False)


def _totals(rng):
    """Blank or silent, nobody in scope, zero."""
    frame = states(rng, units=("11.01",), periods=ONE, indicator=VIOLATIONS_REPORTED)
    gone = silent(frame, 0) if rng.integers(2) else changed(frame, 0, float("nan"))
    return [_total(each) for each in (gone, frame.head(0), changed(frame, 0, 0.0))]


def _numbers(**counts):
    """Cells of a breakdown; None is unknown."""
    return {
        code: ShownCount(Mark.UNKNOWN) if count is None else ShownCount(Mark.NUMBER, float(count))
        for code, count in counts.items()
    }


def _cells(say, rng, *codes):
    """One part is unknown: nothing is said, as without any parts. A zero is a part."""
    counts = {code: int(n) for code, n in zip(codes, rng.integers(20, 90, len(codes)), strict=True)}
    at = codes[int(rng.integers(len(codes)))]
    return Trial(
        missing=say(_numbers(**counts | {at: None})),
        absent=say({}),
        zero=say(_numbers(**counts | {at: 0})),
    )


@case(stage_sentences)
def _(rng):
    def say(total):
        stages = dict.fromkeys(("reported", "proven", "in_process", "sanctioned"), total)
        return stage_sentences(stages, ONE, ENGLISH)[0]

    return Trial(*(say(total) for total in _totals(rng)))


@case(stage_title)
def _(rng):
    def say(total):
        stages = dict.fromkeys(("reported", "in_process"), total)
        return stage_title(stages, "Lampung", ENGLISH)

    return Trial(*(say(total) for total in _totals(rng)))


@case(open_sentence)
def _(rng):
    return Trial(*(open_sentence(total, ONE[0], ENGLISH) for total in _totals(rng)))


@case(poor_sentence)
def _(rng):
    return Trial(*(poor_sentence(total, ONE, ENGLISH) for total in _totals(rng)))


@case(reports_sentence)
def _(rng):
    """A report that nobody waits for is not one that is missing."""
    frame = states(rng, periods=ONE, indicator=VIOLATIONS_REPORTED)
    whole = _total(frame)
    return Trial(
        missing=reports_sentence(_total(frame.drop(index=0)), ENGLISH),
        absent=reports_sentence(whole, ENGLISH),
        zero=reports_sentence(_total(silent(frame, 0)), ENGLISH),
    )


@case(age_sentence)
def _(rng):
    whole = _total(states(rng, periods=ONE, indicator=VIOLATIONS_REPORTED))
    ages = [age.value for age in Age if age is not Age.NOT_KNOWN]
    return _cells(lambda cells: age_sentence(cells, whole, ENGLISH), rng, *ages, NOT_STATED)


@case(category_sentence)
def _(rng):
    whole = _total(states(rng, periods=ONE, indicator=VIOLATIONS_REPORTED))
    return _cells(lambda cells: category_sentence(cells, whole, ENGLISH), rng, "KE1", "KE2")


@case(channel_sentence)
def _(rng):
    parts = ("social_media", "offline", NOT_STATED)
    return _cells(lambda cells: channel_sentence(cells, ENGLISH), rng, *parts)


@case(phase_sentence)
def _(rng):
    parts = ("before", "after", NOT_STATED)
    return _cells(lambda cells: phase_sentence(cells, ENGLISH), rng, *parts)


@case(rest_sentence)
def _(rng):
    """What is unknown is no rest; every other number is said."""
    n = float(rng.integers(1, 9))
    return Trial(rest_sentence(None, ENGLISH), "", rest_sentence(n, ENGLISH))


exempt(span_text, "takes months")
exempt(is_poor, "takes numbers of reports, which are always known")
exempt(cannot_be_concluded, "always the same sentence")
exempt(few_cases_sentence, "always the same sentence")
