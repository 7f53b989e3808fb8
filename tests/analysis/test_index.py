"""The index and its ranges of ranks: published, recomputed by brute force, honest about gaps."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata

from analysis.index import FACTOR, index_values, rank_ranges, sensible_weights

NAN = float("nan")
WEIGHTS = np.array([0.5, 0.25, 0.25])


def test_the_weighted_mean_is_that_of_numpy():
    """The recipe of the human development index until 2009: education is two thirds literacy and
    one third enrolment, the index a third each of three parts (UNDP); figures made up here."""
    education = index_values(np.array([[0.874, 0.687]]), np.array([2, 1]))[0]
    assert education == pytest.approx(np.average([0.874, 0.687], weights=[2, 1]), abs=1e-12)
    assert round(education, 3) == 0.812
    whole = index_values(np.array([[0.773, education, 0.740]]), np.array([1, 1, 1]))[0]
    assert round(whole, 3) == 0.775


def test_weights_count_as_shares_of_their_sum():
    parts = np.array([[0.9, 0.5, 0.1]])
    assert index_values(parts, WEIGHTS * 8) == pytest.approx(index_values(parts, WEIGHTS))
    assert index_values(parts, WEIGHTS)[0] == pytest.approx(np.average(parts[0], weights=WEIGHTS))


def test_a_rate_above_full_counts_as_full():
    assert index_values(np.array([[1.3, 1.0, 1.0]]), WEIGHTS)[0] == pytest.approx(1.0)


def test_a_missing_part_leaves_no_index_and_is_not_zero():
    parts = np.array([[0.9, NAN, 0.1], [0.9, 0.0, 0.1]])
    missing, zero = index_values(parts, WEIGHTS)
    assert np.isnan(missing)
    assert zero == pytest.approx(0.475)


def test_a_part_without_weight_may_be_missing():
    assert index_values(np.array([[0.9, NAN]]), np.array([1, 0]))[0] == pytest.approx(0.9)


@pytest.mark.parametrize("weights", ([0, 0], [-1, 2], [NAN, 1]))
def test_weights_that_weigh_nothing_are_refused(weights):
    with pytest.raises(ValueError, match="weights"):
        index_values(np.array([[0.5, 0.5]]), np.array(weights))


def test_one_that_is_ahead_in_every_part_is_first_whatever_the_weights():
    parts = np.array([[0.9, 0.8, 0.7], [0.8, 0.7, 0.6], [0.1, 0.2, 0.3]])
    found = rank_ranges(parts, WEIGHTS)
    assert found.low.tolist() == found.high.tolist() == [1, 2, 3]
    assert found.best.tolist() == found.worst.tolist() == [1, 2, 3]


def test_two_that_are_ahead_in_different_parts_cannot_be_put_in_an_order():
    found = rank_ranges(np.array([[0.8, 0.4], [0.5, 0.7]]), np.array([1, 1]))
    assert found.low.tolist() == [1, 1]
    assert found.high.tolist() == [2, 2]


def test_equal_places_share_the_better_rank():
    found = rank_ranges(np.array([[0.5, 0.5]] * 3), np.array([1, 1]))
    assert found.low.tolist() == found.worst.tolist() == [1, 1, 1]


def test_places_without_an_index_have_no_rank_and_count_in_none():
    parts = np.array([[0.9, 0.9], [NAN, 0.99], [0.8, 0.8]])
    found = rank_ranges(parts, np.array([1, 1]))
    assert found.low.tolist() == pytest.approx([1, NAN, 2], nan_ok=True)
    assert found.worst.tolist() == pytest.approx([1, NAN, 2], nan_ok=True)


def test_no_place_and_one_place():
    assert rank_ranges(np.empty((0, 2)), np.array([1, 1])).low.tolist() == []
    assert rank_ranges(np.array([[0.3, 0.4]]), np.array([1, 1])).high.tolist() == [1]


def test_the_weights_tried_are_halved_to_doubled_and_the_same_in_every_run():
    tried = sensible_weights(WEIGHTS, draws=500)
    assert tried[0] == pytest.approx(WEIGHTS)
    assert tried.sum(axis=1) == pytest.approx(np.ones(len(tried)))
    ratios = (tried / WEIGHTS) / (tried / WEIGHTS)[:, :1]
    assert ratios.max() <= FACTOR**2 + 1e-9
    assert ratios.min() >= FACTOR**-2 - 1e-9
    assert sensible_weights(WEIGHTS, draws=500).tolist() == tried.tolist()


_PARTS = st.lists(
    st.lists(st.integers(0, 100).map(lambda n: n / 100), min_size=3, max_size=3),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(_PARTS)
def test_ranges_are_those_of_a_plain_computation(rows):
    """Ranks by scipy, one set of weights after the other."""
    parts = np.array(rows)
    found = rank_ranges(parts, WEIGHTS, draws=60)
    each = [
        rankdata(-np.round(parts @ weights, 12), method="min")
        for weights in sensible_weights(WEIGHTS, draws=60)
    ]
    assert found.low.tolist() == np.min(each, axis=0).tolist()
    assert found.high.tolist() == np.max(each, axis=0).tolist()
    assert found.median.tolist() == np.median(each, axis=0).tolist()


@settings(max_examples=15, deadline=None)
@given(_PARTS)
def test_no_weights_lead_beyond_the_bounds(rows):
    """A grid over all weights that are halved to doubled finds no rank outside them."""
    parts = np.array(rows)
    found = rank_ranges(parts, WEIGHTS, draws=60)
    assert (found.best <= found.low).all()
    assert (found.high <= found.worst).all()
    steps = np.linspace(-1, 1, 3)
    for factors in product(*[FACTOR**steps] * 3):
        ranks = rankdata(-np.round(parts @ (WEIGHTS * factors), 12), method="min")
        assert (ranks >= found.best).all()
        assert (ranks <= found.worst).all()
