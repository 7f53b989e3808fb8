"""Colours and comments at the cells of a workbook, and the list in front of them."""

from __future__ import annotations

from collections.abc import Mapping

from data_loaders.findings_sheet import is_findings_sheet
from data_loaders.raw import Position
from exports.added_styles import Styles
from exports.cell_comments import comment_cells
from exports.cell_fills import SheetXml, anchors, cells_in, restyled
from exports.findings_content import FindingsList, Mark, Marks
from exports.findings_list import sheet_xml
from exports.package import Package
from exports.tones import ORDER
from exports.workbook_parts import put_first, sheet_paths, styles_path, without_macros


def marked(content: bytes, marks: Marks, findings: FindingsList) -> bytes:
    """The workbook with marks and list; all that is not marked stays as it is.

    Raises:
        Unsuitable: its parts are not as any common program writes them.
    """
    package = Package(content)
    styles = Styles(package.text(styles_path(package)))
    without_macros(package)
    paths = sheet_paths(package)
    # only a copy of an earlier time has marks that are to go
    ours = styles.ours() if any(is_findings_sheet(name) for name in paths) else frozenset()
    for name, path in paths.items():
        if not is_findings_sheet(name):
            _mark_sheet(package, path, marks.get(name, {}), styles, ours)
    sheet, heading = sheet_xml(findings, styles)
    put_first(package, findings.name, sheet, heading)
    package.write(styles_path(package), styles.xml())
    return package.saved()


def _mark_sheet(
    package: Package,
    path: str,
    marks: Mapping[Position, Mark],
    styles: Styles,
    ours: frozenset[int],
) -> None:
    has_comments = any(each.is_a("comments") for each in package.relations(path))
    if not marks and not has_comments and not ours:
        return
    sheet = SheetXml.of(package.read(path))
    shown = _at_anchors(sheet, marks)
    texts = {at: mark.comment for at, mark in shown.items() if mark.comment}
    sheet = comment_cells(package, path, sheet, texts)
    over: dict[Position, Mark | None] = dict.fromkeys(cells_in(sheet, ours)) if ours else {}
    wanted = over | shown

    def restyle(old: int, at: Position) -> int:
        mark = wanted[at]
        return styles.marked(old, mark.tone) if mark else styles.unmarked(old)

    package.write(path, restyled(sheet, wanted, restyle))


def _at_anchors(sheet: SheetXml, marks: Mapping[Position, Mark]) -> dict[Position, Mark]:
    """The marks at the cells that show them; within a merged range they come together."""
    where = anchors(sheet, marks)
    together: dict[Position, Mark] = {}
    for position, mark in marks.items():
        at = where[position]
        known = together.get(at)
        together[at] = mark if known is None else _joined(known, mark)
    return together


def _joined(one: Mark, other: Mark) -> Mark:
    texts = [mark.comment for mark in (one, other) if mark.comment]
    tone = min(one.tone, other.tone, key=ORDER.index)
    return Mark(tone, "\n\n".join(texts) or None)
