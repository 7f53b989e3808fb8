"""Comments at cells of one sheet: those that were there stay, ours stand below them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data_loaders.raw import Position, a1, column_number
from exports.cell_fills import SheetXml
from exports.comment_boxes import draw_boxes
from exports.package import (
    OFFICE,
    Package,
    Relation,
    Unsuitable,
)
from exports.xml_text import MAIN, escaped

AUTHOR = "Netra"
MARK = "— Netra —"
"""Stands above our lines, so that they are found and replaced the next time."""
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_EMPTY_COMMENTS = (
    f'<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>'
)


@dataclass(slots=True)
class _Comments:
    """The text of a comments part, taken apart."""

    head: str
    authors: list[str]
    between: str
    entries: dict[str, str]
    tail: str

    @classmethod
    def of(cls, xml: str) -> _Comments:
        xml = re.sub(r"<((?:[\w.-]+:)?(?:authors|commentList))\s*/>", r"<\1></\1>", xml)
        found = re.fullmatch(
            r"(.*<(?:[\w.-]+:)?authors\b[^>]*>)(.*?)(</(?:[\w.-]+:)?authors\s*>.*?"
            r"<(?:[\w.-]+:)?commentList\b[^>]*>)(.*)(</(?:[\w.-]+:)?commentList\s*>.*)",
            xml,
            re.DOTALL,
        )
        if found is None:
            raise Unsuitable("comments that cannot be taken apart")
        authors = re.findall(
            r"<(?:[\w.-]+:)?author\b(?:[^>]*?/>|.*?</(?:[\w.-]+:)?author\s*>)", found[2], re.DOTALL
        )
        listed = re.findall(
            r"<(?:[\w.-]+:)?comment\b.*?</(?:[\w.-]+:)?comment\s*>", found[4], re.DOTALL
        )
        entries = {_reference(entry): entry for entry in listed}
        return cls(found[1], authors, found[3], entries, found[5])

    def xml(self) -> str:
        ordered = sorted(self.entries, key=_position)
        entries = "".join(self.entries[cell] for cell in ordered)
        return self.head + "".join(self.authors) + self.between + entries + self.tail

    def own_author(self) -> int:
        """The number of our own name among the authors, added when it is not there."""
        own = [n for n, each in enumerate(self.authors) if _author_name(each) == AUTHOR]
        if own:
            return own[0]
        self.authors.append(f'<author xmlns="{MAIN}">{AUTHOR}</author>')
        return len(self.authors) - 1

    def forget_own(self) -> list[str]:
        """Take away what was ours; the cells whose comment is gone altogether."""
        gone = []
        for cell, entry in list(self.entries.items()):
            if MARK in entry:
                kept = _without_own(entry)
                self.entries[cell] = kept
                if not re.sub(r"<[^>]*>", "", kept).strip():
                    del self.entries[cell]
                    gone.append(cell)
        return gone

    def add(self, cell: str, lines: str) -> bool:
        """Add our lines at a cell; whether the cell had no comment before."""
        old = self.entries.get(cell)
        if old is None:
            runs = _runs(f"{MARK}\n", lines)
            self.entries[cell] = (
                f'<comment xmlns="{MAIN}" ref="{cell}" authorId="{self.own_author()}">'
                f"<text>{runs}</text></comment>"
            )
            return True
        self.entries[cell] = _with_runs(old, _runs(f"\n{MARK}\n", lines))
        return False


def _reference(entry: str) -> str:
    found = re.match(r"<[^>]*\sref=[\"']([A-Z]{1,3}\d+)", entry)
    if found is None:
        raise Unsuitable("a comment without a cell")
    return found[1]


def _position(cell: str) -> Position:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), column_number(letters)


def _author_name(element: str) -> str:
    return re.sub(r"<[^>]*>", "", element).strip()


def _runs(mark: str, lines: str) -> str:
    first, _, rest = lines.partition("\n")
    bold = '<rPr><b/><sz val="9"/><color rgb="FF14202B"/><rFont val="Tahoma"/></rPr>'
    usual = '<rPr><sz val="9"/><color rgb="FF14202B"/><rFont val="Tahoma"/></rPr>'
    runs = [(bold, mark), (bold, first + "\n" if rest else first), (usual, rest)]
    return "".join(
        f'<r xmlns="{MAIN}">{look}<t xml:space="preserve">{escaped(text)}</t></r>'
        for look, text in runs
        if text
    )


def _with_runs(entry: str, runs: str) -> str:
    """An existing comment with runs after its own text."""
    plain = re.compile(
        r"(<((?:[\w.-]+:)?)text\b[^>]*>)\s*(<(?:[\w.-]+:)?t\b.*?</(?:[\w.-]+:)?t\s*>)", re.DOTALL
    )
    entry = plain.sub(r"\1<\2r>\3</\2r>", entry, count=1)
    opened = re.sub(r"<((?:[\w.-]+:)?text)\b[^>]*/>", r"<\1></\1>", entry)
    end = re.search(r"</(?:[\w.-]+:)?text\s*>", opened)
    if end is None:
        raise Unsuitable("a comment without a text")
    return opened[: end.start()] + runs + opened[end.start() :]


def _without_own(entry: str) -> str:
    """An officer's comment without our lines, which begin with the mark and go to the end.

    The author is no help: LibreOffice writes none.
    """
    at = entry.index(MARK)
    closing = re.search(r"</(?:[\w.-]+:)?t\s*>(?:\s*</(?:[\w.-]+:)?r\s*>)?", entry[at:])
    end = re.search(r"</(?:[\w.-]+:)?text\s*>", entry[at:])
    if closing is None or end is None:
        return entry
    return entry[:at].rstrip() + closing[0] + entry[at + end.start() :]


def comment_cells(
    package: Package, path: str, sheet: SheetXml, texts: Mapping[Position, str]
) -> SheetXml:
    """Write comments at cells; earlier ones of ours are taken away first.

    Returns:
        The sheet, with its link to the drawing of the boxes where it had none.
    """
    relations = package.relations(path)
    known = next((each for each in relations if each.is_a("comments")), None)
    if not texts and (known is None or MARK not in package.text(known.target)):
        return sheet
    comments = _Comments.of(package.text(known.target) if known else _EMPTY_COMMENTS)
    gone = comments.forget_own() if known else []
    new = [at for at, lines in texts.items() if comments.add(a1(*at), lines)]
    _write_comments(package, path, known, comments)
    return draw_boxes(package, path, sheet, map(_position, gone), {at: texts[at] for at in new})


def _write_comments(
    package: Package, path: str, known: Relation | None, comments: _Comments
) -> None:
    if known:
        package.write(known.target, comments.xml())
        return
    target = package.free_name("xl/netraComments{}.xml")
    package.write(target, comments.xml())
    package.declare(target, _COMMENTS_TYPE)
    package.relate(path, f"{OFFICE}/comments", target)
