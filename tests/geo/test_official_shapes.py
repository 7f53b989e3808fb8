"""One shape of a file at a time: what is no area is named, what can be mended is mended."""

import numpy as np
import pytest
import shapely

from domain import boundary_catalogue as found
from domain.language import Language
from geo.official_keys import cell_text
from geo.official_report import BoundaryFinding
from geo.official_shapes import points_of, put_together, sound_shapes

BOX = shapely.box(108, -8, 109, -7)
BOW_TIE = shapely.Polygon([(108, -8), (109, -7), (109, -8), (108, -7)])
FLAT = shapely.Polygon([(108, -8), (109, -8), (108, -8)])


def judged(*shapes):
    """The shapes as they may be used, and the kinds of findings by feature."""

    def name(kind, at, parameters):
        return BoundaryFinding(kind, at + 1, "", str(at), "", parameters)

    every = np.array(shapes, dtype=object)
    sound = sound_shapes(every, used=np.ones(len(every), dtype=bool), name=name)
    return sound.shapes, {finding.feature: finding for finding in sound.findings}


@pytest.mark.parametrize(
    ("shape", "kind"),
    [
        (None, found.SHAPE_EMPTY),
        (shapely.Polygon(), found.SHAPE_EMPTY),
        (shapely.LineString([(108, -8), (109, -7)]), found.SHAPE_NOT_AREA),
        (shapely.Point(108, -8), found.SHAPE_NOT_AREA),
        (shapely.transform(BOX, lambda at: at * [np.inf, 1]), found.SHAPE_NOT_FINITE),
        (shapely.transform(BOX, lambda at: at[:, ::-1]), found.AXES_SWAPPED_HERE),
        (shapely.box(0, 50, 1, 51), found.OUTSIDE),
        (FLAT, found.SHAPE_REFUSED),
        (BOW_TIE, found.SHAPE_REFUSED),
    ],
)
def test_what_cannot_be_used_is_named_and_left_out(shape, kind):
    shapes, findings = judged(BOX, shape)
    assert shapes[0] is not None
    assert shapes[1] is None
    assert [each.type for each in findings.values()] == [kind]
    assert findings[2].message(Language("en"))
    assert findings[2].message(Language("id")) != findings[2].message(Language("en"))


def test_a_small_crossing_is_mended_and_said():
    spike = [(108, -8), (109, -8), (109, -7), (108.49, -7), (108.5, -6.999), (108.5, -7.001)]
    shapes, findings = judged(shapely.Polygon([*spike, (108, -7)]))
    assert findings[1].type is found.SHAPE_REPAIRED
    assert shapes[0].is_valid
    assert shapes[0].area == pytest.approx(1, abs=0.001)


def test_areas_of_one_code_are_one_and_codes_without_any_are_absent():
    other = shapely.box(109, -8, 110, -7)
    shapes = np.array([BOX, other, None, BOX], dtype=object)
    together = put_together(shapes, np.array(["a", "a", "b", ""], dtype=object))
    assert list(together) == ["a"]
    assert together["a"].area == pytest.approx(2)


def test_a_point_of_a_shape_lies_in_it_or_in_the_middle_of_its_box():
    points = points_of(np.array([BOX, BOW_TIE, shapely.Polygon()], dtype=object))
    assert BOX.contains(points[0])
    assert (points[1].x, points[1].y) == (108.5, -7.5)
    assert points[2] is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (True, ""), (np.bool_(False), ""), (float("nan"), ""), (np.inf, ""),
        (1806.0, "1806"), (18.1, "18.10"), (np.float64(3), "3"), ("  18.06 ", "18.06"), (18, "18"),
    ],
)  # fmt: skip
def test_a_cell_of_codes_reads_as_text(value, text):
    assert cell_text(value) == text
