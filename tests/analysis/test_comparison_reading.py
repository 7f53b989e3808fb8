"""Sentences of a comparison name only what lies beyond the limits, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.comparison import Judged, Mark, Undrawn
from analysis.comparison_reading import place_reading, readings, title
from analysis.dispersion import Chance, Dispersion, Spread
from analysis.funnel import Funnel
from domain.indicators import PLEDGE_COMPLETION, VIOLATION_RATE
from domain.language import Language

ID, EN = Language("id"), Language("en")
CHANCE_ALONE = Dispersion(421, 0.9, 0.0, 1.14)
WIDE = Dispersion(421, 6.23, 0.02, 1.14)


def judged(*, spread=Spread.NONE, dispersion=CHANCE_ALONE, rate=0.001, **changes):
    counts = {Mark.ABOVE: 3, Mark.BELOW: 1, Mark.INSIDE: 417}
    found = Judged(
        funnel=Funnel(Chance.POISSON, rate, spread, dispersion, pd.DataFrame()),
        above=("Kab. Barru", "Kota Metro", "Kab. Sekadau"),
        below=("Kab. Kudus",),
        counts={mark: counts.get(mark, 0) for mark in Mark},
        n_between=0,
        undrawn=dict.fromkeys(Undrawn, 0),
    )
    return replace(found, **changes)


def counted(**numbers):
    return {mark: numbers.get(mark.value, 0) for mark in Mark}


NOBODY = {"above": (), "below": (), "counts": counted(inside=30)}


@pytest.mark.parametrize(
    ("changes", "indonesian", "english"),
    [
        (
            {},
            "3 wilayah di atas batas 99,8% dan 1 wilayah di bawah batas 99,8%; "
            "417 wilayah di dalam batas",
            "3 places above the 99.8% limit and 1 place below the 99.8% limit; "
            "417 places within the limits",
        ),
        (
            NOBODY,
            "Tidak ada wilayah di luar batas 99,8%; 30 wilayah di dalam batas",
            "No place beyond the 99.8% limits; 30 places within the limits",
        ),
        (
            {"above": (), "below": (), "counts": counted(poor=12)},
            "12 wilayah, tidak ada yang dinilai",
            "12 places, none judged",
        ),
        (
            {"rate": float("nan"), "counts": counted(plain=12)},
            "12 wilayah, tanpa batas",
            "12 places, no limits drawn",
        ),
        (
            {"counts": counted()},
            "Tidak ada yang dapat dibandingkan",
            "Nothing to compare",
        ),
    ],
)
def test_titles(changes, indonesian, english):
    found = judged(**changes)
    assert title(found, ID) == indonesian
    assert title(found, EN) == english


def test_the_reading_in_indonesian():
    assert readings(judged(n_between=12), VIOLATION_RATE, ID) == (
        "**3 wilayah di atas batas:** Kab. Barru, Kota Metro, dan Kab. Sekadau. "
        "**1 wilayah di bawah batas:** Kab. Kudus. Kebetulan saja jarang menimbulkannya: dari 421 "
        "wilayah yang semuanya sama, sebanyak itu berada di luar batas dalam paling banyak 2 dari "
        "100 perbandingan.",
        "**417 wilayah tidak dapat dibedakan dari rata-rata semuanya.** Jarak sebesar itu dapat "
        "timbul karena kebetulan saja. Netra tidak membuat peringkat.",
        "12 di antaranya berada di antara batas 95% dan 99,8%; karena kebetulan saja "
        "rata-rata bisa sampai 22. Namanya tidak disebut.",
        "Sejauh dapat diketahui, perbedaan antarwilayah tidak melebihi kebetulan: batasnya eksak.",
        "**Laporan belum tentu pelanggaran.** Wilayah yang rajin melapor tampak lebih tinggi. "
        "Tanyakan dahulu cara pelaporannya.",
    )


def test_the_reading_in_english_allows_for_the_spread():
    found = judged(spread=Spread.ADDITIVE, dispersion=WIDE)
    assert readings(found, PLEDGE_COMPLETION, EN) == (
        "**3 places are above the limit:** Kab. Barru, Kota Metro and Kab. Sekadau. "
        "**1 place is below the limit:** Kab. Kudus. Chance and the usual spread seldom do that: "
        "of 421 such places, so many lie beyond in about 4 of 100 comparisons.",
        "**417 places cannot be told from the mean of all.** Chance and the usual spread can "
        "make distances as large as theirs. Netra does not rank them.",
        "Places differ more than chance makes them (dispersion 6.2; 1 is chance alone). The limits "
        "allow for that.",
        "**What was reported, not what is.** Places report about themselves.",
    )


def test_spread_that_is_not_allowed_for_is_said():
    text = " ".join(readings(judged(dispersion=WIDE), PLEDGE_COMPLETION, EN))
    assert "many lie outside, and not each of them is remarkable" in text


def test_few_places_claim_nothing_about_their_spread():
    found = judged(dispersion=Dispersion(7, 0.4, 0.0, 2.07), **NOBODY)
    text = " ".join(readings(found, PLEDGE_COMPLETION, EN))
    assert "too few places to tell their spread from chance" in text


def test_where_nobody_is_judged_nobody_is_called_alike():
    found = judged(above=(), below=(), counts=counted(poor=12))
    text = " ".join(readings(found, PLEDGE_COMPLETION, EN))
    assert "told from" not in text and "beyond" not in text
    assert "12 places have figures in fewer than four in five of their reports" in text


def test_places_on_few_cases_are_counted_and_not_named():
    found = judged(above=(), below=(), counts=counted(few=2, inside=30))
    text = " ".join(readings(found, VIOLATION_RATE, EN))
    assert "**No place is beyond the 99.8% limits.**" not in text
    assert title(found, EN).startswith("No place clearly beyond the 99.8% limits; 30 places")
    assert "2 places are beyond a limit on too few cases or people to say so" in text


def test_a_mean_of_few_places_is_said_to_be_theirs():
    undrawn = dict.fromkeys(Undrawn, 0) | {Undrawn.NOT_REPORTED: 500}
    text = readings(judged(undrawn=undrawn), VIOLATION_RATE, EN)[0]
    assert text == ("**Only 421 of 921 places have figures.** The mean is theirs, not that of all.")


def test_many_names_are_counted_not_listed():
    names = tuple(f"Kab. {letter}" for letter in "ABCDEFGHIJ")
    text = " ".join(readings(judged(above=names), VIOLATION_RATE, EN))
    assert "Kab. A, Kab. B, Kab. C, Kab. D, Kab. E and 5 others." in text
    assert "Kab. F" not in text


@pytest.mark.parametrize(
    ("mark", "where"),
    [
        (Mark.INSIDE, "di dalam batas"),
        (Mark.POOR, "laporan terlalu sedikit untuk dinilai"),
        (Mark.FEW, "kasus atau orang terlalu sedikit untuk dinilai"),
    ],
)
def test_one_place_with_what_its_figure_leaves_open(mark, where):
    text = place_reading(
        "Kab. Barru", mark, value="4,15", interval="2,42 – 6,64",
        evidence="17 dari 4.100 personel", ranks=(1, 9, 421), language=ID,
    )  # fmt: skip
    first = f"**Kab. Barru: 4,15** (17 dari 4.100 personel), {where}. Rentang 95%: 2,42 – 6,64."
    ranked = "" if mark is Mark.POOR else " Peringkatnya antara 1 dan 9 dari 421 (95%)."
    assert text == first + ranked


def test_a_place_without_figures_says_only_that():
    text = place_reading(
        "Kab. Barru", None, value="", interval="", evidence="", ranks=None, language=EN
    )
    assert text == "**Kab. Barru** has no figures to compare."
