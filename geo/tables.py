"""The committed reference tables: where they are, how they are read and written."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

REFERENCE_DIR = Path(__file__).resolve().parent / "reference"

Row = Mapping[str, str]


def read_table(name: str, folder: Path = REFERENCE_DIR) -> list[dict[str, str]]:
    """Every row of `<name>.csv`; blank cells are empty strings.

    Raises:
        FileNotFoundError: the checkout lacks the table.
    """
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_table(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[str]], folder: Path = REFERENCE_DIR
) -> None:
    """Write `<name>.csv` with these columns, rows in the order given."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def codes(cell: str) -> tuple[str, ...]:
    """The codes of a cell, separated by semicolons; none when blank."""
    return tuple(code for code in cell.split(";") if code)


def day(cell: str) -> date | None:
    """An ISO date, None when blank."""
    return date.fromisoformat(cell) if cell else None
