"""An invented country of squares: fifteen areas, an islet, a marker; and what a map of it shows."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.map_view import Join, build_map_view
from charts.frame import FigureFrame
from charts.map_paths import read_map_paths
from charts.map_picture import placement_of
from domain.indicators import PLEDGE_COMPLETION
from domain.period import Period
from domain.places import Geography

JANUARY = Period(2024, 1)
SIDE = 1000
COLUMNS, ROWS = 6, 3
CODES = tuple(f"9{row}.0{column}" for row in range(ROWS) for column in range(COLUMNS))
ISLET = "90.71"
MARKER = "polres-bandara"

UNKNOWN = "not reported"
BLANK = "blank"

SAMPLE_FRAME = FigureFrame(
    title="Pakta integritas, Januari 2024",
    definition="Wilayah **contoh**, bukan tempat sungguhan.",
    is_sample=True,
    line=("3 dari 18 melapor", "Keadaan data 5 Feb 2024"),
    code="PT-0000",
)
PLAIN_FRAME = FigureFrame("Judul <b> & co", "Arti", False, ("1 dari 1 melapor",), "PT-0001")


def square(column: int, row: int, side: int = SIDE) -> str:
    """A relative path as the layers have them."""
    return f"M{column * SIDE} {row * SIDE}l{side} 0 0 {side} {-side} 0z"


def document(*, insets=()):
    """A paths document."""
    areas = [
        {
            "code": f"9{row}.0{column}",
            "name": f"Kab. Petak {row}{column}",
            "parent": f"9{row}",
            "d": square(column, row),
            "at": [column * SIDE + SIDE // 2, row * SIDE + SIDE // 2],
            "px": SIDE * SIDE,
        }
        for row in range(ROWS)
        for column in range(COLUMNS)
    ]
    islet = {
        "code": ISLET,
        "name": "Kota Karang",
        "parent": "90",
        "d": "M6500 300l8 0 0 8 -8 0z",
        "at": [6504, 304],
        "px": 64,
    }
    return {
        "version": 1,
        "geography": "regency",
        "width": 7400,
        "height": 3000,
        "areas": [*areas, islet],
        "markers": [{"code": MARKER, "name": "Polres Bandara", "parent": "91", "at": [6504, 1500]}],
        "borders": "M0 1000l6000 0M0 2000l6000 0",
        "land": "M6900 2200l500 0 0 700 -500 0z",
        "labels": [{"text": "Tetangga", "at": [6700, 2550]}],
        "insets": [{"name": name, "box": list(box)} for name, box in insets],
        "layer": {},
    }


def view(figures, *, indicator=PLEDGE_COMPLETION, joins=()):
    """A map view of January.

    Args:
        figures: area code -> (numerator, denominator), UNKNOWN or BLANK; codes left out are out
            of scope.
        joins: tuples of area codes that share their reports.
    """
    together = {code: "+".join(group) for group in joins for code in group}
    everything = (*CODES, ISLET, MARKER)
    groups = {}
    for code in everything:
        groups.setdefault(together.get(code, code), []).append(code)
    join = Join({code: together.get(code, code) for code in everything}, groups)
    return build_map_view(
        indicator=indicator,
        geography=Geography.REGENCY,
        states=states(figures, indicator),
        joins={JANUARY: join},
        periods=[JANUARY],
    )


def states(figures, indicator):
    """Unit states as the analysis has them."""
    columns = list(_line("", UNKNOWN, indicator))
    lines = [_line(code, given, indicator) for code, given in figures.items()]
    return pd.DataFrame(lines, columns=columns)


def _line(code, given, indicator):
    numerator, denominator = given if isinstance(given, tuple) else (float("nan"),) * 2
    state = given.replace(" ", "_") if isinstance(given, str) else "above_zero"
    if state == "above_zero" and numerator == 0:
        state = "zero"
    value = numerator / denominator if indicator.is_rate else numerator
    return {
        "period": str(JANUARY),
        "unit_kind": "regency",
        "unit": code,
        "institution": "asn_daerah",
        "numerator": float(numerator),
        "denominator": float(denominator),
        "value": float(value),
        "state": state,
        "is_expected": True,
        "is_reported": state != "not_reported",
        "blank_rows": 0,
        "received_on": pd.NaT if state == "not_reported" else pd.Timestamp(date(2024, 2, 5)),
    }


def pixel_of(code, paths):
    """Where the middle of an area lies on the 1920-pixel picture."""
    layer = read_map_paths(paths)
    x, y = placement_of(layer).point(layer.shapes[code].at)
    return round(x), round(y)
