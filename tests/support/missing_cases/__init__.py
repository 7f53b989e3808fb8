"""For each public function of `analysis`: the same question asked three times.

    @case(some_module.some_function)
    def _(rng):
        ...make figures with `rng`, choose one of them...
        return Trial(
            missing=answer where the figure is missing,
            absent=answer where its line is not there at all,
            zero=answer where the figure is 0,
        )

`tests/analysis/test_missing_is_not_zero.py` asks each case many times and demands that `missing`
is the same as `absent` and another than `zero`: so a case that could not tell is no case. Where an
answer has a place for each figure, `gap` puts the missing one into the answer without it.

A function that takes no figures is listed with its reason: `exempt(function, "why")`.

A module of cases for each module of analysis, of the same name.
"""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

import numpy as np
import pandas as pd

ALWAYS = object()  # `zero` where no zero can stand in the place of what is missing
CASES: dict[Callable, Callable[[np.random.Generator], Trial]] = {}
EXEMPT: dict[Callable, str] = {}


@dataclasses.dataclass(frozen=True)
class Trial:
    """Three answers to one question."""

    missing: Any
    absent: Any
    zero: Any


def case(function):
    """Register how a function is asked."""

    def register(ask):
        CASES[function] = ask
        return ask

    return register


def exempt(function, reason):
    """Register a function that takes no figures."""
    EXEMPT[function] = reason


def load():
    """Import every module of cases."""
    for found in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{found.name}")


def plain(answer):
    """Any answer as lists, dicts and numbers of ten digits, to be compared; missing is None."""
    for kind, make in _PLAIN:
        if isinstance(answer, kind):
            return make(answer)
    return _fields(answer) if dataclasses.is_dataclass(answer) else _number(answer)


def _frame(answer):
    columns = {str(name): plain(answer[name].tolist()) for name in answer}
    return columns | {"index": plain(answer.index.tolist())}


def _series(answer):
    return {"values": plain(answer.tolist()), "index": plain(answer.index.tolist())}


def _fields(answer):
    fields = dataclasses.fields(answer)
    return {field.name: plain(getattr(answer, field.name)) for field in fields}


_PLAIN = (
    (pd.DataFrame, _frame),
    (pd.Series, _series),
    (np.ndarray, lambda answer: plain(answer.tolist())),
    (Mapping, lambda answer: {str(key): plain(value) for key, value in answer.items()}),
    (Enum, lambda answer: answer.value),
    (str | None, lambda answer: answer),
    (set | frozenset, lambda answer: [plain(each) for each in sorted(answer)]),
    (Sequence, lambda answer: [plain(each) for each in answer]),
)


def _number(answer):
    if answer is pd.NA or answer is pd.NaT:
        return None
    if isinstance(answer, bool | np.bool_):
        return bool(answer)
    if isinstance(answer, int | float | np.number):
        return None if np.isnan(answer) else float(f"{answer:.10g}")
    return str(answer)


def gap(answer, at):
    """The answer of n - 1 figures as one of n, with what is missing at a position.

    Arrays, and arrays in tuples and dataclasses, get NaN there; flags get False.
    """
    if isinstance(answer, np.ndarray):
        kind = answer.dtype.kind
        if kind == "b":
            return np.insert(answer, at, False)
        if kind == "O":
            return np.insert(answer, at, None)
        return np.insert(answer.astype(float), at, np.nan)
    if isinstance(answer, tuple):
        return tuple(gap(each, at) for each in answer)
    if dataclasses.is_dataclass(answer):
        fields = dataclasses.fields(answer)
        return {field.name: gap(getattr(answer, field.name), at) for field in fields}
    return answer


def one_by_one(call, figures, rng):
    """The trial of a function whose answer has a place for each of the figures.

    Args:
        call: of an array.
    """
    figures = np.asarray(figures, dtype=float)
    at = int(rng.integers(len(figures)))
    return Trial(
        missing=call(put(figures, at, np.nan)),
        absent=gap(call(np.delete(figures, at)), at),
        zero=call(put(figures, at, 0.0)),
    )


def put(figures, at, value):
    """The figures with another value at a position."""
    changed = np.array(figures, dtype=float)
    changed[at] = value
    return changed
