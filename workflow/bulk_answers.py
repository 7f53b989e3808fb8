"""What the parent tells a writing child, and what the child answers."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import pickle
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from io import BufferedReader
from typing import IO

import pandas as pd

from domain.indicators import Indicator
from domain.period import Period
from domain.reasons import message_of
from geo.layers import Boundaries
from workflow.briefing_files import (
    BriefingFile,
    Known,
    Order,
    UnknownScope,
    scope_place,
    write,
)
from workflow.facts import Facts


@dataclass(frozen=True)
class Task:
    """What the child is told first.

    Attributes:
        states: by the code of the indicator.
    """

    facts: Facts
    states: Mapping[str, pd.DataFrame]
    boundaries: Boundaries | None
    order: Order

    def states_of(self, indicator: Indicator) -> pd.DataFrame:
        """The unit states of an indicator."""
        return self.states[indicator.code]


@dataclass(frozen=True, slots=True)
class Failure:
    """A scope whose briefing could not be made.

    Attributes:
        message: why, in the language of the file.
        trace: of a fault of the program, for its log.
    """

    scope: str
    place: str
    message: str
    trace: str = ""


Answer = BriefingFile | Failure


def answered(known: Known, order: Order) -> Answer:
    """The file of an order; any fault is told, so that the others are made all the same."""
    try:
        return write(known, order)
    except Exception as fault:  # noqa: BLE001  one scope must not stop the others
        return failure(order, message_of(fault, order.language), trace=traceback.format_exc())


def failure(order: Order, message: str, *, trace: str = "") -> Failure:
    """What is to be told of a scope without a file."""
    scope = order.selection.scope
    return Failure(scope, scope_name(scope, order.period), message, trace)


def scope_name(scope: str, period: Period) -> str:
    """What a scope is called; its code where there is none in the month."""
    try:
        return scope_place(scope, period).short_name
    except UnknownScope:
        return scope


def send_task(task: Task, stream: IO[bytes]) -> None:
    """Tell a child its task; the figures go out as they lie in memory, without a copy."""
    buffers: list[pickle.PickleBuffer] = []
    head = pickle.dumps(task, protocol=5, buffer_callback=buffers.append)
    views = [each.raw() for each in buffers]
    pickle.dump((head, [view.nbytes for view in views]), stream)
    for view in views:
        stream.write(view)
    stream.flush()


def received_task(stream: BufferedReader) -> Task:
    """The task that the parent sent.

    Raises:
        EOFError: the parent has ended.
    """
    head, sizes = pickle.load(stream)  # noqa: S301  from our own process
    buffers = [bytearray(size) for size in sizes]
    for buffer in buffers:
        stream.readinto(buffer)
    task: Task = pickle.loads(head, buffers=buffers)  # noqa: S301  from our own process
    return task


def give_back() -> None:
    """Return what is no longer used to the system, where the system can take it (glibc)."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
