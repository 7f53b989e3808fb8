"""What the values of a column are evidence for: words of a list, whole numbers, shares, sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data_loaders.layout import is_number
from data_loaders.raw import CellValue, RawSheet, is_blank, text_of
from domain.terms import NIL_CATEGORY, VOCABULARIES
from domain.vocabulary import normalise

# "12", "12 orang", "3<sup>1</sup>"; not the days "2024-01-05" and "05/01/2024"
_BEGINS_AS_FIGURE = re.compile(r"\d[\d.,\s]*(?:[^\d/:-].*)?", re.DOTALL)
_SHOWN = 5
_SAMPLED = 600
_FEW = 3
_DIMENSIONS = (
    "institution", "level", "instrument", "category", "phase", "channel", "mode", "sanction_level",
)  # fmt: skip


@dataclass(frozen=True)
class ColumnValues:
    """The values of a column in the data rows, at most the first 600; None where blank."""

    values: tuple[CellValue, ...]

    @classmethod
    def of(cls, sheet: RawSheet, column: int, rows: Sequence[int]) -> ColumnValues:
        """The values of a column of a sheet."""
        return cls(tuple(sheet.value(row, column) for row in rows[:_SAMPLED]))

    @cached_property
    def filled(self) -> tuple[CellValue, ...]:
        """The values that are not blank."""
        return tuple(value for value in self.values if not is_blank(value))

    @cached_property
    def samples(self) -> tuple[str, ...]:
        """The first different values, as text."""
        return tuple(dict.fromkeys(text_of(value) for value in self.filled))[:_SHOWN]

    @property
    def has_numbers(self) -> bool:
        """Whether any value is a figure."""
        return any(is_number(value) for value in self.filled)

    @property
    def may_hold_figures(self) -> bool:
        """Whether any value is a figure, also one with a word beside it: "12 orang"."""
        return any(_BEGINS_AS_FIGURE.fullmatch(text_of(value)) for value in self.filled)

    @property
    def are_figures(self) -> bool:
        """Whether most values are numbers or marks for none; so is a blank column."""
        figures = sum(is_number(value) for value in self.filled)
        return figures * 2 > len(self.filled) or not self.filled

    @property
    def are_texts(self) -> bool:
        """Whether most values are words."""
        words = sum(isinstance(value, str) and not is_number(value) for value in self.filled)
        return words * 2 > len(self.filled)

    @property
    def is_running_number(self) -> bool:
        """Whether the values count 1, 2, 3 ... without a gap."""
        numbers = [_whole(value) for value in self.filled]
        return len(numbers) >= _FEW and numbers == list(range(1, len(numbers) + 1))

    @property
    def are_shares(self) -> bool:
        """Whether the values are percentages or fractions, which counts never are."""
        texts = [text_of(value) for value in self.filled]
        if any("%" in text for text in texts):
            return True
        decimals = [v for v in self.filled if isinstance(v, float) and not v.is_integer()]
        return bool(decimals) and len(decimals) * 2 >= len(self.filled)

    def vocabularies(self) -> tuple[str, ...]:
        """The vocabularies that know every value."""
        texts = {text_of(value) for value in self.filled}
        return tuple(
            name for name in _DIMENSIONS if texts and all(_is_term(name, text) for text in texts)
        )

    def is_sum_of(self, parts: Sequence[ColumnValues]) -> bool:
        """Whether each value is the sum of the others' on at least three rows, and on all."""
        rows = list(zip(self.values, *(part.values for part in parts), strict=True))
        judged = [row for row in rows if isinstance(row[0], int | float)]
        return len(judged) >= _FEW and all(
            row[0] == sum(v for v in row[1:] if isinstance(v, int | float)) for row in judged
        )


def _whole(value: CellValue) -> int | None:
    text = text_of(value).rstrip(".")
    return int(text) if text.isdigit() and len(text) < 7 else None


def _is_term(name: str, text: str) -> bool:
    code = text.partition(" - ")[0].strip()
    words = VOCABULARIES[name]
    return bool(words.find(text) or words.find(code)) or (
        name == "category" and normalise(text) == normalise(NIL_CATEGORY)
    )
