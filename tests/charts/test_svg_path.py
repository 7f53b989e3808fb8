"""Paths are read as SVG draws them, in any of the notations that layers use."""

from __future__ import annotations

import pytest

from charts.svg_path import enclosed_area, outline, read_path

SQUARE = [[1, 2], [4, 2], [4, 5], [1, 5]]


@pytest.mark.parametrize(
    "d",
    [
        "M1 2L4 2L4 5L1 5Z",
        "M1,2 4,2 4,5 1,5z",
        "m1 2l3 0 0 3-3 0z",
        "M1 2h3v3h-3z",
        "M1 2H4V5H1Z",
        "  m 1 2 3 0 l 0 3 l -3,0 Z ",
        "M1e0 2.0l3 0 0 3 -3 0z",
    ],
)
def test_notations_of_one_square(d):
    (stroke,) = read_path(d)
    assert stroke.points.tolist() == SQUARE
    assert stroke.is_closed


def test_a_relative_move_after_z_starts_from_the_closed_start():
    first, second = read_path("m10 10l2 0 0 2zm5 5l1 0 0 1z")
    assert first.points[0].tolist() == [10, 10]
    assert second.points[0].tolist() == [15, 15]


def test_drawing_on_after_z_begins_at_the_start():
    _, second = read_path("M1 1l2 0 0 2zl-1 -1")
    assert second.points.tolist() == [[1, 1], [0, 0]]
    assert not second.is_closed


def test_an_open_line_stays_open():
    (stroke,) = read_path("M0 0l1 0 1 1")
    assert not stroke.is_closed


def test_nothing_is_nothing():
    assert read_path("") == ()


@pytest.mark.parametrize("d", ["M0 0C1 1 2 2 3 3", "M0 0A1 1 0 0 0 2 2", "M0 0l1", "M", "M0 0l"])
def test_what_is_not_understood_is_refused(d):
    with pytest.raises(ValueError, match=r"path command"):
        read_path(d)


def test_holes_are_taken_off_the_area():
    assert enclosed_area(read_path("M0 0l10 0 0 10 -10 0zM2 2l0 4 4 0 0 -4z")) == 84


def test_the_edge_between_joined_areas_lies_inside():
    left, right = read_path("M0 0l1 0 0 1 -1 0z"), read_path("M1 0l1 0 0 1 -1 0z")
    outer, inner = outline([left, right])
    assert [edge.points.tolist() for edge in inner] == [[[1, 0], [1, 1]]]
    assert len(outer) == 6
