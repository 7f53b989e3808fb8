"""How a column writes its counts."""

from __future__ import annotations

from collections.abc import Callable

Written = str | int | float | None
Style = Callable[[int | None], Written]


def _grouped(mark: str) -> Style:
    def write(value: int | None) -> Written:
        return None if value is None else f"{value:,}".replace(",", mark)

    return write


def native(value: int | None) -> Written:
    """A number as the spreadsheet program keeps it."""
    return value


def floating(value: int | None) -> Written:
    """A number that was a result: 12.0."""
    return None if value is None else float(value)


def digits(value: int | None) -> Written:
    """A number typed as text."""
    return None if value is None else str(value)


def _padded(value: int | None) -> Written:
    return None if value is None else f" {value}\u00a0"


def _decimals_id(value: int | None) -> Written:
    return None if value is None else f"{value:,}".replace(",", ".") + ",00"


def _decimals_en(value: int | None) -> Written:
    return None if value is None else f"{value:,}.00"


def _nil_words(value: int | None) -> Written:
    return "nihil" if value == 0 else value


def _nil_upper(value: int | None) -> Written:
    return "NIHIL" if value == 0 else value


def _dash_blank(value: int | None) -> Written:
    return "-" if value is None else value


def _words_blank(value: int | None) -> Written:
    return "n.a." if value is None else value


def _spaces_blank(value: int | None) -> Written:
    return "  " if value is None else value


def _with_unit(value: int | None) -> Written:
    return None if value is None else f"{value} orang"


def _mixed(value: int | None) -> Written:
    return value if value is None or value < 1_000 else f"{value:,}".replace(",", ".")


def _lost_point(value: int | None) -> Written:
    """1.234 typed into a program that takes the point for a decimal mark: the number 1.234."""
    # 12.000 becomes 12: nothing tells it when no other cell has a fraction
    return value / 1_000 if value and value > 1_000 and value % 1_000 else value


def _markup(value: int | None) -> Written:
    return None if value is None else f"{value}<sup>1</sup>"


STYLES: dict[str, Style] = {
    "native": native,
    "float": floating,
    "digits": digits,
    "padded digits": _padded,
    "1.234": _grouped("."),
    "1,234": _grouped(","),
    "1 234": _grouped(" "),
    "1 234 (no-break)": _grouped("\u00a0"),
    "1.234,00": _decimals_id,
    "1,234.00": _decimals_en,
    "nihil": _nil_words,
    "NIHIL": _nil_upper,
    "dash": _dash_blank,
    "n.a.": _words_blank,
    "spaces": _spaces_blank,
    "orang": _with_unit,
    "mixed": _mixed,
    "lost point": _lost_point,
    "markup": _markup,
}
PLAIN_STYLES = ("native", "native", "native", "float", "digits", "1.234", "dash", "nihil")
"""Those of most columns; the rest are met less often."""
ODD_STYLES = frozenset({"orang", "markup", "lost point", "1.234,00", "1,234.00"})
"""Those in which a count does not look like one."""
