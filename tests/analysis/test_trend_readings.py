"""Charts over time in words: the figures, how rare they are, and no more than that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.control_chart import control_chart
from analysis.control_marks import figure_text, marks_of, mean_text
from analysis.control_reading import limits_reading, not_concluded, quiet_reading
from analysis.cumulative import cumulative
from analysis.cumulative_reading import cumulative_caution, cumulative_reading
from analysis.phase_change import month_change, phase_change
from analysis.phase_reading import month_change_reading, phase_change_reading
from analysis.places_reading import places_reading, places_states
from domain.indicators import (
    ATTENDANCE,
    PLEDGE_COMPLETION,
    VIOLATION_RATE,
    VIOLATIONS_IN_PROCESS,
    VIOLATIONS_REPORTED,
)
from domain.language import Language
from domain.period import Period
from tests.analysis.months import QUIET, UNKNOWN, months

ID, EN = Language("id"), Language("en")
CALM = (9, 11, 10, 8, 12, 10, 9, 11, 10, 10, 12, 8)
# October 2023 to November 2024, with both campaigns.
YEAR = (2, 7, 7, 14, 8, 6, 2, 0, 2, 2, 6, 8, 22, 20)
LAMPUNG = months(*YEAR, first=Period(2023, 10))


def marks(series, *, indicator=VIOLATIONS_REPORTED, language=EN, **options):
    chart = control_chart(series, indicator=indicator, **options)
    found = marks_of(series, chart, indicator=indicator, language=language)
    return [(one.number, one.places, one.sentence) for one in found]


def test_each_mark_states_its_figure_its_limit_and_how_rare_that_is():
    assert marks(LAMPUNG) == [
        (
            1,
            (3,),
            "**January 2024: 14, above the limit of 10.** If nothing changes, a figure this high "
            "is rare; 7 months are too few to say how rare. During the campaign for the general "
            "election.",
        ),
        (
            2,
            (12, 13),
            "**October 2024 to November 2024: 2 months above the limit, 20 to 22.** If nothing "
            "changes, a figure this high is rare; 7 months are too few to say how rare. During the "
            "campaign for the regional elections.",
        ),
    ]


def test_the_same_in_indonesian():
    assert [sentence for *_, sentence in marks(LAMPUNG, language=ID)] == [
        "**Januari 2024: 14, di atas batas 10.** Bila tidak ada yang berubah, angka setinggi ini "
        "jarang muncul; 7 bulan terlalu sedikit untuk menyebut seberapa jarang. Bertepatan dengan "
        "kampanye Pemilu.",
        "**Oktober 2024 sampai November 2024: 2 bulan di atas batas, 20 sampai 22.** Bila tidak "
        "ada yang berubah, angka setinggi ini jarang muncul; 7 bulan terlalu sedikit untuk "
        "menyebut seberapa jarang. Bertepatan dengan kampanye Pilkada.",
    ]


def test_a_month_with_a_few_days_of_a_campaign_is_not_said_to_lie_in_it():
    """Three days of November 2023 and ten of February 2024 were; most were of other phases."""
    series = months(*[10] * 8, 30, 10, 10, 30, first=Period(2023, 3))
    assert [places for _, places, _ in marks(series)] == [(8,), (11,)]
    assert not any("campaign" in sentence for *_, sentence in marks(series))
    assert "During the campaign" in marks(months(*[10] * 9, 30, first=Period(2023, 3)))[0][2]


def test_a_mark_that_begins_before_a_campaign_lies_in_it_in_part():
    """Six days of September 2024 were of it, all of October."""
    series = months(*[10] * 8, 30, 30, first=Period(2024, 1))
    assert marks(series)[0][2].endswith("Partly during the campaign for the regional elections.")
    assert marks(series, language=ID)[0][2].endswith("Sebagian bertepatan dengan kampanye Pilkada.")


def test_months_with_one_figure_are_not_given_a_range():
    series = months(*CALM, *CALM, 30, 30)
    assert marks(series)[0][2].startswith(
        "**January 2023 to February 2023: 2 months above the limit, 30 each.**"
    )
    assert marks(series, language=ID)[0][2].startswith(
        "**Januari 2023 sampai Februari 2023: 2 bulan di atas batas, masing-masing 30.**"
    )


def test_a_provisional_month_beyond_a_limit_is_named_and_not_judged():
    found = marks(months(*CALM, 30), provisional_from=QUIET.plus(12))
    assert found == [
        (1, (12,), "**January 2022: 30, above the limit of 22.** Provisional: reports are still "
         "coming in, so it is not judged yet."),
    ]  # fmt: skip


def test_a_month_below_a_limit_of_a_rate_has_its_numerator_and_denominator():
    series = months(*[79, 81] * 6, 55, of=100)
    assert marks(series, indicator=ATTENDANCE)[0][2].startswith(
        "**January 2022: 55.0% (55 of 100), below the limit of 66.0%.** If nothing changes, a "
        "figure this low comes up in about 1 of 1,000 months."
    )


@pytest.mark.parametrize(
    ("counts", "english", "indonesian"),
    [
        (
            (*[12, 8] * 6, 11, 12, 11, 12, 11, 12, 11, 12),
            "January 2022 to August 2022: 8 months in a row above the mean of",
            "Januari 2022 sampai Agustus 2022: 8 bulan berturut-turut di atas rata-rata",
        ),
        (
            (10, 9, 11, 10, 12, 9, 10, 11, 9, 5, 7, 9, 10, 12, 14),
            "October 2021 to March 2022: 6 months in a row, each higher than the one before.",
            "Oktober 2021 sampai Maret 2022: 6 bulan berturut-turut, masing-masing lebih tinggi "
            "daripada bulan sebelumnya.",
        ),
        (
            (*[10, 9] * 6, 20, 10, 20),
            "January 2022 to March 2022: two of three months in a row above the upper 95% limit.",
            "Januari 2022 sampai Maret 2022: dua dari tiga bulan berturut-turut di atas batas "
            "atas 95%.",
        ),
    ],
)
def test_runs_within_the_limits(counts, english, indonesian):
    series = months(*counts)
    assert any(english in sentence for *_, sentence in marks(series))
    assert any(indonesian in sentence for *_, sentence in marks(series, language=ID))
    assert all("Chance alone rarely does that." in sentence for *_, sentence in marks(series))


def spoken(series, indicator, language=EN):
    chart = control_chart(series, indicator=indicator)
    found = marks_of(series, chart, indicator=indicator, language=language)
    return (
        quiet_reading(chart, found, language),
        limits_reading(series, chart, indicator=indicator, language=language),
        not_concluded(chart, found, indicator=indicator, language=language),
    )


def test_months_without_a_mark_are_said_to_be_those_of_chance():
    quiet, limits, cautions = spoken(months(*CALM), VIOLATIONS_REPORTED)
    assert quiet == (
        "**No month is marked.** The ups and downs of 12 months cannot be told from chance.",
    )
    assert limits == ("Mean 10.0, from 12 months outside campaigns. Exact Poisson limits of 95% "
                      "and 99.8%.",)  # fmt: skip
    assert cautions == (
        "More reports do not prove more violations: better reporting raises them too.",
        "Even where only chance is at work, about 8 months of 1,000 bear a mark.",
    )


def test_tentative_limits_say_so_in_both_languages():
    quiet, limits, cautions = spoken(LAMPUNG, VIOLATIONS_REPORTED)
    assert quiet == ("11 months bear no mark: their ups and downs cannot be told from chance.",)
    assert limits[1:] == (
        "7 months are few: the limits are tentative until there are 12.",
        "The limits of months that are not part of the mean are a little wider: a mean of 7 months "
        "is itself not certain.",
    )
    assert "A mark says that something differs, not why." in cautions
    assert spoken(LAMPUNG, VIOLATIONS_REPORTED, ID)[1] == (
        "Rata-rata 2,9, dari 7 bulan di luar masa kampanye. Batas Poisson eksak 95% dan 99,8%.",
        "7 bulan masih sedikit: batas bersifat sementara sampai ada 12 bulan.",
        "Batas untuk bulan yang tidak ikut dalam rata-rata sedikit lebih lebar: rata-rata dari "
        "7 bulan itu sendiri belum pasti.",
    )


def test_a_far_month_is_left_out_of_the_mean_and_the_reading_says_so():
    _, limits, _ = spoken(months(*CALM, 40), VIOLATIONS_REPORTED)
    assert limits[0].startswith("Mean 10.0, from 12 months")
    assert limits[1] == "1 month far from all others is left out of the mean."
    _, limits, _ = spoken(months(*CALM, 40), VIOLATIONS_REPORTED, ID)
    assert limits[1] == "1 bulan yang jauh dari semua bulan lain tidak ikut dalam rata-rata."


def test_widened_limits_say_by_how_much_and_are_not_called_exact():
    wild = months(900, 1_200, 800, 1_300, 850, 1_250, 900, 1_150, 820, 1_280, 900, 1_200)
    _, limits, _ = spoken(wild, VIOLATIONS_REPORTED)
    assert limits[0].endswith("Widened limits of 95% and 99.8%.")
    assert "times as widely as chance alone would make them" in limits[1]
    assert not any("xact" in sentence for sentence in limits)


@pytest.mark.parametrize(
    ("series", "indicator", "words"),
    [
        (months(*CALM, of=20), PLEDGE_COMPLETION, "No limits: the figure is the position"),
        (months(5, 9, 7), VIOLATIONS_REPORTED, "No limits: 3 firm months have 80% or more"),
        (months(*[0] * 12), VIOLATIONS_REPORTED, "No limits: fewer than 10 cases"),
        (months(*[40] * 12, of=40), ATTENDANCE, "No limits: nearly all or nearly none"),
    ],
)
def test_without_limits_the_reason_is_given_and_nothing_is_judged(series, indicator, words):
    quiet, limits, cautions = spoken(series, indicator)
    assert limits[0].startswith(words)
    assert quiet == ()
    assert not any("mark" in caution for caution in cautions)


def changes(series, indicator, language=EN):
    chart = control_chart(series, indicator=indicator)
    monthly = month_change(series, chart, indicator=indicator)
    by_phase = phase_change(series, chart, indicator=indicator)
    return (
        month_change_reading(series, monthly, indicator=indicator, language=language),
        phase_change_reading(by_phase, series, indicator=indicator, language=language),
    )


def test_changes_say_whether_chance_explains_them():
    assert changes(LAMPUNG, VIOLATIONS_REPORTED) == (
        "**November 2024: 20; October 2024: 22.** Chance alone can make such a difference.",
        "**Campaign of the regional elections: 42 in 2 months; campaign of the general election: "
        "21 in 2 months.** The rise is larger than chance usually makes (95%).",
    )
    assert changes(LAMPUNG, VIOLATIONS_REPORTED, ID) == (
        "**November 2024: 20; Oktober 2024: 22.** Selisih sebesar itu dapat timbul karena "
        "kebetulan saja.",
        "**Kampanye Pilkada: 42 dalam 2 bulan; kampanye Pemilu: 21 dalam 2 bulan.** Kenaikannya "
        "lebih besar daripada yang lazim timbul karena kebetulan (95%).",
    )


def test_the_same_figure_twice_is_no_difference_that_chance_would_make():
    assert changes(months(*CALM, 8), VIOLATIONS_REPORTED)[0] == (
        "**January 2022: 8; December 2021: 8.** Unchanged."
    )


def test_a_month_that_only_touches_a_phase_does_not_lie_outside_the_election():
    """Candidacy began on 19 October 2023."""
    assert changes(months(9, first=Period(2023, 10)), VIOLATIONS_REPORTED)[1] == (
        "Most of October 2023 lies in no phase of an election."
    )
    assert changes(months(9, first=Period(2023, 9)), VIOLATIONS_REPORTED)[1] == (
        "September 2023 lies in no phase of an election."
    )


def test_a_fall_of_a_rate_with_its_sums():
    series = months(*[80] * 8, 50, of=100)
    assert changes(series, ATTENDANCE) == (
        "**September 2021: 50.0% (50 of 100); August 2021: 80.0% (80 of 100).** The fall is "
        "larger than chance usually makes (95%).",
        "September 2021 lies in no phase of an election.",
    )
    yearly = months(*YEAR, of=118_407, first=Period(2023, 10))
    assert changes(yearly, VIOLATION_RATE)[1].startswith(
        "**Campaign of the regional elections: 0.18 a month (42 in 2 months); campaign of the "
        "general election: 0.09 a month (21 in 2 months).**"
    )


def test_positions_state_the_difference_and_test_nothing():
    pledges = months(*range(50, 64), of=100, first=Period(2023, 10))
    assert changes(pledges, PLEDGE_COMPLETION) == (
        "**November 2024: 63.0% (63 of 100); October 2024: 62.0% (62 of 100).** Up 1.0 points.",
        "**Campaign of the regional elections: 63.0% (63 of 100) at the end of November 2024; "
        "campaign of the general election: 53.0% (53 of 100) at the end of January 2024.** Up 10.0 "
        "points.",
    )
    same = months(7, 7, 5, 9)
    assert changes(same, VIOLATIONS_IN_PROCESS)[0].endswith("4 more.")
    assert changes(months(7, 7), VIOLATIONS_IN_PROCESS)[0].endswith("Unchanged.")
    assert changes(months(9, 7), VIOLATIONS_IN_PROCESS)[0].endswith("2 fewer.")
    fallen = months(70, 65, of=100)
    assert changes(fallen, PLEDGE_COMPLETION)[0].endswith("Down 5.0 points.")
    assert changes(months(70, 70, of=100), PLEDGE_COMPLETION)[0].endswith("Unchanged.")


def test_an_older_month_does_not_stand_in_for_the_month_before():
    gap = months(*CALM, UNKNOWN, 9)
    assert changes(gap, VIOLATIONS_REPORTED)[0] == (
        "No two firm months in a row: no comparison with the month before."
    )
    nothing = months(UNKNOWN, UNKNOWN)
    assert changes(nothing, VIOLATIONS_REPORTED)[1] == (
        "No month is firm yet: no comparison with an earlier election."
    )


def test_a_phase_without_figures_of_the_election_before_is_not_compared():
    late = months(*CALM[:5], first=Period(2024, 6))
    assert changes(late, VIOLATIONS_REPORTED)[1] == (
        "Campaign of the regional elections: no figures of the same phase of the election before."
    )


def test_dates_that_nobody_verified_are_said_to_be_so():
    """The general election of 2024 against the regional ones of 2020."""
    long = months(*[5] * 43, first=Period(2020, 7))
    sentence = changes(long, VIOLATIONS_REPORTED)[1]
    assert "campaign of the regional elections 2020: 10 in 2 months" in sentence
    assert "verified" not in sentence
    chart = control_chart(long, indicator=VIOLATIONS_REPORTED)
    found = phase_change(long, chart, indicator=VIOLATIONS_REPORTED)
    unverified = replace(found, earlier=replace(found.earlier, is_verified=False))
    sentence = phase_change_reading(unverified, long, indicator=VIOLATIONS_REPORTED, language=EN)
    assert sentence.endswith("The dates of that phase have not been verified.")


def test_sums_name_their_months_and_what_they_lack():
    series = months(2, 7, 7, 14, UNKNOWN, 6, first=Period(2023, 10))
    found = cumulative(series, indicator=VIOLATIONS_REPORTED)
    assert cumulative_reading(found, indicator=VIOLATIONS_REPORTED, language=EN) == (
        "**January 2024 to March 2024: 20.**",
        "Not known, and not in the sum: February 2024.",
        "**October 2023 to December 2023: 16.**",
    )
    assert cumulative_reading(found, indicator=VIOLATIONS_REPORTED, language=ID)[1] == (
        "Tidak diketahui, dan tidak masuk jumlah: Februari 2024."
    )
    nothing = cumulative(months(UNKNOWN), indicator=VIOLATIONS_REPORTED)
    assert cumulative_reading(nothing, indicator=VIOLATIONS_REPORTED, language=EN) == (
        "No month has figures.",
    )
    assert "says nothing" in cumulative_caution(VIOLATIONS_REPORTED, EN)[0]
    assert "moves slowly" in cumulative_caution(ATTENDANCE, EN)[0]


def test_places_are_named_in_the_order_chosen_and_never_ranked():
    places = [
        months(8, 9, of=10, label="B"),
        months(9, UNKNOWN, of=10, label="A"),
        months(0, 0, of=0, label="C"),
        months(5, 6, of=10, label="D", units=18, figures=(17, 17)),
    ]
    found = places_reading(places, indicator=ATTENDANCE, language=EN)
    assert found[:5] == (
        "**February 2021**, in the order chosen; it is no ranking.",
        "**B**: 90.0% (9 of 10)",
        "**A**: Not reported",
        "**C**: 0 of 0 invited",
        "**D**: 60.0% (6 of 10); 17 of 20 reports with figures",
    )
    assert "need not differ" in found[5]
    counts = places_reading([months(3, 4)], indicator=VIOLATIONS_REPORTED, language=EN)
    assert "Places differ in size" in counts[-1]
    assert places_reading([months(UNKNOWN)], indicator=VIOLATIONS_REPORTED, language=EN) == (
        "No month has figures.",
    )


def test_the_places_of_a_sheet_are_counted_by_state_and_not_ranked():
    sheet = [months(4, 0), months(3, 2), months(1, UNKNOWN), months(1, 0)]
    assert places_states(sheet, EN) == (
        "**February 2021**: 1 above zero, 2 zero and 1 not reported."
    )
    assert places_states([], EN) == ""


def test_missing_figures_are_dashes():
    assert figure_text(months(UNKNOWN, of=10), 0, ATTENDANCE, EN) == "–"
    assert mean_text(None, VIOLATIONS_REPORTED, EN) == "–"
    assert mean_text(2.94, VIOLATIONS_REPORTED, ID) == "2,9"
