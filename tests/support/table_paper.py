"""One sheet to write on, and the files that sheets are saved as."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook

from data_loaders import child
from data_loaders.containers import format_of
from data_loaders.opening import sha256_of
from data_loaders.raw import Merge, RawSheet, RawWorkbook, a1

Cell = str | int | float | date | None
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_WIDEST = 16


@dataclass(slots=True)
class Paper:
    """Cells of one sheet by (row, column), counted from 1."""

    name: str
    is_hidden: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def put(self, row: int, column: int, value: Cell) -> None:
        """Write a cell; None leaves it blank."""
        if value is not None:
            self.cells[row, column] = value

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Join cells; the top left one keeps its value."""
        if (bottom, right) != (top, left):
            self.merges.append((top, left, bottom, right))

    @property
    def height(self) -> int:
        """The last row with a value."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def width(self) -> int:
        """The last column with a value."""
        return max((column for _, column in self.cells), default=0)

    def rows(self) -> list[list[Cell]]:
        """All cells as rows."""
        columns = range(1, self.width + 1)
        return [
            [self.cells.get((row, column)) for column in columns]
            for row in range(1, self.height + 1)
        ]

    def picture(self) -> str:
        """The sheet as lines with bars."""
        lines = [f"{self.name}{' (hidden)' if self.is_hidden else ''}"]
        for number, row in enumerate(self.rows(), start=1):
            shown = (("." if cell is None else repr(cell)).ljust(3) for cell in row)
            lines.append(f"{number:3} | " + " | ".join(shown) + " |")
        if self.merges:
            lines.append(
                "merged: "
                + ", ".join(
                    f"{a1(top, left)}:{a1(bottom, right)}"
                    for top, left, bottom, right in self.merges
                )
            )
        return "\n".join(lines)


def as_xlsx(papers: list[Paper]) -> bytes:
    """The papers as an .xlsx workbook."""
    book = Workbook()
    book.remove(book.active)
    for paper in papers:
        sheet = book.create_sheet(paper.name)
        sheet.sheet_state = "hidden" if paper.is_hidden else "visible"
        for (row, column), value in paper.cells.items():
            sheet.cell(row, column).value = value
        for top, left, bottom, right in paper.merges:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in paper.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in paper.hidden_columns:
            sheet.column_dimensions[a1(1, column)[:-1]].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_csv(paper: Paper, *, delimiter: str, encoding: str) -> bytes:
    """The paper as delimited text; merged ranges and hidden rows are lost, as they are in life."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    for row in paper.rows():
        writer.writerow(["" if cell is None else cell for cell in row])
    return stream.getvalue().encode(encoding, "replace")


def as_ods(papers: list[Paper]) -> bytes:
    """The papers as an OpenDocument spreadsheet."""
    tables = "".join(_ods_table(paper) for paper in papers)
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}'
        f' office:version="1.2"><office:body><office:spreadsheet>{tables}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", _ODS)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return stream.getvalue()


def _ods_table(paper: Paper) -> str:
    spans = {
        (top, left): (bottom - top + 1, right - left + 1)
        for top, left, bottom, right in paper.merges
    }
    rows = (
        "".join(_ods_cell(cell, spans.get((number, column))) for column, cell in enumerate(row, 1))
        for number, row in enumerate(paper.rows(), 1)
    )
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table table:name={quoteattr(paper.name)}>{body}</table:table>"


def _ods_cell(cell: Cell, span: tuple[int, int] | None) -> str:
    spanned = ""
    if span:
        spanned = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    if cell is None:
        return f"<table:table-cell{spanned}/>"
    if isinstance(cell, int | float):
        return f'<table:table-cell{spanned} office:value-type="float" office:value="{cell}"/>'
    if isinstance(cell, date):
        return f'<table:table-cell{spanned} office:value-type="date" office:date-value="{cell}"/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
    return f'<table:table-cell{spanned} office:value-type="string">{lines}</table:table-cell>'


def read_here(content: bytes, file_name: str) -> RawWorkbook:
    """The workbook as the reading child reads it, in this process: for many files at once."""
    file_format = format_of(content, file_name)
    return RawWorkbook(
        file_name=file_name,
        sha256=sha256_of(content),
        format=file_format,
        sheets=tuple(_sheet(fields) for fields in child.read(content, file_format)),
    )


def _sheet(fields: dict[str, object]) -> RawSheet:
    merges = tuple(Merge(*merge) for merge in fields.get("merges", ()))
    return RawSheet(**(fields | {"merges": merges}))
