"""The sample mark within a native chart: it stays when the chart is copied to other slides."""

from __future__ import annotations

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.graphfrm import GraphicFrame

from domain.marked_text import SAMPLE_STAMP
from exports.deck_look import INK, SANS

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
_TURN = -18 * 60_000  # 60,000 to the degree
_ALPHA = 19_000  # of 100,000, as in the pictures
_SIZE = 1_700  # hundredths of a point
# Shares of the chart: left, top, width and height of each mark.
_PLACES = ((0.02, 0.2, 0.52, 0.3), (0.46, 0.4, 0.52, 0.3))


def mark_as_sample(frame: GraphicFrame) -> None:
    """Write the mark across the chart, in letters that figures are read through."""
    chart = frame.chart
    package = chart.part.package
    name = package.next_partname("/ppt/drawings/drawing%d.xml")
    part = Part(name, CONTENT_TYPE.DML_CHARTSHAPES, package, _drawing(frame).encode("utf-8"))
    relation = chart.part.relate_to(part, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
    shapes = f'<c:userShapes {nsdecls("c", "r")} r:id="{relation}"/>'
    chart._chartSpace.append(parse_xml(shapes))


def _drawing(frame: GraphicFrame) -> str:
    marks = "".join(_mark(frame, number, place) for number, place in enumerate(_PLACES, start=2))
    spaces = f'{nsdecls("c", "a")} xmlns:cdr="{_DRAWING}"'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<c:userShapes {spaces}>{marks}</c:userShapes>"


def _mark(frame: GraphicFrame, number: int, place: tuple[float, float, float, float]) -> str:
    left, top, wide, high = place
    x, width = (round(share * frame.width) for share in (left, wide))
    y, height = (round(share * frame.height) for share in (top, high))
    ink = f'<a:solidFill><a:srgbClr val="{INK}"><a:alpha val="{_ALPHA}"/></a:srgbClr></a:solidFill>'
    return (
        f"<cdr:relSizeAnchor><cdr:from><cdr:x>{left:.2f}</cdr:x><cdr:y>{top:.2f}</cdr:y></cdr:from>"
        f"<cdr:to><cdr:x>{left + wide:.2f}</cdr:x><cdr:y>{top + high:.2f}</cdr:y></cdr:to>"
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{number}" name="{SAMPLE_STAMP}"/>'
        f'<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr><cdr:spPr><a:xfrm rot="{_TURN}">'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></cdr:spPr><cdr:txBody>'
        f'<a:bodyPr wrap="none" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r>'
        f'<a:rPr lang="id-ID" sz="{_SIZE}" b="1">{ink}<a:latin typeface="{SANS}"/></a:rPr>'
        f"<a:t>{SAMPLE_STAMP}</a:t></a:r></a:p></cdr:txBody></cdr:sp></cdr:relSizeAnchor>"
    )
