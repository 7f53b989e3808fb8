"""The first sheet of an annotated workbook: every finding, with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil
from xml.sax.saxutils import quoteattr

from domain.spreadsheet_text import is_formula_like
from exports.added_styles import INK, Styles
from exports.findings_content import FindingsList, Line
from exports.tones import Tone
from exports.xml_text import MAIN, escaped

LINKS = 60_000
"""A sheet may hold 65,530 links; a program repairs a workbook with more."""
_WIDTHS = (6, 13, 20, 8, 22, 58, 54, 25)
_LAST = "H"
_MUTED, _ACCENT, _HAIR, _PANEL = "FF45525E", "FF0B4F7D", "FFD5DCE2", "F4F6F8"
_LETTERS = "ABCDEFGH"
_COUNTS_FROM = 3
_LINE_HEIGHT, _TALLEST, _LETTERS_PER_WIDTH = 15, 400, 1.15
_WRAP = '<alignment vertical="top" wrapText="1"/>'
_CENTRE = '<alignment horizontal="center" vertical="center" wrapText="1"/>'


@dataclass(frozen=True, slots=True)
class Look:
    """Numbers of the styles of the list; a text like a formula has its own."""

    title: int
    quiet: int
    meaning: int
    step: int
    heading: int
    number: int
    text: int
    risky: int
    link: int
    code: int
    tones: dict[Tone, int]
    counts: dict[Tone, int]

    @classmethod
    def added_to(cls, styles: Styles) -> Look:
        """Add the list's styles to those of the workbook."""
        body, title = _font(styles), _font(styles, size=18, bold=True)
        quiet, bold = _font(styles, color=_MUTED), _font(styles, bold=True)
        link = _font(styles, color=_ACCENT, underline=True)
        code = _font(styles, size=9, color=_MUTED)
        panel = styles.fill(_PANEL)
        hair = styles.border(_bottom("thin", _HAIR))
        ink = styles.border(_bottom("medium", INK))
        row = f'numFmtId="0" fillId="0" borderId="{hair}" {_APPLY}'
        free = f'numFmtId="0" fillId="0" borderId="0" {_APPLY}'
        return cls(
            title=styles.format(f'{free} fontId="{title}" quotePrefix="1"'),
            quiet=styles.format(f'{free} fontId="{quiet}" quotePrefix="1"', _WRAP),
            meaning=styles.format(
                f'{free} fontId="{quiet}"',
                '<alignment horizontal="left" vertical="center" indent="1"/>',
            ),
            step=styles.format(f'{free} fontId="{body}"', _WRAP),
            heading=styles.format(
                f'numFmtId="0" fontId="{bold}" fillId="{panel}" borderId="{ink}" {_APPLY}',
                '<alignment vertical="center" wrapText="1"/>',
            ),
            number=styles.format(
                f'{row} fontId="{quiet}"', '<alignment horizontal="center" vertical="top"/>'
            ),
            text=styles.format(f'{row} fontId="{body}"', _WRAP),
            risky=styles.format(f'{row} fontId="{body}" quotePrefix="1"', _WRAP),
            link=styles.format(f'{row} fontId="{link}"', '<alignment vertical="top"/>'),
            code=styles.format(f'{row} fontId="{code}"', _WRAP),
            tones={tone: _tone(styles, tone, bold, hair, _WRAP) for tone in Tone},
            counts={tone: _tone(styles, tone, bold, 0, _CENTRE) for tone in Tone},
        )


_APPLY = 'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'


def _font(
    styles: Styles,
    *,
    size: int = 11,
    color: str = INK,
    bold: bool = False,
    underline: bool = False,
) -> int:
    marks = ("<b/>" if bold else "") + ("<u/>" if underline else "")
    return styles.font(
        f'<font>{marks}<sz val="{size}"/><color rgb="{color}"/><name val="Calibri"/>'
        '<family val="2"/></font>'
    )


def _bottom(style: str, color: str) -> str:
    line = f'<bottom style="{style}"><color rgb="{color}"/></bottom>'
    return f"<border><left/><right/><top/>{line}<diagonal/></border>"


def _tone(styles: Styles, tone: Tone, font: int, border: int, alignment: str) -> int:
    fill = styles.tone_fill(tone)
    return styles.format(
        f'numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" {_APPLY}', alignment
    )


def sheet_xml(content: FindingsList, styles: Styles) -> tuple[bytes, int]:
    """The worksheet, and the number of its row of headings."""
    look = Look.added_to(styles)
    head = list(_head(content, look))
    heading = len(head) + 1
    rows = [*head, _headings(content, look, heading)]
    rows += [_line(n, line, look, heading + n) for n, line in enumerate(content.lines, start=1)]
    last = heading + len(content.lines)
    ranges = _merges(heading)
    merges = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    parts = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}">',
        '<sheetPr><tabColor rgb="FF0B4F7D"/><pageSetUpPr fitToPage="1"/></sheetPr>',
        _view(heading),
        '<sheetFormatPr defaultRowHeight="15"/>',
        _columns(),
        "<sheetData>",
        *rows,
        "</sheetData>",
        f'<autoFilter ref="A{heading}:{_LAST}{last}"/>' if content.lines else "",
        f'<mergeCells count="{len(ranges)}">{merges}</mergeCells>',
        _links(content, heading),
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
        "<headerFooter><oddFooter>&amp;L&amp;F&amp;C&amp;A&amp;R&amp;P / &amp;N</oddFooter>"
        "</headerFooter></worksheet>",
    )
    return "".join(parts).encode(), heading


