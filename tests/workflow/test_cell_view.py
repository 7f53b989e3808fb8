"""A cell of a kept workbook with what stands around it."""

import pytest

from data_loaders.raw import RawSheet
from workflow.cell_view import NoSuchCell, first_row, position, window_around


def sheet(height, width, *, name="Pakta Integritas"):
    """Each cell holds its own name: row 3, column 2 is "3.2"."""
    rows = tuple(tuple(f"{r}.{c}" for c in range(1, width + 1)) for r in range(1, height + 1))
    return RawSheet(name=name, rows=rows)


def numbers(window):
    return [number for number, _ in window.rows]


def test_a_small_sheet_is_shown_whole():
    window = window_around(sheet(5, 4), "C3", first_figure_row=2)
    assert numbers(window) == [1, 2, 3, 4, 5]
    assert window.columns == (1, 2, 3, 4)
    assert dict(window.rows)[3][2] == "3.3"
    assert window.heading_rows == {1}


def test_headings_stay_in_view_far_down():
    window = window_around(sheet(900, 4), "B500", first_figure_row=4)
    assert numbers(window) == [1, 2, 3, *range(493, 510)]
    assert window.heading_rows == {1, 2, 3}
    assert (window.height, window.width) == (900, 4)


def test_of_a_wide_sheet_the_columns_that_name_the_row_and_the_near_ones_are_shown():
    window = window_around(sheet(3, 60), "AN2", first_figure_row=2)
    assert window.columns == (1, 2, 3, *range(35, 46))
    assert 40 in window.columns


def test_the_first_cell_and_the_last_are_in_their_windows():
    for cell in ("A1", "BH30"):
        row, column = position(cell)
        window = window_around(sheet(30, 60), cell, first_figure_row=2)
        assert dict(window.rows)[row][window.columns.index(column)] == f"{row}.{column}"


@pytest.mark.parametrize(
    "cell", ("F2", "A9", "", "2F", "A0", "AAAA1", "<b>", "A1:B2", "A" + "9" * 5000)
)
def test_a_cell_outside_the_sheet_is_refused(cell):
    with pytest.raises(NoSuchCell):
        window_around(sheet(5, 4), cell, first_figure_row=2)


def test_an_empty_sheet_has_no_cell():
    with pytest.raises(NoSuchCell):
        window_around(RawSheet(name="", rows=()), "A1", first_figure_row=2)


def test_figures_begin_below_the_headings():
    assert first_row(["G12", "C7", "nowhere"]) == 7
    assert first_row([]) == 2
