"""The number that a cell most plainly holds, for comparing sums; never what is stored."""

from __future__ import annotations

import re

from data_loaders.raw import CellValue

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([., \u00a0\u202f'])\d{3})(?:\1\d{3})*")


def number_of(value: CellValue) -> float | None:
    """A number, or digits written as text with marks of thousands; None for all else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    return float(re.sub(r"\D", "", text)) if _GROUPED.fullmatch(text) else None
