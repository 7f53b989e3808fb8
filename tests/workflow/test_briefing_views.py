"""The slide of a page in the presentation view: that of a briefing, on the choices of the page."""

import pytest

from analysis.peers import PeerGroup
from domain.briefing import FunnelChart, MapBody, SlideKind, Table, TimeChart
from domain.indicators import ATTENDANCE, INDICATORS, VIOLATION_RATE, VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from domain.view_code import read_view_code
from workflow.briefing import subject_of
from workflow.briefing_comparison import usual_comparison
from workflow.briefing_views import PageView, slide_of
from workflow.map_files import map_part
from workflow.profile import profile
from workflow.region_peers import series_within
from workflow.trends import series_at
from workflow.views import Selection

MONTH = Period(2024, 2)
TODAY = Period(2024, 6).first_day
EN = Language("en")
LAMPUNG = Selection(institutions=("asn_daerah",), scope="18")


@pytest.fixture
def subject(facts, states_of):
    return subject_of(
        facts, states_of, selection=LAMPUNG, geography=None, period=MONTH, language=EN,
        as_of=TODAY, today=TODAY,
    )  # fmt: skip


def reopened(subject, slide):
    gazetteer = subject.facts.gazetteer
    places = [place for kind in UnitKind for place in gazetteer.places(kind)]
    view = read_view_code(slide.code, places)
    assert (view.period, view.as_of) == (MONTH, TODAY)
    return view


def test_the_overview_says_what_matters(subject):
    slide, order = slide_of(PageView("overview"), subject)
    assert slide.kind is SlideKind.MATTERS
    assert order is None


def test_the_map_shows_the_indicator_and_the_chosen_place(subject):
    slide, order = slide_of(PageView("map", VIOLATION_RATE, "18.03", is_tiled=True), subject)
    assert isinstance(slide.body, MapBody)
    assert slide.title.startswith("Violations per 1,000 personnel: ")
    assert slide.title.endswith(", not yet proven")
    assert (reopened(subject, slide).is_tiled, reopened(subject, slide).places) == (
        True,
        ("18.03",),
    )
    part = map_part(order, EN)
    assert (part.selected, part.period, part.is_sample) == ("18.03", MONTH, True)
    assert len(part.focus) == 15


@pytest.mark.parametrize("place", ["", "18.03"])
def test_the_trend_of_the_scope_or_of_one_place(subject, facts, states_of, place):
    slide, _ = slide_of(PageView("trends", VIOLATIONS_REPORTED, place), subject)
    page = series_at(
        facts, states_of, indicator=VIOLATIONS_REPORTED, selection=LAMPUNG, code=place or "18"
    )
    assert isinstance(slide.body, TimeChart)
    assert slide.body.series[0].values == page.values[:2]  # up to February
    known = VIOLATIONS_REPORTED.write(page.values[1], EN)
    assert f"February 2024: {known}, not yet proven" in slide.title
    assert reopened(subject, slide).places == tuple(filter(None, (place,)))


def test_running_sums_are_drawn_without_limits(subject):
    slide, _ = slide_of(PageView("trends", ATTENDANCE, is_cumulative=True), subject)
    assert "Sums since January" in slide.definition
    assert not slide.body.marks
    assert reopened(subject, slide).choices == (("sum", "cumulative"),)


def test_the_comparison_is_the_usual_one_unless_the_page_chose(subject):
    usual, _ = slide_of(PageView("comparison"), subject)
    chosen, _ = slide_of(PageView("comparison", wanted=usual_comparison(subject)), subject)
    assert isinstance(usual.body, FunnelChart)
    assert usual == chosen


def test_a_profile_has_every_indicator_beside_the_nation(facts, states_of, subject):
    found = profile(
        facts,
        states_of,
        lambda *asked: series_within(facts, states_of, *asked),
        place=facts.gazetteer.place("18.03", MONTH),
        institutions=(),
        period=MONTH,
        group=PeerGroup.REGION,
    )
    slide, _ = slide_of(PageView("profile", profile=found), subject)
    view = reopened(subject, slide)
    assert (view.page, view.places, view.institution) == ("profile", ("18.03",), "asn_daerah")
    assert isinstance(slide.body, Table)
    assert [row[0] for row in slide.body.rows] == [each.label(EN) for each in INDICATORS]
    assert [column.heading for column in slide.body.columns][-1] == "Indonesia"
    line = found.indicators[0].series.at(MONTH)
    assert slide.body.rows[0][1] == EN.percent(line["value"])
    assert slide.title.startswith("Kab. Lampung Utara: ")
    # Cases of a place of another size say nothing beside these.
    counts = [row for row, each in zip(slide.body.rows, INDICATORS, strict=True)
              if not each.is_rate]  # fmt: skip
    assert all(set(row[2:]) == {"–"} for row in counts)


@pytest.mark.parametrize("page", ["quality", "profile"])
def test_other_pages_have_no_slide(subject, page):
    with pytest.raises(ValueError, match=page):
        slide_of(PageView(page), subject)
