"""Slides as drawn: all that must be said stands on each, nothing small, cut or on each other."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from charts.canvas import Canvas
from charts.fonts import face, text_width
from charts.frame import SAMPLE_STAMP
from charts.map_part import MapPart
from charts.map_picture import bare_map
from charts.palette import DARK, palette
from charts.slide import draw_slide, slide_png, slide_svg
from charts.slide_text import SMALLEST
from domain.briefing import (
    BarChart,
    Column,
    FunnelChart,
    FunnelPoint,
    Mark,
    Role,
    Series,
    SlideKind,
    Standing,
    Statements,
    Table,
    TimeChart,
)
from domain.indicators import IndicatorUnit
from domain.language import Language
from tests.charts.golden import pixels
from tests.charts.grid import JANUARY
from tests.support.briefings import briefing
from tests.support.map_states import STATES

LANGUAGES = {code: Language(code) for code in ("id", "en")}
BRIEFINGS = {code: briefing(code) for code in LANGUAGES}
SLIDES = [(code, i) for code in LANGUAGES for i in range(len(BRIEFINGS["id"].slides))]
SVG = "{http://www.w3.org/2000/svg}"


def slide_of(kind, body=None, **changes):
    """A slide of the invented province, with another body where one is given."""
    found = BRIEFINGS["en"].first(kind)
    return replace(found, **({"body": body} if body else {}), **changes)


def map_of(name="ordinary", language=LANGUAGES["en"]):
    state = STATES[name]
    return MapPart(
        view=state.view, period=JANUARY, paths=state.paths, language=language, is_sample=True,
        focus=state.focus or None,
    )  # fmt: skip


@pytest.fixture
def written(monkeypatch):
    """Every line of words that is put on a canvas, as (text, left, top, right, bottom, size)."""
    lines = []
    draw = Canvas.text

    def noted(self, at, text, *, size, align="left", family="sans", weight="regular", **look):
        width = text_width(text, face(family, weight, size))
        left = at[0] - {"left": 0.0, "center": width / 2, "right": width}[align]
        top, bottom = at[1] - 0.7 * size, at[1] + 0.18 * size
        lines.append((text, left, top, left + width, bottom, size))
        draw(self, at, text, size=size, align=align, family=family, weight=weight, **look)

    monkeypatch.setattr(Canvas, "text", noted)
    return lines


def overlapping(lines):
    return [
        (a[0], b[0])
        for a, b in combinations(lines, 2)
        if min(a[3], b[3]) - max(a[1], b[1]) > 1 and min(a[4], b[4]) - max(a[2], b[2]) > 1
    ]


def squeezed(text):
    return "".join(text.replace("**", "").split())


def words_of(lines):
    return squeezed("".join(line[0] for line in lines))


@pytest.mark.parametrize(("code", "i"), SLIDES)
def test_a_slide_says_all_that_frames_it_nothing_small_cut_or_on_each_other(written, code, i):
    draw_slide(BRIEFINGS[code].slides[i], language=LANGUAGES[code])
    assert overlapping(written) == []
    assert all(left > 60 and right < 1860 and bottom < 1078 for _, left, _, right, bottom, _ in
               written)  # fmt: skip
    assert min(size for *_, size in written) >= SMALLEST
    slide, said = BRIEFINGS[code].slides[i], words_of(written)
    for piece in (slide.title, slide.definition, *slide.line, slide.code, SAMPLE_STAMP):
        assert squeezed(piece) in said, piece
    assert all(squeezed(reading).lstrip("12") in said for reading in slide.reading)


def test_real_figures_bear_no_sample_mark_and_an_earlier_day_is_stamped(written):
    found = slide_of(SlideKind.TREND, is_sample=False, dated="AS KNOWN ON 9 FEB 2024")
    tilted = []
    Canvas.tilted, kept = (lambda *_, **__: tilted.append(1)), Canvas.tilted
    try:
        draw_slide(found, language=LANGUAGES["en"])
        assert not tilted and SAMPLE_STAMP not in [line[0] for line in written]
        assert found.dated in [line[0] for line in written]
        draw_slide(slide_of(SlideKind.TREND), language=LANGUAGES["en"])
        assert tilted
    finally:
        Canvas.tilted = kept


def test_long_titles_are_broken_and_long_frame_lines_get_rows(written):
    title = "Regency of the long name and its neighbours, January 2024: 83.5% have signed " * 2
    layer = "Boundaries: built in 2025, from village points, GSHHG and Natural Earth, " * 3
    found = slide_of(SlideKind.MATTERS)
    draw_slide(replace(found, title=title, line=(*found.line, layer)), language=LANGUAGES["en"])
    assert overlapping(written) == []
    assert squeezed(title) in words_of(written) and squeezed(layer) in words_of(written)
    assert max(line[3] for line in written) < 1860


def test_svg_is_read_aloud_and_holds_no_address():
    slide = BRIEFINGS["id"].first(SlideKind.TREND)
    text = slide_svg(slide, language=LANGUAGES["id"]).decode()
    root = ET.fromstring(text)
    assert root.get("viewBox") == "0 0 1920 1080"
    assert root.find(f"{SVG}title").text == slide.title
    said = root.find(f"{SVG}desc").text
    assert slide.alt in said and slide.code in said and "**" not in said
    assert "url(http" not in text and "<script" not in text and "DOCTYPE" not in text


def test_every_curve_of_a_letter_has_its_six_numbers():
    """A straight line that lost its L after a curve would be read as another curve."""
    text = slide_svg(BRIEFINGS["en"].first(SlideKind.MATTERS), language=LANGUAGES["en"]).decode()
    needs = {"M": 2, "L": 2, "Q": 4, "C": 6}
    paths = re.findall(r' d="([^"]+)"', text)
    assert len(paths) > 40
    for path in paths:
        for command, numbers in re.findall(r"([MLQC])([^MLQCz]*)", path):
            n = len(numbers.split())
            assert n == needs[command] or (command == "M" and n % 2 == 0)


def test_the_same_slide_gives_the_same_bytes():
    slide, language = slide_of(SlideKind.COMPARISON), LANGUAGES["en"]
    assert slide_svg(slide, language=language) == slide_svg(slide, language=language)
    png = slide_png(slide, language=language, width=640)
    assert png == slide_png(slide, language=language, width=640)
    assert pixels(png).shape == (360, 640, 3)


def test_a_dark_slide_has_the_dark_page():
    png = slide_png(slide_of(SlideKind.TALK), language=LANGUAGES["en"], theme=DARK, width=640)
    page = palette(DARK).page
    assert [int(page[i : i + 2], 16) for i in (1, 3, 5)] == pixels(png)[5, 5].tolist()


def months(n):
    return tuple(f"M{i}" for i in range(n))


def chart(values, **changes):
    own = Series("Own", values)
    limits = changes.pop("limits", ())
    return TimeChart(months(len(values)), (own, *limits), IndicatorUnit.COUNT, **changes)


def test_an_unknown_month_is_hatched_named_and_never_bridged(written, monkeypatch):
    lines = []
    draw = Canvas.line

    def noted(self, points, **look):
        lines.append(tuple(points))
        draw(self, points, **look)

    monkeypatch.setattr(Canvas, "line", noted)
    body = chart((3.0, 4.0, None, 5.0, 6.0), unknown=((2, "Not reported"),))
    slide = slide_of(SlideKind.TREND, body, reading=(), is_sample=False)
    with_gap = pixels(slide_png(slide, language=LANGUAGES["en"]))
    assert "Not reported" in [line[0] for line in written]
    assert len(lines) == 2 and all(len(points) == 2 for points in lines)
    whole = replace(slide, body=chart((3.0, 4.0, 4.5, 5.0, 6.0)))
    differs = np.abs(with_gap - pixels(slide_png(whole, language=LANGUAGES["en"]))).max(axis=2) > 20
    assert differs[300:800, 850:1080].mean() > 0.1, "the month's column is hatched"


@pytest.mark.parametrize(
    ("values", "at_the_axis"),
    [((0.0, 1.0), {"0", "1"}), ((0.0, 0.0), {"0", "1"}), ((None, None), set())],
)
def test_there_are_no_half_cases_and_no_scale_of_what_nobody_knows(written, values, at_the_axis):
    body = replace(chart(values), unknown=())
    draw_slide(slide_of(SlideKind.TREND, body, reading=()), language=LANGUAGES["en"])
    axis = [text for text, _, top, right, *_ in written if right < 120 and 150 < top < 950]
    assert set(axis) == at_the_axis


def test_numbered_marks_stand_at_their_points_and_before_their_sentences(written):
    roles = ((80.0, Role.LIMIT), (10.0, Role.LIMIT), (40.0, Role.CENTRE))
    limits = tuple(Series("limit 99.8%", (value,) * 4, role) for value, role in roles)
    marks = (
        Mark(1, "1", "M1 is above the limit."),
        Mark(3, "2", "M3 is provisional."),
    )
    body = chart((40.0, 90.0, 30.0, 50.0), limits=limits, marks=marks, provisional_from=3)
    reading = ("**Mark 1.** M1 is above the limit.", "Nothing else stands out.")
    draw_slide(slide_of(SlideKind.TREND, body, reading=reading), language=LANGUAGES["en"])
    texts = [line[0] for line in written]
    assert texts.count("1") == 2 and texts.count("2") == 2, "in the plot and beside it"
    assert not any(text.startswith("Mark") for text in texts), "the badge says it"
    assert "M3 is provisional." in texts, "no number stays without its sentence"
    assert any(text.startswith("provisional") for text in texts)


def test_only_places_beyond_the_limits_are_named(written):
    standings = (Standing.ABOVE, Standing.BELOW, Standing.INSIDE, Standing.THIN)
    points = tuple(
        FunnelPoint(f"Place {standing.value}", 1000.0 * (i + 1), 0.001 * (4 - i), standing)
        for i, standing in enumerate(standings)
    )
    body = FunnelChart(
        points, (500.0, 4500.0), (), IndicatorUnit.PER_1000, "personnel", "per 1,000"
    )
    draw_slide(slide_of(SlideKind.COMPARISON, body), language=LANGUAGES["en"])
    named = {line[0] for line in written if line[0].startswith("Place")}
    assert named == {"Place above", "Place below"}


def test_few_cases_and_unknown_ones_have_no_bar(monkeypatch):
    boxes = []
    monkeypatch.setattr(
        Canvas, "rectangle", lambda self, box, *, fill="none", **_: boxes.append((box, fill))
    )
    own = Series("cases", (20.0, None, None, 0.0), texts=("20", "<3", "–", "0"))
    body = BarChart(("A", "B", "C", "D"), (own,), IndicatorUnit.COUNT)
    draw_slide(slide_of(SlideKind.VIOLATIONS, body, reading=()), language=LANGUAGES["en"])
    wide = [box for box, fill in boxes if fill == palette().accent and box[2] - box[0] > 1]
    assert len(wide) == 1


def test_rows_that_have_no_room_are_counted(written):
    columns = (Column("Place", 3.0), Column("Months", is_number=True))
    rows = tuple((f"Place {i}", str(i)) for i in range(60))
    body = Table(columns, rows, "A note.")
    draw_slide(slide_of(SlideKind.REPORTING, body), language=LANGUAGES["en"])
    texts = [line[0] for line in written]
    drawn = sum(text.startswith("Place ") for text in texts)
    assert f"and {60 - drawn} more rows" in texts and "A note." in texts
    assert drawn > 20 and max(line[4] for line in written) < 1078


def test_a_row_of_another_length_is_a_fault():
    body = Table((Column("A"), Column("B")), (("only one",),))
    with pytest.raises(ValueError, match="columns"):
        draw_slide(slide_of(SlideKind.REPORTING, body), language=LANGUAGES["en"])


def test_many_sentences_get_smaller_and_stay_on_the_slide(written):
    body = Statements(tuple(f"**{i}** of many sentences, " + "word " * 30 for i in range(9)), True)
    draw_slide(slide_of(SlideKind.MATTERS, body), language=LANGUAGES["en"])
    assert overlapping(written) == [] and max(line[4] for line in written) < 1078


@pytest.mark.parametrize("reading", [(), ("A sentence beside the map.",)])
def test_a_map_lies_on_its_slide_with_its_legend(written, reading):
    slide = slide_of(SlideKind.MAP, reading=reading)
    draw_slide(slide, language=LANGUAGES["en"], map=map_of())
    texts = [line[0] for line in written]
    assert {"Zero", "Blank", "Not reported", "Not in scope"} <= set(texts)
    assert max(line[4] for line in written) < 1078
    frame = [line for line in written if line[2] > 850]
    assert overlapping(frame) == []


def test_a_map_alone_has_legend_and_mark_but_neither_title_nor_frame_line(written):
    found = bare_map(map_of(), LANGUAGES["en"])
    image = pixels(found.png)
    assert image.shape == (1560, 3584, 3) and (found.width, found.height) == (1792.0, 780.0)
    root = ET.fromstring(found.svg.decode())
    assert root.get("viewBox") == "0 0 1792 780"
    assert "Not reported: 1" in root.find(f"{SVG}desc").text
    texts = [line[0] for line in written]
    assert "Netra" not in texts and SAMPLE_STAMP not in texts
    sea = [int(palette().sea[i : i + 2], 16) for i in (1, 3, 5)]
    assert np.abs(image[2, 2] - sea).max() < 4, "the panel begins at the edge"
    assert bare_map(map_of(), LANGUAGES["en"]).svg == found.svg
