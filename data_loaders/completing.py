"""Where a check learns, from the sheet itself, how a table is to be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from data_loaders.options import TableOptions
from data_loaders.raw import RawWorkbook
from domain.issues import Issue


class Completed(NamedTuple):
    """Options with what is known of the layout, and findings that say where that is from."""

    options: TableOptions
    issues: tuple[Issue, ...] = ()


Complete = Callable[[RawWorkbook, TableOptions], Completed]


def as_given(_raw: RawWorkbook, options: TableOptions) -> Completed:
    """Nothing more is known than a person has said."""
    return Completed(options)
