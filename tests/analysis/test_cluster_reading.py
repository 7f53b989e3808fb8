"""Sentences about clusters: the figures, in both languages, and no more than the test allows."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.cluster_reading import cluster_limits, cluster_readings, cluster_title
from analysis.clusters import Clusters, Kind, Unsuitable, find_clusters
from analysis.moran import GlobalMoran
from domain.indicators import PLEDGE_COMPLETION, VIOLATION_RATE
from domain.language import Language
from tests.analysis.test_clusters import lines, planted

ID, EN = Language("id"), Language("en")


def test_of(statistic, p, *, n=500, n_alone=0):
    """A test over so many places."""
    return GlobalMoran(statistic, -1 / (n - 1), 0.001, p, 999, n, n_alone)


test_of.__test__ = False


def clusters(overall, *, other=None, kinds=(), indicator=VIOLATION_RATE, **more):
    frame = lines(5, 1000).assign(kind=Kind.INSIDE.value)
    for place, kind in zip(frame.index, kinds, strict=False):
        frame.loc[place, "kind"] = kind.value
    counts = dict.fromkeys(("n_poor", "n_small", "n_above_full", "n_nowhere"), 0)
    counts |= {"n_known": len(frame)} | more
    return Clusters(indicator, frame, None, overall, other or overall, **counts)


def said(found, language):
    """The sentences with plain spaces: "p = 0.002" is kept on one line."""
    return tuple(one.replace("\xa0", " ") for one in cluster_readings(found, language))


CLUSTERED = clusters(
    test_of(0.2437, 0.002),
    other=test_of(0.3124, 0.002, n_alone=10),
    kinds=(Kind.HIGH,) * 7 + (Kind.LOW,) * 3 + (Kind.HIGH_AMONG_LOW, Kind.FEW),
    n_known=60,
    n_above_full=2,
)


def test_a_cluster_in_words():
    assert cluster_title(CLUSTERED, EN) == "Like values lie side by side"
    assert said(CLUSTERED, EN) == (
        "**More than chance usually makes (95%).** High values lie beside high ones and low beside "
        "low. Moran's I **0.244** (without a pattern −0.002), p = 0.002; 500 places, each with its "
        "6 nearest, 999 random arrangements.",
        "With all places within 150 km as neighbours: I 0.312, p = 0.002: the same answer. 10 "
        "places have none in reach.",
        "**7** places lie among high values, **3** among low ones, and **1** stand out from what "
        "lies around them. Over many such maps, on average at most 5 in 100 of the places that a "
        "map names are chance finds.",
        "1 more is not named: fewer than 10 cases in and around it.",
        "4 places without a figure are left out, not taken for low. 2 places are left out: their "
        "figures are above 100%, to be checked first.",
    )


def test_the_same_in_indonesian():
    assert cluster_title(CLUSTERED, ID) == "Nilai yang serupa saling berdekatan"
    assert said(CLUSTERED, ID) == (
        "**Lebih dari yang lazim timbul karena kebetulan (95%).** Nilai tinggi berdekatan dengan "
        "nilai tinggi, dan yang rendah dengan yang rendah. Moran's I **0,244** (tanpa pola "
        "−0,002), p = 0,002; 500 wilayah, masing-masing dengan 6 wilayah terdekat, 999 susunan "
        "acak.",
        "Dengan semua wilayah dalam 150 km sebagai tetangga: I 0,312, p = 0,002: jawabannya sama. "
        "10 wilayah tidak memiliki tetangga dalam jarak itu.",
        "**7** wilayah berada di antara nilai tinggi, **3** di antara nilai rendah, dan **1** "
        "berbeda dari sekitarnya. Dari banyak peta seperti ini, rata-rata paling banyak 5 dari 100 "
        "wilayah yang disebut sebuah peta adalah temuan kebetulan.",
        "1 lagi tidak disebut: kurang dari 10 kasus di dalam dan di sekitarnya.",
        "4 wilayah tanpa angka tidak diikutkan, dan tidak dianggap rendah. 2 wilayah tidak "
        "diikutkan: angkanya di atas 100%, perlu diperiksa dahulu.",
    )


def test_without_a_pattern_nothing_is_claimed():
    found = clusters(test_of(0.009, 0.5))
    assert cluster_title(found, EN) == "Clustering cannot be told from chance"
    first, _, third = cluster_readings(found, EN)
    assert first.startswith("**Cannot be told from chance.** That is no proof")
    assert third.startswith("No single place can be named")
    assert cluster_readings(found, ID)[0].startswith("**Tidak dapat dibedakan dari kebetulan.**")


def test_unlike_values_side_by_side():
    found = clusters(test_of(-0.3, 0.002))
    assert cluster_title(found, EN) == "Unlike values lie side by side"
    assert "High values lie beside low ones" in cluster_readings(found, EN)[0]
    assert cluster_title(found, ID) == "Nilai yang berlawanan saling berdekatan"


def test_two_answers_are_called_two():
    found = clusters(test_of(0.2, 0.002), other=test_of(0.01, 0.7))
    assert "another answer" in cluster_readings(found, EN)[1]
    assert "jawabannya lain" in cluster_readings(found, ID)[1]
    assert cluster_title(found, EN) == "Whether values cluster hangs on who is called a neighbour"
    assert cluster_title(found, ID).startswith("Mengelompok atau tidak bergantung pada siapa")


def test_single_places_stand_out_where_nothing_clusters_overall():
    found = clusters(test_of(0.009, 0.5), kinds=(Kind.HIGH,))
    assert (
        cluster_title(found, EN) == "Single places stand out, with no proof of clustering overall"
    )
    assert cluster_title(clusters(test_of(0.009, 0.5), kinds=(Kind.FEW,)), EN) == (
        "Clustering cannot be told from chance"
    )


@pytest.mark.parametrize(
    ("reason", "english", "indonesian"),
    [
        (Unsuitable.NOT_A_RATE, "such as **Violations per 1,000", "**Pelanggaran per 1.000"),
        (Unsuitable.FEW_REPORTS, "**20** of **64** places", "**20** dari **64** wilayah"),
        (Unsuitable.FEW_PLACES, "Fewer than 30 places", "Kurang dari 30 wilayah"),
        (Unsuitable.FEW_CASES, "Fewer than 30 cases", "Kurang dari 30 kasus"),
        (Unsuitable.ALL_EQUAL, "the same value", "bernilai sama"),
    ],
)
def test_without_a_test_the_reason_is_all_that_is_said(reason, english, indonesian):
    found = Clusters(VIOLATION_RATE, lines(5, 1000), reason, None, None, 22, 2, 0, 0, 0)
    for language, said in ((EN, english), (ID, indonesian)):
        (sentence,) = cluster_readings(found, language)
        assert said in sentence
    assert cluster_title(found, EN) == "Clustering is not tested here"
    assert "Nothing is said" in cluster_limits(found, EN)


def test_reports_are_not_called_events():
    assert "cluster of good reporting" in cluster_limits(CLUSTERED, EN)
    assert "pelaporan yang baik" in cluster_limits(CLUSTERED, ID)
    pledges = clusters(test_of(0.2, 0.002), indicator=PLEDGE_COMPLETION)
    assert "one deadline" in cluster_limits(pledges, EN)


def test_the_sentence_follows_the_test_that_was_made():
    frame, _ = planted()
    found = find_clusters(indicator=VIOLATION_RATE, lines=frame)
    assert cluster_title(found, EN) == "Like values lie side by side"
    frame["numerator"] = np.random.default_rng(0).poisson(5, len(frame))
    found = find_clusters(indicator=VIOLATION_RATE, lines=frame)
    assert cluster_title(found, EN) == "Clustering cannot be told from chance"
