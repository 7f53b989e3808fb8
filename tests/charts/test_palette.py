"""Colours survive grey printing and colour blindness, and texts can be read.

Differences are CIEDE2000: about 1 is the least that is seen side by side, 10 is seen at a glance.
"""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from analysis.classes import Classes
from charts.palette import DARK, LIGHT, THEMES, pale_ramp, palette, ramp
from domain.indicators import ATTENDANCE, PLEDGE_COMPLETION, VIOLATION_RATE, VIOLATIONS_REPORTED
from domain.states import State
from tests.charts.colour import SIGHT, ciede2000, contrast, grey, hue, lab, seen_difference

SIX = Classes((0.5, 0.7, 0.85, 0.95, 1.0))
RAMPS = [(theme, name) for theme in THEMES for name in ("rates", "counts")]


@pytest.mark.parametrize(("theme", "name"), RAMPS)
@pytest.mark.parametrize("sight", SIGHT)
def test_ramps_are_monotone_in_lightness_for_every_sight(theme, name, sight):
    lightness = [lab(colour, sight)[0] for colour in getattr(palette(theme), name)]
    assert lightness in (sorted(lightness), sorted(lightness, reverse=True))


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_of_difference_gives_the_published_numbers(one, other, difference):
    assert ciede2000(one, other) == pytest.approx(difference, abs=5e-5)


@pytest.mark.parametrize(("theme", "name"), RAMPS)
@pytest.mark.parametrize("sight", SIGHT)
def test_neighbouring_classes_can_be_told_apart(theme, name, sight):
    least = min(
        seen_difference(one, other, sight) for one, other in pairwise(getattr(palette(theme), name))
    )
    assert least >= (11 if sight == "usual" else 8)


@pytest.mark.parametrize(("theme", "name"), RAMPS)
def test_neighbouring_classes_can_be_told_apart_in_grey(theme, name):
    greys = [grey(colour) for colour in getattr(palette(theme), name)]
    assert min(abs(one - other) for one, other in pairwise(greys)) >= 6.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_states_differ_in_pattern_or_clearly_in_colour(theme, sight):
    looks = palette(theme).states
    for one, other in combinations(looks, 2):
        if looks[one].pattern == looks[other].pattern:
            assert seen_difference(looks[one].fill, looks[other].fill, sight) >= 11
    for look in looks.values():
        if look.pattern != "none":
            assert contrast(look.mark, look.fill) >= 3


@pytest.mark.parametrize(("theme", "name"), RAMPS)
@pytest.mark.parametrize("sight", SIGHT)
def test_no_class_looks_like_a_state(theme, name, sight):
    colours = palette(theme)
    states = [look.fill for state, look in colours.states.items() if state is not State.ABOVE_ZERO]
    for colour in getattr(colours, name):
        assert min(seen_difference(colour, fill, sight) for fill in states) >= 11


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("indicator", [PLEDGE_COMPLETION, VIOLATION_RATE])
@pytest.mark.parametrize("sight", SIGHT)
def test_pale_colours_can_be_told_apart_and_from_their_edge(theme, indicator, sight):
    full, pale = ramp(indicator, SIX, theme), pale_ramp(indicator, SIX, theme)
    assert min(seen_difference(*pair, sight) for pair in pairwise(pale)) >= 4.5
    assert min(seen_difference(*pair, sight) for pair in zip(full, pale, strict=True)) >= 4.5
    lightness = [lab(colour, sight)[0] for colour in pale]
    assert lightness in (sorted(lightness), sorted(lightness, reverse=True))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("indicator", [PLEDGE_COMPLETION, VIOLATION_RATE])
def test_a_pale_colour_is_nearer_the_page_and_keeps_its_hue(theme, indicator):
    page = grey(palette(theme).page)
    for full, pale in zip(
        ramp(indicator, SIX, theme), pale_ramp(indicator, SIX, theme), strict=True
    ):
        assert abs(grey(pale) - page) < 0.6 * abs(grey(full) - page)
        assert abs((hue(pale) - hue(full) + 180) % 360 - 180) < 20


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_a_pale_area_has_an_edge_that_no_state_has(theme, sight):
    """Its fill alone may come near the grey of "not in scope"."""
    colours = palette(theme)
    outside = colours.states[State.NOT_IN_SCOPE]
    for indicator in (PLEDGE_COMPLETION, VIOLATION_RATE):
        pairs = zip(ramp(indicator, SIX, theme), pale_ramp(indicator, SIX, theme), strict=True)
        for edge, pale in pairs:
            assert seen_difference(edge, outside.edge, sight) >= 5
            assert seen_difference(pale, outside.fill, sight) >= 2.5


@pytest.mark.parametrize("theme", THEMES)
def test_more_is_further_from_the_page(theme):
    colours = palette(theme)
    for steps in (colours.rates, colours.counts):
        first, last = (abs(lab(c)[0] - lab(colours.page)[0]) for c in (steps[0], steps[-1]))
        assert first < last


@pytest.mark.parametrize("theme", THEMES)
def test_texts_have_the_contrast_that_reading_needs(theme):
    colours = palette(theme)
    texts = (colours.ink, colours.ink_2, colours.ink_3, colours.accent, colours.fault)
    for text in (*texts, colours.caution, colours.good):
        for ground in (colours.page, colours.panel):
            assert contrast(text, ground) >= 4.5
    assert contrast(colours.sample_text, colours.sample) >= 7


@pytest.mark.parametrize("theme", THEMES)
def test_the_five_states_have_five_looks(theme):
    looks = palette(theme).states
    assert set(looks) == set(State)
    assert len({(look.fill, look.edge, look.pattern) for look in looks.values()}) == 5
    assert looks[State.NOT_REPORTED].pattern == "hatch"
    assert looks[State.BLANK].pattern == "dots"
    assert looks[State.ZERO].edge_px > looks[State.ABOVE_ZERO].edge_px


def test_good_rises_and_other_rises_have_different_ramps():
    assert ramp(PLEDGE_COMPLETION, SIX) == ramp(ATTENDANCE, SIX) == palette(LIGHT).rates
    assert ramp(VIOLATIONS_REPORTED, SIX, DARK) == palette(DARK).counts
    assert ramp(VIOLATION_RATE, SIX) == palette(LIGHT).counts


@pytest.mark.parametrize("n", range(1, 7))
def test_fewer_classes_are_spread_over_the_six_colours(n):
    colours = ramp(VIOLATIONS_REPORTED, Classes(tuple(range(2, n + 1)), 1.0))
    assert len(set(colours)) == n
    if n > 1:
        assert (colours[0], colours[-1]) == (palette().counts[0], palette().counts[-1])


def test_an_unknown_theme_is_refused():
    with pytest.raises(ValueError, match="sepia"):
        palette("sepia")
