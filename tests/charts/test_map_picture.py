"""Pictures of the map: looks, colours, marks, determinism. Missing is never drawn as zero."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from charts.canvas import Canvas
from charts.fonts import face, text_width
from charts.frame import SAMPLE_STAMP
from charts.legend import map_legend
from charts.map_picture import PANEL, map_picture
from charts.palette import DARK, LIGHT, pale_ramp, palette
from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_REPORTED
from domain.language import Language
from domain.states import State
from tests.charts.colour import rgb
from tests.charts.golden import assert_golden, pixels
from tests.charts.grid import (
    BLANK,
    CODES,
    ISLET,
    JANUARY,
    MARKER,
    PLAIN_FRAME,
    SAMPLE_FRAME,
    UNKNOWN,
    document,
    pixel_of,
    view,
)
from tests.support.map_states import STATES

SVG = "{http://www.w3.org/2000/svg}"
ALL = (*CODES, ISLET, MARKER)


def picture(found, *, frame=PLAIN_FRAME, paths=None, **options):
    return map_picture(
        view=found,
        period=JANUARY,
        paths=paths or document(),
        frame=frame,
        language=Language("en"),
        **options,
    )


def around(image, code, half=8):
    """The pixels around an area's middle, as a set of colours."""
    x, y = pixel_of(code, document())
    part = image[y - half : y + half, x - half : x + half].reshape(-1, 3)
    return {tuple(int(v) for v in colour) for colour in np.unique(part, axis=0)}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_classes_on_a_small_denominator_are_pale_with_an_edge_of_their_colour(theme):
    found = view({CODES[0]: (3, 3), CODES[1]: (30, 30)})
    image = pixels(picture(found, theme=theme))
    pale = pale_ramp(PLEDGE_COMPLETION, found.classes, theme)[-1]
    full = palette(theme).rates[-1]
    assert around(image, CODES[0]) == {rgb(pale)}
    assert around(image, CODES[1]) == {rgb(full)}
    x, y = pixel_of(CODES[0], document())
    left = image[y, x - 200 : x].reshape(-1, 3)
    assert rgb(full) in {tuple(int(v) for v in colour) for colour in left}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_classes_have_the_palette_colours(theme):
    signed = (10, 55, 75, 90, 97, 100)
    found = view({code: (n, 100) for code, n in zip(CODES, signed, strict=False)})
    image = pixels(picture(found, theme=theme))
    for code, colour in zip(CODES, palette(theme).rates, strict=False):
        assert around(image, code) == {rgb(colour)}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_five_states_look_different_and_missing_is_not_zero(theme):
    looks = palette(theme).states
    found = view({"90.00": (0, 100), "90.02": UNKNOWN, "90.04": BLANK})
    image = pixels(picture(found, theme=theme))
    zero, unknown, blank, outside = (
        around(image, code) for code in ("90.00", "90.02", "90.04", "92.00")
    )
    assert zero == {rgb(looks[State.ZERO].fill)}
    assert outside == {rgb(looks[State.NOT_IN_SCOPE].fill)}
    assert rgb(looks[State.NOT_REPORTED].fill) in unknown and len(unknown) > 10
    assert rgb(looks[State.BLANK].fill) in blank and len(blank) > 5
    assert unknown not in (zero, blank)


def test_an_area_too_small_to_see_and_a_marker_get_circles():
    found = view({ISLET: (100, 100), MARKER: (10, 100)})
    image = pixels(picture(found))
    assert around(image, ISLET, half=3) == {rgb(palette().rates[5])}
    assert around(image, MARKER, half=3) == {rgb(palette().rates[0])}


def test_joined_areas_share_their_look():
    found = view({"90.00": (55, 100)}, joins=[("90.00", "90.01", "91.00")])
    image = pixels(picture(found))
    assert all(
        around(image, code) == {rgb(palette().rates[1])} for code in ("90.00", "90.01", "91.00")
    )


