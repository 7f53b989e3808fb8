"""A briefing says what the pages say: the same figures, sums that a plain script computes, too."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pandas as pd
import pytest

from charts.frame import plain as without_stars
from domain.briefing import (
    BarChart,
    FunnelChart,
    MapBody,
    Role,
    SlideKind,
    Standing,
    Statements,
    Table,
    TimeChart,
)
from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from domain.places import Geography, UnitKind
from domain.states import State
from domain.view_code import read_view_code
from tests.support.sample_store import MONTHS
from workflow.briefing import briefing, subject_of
from workflow.briefing_cases import cases_of_scope, stages_slide
from workflow.briefing_month import matters_slide
from workflow.briefing_reporting import reports_of_scope, silence_slide
from workflow.briefing_talk import talk_slide
from workflow.briefing_time_chart import time_chart
from workflow.briefing_trend import trend_until_month
from workflow.map_files import areas_in_scope
from workflow.views import Selection, map_view, overview

MONTH = MONTHS[1]
TODAY = MONTHS[-1].plus(3).first_day
CIVIL = ("asn_daerah",)
LAMPUNG = Selection(institutions=CIVIL, scope="18")
ID, EN = Language("id"), Language("en")
KINDS = [
    SlideKind.OPENING,
    SlideKind.MATTERS,
    SlideKind.MAP,
    SlideKind.TREND,
    SlideKind.COMPARISON,
    SlideKind.VIOLATIONS,
    SlideKind.REPORTING,
    SlideKind.TALK,
    SlideKind.METHODS,
    SlideKind.SOURCES,
]


@pytest.fixture(scope="module")
def asking(facts, states_of):
    """Whom and when slides are about."""

    def subject(selection, **others):
        usual = {"geography": None, "period": MONTH, "as_of": TODAY, "today": TODAY, "language": EN}
        return subject_of(facts, states_of, selection=selection, **(usual | others))

    return subject


@pytest.fixture(scope="module")
def asked(asking):
    """A briefing of a selection and a language, made once for this file."""
    kept = {}

    def made(selection=LAMPUNG, **others):
        key = selection, tuple(sorted((name, str(each)) for name, each in others.items()))
        if key not in kept:
            kept[key] = briefing(asking(selection, **others))
        return kept[key]

    return made


@pytest.fixture(scope="module")
def nation(asked):
    return asked(Selection())


@pytest.fixture(scope="module")
def lampung(asked):
    return asked()


def body(made, kind, wanted, at=0):
    """The nth figure of a sort among the slides of a kind."""
    found = [s.body for s in made.briefing.slides if s.kind is kind and isinstance(s.body, wanted)]
    return found[at]


def test_the_slides_stand_in_their_order(nation, lampung):
    for made in (nation, lampung):
        kinds = [slide.kind for slide in made.briefing.slides]
        assert list(dict.fromkeys(kinds)) == KINDS
        assert kinds == sorted(kinds, key=KINDS.index)


def test_pledges_over_time_are_what_a_plain_script_computes(lampung, plain):
    chart = body(lampung, SlideKind.TREND, TimeChart, at=1)
    sums = [plain.areas("pledge_completion_rate", str(m), CIVIL)["18"] for m in MONTHS[:2]]
    assert chart.series[0].values == pytest.approx([signed / due for signed, due, *_ in sums])


def test_reported_violations_over_time_are_what_a_plain_script_computes(lampung, plain):
    chart = body(lampung, SlideKind.TREND, TimeChart)
    sums = [plain.areas("violations_reported", str(m), CIVIL)["18"][0] for m in MONTHS[:2]]
    assert list(chart.series[0].values) == sums


def test_the_stages_are_what_a_plain_script_computes(lampung, plain):
    def of(stage, month):
        return plain.areas(f"violations_{stage}", str(month), CIVIL)["18"][0] or 0

    flows = {
        stage: sum(of(stage, month) for month in MONTHS[:2])
        for stage in ("reported", "proven", "sanctioned")
    }
    bars = body(lampung, SlideKind.VIOLATIONS, BarChart).series[0].values
    assert bars == (
        flows["reported"],
        flows["proven"],
        of("in_process", MONTH),
        flows["sanctioned"],
    )


def test_the_categories_add_up_to_the_cases(lampung):
    table = body(lampung, SlideKind.VIOLATIONS, Table)
    bars = body(lampung, SlideKind.VIOLATIONS, BarChart)
    assert sum(int(row[-1].replace(",", "")) for row in table.rows) == bars.series[0].values[0]


def test_the_map_counts_the_areas_of_the_map_page(facts, states_of, lampung):
    view = map_view(
        facts, states_of, indicator=PLEDGE_COMPLETION, geography=Geography.REGENCY,
        selection=LAMPUNG,
    )  # fmt: skip
    inside = areas_in_scope(Geography.REGENCY, "18", [MONTH])
    groups = view.month(MONTH).groups
    own = groups[[bool(inside.intersection({code})) for code in groups.index]]
    legend = dict(body(lampung, SlideKind.MAP, MapBody).legend)
    assert sum(legend.values()) == len(own) == 15
    assert legend["Reported zero"] == int((own["state"] == State.ZERO.value).sum())
    assert legend["Not reported"] == int((own["state"] == State.NOT_REPORTED.value).sum())
    pd.testing.assert_frame_equal(lampung.map.view.month(MONTH).groups, groups)


def test_the_title_of_the_map_has_the_sum_of_the_month(lampung, plain):
    signed, due, *_ = plain.areas("pledge_completion_rate", str(MONTH), CIVIL)["18"]
    slide = lampung.briefing.first(SlideKind.MAP)
    assert slide.title == f"{EN.percent(signed / due)} have signed the integrity pledge"
    assert f"({EN.number(signed)} of {EN.number(due)})" in slide.definition


def test_the_funnel_names_only_places_beyond_the_limits(nation):
    chart = body(nation, SlideKind.COMPARISON, FunnelChart)
    found = nation.evidence[5]
    assert len(chart.points) == len(found.places)
    assert [point.value for point in chart.points] == found.places["value"].tolist()
    assert [point.size for point in chart.points] == found.places["denominator"].tolist()
    beyond = [p for p in chart.points if p.standing in (Standing.ABOVE, Standing.BELOW)]
    assert sorted(p.name for p in beyond) == sorted(found.named["name"])
    assert all(not point.name for point in chart.points if point not in beyond)
    roles = [line.role for line in chart.limits]
    assert roles == [Role.CENTRE, Role.WARNING, Role.WARNING, Role.LIMIT, Role.LIMIT]
    assert all(len(line.values) == len(chart.sizes) for line in chart.limits)


def test_places_too_many_for_a_sentence_stand_in_a_table_in_the_order_of_codes(nation):
    rows = body(nation, SlideKind.COMPARISON, Table).rows
    named = nation.evidence[5].named
    assert list(named.index) == sorted(named.index)
    told = [row[0] for row in rows] + [row[2] for row in rows if row[2]]
    assert [cell.partition(" · ")[0] for cell in told] == list(named["name"])
    assert len(told) > 6


def test_the_reports_are_those_received_of_those_expected(lampung, plain):
    rows = {row[0]: row for row in body(lampung, SlideKind.REPORTING, Table).rows}
    kinds = ("pledge_completion_rate", "attendance_rate", "violations_reported")
    sums = [plain.areas(kind, str(MONTH), CIVIL)["18"] for kind in kinds]
    received, expected = (sum(line[at] for line in sums) for at in (3, 4))
    row = rows[EN.short_month(MONTH, year=True)]
    assert row[1:4] == (str(expected), str(received), EN.percent(received / expected))
    title = lampung.briefing.first(SlideKind.REPORTING).title
    assert title == f"{received} of {expected} reports for {EN.month(MONTH)} are in"


def test_what_matters_is_said_in_five_sentences_of_the_overview(facts, states_of, nation):
    items = body(nation, SlideKind.MATTERS, Statements).items
    page = overview(facts, states_of, selection=Selection(), period=MONTH, as_of=TODAY, language=EN)
    assert len(items) == 5
    for finding in (page.findings[0], page.findings[1], page.findings[-1]):
        assert f"**{finding.headline}** {finding.evidence}" in items
    assert f"{len(page.attention)} places to talk to" in items[-1]


def test_places_to_talk_to_are_those_of_the_overview(nation):
    page = nation.evidence[1].attention
    table = body(nation, SlideKind.TALK, Table)
    assert [row[-1] for row in table.rows] == [
        f"{line['n_reported']}/{line['n_expected']}" for _, line in page.iterrows()
    ]
    assert "not a ranking" in table.note


@pytest.mark.parametrize("scope", ["96", "91", "polda-papua", "31"])
def test_there_are_always_five_sentences(asking, scope):
    assert len(matters_slide(asking(Selection(scope=scope))).body.items) == 5


@pytest.mark.parametrize(
    ("unit_kind", "unit", "amount", "words"),
    [
        ("regency", "18.01", 1, "<3 proven cases without follow-up"),
        ("resort", "polres-tanggamus", 2, "<3 proven cases without follow-up"),
        ("regency", "18.01", 3, "3 proven cases without follow-up"),
        ("province", "18", 2, "2 proven cases without follow-up"),
    ],
)
def test_few_cases_below_the_province_are_not_told_apart(asking, unit_kind, unit, amount, words):
    subject = asking(Selection())
    line = dict(subject.overview.attention.iloc[0]) | {
        "unit_kind": unit_kind, "unit": unit, "amount": amount, "since": "2024-01",
        "reason": "proven_without_follow_up",
    }  # fmt: skip
    vars(subject)["overview"] = replace(subject.overview, attention=pd.DataFrame([line]))
    slide = talk_slide(subject)
    assert slide.body.rows[0][2] == words
    # nor in the alternative text, the readings or what the speaker is told
    assert (f" {amount} proven" in repr(slide).replace("'", " ")) is (amount >= 3 or unit == "18")


def test_every_slide_says_what_it_stands_on(nation, lampung):
    for made in (nation, lampung):
        for slide in made.briefing.slides:
            line = without_stars(" ".join(slide.line))
            assert slide.is_sample and not slide.dated
            assert f"As of {EN.date(TODAY)}" in line
            assert "monthly reports of the units" in line
            assert any("invented sample data" in note for note in slide.notes)
            assert slide.alt.rstrip(".").count(" ") >= 3, slide.alt


def test_the_code_of_a_slide_reopens_its_view(facts, lampung):
    places = facts.gazetteer.places(UnitKind.POLICE_REGION)
    pages = {SlideKind.MAP: "map", SlideKind.TREND: "trends", SlideKind.COMPARISON: "comparison",
             SlideKind.VIOLATIONS: "violations", SlideKind.REPORTING: "reporting"}  # fmt: skip
    for slide in lampung.briefing.slides:
        view = read_view_code(slide.code, places)
        assert (view.scope, view.institution, view.as_of) == ("18", "asn_daerah", TODAY)
        assert view.page == pages.get(slide.kind, view.page)
        assert view.period == MONTH
    first, second = (s.code for s in lampung.briefing.slides if s.kind is SlideKind.TREND)
    assert read_view_code(first, places).indicator == VIOLATIONS_REPORTED.code
    assert read_view_code(second, places).indicator == PLEDGE_COMPLETION.code


def numbers(value):
    """Every number in a figure, in its order; texts left out."""
    if is_dataclass(value):
        return [n for each in fields(value) for n in numbers(getattr(value, each.name))]
    if isinstance(value, tuple):
        return [n for each in value for n in numbers(each)]
    return [value] if value is None or isinstance(value, int | float) else []


def test_both_languages_have_the_same_figures(asked, lampung):
    indonesian = asked(language=ID).briefing.slides
    english = lampung.briefing.slides
    assert [s.kind for s in indonesian] == [s.kind for s in english]
    for one, other in zip(indonesian, english, strict=True):
        assert numbers(one.body) == numbers(other.body)
        assert one.code == other.code
        assert one.line != other.line


def words(slide):
    """Everything that is read on a slide or in its notes."""
    return " ".join(_strings([getattr(slide, each.name) for each in fields(slide)]))


def _strings(value):
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        yield from _strings([getattr(value, each.name) for each in fields(value)])
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _strings(each)


@pytest.mark.parametrize("scope", ["nation", "lampung"])
def test_nothing_on_a_briefing_knows_of_the_months_after_its_own(request, scope):
    made = request.getfixturevalue(scope)
    assert (MONTH, MONTHS[-1]) == (Period(2024, 2), Period(2024, 3))
    for slide in made.briefing.slides:
        assert not re.search(r"\bMar(ch)?\b", words(slide)), slide.title
    trends = [body(made, SlideKind.TREND, TimeChart, at) for at in (0, 1)]
    assert [each.categories for each in trends] == [("Jan 2024", "Feb")] * 2


def test_the_same_question_has_the_same_answer(asking, lampung):
    assert briefing(asking(LAMPUNG)).briefing == lampung.briefing


def test_an_earlier_day_is_stamped_on_every_slide(asked):
    made = asked(today=TODAY.replace(day=TODAY.day + 1))
    stamp = f"As known on {EN.date(TODAY)}".upper()
    assert {slide.dated for slide in made.briefing.slides} == {stamp}


def test_months_that_may_still_change_are_said_to_be_provisional(asked):
    day = date(2024, 3, 5)
    made = asked(as_of=day, today=day)
    assert made.briefing.first(SlideKind.MATTERS).line[0] == "February 2024, provisional"
    assert body(made, SlideKind.TREND, TimeChart).provisional_from == 1


def test_a_newest_month_of_too_few_reports_is_no_firm_end_of_the_line(asking):
    subject = asking(LAMPUNG)
    found = trend_until_month(subject, VIOLATIONS_REPORTED)
    few = (*found.series.n_reported[:-1], 1)
    poor = replace(found, series=replace(found.series, n_reported=few, n_figures=few))
    assert time_chart(subject, found, None).provisional_from is None
    assert time_chart(subject, poor, None).provisional_from == 1


def test_what_too_few_reports_do_not_tell_is_no_bar(asking):
    subject = asking(LAMPUNG)
    found = cases_of_scope(subject)

    def slide(**changes):
        return stages_slide(
            subject,
            replace(found, series={k: replace(v, **changes) for k, v in found.series.items()}),
        )

    few = (1,) * len(found.series["reported"].periods)
    some = slide(n_reported=few, n_figures=few)
    none = slide(n_reported=few, n_figures=few, values=(0.0,) * len(few))
    reported = found.totals["reported"]
    assert some.body.series[0].values[0] == reported.cases
    assert some.body.series[0].values[2] is None
    assert some.title == (
        f"{reported.cases:.0f} cases in 2 of {reported.n_expected} reports, "
        "January 2024 – February 2024: too few to speak of the whole"
    )
    assert none.title.startswith("0 cases in 2 of ")
    assert (none.body.series[0].values, none.body.series[0].texts) == ((None,) * 4, ("–",) * 4)


def test_nobody_who_reports_is_unknown_and_never_zero(asked):
    made = asked(Selection(institutions=("tni",), scope="18"))
    chart = body(made, SlideKind.TREND, TimeChart)
    assert set(chart.series[0].values) == {None}
    assert [place for place, _ in chart.unknown] == [0, 1]
    assert body(made, SlideKind.VIOLATIONS, BarChart).series[0].values == (None,) * 4
    assert made.briefing.first(SlideKind.MAP).title == "No figures on integrity pledges this month"
    assert body(made, SlideKind.COMPARISON, FunnelChart).points == ()


def test_every_row_of_a_table_has_its_columns(nation, lampung):
    tables = [s.body for m in (nation, lampung) for s in m.briefing.slides
              if isinstance(s.body, Table)]  # fmt: skip
    assert tables
    for table in tables:
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_resorts_are_the_areas_of_a_police_region(asking):
    assert asking(LAMPUNG).geography is Geography.REGENCY
    assert asking(Selection(scope="polda-lampung")).geography is Geography.RESORT


def test_a_month_without_reports_is_refused(asking):
    with pytest.raises(ValueError, match="2019-01"):
        asking(LAMPUNG, period=Period(2019, 1))


def test_the_silent_are_listed_with_since_when_and_nothing_is_concluded(asking):
    subject = asking(Selection(), period=MONTHS[-1])
    found = reports_of_scope(subject)
    slide = silence_slide(subject, found)
    is_expected = found.grid.is_expected.all(axis=1)
    lengths = found.grid.silent_at(MONTHS[-1])
    n = int((is_expected & (lengths >= 3)).sum())
    assert slide.title == f"{n} units and institutions silent for 3 months or more"
    assert {row[2:] for row in slide.body.rows} == {("Jan 2024", "3")}
    assert len(slide.body.rows) == min(n, 10)
    assert "does not say what there would have been" in slide.reading[0]
