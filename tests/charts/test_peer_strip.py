"""The strip beside a figure: drawn where something is known, never a rank."""

import re

from charts.peer_strip import Strip, peer_strip
from domain.indicators import PLEDGE_COMPLETION, VIOLATION_RATE
from domain.language import Language

ENGLISH, INDONESIAN = Language("en"), Language("id")


def drawn(strip, indicator=PLEDGE_COMPLETION, language=ENGLISH, *, is_sample=False):
    return peer_strip(strip=strip, indicator=indicator, language=language, is_sample=is_sample)


def test_nothing_known_draws_nothing():
    assert drawn(Strip(value=None)) == ""


def test_an_unknown_figure_is_no_dot_at_zero():
    picture = drawn(Strip(value=None, low=0.7, middle=0.8, high=0.9, nation=0.75))
    assert "<circle" not in picture
    assert "<rect" in picture


def test_the_label_says_every_value_in_the_readers_language():
    strip = Strip(value=0.741, low=0.744, middle=0.8, high=0.868, nation=0.734)
    assert (
        'aria-label="Integrity pledges signed: 74.1%; half of the peers between 74.4% and 86.8%; '
        'Indonesia 73.4%"'
    ) in drawn(strip)
    assert "74,1%" in drawn(strip, language=INDONESIAN)


def test_above_100_percent_stays_inside_the_picture():
    picture = drawn(Strip(value=1.4, nation=0.7))
    [x] = [float(text) for text in re.findall(r'<circle cx="([\d.]+)"', picture)]
    assert x == 302.0


def test_zero_stands_at_the_beginning():
    [x] = re.findall(r'<circle cx="([\d.]+)"', drawn(Strip(value=0.0, nation=0.7)))
    assert float(x) == 6.0


def test_the_interval_is_drawn_and_widens_the_line():
    strip = Strip(value=0.001, nation=0.0005, interval=(0.0004, 0.002))
    picture = drawn(strip, VIOLATION_RATE)
    assert "2.00" in picture
    assert float(re.findall(r'<circle cx="([\d.]+)"', picture)[0]) == 154.0


def test_sample_data_bears_its_mark():
    strip = Strip(value=0.5)
    assert "DATA CONTOH" in drawn(strip, is_sample=True)
    assert "DATA CONTOH" not in drawn(strip)
