"""The few-case rule: 1 and 2 are "<3", and no hidden count can be worked out from the sums."""

from collections import defaultdict
from functools import cache
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from analysis.few_cases import Mark, ShownCount, hidden_cells, shown
from domain.language import Language

INDONESIAN = Language("id")
FEW_VALUES = (1, 2)


def texts(rows, **how):
    """What a reader sees of the rows of a place below the province."""
    frame = shown(pd.DataFrame(rows, dtype=float), is_below_province=True, **how)
    return [[cell.text(INDONESIAN) for cell in row] for row in frame.to_numpy()]


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        ([1, 5, 7], ["<3", "•", "7"]),  # the second smallest, too
        ([2, 8, 0, 9], ["<3", "•", "0", "9"]),
        ([1, 2, 6, 0], ["<3", "<3", "•", "0"]),
        ([5, 3, 12], ["5", "3", "12"]),  # nothing to hide
        ([0, 0, 0], ["0", "0", "0"]),
        ([1, 3, 9], ["<3", "•", "•"]),  # 1 + 3 is the only way to 4: one more is hidden
        ([1, 0, 0], ["•", "•", "•"]),  # "<3" of a sum of 1 would name the category
        ([1, 1, 0], ["•", "•", "•"]),
        ([0, 2, 0], ["•", "•", "•"]),
    ],
)
def test_one_place(row, seen):
    assert texts([row]) == [seen]


def test_at_province_and_nation_everything_is_a_number():
    frame = shown(pd.DataFrame([[1, 2, 0]]), is_below_province=False)
    assert [cell.value for cell in frame.to_numpy()[0]] == [1, 2, 0]


def test_unknown_stays_unknown_and_never_becomes_zero():
    frame = shown(pd.DataFrame([[1, np.nan, 5, 8]]), is_below_province=True)
    marks = [cell.mark for cell in frame.to_numpy()[0]]
    assert marks == [Mark.FEW, Mark.UNKNOWN, Mark.HIDDEN, Mark.NUMBER]
    assert frame.iat[0, 1] == ShownCount(Mark.UNKNOWN)
    assert frame.iat[0, 1].text(INDONESIAN) == "–"


def test_an_empty_table_is_an_empty_table():
    assert shown(pd.DataFrame(), is_below_province=True).empty


@pytest.mark.parametrize("count", [-1, 0.5])
def test_what_is_no_count_of_cases_is_refused(count):
    with pytest.raises(ValueError, match="whole numbers"):
        shown(pd.DataFrame([[count]]), is_below_province=True)


def test_index_and_columns_are_kept():
    counts = pd.DataFrame([[4, 1]], index=["KE1"], columns=["a", "b"])
    frame = shown(counts, is_below_province=True)
    assert list(frame.index) == ["KE1"]
    assert list(frame.columns) == ["a", "b"]


def test_places_of_a_province_are_protected_against_its_own_breakdown():
    """KE1, KE2 and KE3 of three places; the province shows 10, 24 and 26 in its own breakdown."""
    rows = [[1, 9, 7], [4, 8, 6], [5, 7, 13]]
    assert texts(rows, are_columns_published=True) == [
        ["<3", "9", "•"],
        ["•", "8", "•"],
        ["5", "7", "13"],
    ]


# An independent reader: tries every table that has the same sums.


@cache
def tables_with(row_sums, column_sums, n_columns):
    """All tables of whole numbers with these sums; column sums None when not published."""
    rows = [[p for p in product(range(s + 1), repeat=n_columns) if sum(p) == s] for s in row_sums]
    return [
        table
        for table in product(*rows)
        if column_sums is None or tuple(map(sum, zip(*table, strict=True))) == column_sums
    ]


def picture(table, *, are_columns_published):
    """What is published: numbers where shown, else the mark."""
    marks = hidden_cells(np.array(table, float), are_columns_published=are_columns_published)
    return tuple(
        tuple(
            value if mark == Mark.NUMBER else str(mark) for value, mark in zip(*rows, strict=True)
        )
        for rows in zip(table, marks, strict=True)
    )


def fits(table, seen):
    """Whether the table may be the one behind the picture."""
    return all(
        value in FEW_VALUES if mark == "few" else mark in ("hidden", value)
        for values, marks in zip(table, seen, strict=True)
        for value, mark in zip(values, marks, strict=True)
    )


