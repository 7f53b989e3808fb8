"""The boxes of comments: the old drawing format that every spreadsheet program still reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from data_loaders.raw import Position
from exports.cell_fills import SheetXml
from exports.package import CONTENT_TYPES, OFFICE, Package, Unsuitable, appended, link_attribute

_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_DRAWING = ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
                  "webPublishItems", "tableParts", "extLst")  # fmt: skip
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_DRAWING_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_EMPTY_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit">'
    f'<o:idmap v:ext="edit" data="1"/></o:shapelayout>{_SHAPE_TYPE}</xml>'
)
_WIDTH, _CHARACTERS, _LINE = 300, 52, 13
"""Points of a box, letters on one of its lines, points of a line."""


def draw_boxes(
    package: Package,
    path: str,
    sheet: SheetXml,
    gone: Iterable[Position],
    texts: Mapping[Position, str],
) -> SheetXml:
    """Draw boxes for new comments of a sheet, and take those away whose comment is gone.

    Returns:
        The sheet, with its link to the drawing where it had none.
    """
    known = _drawing(package, path, sheet)
    target = known or package.free_name("xl/drawings/netraComments{}.vml")
    boxes = _without_boxes(package.text(known) if known else _EMPTY_DRAWING, set(gone))
    package.write(target, _with_boxes(boxes, texts))
    return sheet if known else _linked(package, path, sheet, target)


def _drawing(package: Package, path: str, sheet: SheetXml) -> str | None:
    """The part with the boxes of the comments, when the sheet has one."""
    tail = sheet.content[sheet.end :].decode("utf-8", "replace")
    link = re.search(r"<(?:[\w.-]+:)?legacyDrawing\s[^>]*?\bid=[\"']([^\"']*)[\"']", tail)
    if link is None:
        return None
    known = next((each for each in package.relations(path) if each.id == link[1]), None)
    if known is None or known.target not in package:
        raise Unsuitable(f"{path} links to a drawing that is not there")
    return known.target


def _without_boxes(drawing: str, gone: set[Position]) -> str:
    def kept(match: re.Match[str]) -> str:
        at = re.search(
            r"<(?:\w+:)?Row>\s*(\d+)\s*</(?:\w+:)?Row>\s*<(?:\w+:)?Column>\s*(\d+)", match[0]
        )
        return "" if at and (int(at[1]) + 1, int(at[2]) + 1) in gone else match[0]

    shapes = r"<((?:\w+:)?shape)\s.*?</\1\s*>"
    return re.sub(shapes, kept, drawing, flags=re.DOTALL) if gone else drawing


def _with_boxes(drawing: str, texts: Mapping[Position, str]) -> str:
    numbers = [int(n) for n in re.findall(r"_x0000_s(\d+)", drawing)]
    first = max([1_025, *numbers]) + 1
    shapes = "".join(
        _box(number, at, text) for number, (at, text) in enumerate(sorted(texts.items()), first)
    )
    if "_x0000_t202" not in drawing:
        shapes = _SHAPE_TYPE + shapes
    return appended(_with_prefixes(drawing), "xml", shapes)


def _with_prefixes(drawing: str) -> str:
    """The drawing with the prefixes of our shapes declared; some writers use others."""
    root = re.search(r"<xml\b[^>]*", drawing)
    if root is None:
        raise Unsuitable("no drawing")
    missing = "".join(
        f' xmlns:{prefix}="{space}"'
        for prefix, space in _DRAWING_SPACES.items()
        if f"xmlns:{prefix}=" not in root[0]
    )
    at = root.start() + len("<xml")
    return drawing[:at] + missing + drawing[at:]


def _box(number: int, at: Position, text: str) -> str:
    lines = sum(len(line) // _CHARACTERS + 1 for line in text.splitlines())
    height = min(max(lines + 1, 4), 30) * _LINE
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
        f"margin-left:59.25pt;margin-top:1.5pt;width:{_WIDTH}pt;height:{height}pt;"
        f'z-index:{number - 1_024};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
        "<x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{at[0] - 1}</x:Row><x:Column>{at[1] - 1}</x:Column></x:ClientData></v:shape>"
    )


def _linked(package: Package, path: str, sheet: SheetXml, target: str) -> SheetXml:
    """The sheet with a link to the drawing, at the place that the format prescribes."""
    _declare_vml(package)
    own = package.relate(path, f"{OFFICE}/vmlDrawing", target)
    p = sheet.prefix.decode("ascii")
    names = "|".join(_AFTER_DRAWING)
    wrapped = rf"(?:[\w.-]+:)?AlternateContent\b[^>]*>\s*<[^>]*>\s*<{p}(?:controls|oleObjects)\b"
    pattern = rf"<(?:{p}(?:{names})\b|{wrapped})|</{p}worksheet\s*>"
    place = re.compile(pattern.encode()).search(sheet.content, sheet.end)
    if place is None:
        raise Unsuitable("a worksheet without an end")
    name, declared = link_attribute(sheet.content[: sheet.start].decode("utf-8", "replace"))
    link = f'<{p}legacyDrawing{declared} {name}="{own}"/>'.encode()
    content = sheet.content[: place.start()] + link + sheet.content[place.start() :]
    return SheetXml(content, sheet.prefix, sheet.start, sheet.end)


def _declare_vml(package: Package) -> None:
    types = package.text(CONTENT_TYPES)
    if not re.search(r"\bExtension=[\"']vml[\"']", types, re.IGNORECASE):
        space = "http://schemas.openxmlformats.org/package/2006/content-types"
        line = f'<Default xmlns="{space}" Extension="vml" ContentType="{_VML_TYPE}"/>'
        package.write(CONTENT_TYPES, appended(types, "Types", line))
