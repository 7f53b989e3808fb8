"""Colours survive grey printing and colour blindness, and texts can be read."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from analysis.classes import Classes
from charts.palette import DARK, LIGHT, THEMES, palette, ramp
from domain.indicators import ATTENDANCE, PLEDGE_COMPLETION, VIOLATION_RATE, VIOLATIONS_REPORTED
from domain.states import State
from tests.charts.colour import SIGHT, contrast, lab

RAMPS = [(theme, name) for theme in THEMES for name in ("rates", "counts")]


@pytest.mark.parametrize(("theme", "name"), RAMPS)
@pytest.mark.parametrize("sight", SIGHT)
def test_ramps_are_monotone_in_lightness_for_every_sight(theme, name, sight):
    lightness = [lab(colour, sight)[0] for colour in getattr(palette(theme), name)]
    assert lightness in (sorted(lightness), sorted(lightness, reverse=True))


@pytest.mark.parametrize(("theme", "name"), RAMPS)
@pytest.mark.parametrize("sight", SIGHT)
def test_neighbouring_classes_can_be_told_apart(theme, name, sight):
    seen = [lab(colour, sight) for colour in getattr(palette(theme), name)]
    assert min(np.linalg.norm(a - b) for a, b in pairwise(seen)) > 10


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
    six = Classes((0.5, 0.7, 0.85, 0.95, 1.0))
    assert ramp(PLEDGE_COMPLETION, six) == ramp(ATTENDANCE, six) == palette(LIGHT).rates
    assert ramp(VIOLATIONS_REPORTED, six, DARK) == palette(DARK).counts
    assert ramp(VIOLATION_RATE, six) == palette(LIGHT).counts


@pytest.mark.parametrize("n", range(1, 7))
def test_fewer_classes_are_spread_over_the_six_colours(n):
    colours = ramp(VIOLATIONS_REPORTED, Classes(tuple(range(2, n + 1)), 1.0))
    assert len(set(colours)) == n
    if n > 1:
        assert (colours[0], colours[-1]) == (palette().counts[0], palette().counts[-1])


def test_an_unknown_theme_is_refused():
    with pytest.raises(ValueError, match="sepia"):
        palette("sepia")
