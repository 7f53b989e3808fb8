"""A sheet as it was sent, with its columns and rows coloured by what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from data_loaders.layout import is_number
from data_loaders.raw import Merge, a1, column_letter
from workflow.reading_plan import SheetPreview

ROWS_SHOWN = 30
_ALONE = frozenset({"title", "group", "footnote"})
_Span = tuple[int, int]
_Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleShown:
    """What the head of a column says: its role in words, and the tone it is coloured with.

    Attributes:
        tone: "unit", "figure", "detail" or "ignored".
    """

    words: str
    tone: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """What of a sheet is drawn; rows and columns count from 1.

    Attributes:
        roles: column -> role; a column without one is drawn as not read.
        kinds: row -> "heading", "data", "title", "blank", "group", "total" or "footnote".
        marks: cell ("C14") -> number and tone ("error", "question", "note") of its finding.
    """

    preview: SheetPreview
    roles: Mapping[int, RoleShown] = field(default_factory=dict)
    kinds: Mapping[int, str] = field(default_factory=dict)
    marks: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def columns(self) -> range:
        """The columns that are drawn."""
        return range(1, max((len(row) for row in self.preview.cells), default=0) + 1)

    def text(self, row: int, column: int) -> str:
        """What the cell shows, "" when it is blank or outside."""
        rows = self.preview.cells
        cells = rows[row - 1] if row <= len(rows) else ()
        return cells[column - 1] if column <= len(cells) else ""

    def tone(self, column: int) -> str:
        """The tone of a column."""
        role = self.roles.get(column)
        return role.tone if role else "ignored"


def sheet_html(view: SheetView, *, first: int = 1, last: int = ROWS_SHOWN, label: str = "") -> str:
    """The rows from first to last as a table with a head of roles and letters."""
    last = min(last, len(view.preview.cells))
    covered = _covered(view, first, last)
    spans = _spans(view, first, last)
    rows = "".join(_row(view, row, spans, covered) for row in range(first, last + 1))
    return (
        f'<div class="nt-sheet" tabindex="0" role="region" aria-label="{escape(label)}"><table>'
        f"<thead>{_roles(view)}{_letters(view)}</thead><tbody>{rows}</tbody></table></div>"
    )


def _roles(view: SheetView) -> str:
    if not view.roles:
        return ""
    cells = "".join(_role(view.roles.get(column)) for column in view.columns)
    return f'<tr class="roles"><td></td>{cells}</tr>'


def _role(role: RoleShown | None) -> str:
    if role is None:
        return '<th class="ignored"></th>'
    unsure = "" if role.is_sure else " unsure"
    mark = "" if role.is_sure else "<i>?</i> "
    return f'<th class="{role.tone}{unsure}" scope="col">{mark}{escape(role.words)}</th>'


def _letters(view: SheetView) -> str:
    cells = "".join(
        f'<th class="{view.tone(column)}">{column_letter(column)}</th>' for column in view.columns
    )
    return f'<tr class="letters"><td></td>{cells}</tr>'


def _row(
    view: SheetView,
    row: int,
    spans: Mapping[_Cell, _Span],
    covered: frozenset[_Cell],
) -> str:
    kind = view.kinds.get(row, "data")
    cells = "".join(
        _cell(view, row, column, spans.get((row, column), (1, 1)))
        for column in view.columns
        if (row, column) not in covered
    )
    return f'<tr class="{kind}"><th scope="row">{row}</th>{cells}</tr>'


def _cell(view: SheetView, row: int, column: int, span: _Span) -> str:
    text = view.text(row, column)
    classes = [view.tone(column)]
    if is_number(text):
        classes.append("num")
    mark = view.marks.get(a1(row, column))
    badge = ""
    if mark:
        number, tone = mark
        classes.append(f"marked {tone}")
        badge = f"<b>{number}</b>"
    down, across = span
    size = (f' rowspan="{down}"' if down > 1 else "") + (
        f' colspan="{across}"' if across > 1 else ""
    )
    return f'<td class="{" ".join(classes)}"{size}>{badge}{escape(text)}</td>'


def _spans(view: SheetView, first: int, last: int) -> dict[_Cell, _Span]:
    """Cell -> rows and columns that it fills: merged ones, and texts alone in their row."""
    found = {}
    for merge in _merges(view, first, last):
        size = (merge.bottom - merge.top + 1, merge.right - merge.left + 1)
        found[merge.top, merge.left] = size
    for row, column in _texts_alone(view, first, last):
        if (row, column) not in found:
            found[row, column] = (1, view.columns[-1] - column + 1)
    return found


def _merges(view: SheetView, first: int, last: int) -> Iterator[Merge]:
    """The merged ranges as far as they are drawn."""
    right = view.columns[-1] if view.columns else 0
    for merge in (Merge(*each) for each in view.preview.merges):
        if merge.top >= first and merge.top <= last and merge.left <= right:
            yield Merge(merge.top, merge.left, min(merge.bottom, last), min(merge.right, right))


def _texts_alone(view: SheetView, first: int, last: int) -> Iterator[_Cell]:
    """Titles and notes run over the blank cells beside them, as in a spreadsheet program."""
    inside = {row for top, _, bottom, _ in view.preview.merges for row in range(top, bottom + 1)}
    for row in range(first, last + 1):
        if view.kinds.get(row) not in _ALONE or row in inside:
            continue
        filled = [column for column in view.columns if view.text(row, column)]
        if len(filled) == 1:
            yield row, filled[0]


def _covered(view: SheetView, first: int, last: int) -> frozenset[_Cell]:
    """Cells that another one lies over."""
    return frozenset(
        (row, column)
        for (top, left), (down, across) in _spans(view, first, last).items()
        for row in range(top, top + down)
        for column in range(left, left + across)
        if (row, column) != (top, left)
    )
