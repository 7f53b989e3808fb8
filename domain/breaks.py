"""How the classes of a map's colours are formed, as the reader chooses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FEWEST_CLASSES = 3
MOST_CLASSES = 6
USUAL_CLASSES = 5


class BreakMethod(StrEnum):
    """STANDARD: what suits the indicator, such as the targets of a percentage."""

    STANDARD = "standard"
    QUANTILES = "quantiles"
    NATURAL = "natural"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class BreakChoice:
    """A method and, but for the standard, the number of classes wanted.

    Raises:
        ValueError: fewer than three or more than six classes.
    """

    method: BreakMethod = BreakMethod.STANDARD
    count: int = USUAL_CLASSES

    def __post_init__(self) -> None:
        if not FEWEST_CLASSES <= self.count <= MOST_CLASSES:
            raise ValueError(f"no such number of classes: {self.count}")

    @property
    def is_standard(self) -> bool:
        """Whether nothing was chosen."""
        return self.method is BreakMethod.STANDARD

    @property
    def code(self) -> str:
        """As it stands in an address: "natural4"; "standard" has no number."""
        return self.method.value if self.is_standard else f"{self.method.value}{self.count}"


# Printed view codes count in this list: it may grow at its end, never change.
BREAK_CHOICES = (
    BreakChoice(),
    *(
        BreakChoice(method, count)
        for method in (BreakMethod.QUANTILES, BreakMethod.NATURAL, BreakMethod.EQUAL)
        for count in range(FEWEST_CLASSES, MOST_CLASSES + 1)
    ),
)
_BY_CODE = {choice.code: choice for choice in BREAK_CHOICES}


def read_breaks(code: str | None) -> BreakChoice:
    """The choice that an address names; the standard when it names none of ours."""
    return _BY_CODE.get(code or "", BREAK_CHOICES[0])
