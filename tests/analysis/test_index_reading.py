"""What the index says, in both languages, and to whom it gives a standing."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.index import rank_ranges
from analysis.index_reading import NoIndex, index_reading, standings
from domain.language import Language

ID, EN = Language("id"), Language("en")
NAN = float("nan")


def places(*rows):
    return pd.DataFrame(rows, columns=["value", "rank_low", "rank_high", "standing"])


def without(few=0, small=0, missing=0):
    return {
        NoIndex.FEW_REPORTS: few, NoIndex.SMALL_BASE: small, NoIndex.PART_MISSING: missing,
    }  # fmt: skip


THREE = places((0.905, 1, 1, "upper"), (0.7, 2, 3, "open"), (0.667, 2, 3, "open"))


def test_how_far_apart_places_are_and_how_little_their_order_stands():
    assert index_reading(THREE, without(few=2, missing=1), EN) == (
        "The index of **3 places** lies between 66.7 and 90.5 of 100.",
        "Whatever the weights within half and double: **1** stay in the upper third, **0** in the "
        "lower third; for **2** it depends on the weights.",
        "Other weights alone move half of the places by 1 rank or more.",
        "3 places have no index: 2 because too few of the expected reports have figures and 1 "
        "because a part is missing.",
    )
    assert index_reading(THREE, without(small=1), ID) == (
        "Indeks **3 wilayah** berada antara 66,7 dan 90,5 dari 100.",
        "Apa pun bobotnya, dari setengah sampai dua kali: **1** tetap di sepertiga atas, **0** di "
        "sepertiga bawah; **2** lainnya bergantung pada bobot.",
        "Bobot lain saja menggeser setengah dari wilayah sebanyak 1 peringkat atau lebih.",
        "1 wilayah tidak mempunyai indeks: 1 karena ada persentase yang dasarnya kurang dari 20 "
        "orang.",
    )


def test_one_place_and_none_are_compared_with_nobody():
    one = index_reading(THREE.head(1), without(), EN)
    assert one == ("One place has an index: there is nothing to compare it with.",)
    assert index_reading(THREE.head(0), without(few=514), EN) == (
        "No place has an index.",
        "514 places have no index: 514 because too few of the expected reports have figures.",
    )


def test_where_weights_hardly_matter_it_says_so():
    steady = places((0.9, 1, 1, "upper"), (0.7, 2, 2, "open"), (0.6, 3, 3, "lower"))
    assert index_reading(steady, without(), EN)[2] == (
        "Other weights leave half of the places or more at their rank."
    )


def test_nobody_is_named():
    named = THREE.assign(name=["Kab. Satu", "Kab. Dua", "Kab. Tiga"])
    assert "Kab." not in " ".join(index_reading(named, without(), EN))


def test_a_third_is_sure_only_where_no_weights_lead_out_of_it():
    best = np.array([1, 2, 3, 4, 5, 6.0])
    last = np.array([2, 3, 3, 5, 6, 6.0])
    assert standings(best, last).tolist() == ["upper", "open", "open", "open", "lower", "lower"]


def test_a_place_without_an_index_has_no_standing_and_counts_in_no_third():
    found = standings(np.array([1, NAN, 2, 3]), np.array([1, NAN, 2, 3]))
    assert found.tolist() == ["upper", None, "open", "lower"]


def test_places_that_are_equal_are_in_no_third_apart():
    ranges = rank_ranges(np.full((9, 2), 0.5), np.array([1, 1]))
    assert set(standings(ranges.best, ranges.last)) == {"open"}
