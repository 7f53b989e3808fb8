"""Colours, letters and places of a deck; lengths in points of a slide 960 x 540.

Letters are Arial and Cambria: both are on every office computer, for Windows and for Mac, so that
nobody has to install a font before the meeting. Arial has a twin of equal widths where LibreOffice
is (Liberation Sans). Cambria is measured as wide as its widest usual substitute. Both have lining
figures; Georgia has not, which is why it is not the serif here.
"""

from __future__ import annotations

from dataclasses import dataclass

from domain.briefing import Role, Standing

SANS, SERIF = "Arial", "Cambria"
INK, INK_2, INK_3 = "14202B", "45525E", "64707B"
HAIRLINE, RULE, PAGE = "D5DCE2", "14202B", "FFFFFF"
SAMPLE, SAMPLE_LINE, SAMPLE_TEXT = "FFDF6B", "A87B00", "352900"
ACCENT, BAR, OTHER_BAR = "0B4F7D", "0B4F7D", "A9B7C4"
OTHERS = ("B2652A", "17645F", "7A5C99", "64707B")
HATCH, PALE = "6E7A86", "C6CDD4"
BANDS = {
    "candidacy": "EEF1F4",
    "campaign": "DCE8F1",
    "quiet": "CBBFE0",
    "voting": "B9C2CA",
    "recapitulation": "ECEAE3",
}
LINES = {Role.CENTRE: (INK, 1.0), Role.WARNING: (INK_3, 1.0), Role.LIMIT: ("39444E", 1.25)}
STANDINGS = {
    Standing.ABOVE: ("A23A22", "diamond", 10),
    Standing.BELOW: ("17645F", "square", 8),
    Standing.INSIDE: ("6F8CA3", "circle", 7),
    Standing.THIN: ("6E7A86", "circle", 7),
}
# Nothing smaller in any figure: 24 pixels of a screen 1080 high.
SMALLEST = 12.0
WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 32.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def split(self, share: float, gap: float) -> tuple[Box, Box]:
        """A left part with that share of the width, and what is right of it."""
        left = (self.width - gap) * share
        rest = self.width - gap - left
        return (
            Box(self.x, self.y, left, self.height),
            Box(self.x + left + gap, self.y, rest, self.height),
        )

    def below(self, height: float) -> Box:
        """What remains when that height is taken from its top."""
        return Box(self.x, self.y + height, self.width, self.height - height)

    def above(self, height: float) -> Box:
        """What remains when that height is taken from its bottom."""
        return Box(self.x, self.y, self.width, self.height - height)
