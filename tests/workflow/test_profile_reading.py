"""The profile of a place: what its sentences and its figures say."""

import pytest

from analysis.overview import indicator_series
from domain import indicators
from domain.language import Language
from domain.period import Period
from domain.scope import DEFAULT_SCOPE
from tests.support import small_facts
from tests.support.frames import report
from tests.support.small_facts import cases
from tests.workflow.profiles import JANUARY, TANGGAMUS, neighbours, pledges, profile_of, small
from workflow.facts import counted
from workflow.profile_reading import (
    interval_text,
    not_comparable,
    profile_reading,
    remaining_text,
)
from workflow.region_origin import region_notes

ENGLISH, INDONESIAN = Language("en"), Language("id")

SAID = [
    (
        ENGLISH,
        (
            "**2** of **2** reports for January 2024 are in.",
            "**60.0%** have signed the integrity pledge: 60 of 100. **40** have not. "
            "Half of 12 other regencies and cities of the same province lie between 51.0% and "
            "77.0%; that is no ranking.",
            "**2** cases were reported (not yet proven), – proven. "
            "So few cases do not tell places apart.",
        ),
    ),
    (
        INDONESIAN,
        (
            "**2** dari **2** laporan Januari 2024 sudah masuk.",
            "**60,0%** sudah menandatangani pakta integritas: 60 dari 100. **40** belum. "
            "Separuh dari 12 kabupaten/kota lain di provinsi yang sama berada antara 51,0% dan "
            "77,0%; ini bukan peringkat.",
            "**2** kasus dilaporkan (belum terbukti), – terbukti. "
            "Kasus sesedikit itu tidak membedakan wilayah.",
        ),
    ),
]


@pytest.mark.parametrize(("language", "sentences"), SAID)
def test_the_reading_states_the_figures(tanggamus, language, sentences):
    assert profile_reading(tanggamus, is_provisional=False, language=language) == sentences


def test_a_month_of_silence_says_so_and_since_when():
    facts = small(pledges(TANGGAMUS, 10, 5), cases("18.07", "2024-03", 1), scope=DEFAULT_SCOPE)
    found = profile_of(facts, TANGGAMUS, period=Period(2024, 3))
    [sentence] = profile_reading(found, is_provisional=False, language=ENGLISH)
    assert sentence == (
        "**Nothing is known of March 2024:** no report is in. The last one before it is of "
        "January 2024."
    )


def test_a_place_that_nobody_expects_to_report_says_so():
    found = profile_of(small(cases("18.07", "2024-01", 1)), "polres-tanggamus")
    [sentence] = profile_reading(found, is_provisional=False, language=ENGLISH)
    assert sentence == "No report is expected of this place, and none has come in."


def test_few_people_are_not_compared():
    """Below 20 obligated one signature is more than five points."""
    facts = small(*neighbours(40)[1:], pledges("18.01", 4, 1))
    found = profile_of(facts, "18.01")
    sentence = profile_reading(found, is_provisional=False, language=ENGLISH)[1]
    assert sentence.endswith("Too few people to compare with other places.")


def test_pledges_of_nobody_are_not_said_to_be_unknown():
    """A small resort may have no civil servants at all."""
    found = profile_of(small(*neighbours(40)[1:], pledges("18.01", 0, 0)), "18.01")
    sentence = profile_reading(found, is_provisional=False, language=ENGLISH)[1]
    assert sentence == "Nobody is obligated to sign the integrity pledge."


def test_a_provisional_month_says_so(tanggamus):
    sentences = profile_reading(tanggamus, is_provisional=True, language=ENGLISH)
    assert "provisional" in sentences[0]


def line_of(facts, code, indicator):
    states = counted(small_facts.states_of(facts)(indicator))
    own = states[states["unit"] == code]
    return indicator_series(indicator=indicator, states=own, periods=facts.periods).at(JANUARY)


def with_personnel(n_cases, personnel):
    return small(
        report("personnel", "2024-01", TANGGAMUS, [{"personnel": personnel}]),
        cases(TANGGAMUS, "2024-01", n_cases),
    )


def test_the_interval_of_a_rate_is_garwoods():
    """Ten cases: 4.80 to 18.39 (Garwood 1936, table of 95 % limits of a Poisson mean)."""
    line = line_of(with_personnel(10, 1_000), TANGGAMUS, indicators.VIOLATION_RATE)
    text = interval_text(indicators.VIOLATION_RATE, line, ENGLISH)
    assert text == "95% interval: 4.80 to 18.39"


def test_a_rate_on_few_cases_is_not_set_beside_others():
    few = line_of(with_personnel(9, 5_000), TANGGAMUS, indicators.VIOLATION_RATE)
    enough = line_of(with_personnel(10, 5_000), TANGGAMUS, indicators.VIOLATION_RATE)
    assert not_comparable(indicators.VIOLATION_RATE, few, ENGLISH) != ""
    assert not_comparable(indicators.VIOLATION_RATE, enough, ENGLISH) == ""


@pytest.mark.parametrize(
    ("signed", "text"),
    ((60, "40 short of 100%"), (100, "target 100% reached"), (104, "4 more than 100%")),
)
def test_the_target_is_told_in_people(signed, text):
    line = line_of(small(pledges(TANGGAMUS, 100, signed)), TANGGAMUS, indicators.PLEDGE_COMPLETION)
    assert remaining_text(indicators.PLEDGE_COMPLETION, line, ENGLISH) == text


def personnel_notes(*rows):
    lines = [
        {"numerator": n, "denominator": people, "personnel_period": month, "is_reported": True,
         "blank_rows": 0, "instrument": None, "is_cumulative": False, "state": "above_zero"}
        for n, people, month in rows
    ]  # fmt: skip
    return region_notes(lines, indicators.VIOLATION_RATE, JANUARY, ENGLISH)


def test_an_area_counts_the_reports_that_its_rate_leaves_out():
    """One case was reported and the rate says 0 of 900: the case is of a unit without personnel."""
    assert personnel_notes((0, 900, "2023-11"), (1, None, None)) == (
        "personnel as of Nov 2023",
        "1 report is left out of the rate: its personnel was not reported",
    )
    assert personnel_notes((0, 900, "2023-11"), (0, 800, "2024-01"))[0] == (
        "personnel as of Nov 2023 or later"
    )
    assert personnel_notes((1, None, None)) == ("no denominator: personnel was not reported",)


def test_a_month_to_which_nobody_was_invited_is_known_and_has_no_share():
    none = report("socialization", "2024-01", TANGGAMUS, [{"invited": 0, "attended": 0}])
    line = line_of(small(none), TANGGAMUS, indicators.ATTENDANCE)
    told = not_comparable(indicators.ATTENDANCE, line, ENGLISH)
    assert told == "Nobody was invited in this month, so there is no share to compare."


def test_nobody_of_nobody_is_no_target_reached():
    line = line_of(small(pledges(TANGGAMUS, 0, 0)), TANGGAMUS, indicators.PLEDGE_COMPLETION)
    assert remaining_text(indicators.PLEDGE_COMPLETION, line, ENGLISH) == ""


def test_an_unknown_figure_has_no_distance_to_its_target():
    line = line_of(small(pledges(TANGGAMUS, 100, None)), TANGGAMUS, indicators.PLEDGE_COMPLETION)
    assert remaining_text(indicators.PLEDGE_COMPLETION, line, ENGLISH) == ""
