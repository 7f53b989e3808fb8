"""The map of clusters: shapes for what is beyond chance, one dot for all others, gaps hollow."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.clusters import Clusters, Kind
from analysis.moran import GlobalMoran
from charts.clusters import cluster_legend, cluster_map, kind_label
from charts.frame import SAMPLE_EN, SAMPLE_ID
from charts.palette import THEMES, palette
from domain.indicators import PLEDGE_COMPLETION, VIOLATION_RATE
from domain.language import Language
from tests.analysis.test_clusters import lines

EN = Language("en")
LAND = (((95.0, 100.0, 100.0, 95.0), (0.0, 0.0, 5.0, 0.0)),)
KINDS = [*[Kind.HIGH] * 3, *[Kind.LOW] * 2, Kind.HIGH_AMONG_LOW, Kind.FEW, Kind.LEFT_OUT,
         Kind.UNKNOWN]  # fmt: skip


def clusters(indicator=VIOLATION_RATE):
    frame = lines(5, 1000).assign(kind=Kind.INSIDE.value, neighbours_value=0.004, value=0.005)
    frame.loc[frame.index[: len(KINDS)], "kind"] = [kind.value for kind in KINDS]
    unknown = frame.index[len(KINDS) - 1]
    frame.loc[unknown, ["numerator", "value", "neighbours_value"]] = np.nan
    frame.loc[frame.index[0], ["longitude", "latitude"]] = np.nan
    test = GlobalMoran(0.3, -0.01, 0.001, 0.002, 999, 63, 0)
    return Clusters(indicator, frame, None, test, test, 63, 0, 0, 0, 0)


def drawn(found=None, *, is_sample=False, **options):
    found = found or clusters()
    names = {place: f"Kab. {place}<" for place in found.lines.index}
    return cluster_map(
        found=found, names=names, land=LAND, language=EN, is_sample=is_sample, **options
    )


def layers(figure):
    return {trace.name: trace for trace in figure.data if trace.name}


def test_every_place_with_a_middle_is_drawn_once():
    drawn_places = sum(len(trace.x) for trace in layers(drawn()).values())
    assert drawn_places == 63


def test_shapes_tell_high_from_low_and_chance_has_one_colour():
    found = layers(drawn())
    assert found["High among high"].marker.symbol == "diamond"
    assert found["Low among low"].marker.symbol == "square"
    assert found["High among low"].marker.symbol == "diamond-open"
    inside = found["Within chance, not ranked"].marker
    assert (inside.symbol, inside.color) == ("circle", palette().inside_limits)


@pytest.mark.parametrize(
    ("indicator", "fault"),
    [(VIOLATION_RATE, "High among high"), (PLEDGE_COMPLETION, "Low among low")],
)
def test_where_a_rise_is_good_low_is_what_to_look_at(indicator, fault):
    found = layers(drawn(clusters(indicator)))
    assert found[fault].marker.color == palette().above_limit


def test_what_is_missing_is_hollow_and_has_no_figure():
    unknown = layers(drawn())["Without a figure"]
    assert unknown.marker.symbol == "circle-open"
    assert unknown.text[0].split("<br>")[1:] == ["Without a figure"]


def test_a_place_says_its_figures_and_those_of_its_neighbours():
    words = layers(drawn())["High among high"].text[0]
    assert "5.00 (5 / 1,000)" in words
    assert "Its neighbours together: 4.00" in words
    assert "Kab. 10&lt;" in words


def test_the_legend_counts_all_places_also_those_without_a_middle():
    html = cluster_legend(clusters(), EN)
    for kind, count in ((Kind.HIGH, 3), (Kind.LOW, 2), (Kind.INSIDE, 55), (Kind.UNKNOWN, 1)):
        assert f"{kind_label(kind, EN)}: <b>{count}</b>" in html
    assert "Low among high" not in html


@pytest.mark.parametrize("theme", THEMES)
def test_the_sample_mark_is_inside_the_plot(theme):
    texts = " ".join(note.text for note in drawn(is_sample=True, theme=theme).layout.annotations)
    assert SAMPLE_ID in texts
    assert SAMPLE_EN in texts
    assert not drawn(theme=theme).layout.annotations


def test_a_phone_gets_a_low_map_with_small_marks():
    wide, phone = drawn(), drawn(is_phone=True)
    assert phone.layout.height < wide.layout.height / 1.5
    assert layers(phone)["High among high"].marker.size < 8
