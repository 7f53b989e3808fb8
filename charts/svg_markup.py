"""Small SVG strings that stand inside a page: numbers, elements, patterns, theme colours."""

from __future__ import annotations


def number(value: float) -> str:
    """A coordinate with at most two decimals and no needless zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
