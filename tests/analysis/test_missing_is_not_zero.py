"""Missing never becomes zero, in any public function of the analysis: a truth of ARCHITECTURE.md.

Each is asked with a figure missing, with its line away, and with a zero in its place: the first two
answers are the same, the third is another. A function without a case fails by name.
"""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import types

import numpy as np
import pytest

import analysis
from tests.support import missing_cases
from tests.support.missing_cases import ALWAYS, CASES, EXEMPT, Trial, plain

# With NETRA_SIMULATION many: more draws find rarer faults.
TRIALS = 40 if os.environ.get("NETRA_SIMULATION") else 2
missing_cases.load()


def public(container, home):
    """What a module or class says itself under a name without an underscore."""
    for name, found in vars(container).items():
        own = getattr(found, "func", found)  # behind a cached property
        if not name.startswith("_") and getattr(own, "__module__", home) == home:
            yield own


def public_functions(modules=None):
    """Every function, method and property that another module may call."""
    found = (f"analysis.{each.name}" for each in pkgutil.iter_modules(analysis.__path__))
    for module in modules or map(importlib.import_module, found):
        for each in public(module, module.__name__):
            if inspect.isroutine(each):
                yield each
            elif inspect.isclass(each):
                yield from methods(each)


def methods(owner):
    """Functions of a class, those behind its properties among them; not what others made."""
    for each in public(owner, owner.__module__):
        own = getattr(each, "fget", None) or getattr(each, "__func__", None) or each
        if inspect.isfunction(own) and own.__module__ == owner.__module__:
            yield own


def full_name(function):
    return f"{function.__module__}.{function.__qualname__}"


FUNCTIONS = sorted(public_functions(), key=full_name)


def test_the_list_is_complete():
    """A function, a cached one, a method and a property of a module are all asked about."""
    made = types.ModuleType("made_here")
    source = (
        "from functools import cache, cached_property\n"
        "def plain(): ...\n"
        "@cache\n"
        "def cached(): ...\n"
        "def _hidden(): ...\n"
        "class Thing:\n"
        "    def method(self): ...\n"
        "    @staticmethod\n"
        "    def static(): ...\n"
        "    @property\n"
        "    def told(self): ...\n"
        "    @cached_property\n"
        "    def kept(self): ...\n"
        "    def _own(self): ...\n"
    )
    exec(source, vars(made))
    assert [each.__name__ for each in public_functions([made])] == [
        "plain", "cached", "method", "static", "told", "kept",
    ]  # fmt: skip


@pytest.mark.parametrize("function", FUNCTIONS, ids=full_name)
def test_missing_is_never_taken_for_zero(function):
    if function in EXEMPT:
        assert EXEMPT[function]
        return
    assert function in CASES, (
        f"{full_name(function)} has no case: say in tests/support/missing_cases/"
        f"{function.__module__.split('.')[-1]}.py what it does with what is missing"
    )
    for seed in range(TRIALS):
        trial = CASES[function](np.random.default_rng(seed))
        missing = plain(trial.missing)
        assert missing == plain(trial.absent), f"{full_name(function)}, seed {seed}"
        assert trial.zero is ALWAYS or missing != plain(trial.zero), (
            f"{full_name(function)}, seed {seed}: zero looks like missing"
        )


def test_no_case_is_left_over():
    """A function that was renamed or removed takes its case with it."""
    known = set(FUNCTIONS)
    assert [full_name(one) for one in (*CASES, *EXEMPT) if one not in known] == []


@pytest.mark.parametrize(
    ("trial", "says"),
    [
        (Trial(missing=[None, 1], absent=[float("nan"), 1], zero=[0, 1]), "fine"),
        (Trial(missing=[0, 1], absent=[None, 1], zero=[0, 1]), "taken for zero"),
        (Trial(missing=[2, 1], absent=[2, 1], zero=[2, 1]), "cannot tell"),
    ],
)
def test_the_comparison_itself(trial, says):
    same = plain(trial.missing) == plain(trial.absent)
    told = plain(trial.missing) != plain(trial.zero)
    assert {"fine": (True, True), "taken for zero": (False, False), "cannot tell": (True, False)}[
        says
    ] == (same, told)