def test_the_sample_mark_covers_the_map_and_real_data_has_none():
    found = view(dict.fromkeys(ALL, (60, 100)))
    real, sample = (pixels(picture(found, frame=frame)) for frame in (PLAIN_FRAME, SAMPLE_FRAME))
    x0, y0, x1, y1 = (int(edge) for edge in PANEL)
    middle = (x0 + x1) // 2
    for left, right in ((x0, middle), (middle, x1)):
        for top, bottom in ((y0, (y0 + y1) // 2), ((y0 + y1) // 2, y1)):
            part = np.s_[top:bottom, left:right]
            assert (np.abs(real[part] - sample[part]).max(axis=2) > 8).mean() > 0.01
    stamp = np.s_[66:112, 1560:1850]
    yellow = np.array(rgb(palette().sample))
    assert (sample[stamp] == yellow).all(axis=2).mean() > 0.4
    assert not (real[stamp] == yellow).all(axis=2).any()


def test_an_earlier_day_is_stamped_beside_the_sample_mark():
    found = view(dict.fromkeys(ALL, (60, 100)))
    dated = replace(SAMPLE_FRAME, dated="KEADAAN 9 FEB 2024")
    now, then = (pixels(picture(found, frame=frame)) for frame in (SAMPLE_FRAME, dated))
    moved = np.abs(now - then).max(axis=2) > 8
    rows, columns = np.nonzero(moved)
    assert moved.sum() > 2000
    assert (rows >= 64).all() and (rows <= 114).all(), "the map itself is as it was"
    assert (now[66:112, 1560:1850] == then[66:112, 1560:1850]).all(), "so is the sample stamp"
    assert columns.min() > 960


def test_figures_above_100_percent_bear_a_mark():
    found = view({"90.00": (130, 100)})
    assert rgb(palette().sample) in around(pixels(picture(found)), "90.00")


@pytest.mark.parametrize("format", ["png", "svg"])
def test_the_same_map_gives_the_same_bytes(format):
    found = view({"90.00": (55, 100), "90.02": UNKNOWN, "90.04": BLANK})
    assert picture(found, format=format) == picture(found, format=format)


def test_svg_is_well_formed_says_what_it_shows_and_asks_nobody():
    found = view({"90.00": (55, 100), "90.02": UNKNOWN})
    text = picture(found, format="svg", frame=SAMPLE_FRAME).decode()
    root = ET.fromstring(text)
    assert root.tag == f"{SVG}svg" and root.get("viewBox") == "0 0 1920 1080"
    assert root.find(f"{SVG}title").text == SAMPLE_FRAME.title
    assert "Not reported: 1" in root.find(f"{SVG}desc").text
    assert "**" not in root.find(f"{SVG}desc").text
    addresses = [
        value for node in root.iter() for key, value in node.items() if key.endswith("href")
    ]
    assert all(address.startswith("#") for address in addresses)
    assert "DOCTYPE" not in text and "url(http" not in text and "<script" not in text


def test_texts_with_special_characters_are_kept():
    root = ET.fromstring(picture(view({}), format="svg"))
    assert root.find(f"{SVG}title").text == "Judul <b> & co"


def test_a_selected_place_is_named_and_outlined():
    found = view({"91.03": (55, 100)})
    plain, chosen = (pixels(picture(found, selected=code)) for code in (None, "91.03"))
    assert (plain != chosen).any(axis=2).sum() > 2000


def test_zooming_to_some_areas_enlarges_them():
    found = view({"90.00": (55, 100)})
    whole, zoomed = (pixels(picture(found, focus=focus)) for focus in (None, ["90.00"]))
    colour = np.array(rgb(palette().rates[1]))
    panel = np.s_[180:830, 70:1850]
    share = [(image[panel] == colour).all(axis=2).mean() for image in (whole, zoomed)]
    assert share[1] > 4 * share[0]


def test_what_lies_outside_the_focus_is_land_and_is_not_counted():
    found = view({"90.00": (55, 100), "90.01": (10, 100)})
    image = pixels(picture(found, focus=["90.00"]))
    lowest = np.array(rgb(palette().rates[0]))
    assert not (image[180:830, 70:1850] == lowest).all(axis=2).any()
    root = ET.fromstring(picture(found, focus=["90.00"], format="svg"))
    said = root.find(f"{SVG}desc").text
    assert "below 50: 0" in said and "50 – 69.9: 1" in said and "Not in scope: 0" in said


def test_an_inset_enlarges_a_crowded_part():
    found = view(dict.fromkeys(ALL, (55, 100)))
    paths = document(insets=[("Kota", (400.0, 2400.0, 800.0, 2800.0))])
    image = pixels(picture(found, paths=paths))
    assert (image[600:800, 100:320] == np.array(rgb(palette().rates[1]))).all(axis=2).mean() > 0.8


def test_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="gif"):
        picture(view({}), format="gif")


GOLDEN = {
    "map-all-equal": (PLEDGE_COMPLETION, dict.fromkeys(ALL, (80, 100)), LIGHT),
    "map-all-zero": (VIOLATIONS_REPORTED, dict.fromkeys(ALL, (0, 100)), LIGHT),
    "map-nothing-reported": (PLEDGE_COMPLETION, dict.fromkeys(ALL, UNKNOWN), LIGHT),
    "map-all-blank": (PLEDGE_COMPLETION, dict.fromkeys(ALL, BLANK), LIGHT),
    "map-one-place-only": (VIOLATIONS_REPORTED, {"91.02": (7, 100)}, LIGHT),
    "map-above-100-percent": (
        PLEDGE_COMPLETION,
        {"90.00": (130, 100), "90.03": (100, 100), "92.05": (20, 100), "91.02": (0, 100)},
        LIGHT,
    ),
    "map-dark": (
        VIOLATIONS_REPORTED,
        dict(zip(CODES, [(n, 100) for n in (1, 2, 4, 8, 15, 30, 0)], strict=False))
        | {"92.00": UNKNOWN, "92.01": BLANK},
        DARK,
    ),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_agreed_pictures(name):
    indicator, figures, theme = GOLDEN[name]
    found = view(figures, indicator=indicator)
    assert_golden(name, picture(found, frame=SAMPLE_FRAME, theme=theme, width=960))


@pytest.mark.parametrize("name", ["ordinary", "small-bases", "tiles", "one-province"])
def test_agreed_pictures_of_further_states(name):
    assert_golden(f"map-{name}", picture_of(STATES[name], "id", width=960))


def picture_of(state, language, **options):
    return map_picture(
        view=state.view,
        period=JANUARY,
        paths=state.paths,
        frame=state.frame(Language(language)),
        language=Language(language),
        focus=state.focus or None,
        **options,
    )


@pytest.fixture
def written(monkeypatch):
    """Every line of words that is put on a picture, as (text, left, top, right, bottom)."""
    lines = []
    draw = Canvas.text

    def noted(self, at, text, *, size, align="left", family="sans", weight="regular", **look):
        width = text_width(text, face(family, weight, size))
        left = at[0] - {"left": 0.0, "center": width / 2, "right": width}[align]
        lines.append((text, left, at[1] - 0.72 * size, left + width, at[1] + 0.2 * size))
        draw(self, at, text, size=size, align=align, family=family, weight=weight, **look)

    monkeypatch.setattr(Canvas, "text", noted)
    monkeypatch.setattr(Canvas, "svg", lambda self, **_: b"")
    return lines


def overlapping(lines):
    """Pairs of lines that lie on each other."""
    return [
        (a[0], b[0])
        for a, b in combinations(lines, 2)
        if min(a[3], b[3]) - max(a[1], b[1]) > 1 and min(a[4], b[4]) - max(a[2], b[2]) > 1
    ]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", STATES)
def test_no_words_of_the_frame_overlap_or_are_cut(written, name, language):
    picture_of(STATES[name], language, format="svg")
    frame = [line for line in written if not PANEL[1] < line[2] < PANEL[3] - 8]
    assert overlapping(frame) == []
    assert all(left > 60 and right < 1860 and bottom < 1076 for _, left, _, right, bottom in frame)


@pytest.mark.parametrize("name", STATES)
def test_a_picture_says_all_that_its_screen_says(written, name):
    """Title, month, meaning, reports of those expected, day, source, layer, code, mark."""
    state, language = STATES[name], Language("id")
    picture_of(state, "id", format="svg")
    words = " ".join(text for text, *_ in written)
    frame = state.frame(language)
    for piece in (frame.title, frame.definition, frame.code, *frame.line, SAMPLE_STAMP):
        assert squeezed(piece) in squeezed(words), piece
    for label in ("Nol", "Kosong", "Belum melapor", "Di luar cakupan"):
        assert label in words
    legend = map_legend(state.view, state.month, language)
    assert sum(int(entry.count) for entry in legend.entries) == len(state.month.groups)


def squeezed(text):
    return "".join(text.replace("**", "").split())


def test_a_long_layer_goes_onto_a_second_row_and_never_into_the_code(written):
    long = "Batas: bawaan Netra 2025, dari titik desa, GSHHG dan Natural Earth, " * 2
    line = (
        "Januari 2024, sementara",
        "**12.345** dari **23.456** laporan masuk",
        "Keadaan data",
        long,
    )
    frame = replace(SAMPLE_FRAME, line=line, code="PT-4K7M2Q9FX-6U")
    picture(view({}), frame=frame, format="svg")
    assert overlapping([each for each in written if each[2] > 1000]) == []
