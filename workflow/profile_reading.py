"""What the figures of a place say in sentences, and no more than they allow."""

from __future__ import annotations

import pandas as pd

from analysis.findings import ENOUGH_CASES, nobody_obligated
from analysis.intervals import exact_rate
from analysis.overview import ENOUGH_REPORTS, Line
from analysis.peers import PeerGroup
from domain import indicators
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from domain.states import State
from workflow.profile import IndicatorProfile, Profile
from workflow.profile_notes import is_without_reports
from workflow.profile_peers import PeerFigures

_KNOWN = (State.ABOVE_ZERO.value, State.ZERO.value)


def profile_reading(found: Profile, *, is_provisional: bool, language: Language) -> tuple[str, ...]:
    """Reports, pledges and cases of the month, and with what they may be compared."""
    if is_without_reports(found):
        return (_nothing_text(found, language),)
    sentences = [
        _reports_text(found, is_provisional, language),
        _pledge_text(found, language),
        _cases_text(found, language),
    ]
    return tuple(sentence for sentence in sentences if sentence)


def _nothing_text(found: Profile, language: Language) -> str:
    """No report of the month: since when, so far as that is known."""
    last = [
        str(states.loc[states["is_reported"], "period"].max())
        for states in found.states.values()
        if states["is_reported"].any()
    ]
    month = language.month(found.period)
    if not any(len(states) for states in found.states.values()):
        return language.text("No report is expected of this place, and none has come in.")
    if not last:
        return language.text(
            "**Nothing is known of {month}.** No report of any month shown is in.", month=month
        )
    before = [text for text in last if text < str(found.period)]
    if not before:
        return language.text("**Nothing is known of {month}:** no report is in.", month=month)
    return language.text(
        "**Nothing is known of {month}:** no report is in. The last one before it is of {last}.",
        month=month,
        last=language.month(Period.parse(max(before))),
    )


def _reports_text(found: Profile, is_provisional: bool, language: Language) -> str:
    lines = [
        found.first_of(kind).series.at(found.period)
        for kind in dict.fromkeys(each.indicator.kind for each in found.indicators)
    ]
    text = language.text(
        "**{reported}** of **{expected}** reports for {month} are in.",
        reported=language.number(sum(int(line["n_reported"]) for line in lines)),
        expected=language.number(sum(int(line["n_expected"]) for line in lines)),
        month=language.month(found.period),
    )
    if not is_provisional:
        return text
    return f"{text} {language.text('The month is not over for reports: figures are provisional.')}"


def _pledge_text(found: Profile, language: Language) -> str:
    each = found.of(indicators.PLEDGE_COMPLETION)
    line = each.series.at(found.period)
    if line["state"] not in _KNOWN:
        return language.text("How many have signed the integrity pledge is not known.")
    if pd.isna(line["value"]):
        return nobody_obligated(language)
    rest = line["denominator"] - line["numerator"]
    text = language.text(
        "**{rate}** have signed the integrity pledge: {signed} of {obligated}.",
        rate=language.percent(line["value"]),
        signed=language.number(line["numerator"]),
        obligated=language.number(line["denominator"]),
    )
    if rest > 0:
        text += " " + language.plural("**{n}** has not.", "**{n}** have not.", int(rest))
    return " ".join(part for part in (text, _peer_text(found, each, language)) if part)


def _peer_text(found: Profile, each: IndicatorProfile, language: Language) -> str:
    """Where the middle half of the peers lies, or why the figure is not set beside them."""
    if not each.peers.is_known:
        return ""
    reason = not_comparable(each.indicator, each.series.at(found.period), language)
    if reason:
        return reason
    low, high = (
        each.indicator.write(value, language) for value in (each.peers.low, each.peers.high)
    )
    told = {"peers": peers_name(found, each.peers, language), "low": low, "high": high}
    return language.text(
        "Half of {peers} lie between {low} and {high}; that is no ranking.", **told
    )


