"""Figures made small for the way: what the browser can work out is not sent.

A value that is numerator over denominator (or the numerator itself, for a count) is left out, and
whole numbers are sent as steps from the month before, which are short. `restored.js` undoes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Row = Sequence[float | None] | None
STEPPED = ("numerators", "denominators")
DIGITS = 6


def lean(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a payload with values left out and whole numbers as steps.

    `values` keeps the months that do not follow from numerators and denominators, None stands for
    the others. `steps` names the tables that are steps.
    """
    tables = {name: figures[name] for name in STEPPED if figures.get(name)}
    stepped = {name: _steps(table) for name, table in tables.items() if _is_whole(table)}
    return {**figures, "values": _values(figures), **stepped, "steps": sorted(stepped)}


def restored(figures: Mapping[str, Any]) -> dict[str, Any]:
    """What `lean` was given."""
    found = {name: value for name, value in figures.items() if name != "steps"}
    found |= {name: _summed(figures[name]) for name in figures["steps"]}
    if "values" in found:
        found["values"] = [
            derived if row is None else row
            for row, derived in zip(found["values"], _derived(found), strict=True)
        ]
    return found


def _values(figures: Mapping[str, Any]) -> list[Row]:
    derived = _derived(figures)
    pairs = zip(figures["values"], derived, strict=True)
    return [None if list(row) == other else row for row, other in pairs]


def _derived(figures: Mapping[str, Any]) -> list[Row]:
    months = range(len(figures["values"]))
    tops, bottoms = (figures.get(name) or [None] * len(months) for name in STEPPED)
    return [_quotients(tops[m], bottoms[m]) for m in months]


def _quotients(tops: Row, bottoms: Row) -> Row:
    if tops is None or bottoms is None:
        return None if tops is None else list(tops)
    return [_quotient(top, bottom) for top, bottom in zip(tops, bottoms, strict=True)]


def _quotient(top: float | None, bottom: float | None) -> float | None:
    return None if top is None or not bottom else round(top / bottom, DIGITS)


def _is_whole(table: Sequence[Row]) -> bool:
    return all(value is None or float(value).is_integer() for row in table for value in row or ())


def _steps(table: Sequence[Row]) -> list[list[int | None] | None]:
    last: dict[int, int] = {}
    return [
        None if row is None else [_step(i, v, last) for i, v in enumerate(row)] for row in table
    ]


def _step(place: int, value: float | None, last: dict[int, int]) -> int | None:
    if value is None:
        return None
    step = int(value) - last.get(place, 0)
    last[place] = int(value)
    return step


def _summed(table: Sequence[Row]) -> list[Row]:
    last: dict[int, float] = {}
    return [None if row is None else [_sum(i, v, last) for i, v in enumerate(row)] for row in table]


def _sum(place: int, step: float | None, last: dict[int, float]) -> float | None:
    if step is None:
        return None
    last[place] = last.get(place, 0) + step
    return last[place]
