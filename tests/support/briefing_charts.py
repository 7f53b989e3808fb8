"""What office programs are strict about in a chart, and whether its workbook holds its figures."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from math import isclose

from lxml import etree
from openpyxl import load_workbook

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NAMES = {"c": _C[1:-1]}
_KINDS = ("barChart", "lineChart", "scatterChart")
# where labels may stand, by the kind of chart; another place has the file mended
_PLACES = {
    "barChart": {"outEnd", "inEnd", "ctr", "inBase"},
    "lineChart": {"t", "b", "l", "r", "ctr"},
    "scatterChart": {"t", "b", "l", "r", "ctr"},
}


def chart_reasons(chart: etree._Element, workbooks: list[bytes]) -> Iterator[str]:
    """Why a chart would be mended, in sentences.

    Args:
        workbooks: those that it is related to; one is right.
    """
    yield from _axes(chart)
    yield from _series(chart)
    for kind in _KINDS:
        for plot in chart.iter(_C + kind):
            said = {each.get("val") for each in plot.iter(_C + "dLblPos")}
            yield from (f"labels of a {kind} at {place}" for place in said - _PLACES[kind])
            if plot.find(".//c:showLeaderLines", _NAMES) is not None:
                yield f"a {kind} has lines that lead to labels, as only pies have"
    if len(workbooks) == 1:
        yield from _figures(chart, workbooks[0])
    else:
        yield f"{len(workbooks)} workbooks"


def _axes(chart: etree._Element) -> Iterator[str]:
    """Each plot has two axes that are there, and each axis another that it crosses."""
    own = [each.get("val") for each in chart.iterfind(".//c:plotArea/*/c:axId", _NAMES)
           if each.getparent().tag.endswith("Ax")]  # fmt: skip
    used = {each.get("val") for each in chart.iter(_C + "axId", _C + "crossAx")}
    if len(set(own)) != len(own) or set(own) != used:
        yield f"axes {own}, and used are {sorted(used)}"
    yield from (f"axis {each} is no number without a sign" for each in own if int(each) < 0)


def _series(chart: etree._Element) -> Iterator[str]:
    for tag in ("idx", "order"):
        numbers = [each.get("val") for each in chart.iterfind(f".//c:ser/c:{tag}", _NAMES)]
        if len(set(numbers)) != len(numbers):
            yield f"series share a number: {numbers}"
    for each in (*chart.iter(_C + "numCache"), *chart.iter(_C + "strCache")):
        count = int(each.find("c:ptCount", _NAMES).get("val"))
        at = [int(point.get("idx")) for point in each.iter(_C + "pt")]
        if at != sorted(set(at)) or (at and at[-1] >= count):
            yield f"points {at} of {count}"
    for labels in chart.iter(_C + "dLbls"):
        at = Counter(each.get("val") for each in labels.iterfind("c:dLbl/c:idx", _NAMES))
        yield from (f"two labels at point {n}" for n, many in at.items() if many > 1)


def _figures(chart: etree._Element, content: bytes) -> Iterator[str]:
    """What the chart remembers stands in the cells that it names; no cell computes anything."""
    sheet = load_workbook(io.BytesIO(content)).active
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        if cell.data_type == "f" or cell.hyperlink:
            yield f"{cell.coordinate} is a formula: {cell.value}"
    for formula in chart.iter(_C + "f"):
        cache = formula.getnext()
        name, _, cells = formula.text.replace("$", "").partition("!")
        found = sheet[cells]
        rows = found if isinstance(found, tuple) else ((found,),)
        held = [cell.value for row in rows for cell in row]
        points = {int(p.get("idx")): p.findtext("c:v", namespaces=_NAMES)
                  for p in cache.iter(_C + "pt")}  # fmt: skip
        shown = [points.get(at) for at in range(int(cache.find("c:ptCount", _NAMES).get("val")))]
        if name != sheet.title or not _are_same(held, shown):
            yield f"{formula.text} holds {held}, the chart {shown}"


def _are_same(held: list[object], shown: list[str | None]) -> bool:
    """Numbers to the fifteen digits that a workbook keeps; texts to the letter."""
    return len(held) == len(shown) and all(
        isclose(cell, float(said), rel_tol=1e-14)
        if isinstance(cell, int | float) and said is not None
        else cell == said
        for cell, said in zip(held, shown, strict=True)
    )