def _view(heading: int) -> str:
    below = f"A{heading + 1}"
    return (
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{heading}" topLeftCell="{below}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="{below}" sqref="{below}"/>'
        "</sheetView></sheetViews>"
    )


def _columns() -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(_WIDTHS, start=1)
    )
    return f"<cols>{columns}</cols>"


def _head(content: FindingsList, look: Look) -> Iterator[str]:
    """Title; what it is; beside each other the counts and how to go on."""
    yield _row(1, [_text("A1", content.title, look.title)], height=28)
    yield _row(2, [_text("A2", content.about, look.quiet)], height=18)
    advice = [(step, look.step) for step in content.steps]
    advice += [(note, look.quiet) for note in content.notes]
    for row, (count, said) in enumerate(zip_longest(content.counts, advice), start=_COUNTS_FROM):
        cells = []
        if count:
            tone, number, meaning = count
            cells += [
                _text(f"A{row}", number, look.counts[tone]),
                _text(f"B{row}", "", look.counts[tone]),
                _text(f"C{row}", meaning, look.meaning),
            ]
        if said:
            cells.append(_text(f"F{row}", said[0], said[1]))
        lines = _lines(said[0], sum(_WIDTHS[5:])) if said else 1
        yield _row(row, cells, height=_LINE_HEIGHT * lines + 3)


def _merges(heading: int) -> list[str]:
    merges = [f"A1:{_LAST}1", f"A2:{_LAST}2"]
    for row in range(_COUNTS_FROM, heading):
        merges += [f"A{row}:B{row}", f"C{row}:E{row}", f"F{row}:{_LAST}{row}"]
    return merges


def _lines(text: str, width: int) -> int:
    """Lines that a text takes in a cell; programs do not measure wrapped rows on opening."""
    letters = width * _LETTERS_PER_WIDTH
    if len(text) <= letters and "\n" not in text:
        return 1
    return sum(max(ceil(len(line) / letters), 1) for line in text.split("\n"))


def _headings(content: FindingsList, look: Look, row: int) -> str:
    cells = [
        _text(f"{letter}{row}", text, look.heading)
        for letter, text in zip(_LETTERS, content.headings, strict=True)
    ]
    return _row(row, cells, height=22)


def _line(number: int, line: Line, look: Look, row: int) -> str:
    cells = [
        f'<c r="A{row}" s="{look.number}"><v>{number}</v></c>',
        _text(f"B{row}", line.word, look.tones[line.tone]),
        _safe(f"C{row}", line.sheet, look),
        _text(f"D{row}", line.cell, look.link if line.link else look.text),
        _safe(f"E{row}", line.value, look),
        _safe(f"F{row}", line.message, look),
        _safe(f"G{row}", line.fix, look),
        _text(f"H{row}", line.code, look.code),
    ]
    texts = (line.sheet, line.cell, line.value, line.message, line.fix, line.code)
    lines = max(_lines(text, width) for text, width in zip(texts, _WIDTHS[2:], strict=True))
    return _row(row, cells, height=min(_LINE_HEIGHT * lines + 3, _TALLEST))


def _row(number: int, cells: list[str], height: int | None = None) -> str:
    tall = f' ht="{height}" customHeight="1"' if height else ""
    return f'<row r="{number}"{tall}>{"".join(cells)}</row>'


def _safe(cell: str, text: str, look: Look) -> str:
    """A text of a person: it stays a text also when it is typed in again."""
    return _text(cell, text, look.risky if is_formula_like(text) else look.text)


def _text(cell: str, text: str, style: int) -> str:
    if not text:
        return f'<c r="{cell}" s="{style}"/>'
    kept = f'<is><t xml:space="preserve">{escaped(text)}</t></is>'
    return f'<c r="{cell}" s="{style}" t="inlineStr">{kept}</c>'


def _links(content: FindingsList, heading: int) -> str:
    linked = [
        (heading + number, line.link)
        for number, line in enumerate(content.lines, start=1)
        if line.link
    ]
    links = "".join(
        f'<hyperlink ref="D{row}" location={quoteattr(_address(sheet, cell))}'
        f" display={quoteattr(cell)}/>"
        for row, (sheet, cell) in linked[:LINKS]
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


def _address(sheet: str, cell: str) -> str:
    name = sheet.replace("'", "''")
    return f"'{name}'!{cell}"
