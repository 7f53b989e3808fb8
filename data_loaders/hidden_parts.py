"""Which rows and columns of an .xlsx sheet are hidden, from the bytes of the sheet.

Runs in the reading child, on bytes that were found harmless already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from data_loaders import limits

_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_ROW = re.compile(rb"<(?:[\w.-]{1,20}:)?row\s([^<>]{0,500})>")
_COLUMN = re.compile(rb"<(?:[\w.-]{1,20}:)?col\s([^<>]{0,500})>")
_NUMBER = re.compile(rb"\br=[\"'](\d{1,7})[\"']")
_FIRST = re.compile(rb"\bmin=[\"'](\d{1,5})[\"']")
_LAST = re.compile(rb"\bmax=[\"'](\d{1,5})[\"']")


def hidden_rows(content: bytes) -> Iterator[int]:
    """The numbers of hidden rows, those of a filter included."""
    # most sheets hide nothing, which a plain search tells in a hundredth of the time
    if b"hidden=" not in content:
        return
    for match in _ROW.finditer(content):
        number = _NUMBER.search(match[1]) if _HIDDEN.search(match[1]) else None
        if number:
            yield int(number[1])


def hidden_columns(content: bytes) -> Iterator[int]:
    """The numbers of hidden columns, up to the last that is read."""
    for match in _COLUMN.finditer(content, 0, max(content.find(b"sheetData"), 0)):
        first, last = _FIRST.search(match[1]), _LAST.search(match[1])
        if first and last and _HIDDEN.search(match[1]):
            yield from range(int(first[1]), min(int(last[1]), limits.COLUMNS) + 1)