def not_comparable(indicator: Indicator, line: Line, language: Language) -> str:
    """Why a rate of one month is not set beside those of other places; "" when it may be."""
    if line["state"] not in _KNOWN or pd.isna(line["value"]):
        return _no_rate(indicator, line, language)
    if indicator is indicators.VIOLATION_RATE and line["numerator"] < ENOUGH_CASES:
        return language.text("Too few cases to compare with other places.")
    if line["denominator"] < indicator.unit.small_base:
        return language.text("Too few people to compare with other places.")
    if line["n_figures"] < ENOUGH_REPORTS * line["n_expected"]:
        return language.text("Too few reports to compare with other places.")
    return ""


def _no_rate(indicator: Indicator, line: Line, language: Language) -> str:
    """Why there is no rate: it is not known, or it is one of nobody."""
    if is_nobody_invited(indicator, line):
        return language.text("Nobody was invited in this month, so there is no share to compare.")
    if indicator is indicators.PLEDGE_COMPLETION and line["state"] in _KNOWN:
        return nobody_obligated(language)
    return language.text("Nothing to compare: the figure is not known.")


def is_nobody_invited(indicator: Indicator, line: Line) -> bool:
    """Whether the reports are in and say that nobody was invited: a known month without a rate."""
    is_attendance = indicator is indicators.ATTENDANCE
    return is_attendance and line["state"] in _KNOWN and not line["denominator"] > 0


def peers_name(found: Profile, peers: PeerFigures, language: Language) -> str:
    """The peers in words: "14 kabupaten/kota lain di provinsi yang sama"."""
    n, kind = language.number(peers.n_figures), found.place.kind
    is_resort = kind is UnitKind.RESORT
    if peers.group is PeerGroup.SIZE:
        return language.text("{n} other places of about the same size", n=n)
    if peers.group is PeerGroup.ALL:
        if kind is UnitKind.PROVINCE:
            return language.text("{n} other provinces", n=n)
        return language.text("{n} other police regions", n=n)
    if is_resort:
        return language.text("{n} other resorts of the same police region", n=n)
    return language.text("{n} other regencies and cities of the same province", n=n)


def _cases_text(found: Profile, language: Language) -> str:
    reported = found.of(indicators.VIOLATIONS_REPORTED).series.at(found.period)
    if reported["state"] not in _KNOWN:
        return language.text("How many cases were reported is not known.")
    n = int(reported["numerator"])
    if n == 0:
        return language.text("No case was reported; that is what the reports say.")
    proven = found.of(indicators.VIOLATIONS_PROVEN).series.at(found.period)
    text = language.plural(
        "**{n}** case was reported (not yet proven), {proven} proven.",
        "**{n}** cases were reported (not yet proven), {proven} proven.",
        n,
        proven=language.number(proven["numerator"] if proven["state"] in _KNOWN else None),
    )
    if n < ENOUGH_CASES:
        text += " " + language.text("So few cases do not tell places apart.")
    return text


def interval_of(indicator: Indicator, line: Line) -> tuple[float, float] | None:
    """The 95 % interval of a rate of cases; None for others and where nothing is known.

    Garwood's exact interval, see `analysis.intervals.exact_rate`.
    """
    if indicator is not indicators.VIOLATION_RATE or line["state"] not in _KNOWN:
        return None
    low, high = exact_rate(numerator=line["numerator"], denominator=line["denominator"])
    return None if pd.isna(low[0]) else (float(low[0]), float(high[0]))


def interval_text(indicator: Indicator, line: Line, language: Language) -> str:
    """The interval of a rate of cases in words; "" where there is none."""
    found = interval_of(indicator, line)
    if found is None:
        return ""
    low, high = (indicator.write(value, language) for value in found)
    return language.text("95% interval: {low} to {high}", low=low, high=high)


def remaining_text(indicator: Indicator, line: Line, language: Language) -> str:
    """What is missing to 100 %, in people; "" without that target, or where it is of nobody."""
    if not indicator.has_targets or line["state"] not in _KNOWN or not line["denominator"] > 0:
        return ""
    rest = int(line["denominator"] - line["numerator"])
    if rest == 0:
        return language.text("target 100% reached")
    if rest < 0:
        return language.text("{n} more than 100%", n=language.number(-rest))
    return language.text("{n} short of 100%", n=language.number(rest))