def cells_with_one_value(tables):
    stack = np.array(tables)
    return {tuple(cell) for cell in np.argwhere((stack == stack[0]).all(axis=0)).tolist()}


def everything_with_these_sums(table, are_columns_published):
    columns = tuple(map(sum, zip(*table, strict=True))) if are_columns_published else None
    return tables_with(tuple(map(sum, table)), columns, len(table[0]))


def recoverable(table, *, are_columns_published):
    """Hidden cells that a reader can work out although the sums alone do not tell them."""
    table = tuple(map(tuple, table))
    everything = everything_with_these_sums(table, are_columns_published)
    seen = picture(table, are_columns_published=are_columns_published)
    possible = [other for other in everything if fits(other, seen)]
    found = cells_with_one_value(possible) - cells_with_one_value(everything)
    return [cell for cell in found if isinstance(seen[cell[0]][cell[1]], str)]


def small_tables():
    shape = st.tuples(st.integers(1, 3), st.integers(2, 3))
    return shape.flatmap(
        lambda size: st.lists(
            st.lists(st.integers(0, 3), min_size=size[1], max_size=size[1]),
            min_size=size[0],
            max_size=size[0],
        )
    )


@settings(max_examples=60, deadline=None)
@given(table=small_tables(), are_columns_published=st.booleans())
def test_no_hidden_cell_follows_from_the_sums(table, are_columns_published):
    assert recoverable(table, are_columns_published=are_columns_published) == []


@settings(max_examples=60, deadline=None)
@given(table=small_tables(), are_columns_published=st.booleans())
def test_a_count_of_one_or_two_is_never_a_number_unless_the_sums_tell_it(
    table, are_columns_published
):
    seen = picture(table, are_columns_published=are_columns_published)
    assert not any(value in FEW_VALUES for row in seen for value in row)


def test_a_reader_who_knows_this_code_cannot_work_out_one_line_either():
    """All lines of four with sums to 7: the same picture always stands for several lines."""
    for total in range(1, 8):
        pictures = defaultdict(list)
        for table in tables_with((total,), None, 4):
            pictures[picture(table, are_columns_published=False)].append(table)
        for (seen,), tables in pictures.items():
            fixed = {column for _, column in cells_with_one_value(tables)}
            assert not any(isinstance(seen[column], str) for column in fixed)


def test_in_a_province_of_many_places_no_line_has_one_hidden_cell_alone():
    """15 places x 19 categories: no line holds one hidden cell alone, which its sum would tell."""
    counts = np.random.default_rng(7).poisson(0.4, size=(15, 19))
    marks = hidden_cells(counts.astype(float), are_columns_published=True)
    hidden = marks != Mark.NUMBER
    secret = (counts > 0) & (counts < 3)
    assert hidden[secret].all()
    assert (hidden.sum(axis=0)[secret.any(axis=0)] > 1).all()
    assert (hidden.sum(axis=1)[secret.any(axis=1)] > 1).all()


# A second reader, for larger tables: linear programming (scipy's HiGHS) instead of trying.


def span_of(counts, cell, bounds):
    """Smallest and largest value of a cell in tables of these bounds with the same sums."""
    n_rows, n_columns = counts.shape
    sums = np.zeros((n_rows + n_columns, counts.size))
    for row, column in np.ndindex(counts.shape):
        at = row * n_columns + column
        sums[row, at] = sums[n_rows + column, at] = 1
    known = np.concatenate([counts.sum(axis=1), counts.sum(axis=0)])
    wanted = np.zeros(counts.size)
    wanted[cell[0] * n_columns + cell[1]] = 1
    found = [
        linprog(sign * wanted, A_eq=sums, b_eq=known, bounds=bounds, method="highs").fun * sign
        for sign in (1, -1)
    ]
    return round(found[0], 6), round(found[1], 6)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_in_larger_tables_every_single_case_could_be_another_number(seed):
    counts = np.random.default_rng(seed).poisson(2.2, size=(7, 8))
    marks = hidden_cells(counts.astype(float), are_columns_published=True)
    limits = {"few": lambda _: (1, 2), "hidden": lambda _: (0, None), "number": lambda n: (n, n)}
    bounds = [limits[str(m)](int(n)) for m, n in zip(marks.ravel(), counts.ravel(), strict=True)]
    secrets = np.argwhere((counts > 0) & (counts < 3))
    assert len(secrets) > 5
    for cell in secrets:
        smallest, largest = span_of(counts, cell, bounds)
        assert largest - smallest >= 1
