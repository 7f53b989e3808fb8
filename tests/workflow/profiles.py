"""Profiles of places in an invented world of a few reports."""

from analysis.peers import PeerGroup
from domain.period import Period
from geo.gazetteer import load_gazetteer
from tests.support import small_facts
from tests.support.frames import report
from tests.support.small_facts import facts_of
from workflow.profile import profile
from workflow.region_peers import series_within

PLACES = load_gazetteer()
TANGGAMUS, LAMPUNG = "18.06", "18"
JANUARY = Period(2024, 1)
LAMPUNG_REGENCIES = [f"18.{n:02d}" for n in range(1, 14)]


def pledges(unit, obligated, signed, *, period="2024-01", **row):
    return report("pledges", period, unit, [{"obligated": obligated, "signed": signed} | row])


def profile_of(facts, code, *, period=JANUARY, institutions=(), group=PeerGroup.REGION):
    states_of = small_facts.states_of(facts)

    def series_of(indicator, wanted, scope):
        return series_within(facts, states_of, indicator, wanted, scope)

    place = facts.gazetteer.place(code, period)
    return profile(
        facts, states_of, series_of,
        place=place, institutions=institutions, period=period, group=group,
    )  # fmt: skip


def small(*reports, scope=None):
    return facts_of(PLACES, *reports, scope=scope or small_facts.NOBODY)


def neighbours(rate):
    """Every regency of Lampung with 100 obligated, 4 more signed from one to the next."""
    return [pledges(code, 100, rate + 4 * n) for n, code in enumerate(LAMPUNG_REGENCIES)]
