"""What a briefing says, before anybody draws it: slides of sentences, charts, tables, a map.

Every writer (slides, PDF, pictures) draws the same content, so that no two of them can differ.
Texts are in the reader's language already; `**...**` sets a part in bold. A figure that is not
known is None, never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.indicators import IndicatorUnit
from domain.language import N_, Language


class SlideKind(StrEnum):
    """The slides of a briefing, in their order."""

    OPENING = "opening"
    MATTERS = "matters"
    MAP = "map"
    TREND = "trend"
    COMPARISON = "comparison"
    VIOLATIONS = "violations"
    REPORTING = "reporting"
    TALK = "talk"
    METHODS = "methods"
    SOURCES = "sources"
    PROFILE = "profile"


class Role(StrEnum):
    """What a line of a chart is."""

    FIGURE = "figure"
    OTHER = "other"  # another place beside the first
    CENTRE = "centre"
    WARNING = "warning"  # 95 %
    LIMIT = "limit"  # 99.8 %


class Standing(StrEnum):
    """Where a place stands to the limits of a funnel."""

    ABOVE = "above"
    BELOW = "below"
    INSIDE = "inside"
    THIN = "thin"  # too little reported to be judged

    def label(self, language: Language) -> str:
        """What the points of a funnel are called in its key."""
        return language.text(_STANDINGS[self])


_STANDINGS = {
    Standing.ABOVE: N_("above the limits"),
    Standing.BELOW: N_("below the limits"),
    Standing.INSIDE: N_("inside the limits"),
    Standing.THIN: N_("too little reported"),
}


@dataclass(frozen=True, slots=True)
class Series:
    """A line or a row of bars.

    Attributes:
        values: one for each category, rates as fractions; None where nothing is known.
        texts: what stands at each bar ("12", "<3", "-"); empty to write the values.
    """

    name: str
    values: tuple[float | None, ...]
    role: Role = Role.FIGURE
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered point of a chart over time, with its sentence."""

    position: int
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Span:
    """A phase of the election calendar behind a chart over time: first and last category."""

    name: str
    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The first slide: of whom, of when, how complete."""

    place: str
    month: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """Sentences below each other."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Lines over months.

    Attributes:
        provisional_from: position of the first month that may still change; None for none.
        unknown: positions of months without a figure, hatched, with their state in words.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: IndicatorUnit
    marks: tuple[Mark, ...] = ()
    spans: tuple[Span, ...] = ()
    provisional_from: int | None = None
    unknown: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """A place in a funnel; only those beyond the limits carry a name."""

    name: str
    size: float
    value: float
    standing: Standing


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """Places by their size, with limits.

    Attributes:
        sizes: where the limits are drawn, rising.
        limits: centre, warnings and limits over `sizes`.
    """

    points: tuple[FunnelPoint, ...]
    sizes: tuple[float, ...]
    limits: tuple[Series, ...]
    unit: IndicatorUnit
    size_label: str
    value_label: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, the first category on top."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: IndicatorUnit


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; its share of the width is relative to the others."""

    heading: str
    share: float = 1.0
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts. A row longer or shorter than the columns is a fault of its maker."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class MapBody:
    """A map; its picture is made apart. The legend is here for readers who cannot see it.

    Attributes:
        legend: words and counts of the legend's lines.
    """

    legend: tuple[tuple[str, int], ...]


Body = Opening | Statements | TimeChart | FunnelChart | BarChart | Table | MapBody


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One page of a briefing.

    Attributes:
        title: the finding in a sentence, or what the page is.
        definition: what is measured, for whom, how many of how many.
        body: the figure.
        reading: sentences beside the figure, at most four.
        alt: what the figure shows, for those who cannot see it; never a file name.
        notes: what the speaker should know: definitions and caveats, a paragraph each.
        line: pieces of the frame line: month, n of N, as of, source, layer.
        code: reopens the view in the app.
        dated: a stamp when an earlier day's knowledge is shown, else "".
    """

    kind: SlideKind
    title: str
    definition: str
    body: Body
    reading: tuple[str, ...] = ()
    alt: str
    notes: tuple[str, ...]
    line: tuple[str, ...]
    code: str
    is_sample: bool
    dated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """All slides of a briefing.

    Attributes:
        language: "id" or "en".
        title: for the file's properties and the cover.
        as_of: the day whose knowledge it holds.
    """

    language: str
    title: str
    slides: tuple[Slide, ...]
    as_of: date
    is_sample: bool

    def first(self, kind: SlideKind) -> Slide | None:
        """The first slide of a kind."""
        return next((slide for slide in self.slides if slide.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as PNG and, crisp at any size, as SVG; width and height in pixels of the SVG."""

    png: bytes
    svg: bytes
    width: float
    height: float
