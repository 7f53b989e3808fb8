"""Counts: whole numbers from 0, or blank. What a cell says otherwise is an issue."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date, time, timedelta

from data_loaders import limits
from data_loaders.number_style import (
    ENGLISH,
    INDONESIAN,
    STYLES,
    UNTOLD,
    ColumnStyle,
    WrittenNumber,
    lost_thousands,
    may_have_lost,
    plain_text,
    written_number,
)
from data_loaders.raw import is_blank
from data_loaders.reading import CellAt, Reading
from domain import issue_catalogue as found
from domain.issues import Issue

_BLANK_MARKS = frozenset(
    (*"-–—‐‑‒―−…", "--", "---", "...", "n.a.", "n.a", "n/a", "na", "#n/a", "t.a.d.", "tad")
)
_NIL_WORDS = frozenset({"nihil", "nil"})
_NEGATIVE = re.compile(r"[-−–]\s*[0-9][0-9.,\s'’]*|\(\s*[0-9][0-9.,\s'’]*\)|[0-9][0-9.,]*-")
_MARKED = re.compile(r"([0-9](?:[0-9.,]*[0-9])?)\s*[^0-9.,\s].*", re.DOTALL)
_WIDE_FROM = 17


def read_count(cell: CellAt, style: ColumnStyle = UNTOLD) -> Reading[int]:
    """The count in a cell; None when blank or "-".

    "nihil" is 0. A number written as text is read as the whole column writes its numbers; where
    the column allows two readings, the question stands at the cell.

    Args:
        style: what the column tells; without it, only what the cell alone allows.
    """
    if cell.error:
        return Reading(None, (cell.issue(found.CELL_ERROR, value=cell.error),))
    if is_blank(cell.value):
        return _blank(cell)
    if isinstance(cell.value, str):
        return _from_text(cell, cell.value, style)
    if isinstance(cell.value, bool):
        return Reading(None, (cell.issue(found.COUNT_NOT_NUMBER),))
    if isinstance(cell.value, date | time | timedelta):
        return Reading(None, (cell.issue(found.COUNT_DATE),))
    return _from_cell_number(cell, float(cell.value or 0), style)


def _blank(cell: CellAt) -> Reading[int]:
    if cell.is_uncached:
        return Reading(None, (cell.issue(found.FORMULA_WITHOUT_VALUE),))
    return Reading(None)


def _from_cell_number(cell: CellAt, number: float, style: ColumnStyle) -> Reading[int]:
    read = _from_number(cell, number)
    if style.lost and not read.failed and may_have_lost(number):
        return Reading(None, (cell.issue(found.COUNT_ZEROS_LOST, n=style.lost),))
    return read


def _from_number(cell: CellAt, number: float) -> Reading[int]:
    if not math.isfinite(number) or number > limits.COUNT:
        return Reading(None, (cell.issue(found.COUNT_TOO_LARGE, limit=limits.COUNT),))
    if number < 0:
        return Reading(None, (cell.issue(found.COUNT_NEGATIVE),))
    if not number.is_integer():
        return Reading(None, (_not_whole(cell, number),))
    return Reading(int(number))


def _not_whole(cell: CellAt, number: float) -> Issue:
    """A number with decimals; one like 1.234 lost its mark of thousands on the way."""
    meant = lost_thousands(number)
    if meant is not None:
        return cell.issue(found.COUNT_LOST_THOUSANDS, value=number, meant=meant)
    return cell.issue(found.COUNT_NOT_WHOLE, value=number)


def _from_text(cell: CellAt, raw: str, style: ColumnStyle) -> Reading[int]:
    text = plain_text(raw)
    if text.lower() in _NIL_WORDS:
        return Reading(0)
    if not text or text.lower() in _BLANK_MARKS:
        return Reading(None, (cell.issue(found.COUNT_DASH),) if text else ())
    number = written_number(text)
    if number is None:
        return Reading(None, (_fault(cell, text),))
    return _from_written(cell, number, style)


def _from_written(cell: CellAt, number: WrittenNumber, style: ColumnStyle) -> Reading[int]:
    """A number written as text, in the way that the column writes its numbers."""
    if style.is_stated:
        return _in_style(cell, number, str(style.style), style)
    whole = number.whole
    if not whole:
        return Reading(None, (cell.issue(found.COUNT_NOT_WHOLE),))
    if number.is_open:
        if style.style is None or style.is_mixed:
            return Reading(None, (_question(cell, whole, style),))
        return _in_style(cell, number, style.style, style)
    if number.evidence and style.is_mixed and number.evidence != style.style:
        return Reading(None, (_other_style(cell, number.evidence, style),))
    return _told(cell, next(iter(whole.values())))


def _in_style(cell: CellAt, number: WrittenNumber, wanted: str, style: ColumnStyle) -> Reading[int]:
    if wanted not in number.readings:
        other = next(each for each in STYLES if each != wanted)
        return Reading(None, (_other_style(cell, other, style),))
    if wanted not in number.whole:
        return Reading(None, (cell.issue(found.COUNT_NOT_WHOLE),))
    return _told(cell, number.whole[wanted])


def _told(cell: CellAt, count: int) -> Reading[int]:
    """The count, with a note that the cell is text."""
    read = _from_number(cell, float(count))
    if read.failed:
        return read
    return Reading(count, (cell.issue(found.COUNT_TEXT, number=count),))


def _question(cell: CellAt, whole: dict[str, int], style: ColumnStyle) -> Issue:
    issue = cell.issue(
        found.NUMBER_STYLE_UNCLEAR,
        indonesian=whole[INDONESIAN],
        english=whole[ENGLISH],
        key=style.key,
        n=style.open_cells,
    )
    return replace(issue, candidates=STYLES)


def _other_style(cell: CellAt, own: str, style: ColumnStyle) -> Issue:
    kind = found.COUNT_OTHER_STYLE if style.style else found.COUNT_STYLES_MIXED
    return cell.issue(kind, own=_EXAMPLES[own], column_style=_EXAMPLES.get(style.style or "", ""))


_EXAMPLES = {INDONESIAN: "1.234,5", ENGLISH: "1,234.5"}


def _fault(cell: CellAt, text: str) -> Issue:
    marked = _MARKED.fullmatch(text)
    if "%" in text:
        return cell.issue(found.COUNT_PERCENT)
    if _NEGATIVE.fullmatch(text):
        return cell.issue(found.COUNT_NEGATIVE)
    if marked and len(marked[1]) < _WIDE_FROM:
        return cell.issue(found.COUNT_MARKED, number=marked[1])
    return cell.issue(found.COUNT_NOT_NUMBER)
