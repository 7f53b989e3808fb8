"""The tests of a difference equal R's documented examples and scipy; missing is no comparison."""

from __future__ import annotations

import pytest
from scipy import stats

from analysis.scatter import ChartKind
from analysis.two_periods import Amount, difference


def test_two_rates_of_rs_help_page_on_poisson_test():
    """Lung cancer at 55 to 59 in Fredericia, 11 in 800, against 21 in 3,011 in three other cities
    (eba1977 of package ISwR): R prints p-value = 0.07967, rate ratio 1.971488."""
    found = difference(now=Amount(11, 800), before=Amount(6 + 8 + 7, 1083 + 1050 + 878),
                       kind=ChartKind.U)  # fmt: skip
    assert round(found.p, 5) == 0.07967
    assert not found.is_more_than_chance
    assert round(found.now.rate / found.before.rate, 6) == 1.971488


def test_two_shares_of_rs_help_page_on_fisher_test():
    """Convictions of like-sex twins, 2 of 17 dizygotic against 10 of 13 monozygotic: R prints
    p-value = 0.0005367 for the two-sided test."""
    found = difference(now=Amount(2, 17), before=Amount(10, 13), kind=ChartKind.P)
    assert round(found.p, 7) == 0.0005367
    assert found.is_more_than_chance


@pytest.mark.parametrize(("a", "b"), [((30, 400), (18, 420)), ((0, 50), (0, 60)), ((5, 9), (5, 9))])
def test_p_values_equal_an_independent_computation(a, b):
    total, share = a[0] + b[0], a[1] / (a[1] + b[1])
    own = stats.binom.pmf(a[0], total, share)
    plain = sum(
        p for k in range(total + 1) if (p := stats.binom.pmf(k, total, share)) <= own * (1 + 1e-7)
    )
    found = difference(now=Amount(*a), before=Amount(*b), kind=ChartKind.U)
    assert found.p == pytest.approx(plain, abs=1e-6)


def test_months_that_scatter_more_than_chance_need_a_larger_difference():
    now, before = Amount(551.0, 3078.0), Amount(420.0, 3085.0)
    narrow = difference(now=now, before=before, kind=ChartKind.U)
    wide = difference(now=now, before=before, kind=ChartKind.U, sigma_z=2.7, n_months=12)
    assert narrow.is_more_than_chance
    assert not wide.is_more_than_chance
    z = (551 / 3078 - 420 / 3085) / (971 / 6163 * (1 / 3078 + 1 / 3085)) ** 0.5 / 2.7
    assert wide.p == pytest.approx(2 * stats.t.sf(z, 11), abs=1e-9)


@pytest.mark.parametrize("kind", list(ChartKind))
@pytest.mark.parametrize("missing", [Amount(None, 50.0), Amount(3.0, None), Amount(3.0, 0.0)])
def test_nothing_is_compared_with_what_is_missing(kind, missing):
    found = difference(now=missing, before=Amount(3.0, 50.0), kind=kind)
    assert (found.p, found.change, found.is_more_than_chance) == (None, None, False)


def test_a_share_above_one_is_not_tested():
    assert difference(now=Amount(60, 50), before=Amount(3, 50), kind=ChartKind.P).p is None


def test_no_case_on_either_side_is_no_difference():
    found = difference(now=Amount(0, 50), before=Amount(0, 50), kind=ChartKind.U,
                       sigma_z=2.0, n_months=7)  # fmt: skip
    assert found.p == 1.0
