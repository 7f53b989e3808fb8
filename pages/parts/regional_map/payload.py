"""What Python hands to the map, field by field; its fixed words are in words.py.

All figures of all months of one indicator travel once; the browser then changes months by itself.
Arrays follow `codes`: entry i belongs to the place `codes[i]`. Missing values are None, never 0.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Unit = Literal["percent", "per_100", "per_1000", "count"]
State = Literal["above_zero", "zero", "blank", "not_reported", "not_in_scope"]


class Month(TypedDict):
    """One month of the slider.

    `frame` are the pieces of the frame line, the first in bold. `grouping` is the position in the
    payload's `groupings`, `paths` that in its `paths` and `tiles` that in its `tiles`: which file
    the month is drawn from. `code` is what the code of the view begins with in the month; the
    payload's `code_ends` follow.
    `year_mark` writes the year after the short name. `reported` and `expected` are numbers of
    reporting units. `ledger` says how many units are on the map and how many are listed below it.
    """

    period: str
    label: str
    short: str
    year_mark: bool
    summary: str
    reported: int
    expected: int
    provisional: bool
    grouping: int
    paths: int
    tiles: NotRequired[int]
    frame: list[str]
    code: str
    ledger: NotRequired[str]


Band = TypedDict(
    "Band",
    {
        "kind": Literal["candidacy", "campaign", "quiet", "recapitulation", "voting"],
        "label": str,
        "from": float,
        "to": float,
    },
)
"""A phase of the election calendar; positions in months: 0.0 is the start of the first month,
1.0 of the second; a voting day has `from` equal to `to`."""


class LegendClass(TypedDict):
    """A class of values above zero, low to high, with its colour in both themes.

    `light_pale` and `dark_pale` are its colours for figures on a small denominator.
    """

    label: str
    light: str
    dark: str
    light_pale: NotRequired[str]
    dark_pale: NotRequired[str]


class LegendState(TypedDict):
    """A state that is no value: look "z", "b", "n" or "x" and its words."""

    look: Literal["z", "b", "n", "x"]
    label: str


class Legend(TypedDict):
    """The legend; counts are made in the browser from `looks`, a joined group counting once.

    `faint` says what a pale colour means; empty or absent where no place of any month has one.
    """

    caption: str
    note: str
    classes: list[LegendClass]
    states: list[LegendState]
    caption_states: str
    faint: NotRequired[str]


class Peer(TypedDict):
    """A line of comparison: Lampung (13 of 15 with figures) 85.3%."""

    label: str
    note: str
    value: str


class Origin(TypedDict):
    """Where the figure stands in its workbook; `code_lines` are set in code type."""

    heading: str
    lines: list[str]
    code_lines: list[str]


class DetailMonth(TypedDict):
    """The chosen place in one month, in words; `value` is the state's name when there is none."""

    value: str
    of: str
    change: str
    state: State
    state_label: str
    peers: list[Peer]
    others: list[Peer]
    origin: Origin | None


class TrendAxis(TypedDict):
    """A rule across the trend, at a value in the unit of `Trend.values`."""

    at: float
    label: str


class TrendChange(TypedDict):
    """The position of the first month from which the place is another area, and short words."""

    at: int
    label: str


class Trend(TypedDict):
    """The place over all months; None is a gap, which is hatched and never bridged.

    `max` is the value at the upper edge; `values` and `reference` share the unit of `axis`.
    `notes` are sentences on `changes`, and on months in which the figure was another area's, too.
    """

    values: list[float | None]
    reference: list[float | None]
    states: list[State]
    label: str
    reference_label: str
    axis: list[TrendAxis]
    max: float
    changes: NotRequired[list[TrendChange]]
    notes: NotRequired[list[str]]


class Reports(TypedDict):
    """Heading and note of the row of report boxes."""

    label: str
    note: str


class Link(TypedDict):
    """A way on. The browser puts the month shown into its query; the first is the main one."""

    label: str
    href: str


class Detail(TypedDict):
    """All of the region panel for one place, every month of it."""

    code: str
    heading: str
    subheading: str
    caption: str
    months: list[DetailMonth]
    trend: Trend
    reports: Reports
    links: list[Link]


class Picture(TypedDict):
    """The answer to a `PictureRequest`: downloaded once per nonce. `base64` is the file."""

    nonce: int
    name: str
    mime: str
    base64: str


class Pair(TypedDict):
    """Two maps of one page that move together: zoom, pointed place and chosen place.

    `group` is the name of the two, `side` which of them this is, `by` what differs: with "month"
    each has its own month, with "indicator" both show the same one.
    """

    group: str
    side: Literal["first", "second"]
    by: Literal["month", "indicator"]


class MapPayload(TypedDict):
    """Everything the map shows.

    Attributes:
        paths: addresses of the paths files from the app's base path, "/app/static/layers/<hash>/
            regency.json", one for each set of boundaries that the months have; `Month.paths` picks
            one. The browser puts the base path (server.baseUrlPath) before it.
        tiles: the same for the tile view; empty where there is none. drawing: "tiles" where the
            address asks for them; the reader's own choice stands until another one is given.
        text: the words of `map_texts`.
        title, definition: "Pakta integritas ditandatangani" (the month is added) and what it means.
        sample: invented figures: stamp and watermark.
        months, month: the months, oldest first, and the period to show. A month that the reader
            has chosen stays until Python gives another one than it gave before.
        code_ends: what the code of the view ends with: as a map, as tiles, and the same with a
            chosen place, whose own five characters follow (`domain.view_code.map_code_ends`).
        selected: code of the chosen place, by the same rule; select_label: its name beside the
            map's leader where the name of the paths file is not wanted.
        codes: the places; a code that the paths file lacks counts in the legend and is not drawn;
            a drawn area that is not here is out of scope.
        names: codes with another name than the paths file's.
        parents: names of provinces or police regions by code, for tooltips and close zoom.
        groupings: lists of joined groups, a list of codes each; `Month.grouping` picks one.
        looks: one text per month, one character per place: "0".."5" class, "z" reported zero,
            "b" reported blank, "n" not reported, "x" not in scope, "-" does not exist in the month
            (another drawing lacks it, and no legend counts it).
        marks: one text per month: "h" above 100 %, "f" has a note below the map, "b" both, " "
            neither.
        faint: one text per month: "1" where the class rests on a small denominator and is drawn
            pale, else "0"; absent where no place is.
        values: per month and place, None without a figure. Fractions for percent, per_100 (shown
            times 100) and for per_1000 (shown times 1,000), plain numbers for count.
        numerators, denominators: per month and place; None where there is none.
        parts: per month and place [reported, expected] units of a sum or a joined area.
        received: per month and place the date of the report in words, or None.
        detail: the panel of `selected`, or None: the map then shows what it knows by itself.
        picture: the answer to the last picture request, or None.
        focus: codes of the areas to zoom to; empty or absent for the whole country. The reader's
            own zoom stands until another focus is given.
        zoom: code of the province or Polda that fills the map; the reader's own way in or out
            stands until another one is given.
        turn: the newest number that the browser told Python (`MapEvent.turn`); absent or 0 when it
            told nothing. Month, place, zoom and drawing that it told under it are no order.
        compact: a small map of one month: no slider, panel, picture menu or address; a choice is
            still told to Python (`pending_event`), which may go to another page.
        link: what ties this map to another one beside it; absent or None for a map alone.
    """

    paths: list[str]
    tiles: NotRequired[list[str]]
    drawing: NotRequired[str]
    zoom: NotRequired[str | None]
    turn: NotRequired[int]
    language: str
    text: dict[str, str]
    title: str
    definition: str
    sample: bool
    months: list[Month]
    code_ends: list[str]
    month: str
    selected: str | None
    select_label: NotRequired[str | None]
    calendar: list[Band]
    codes: list[str]
    names: NotRequired[dict[str, str]]
    parents: NotRequired[dict[str, str]]
    groupings: list[list[list[str]]]
    looks: list[str]
    marks: NotRequired[list[str]]
    faint: NotRequired[list[str]]
    values: list[list[float | None]]
    unit: Unit
    numerators: NotRequired[list[list[float | None]]]
    denominators: NotRequired[list[list[float | None] | None] | None]
    parts: NotRequired[list[list[list[int] | None]] | None]
    received: NotRequired[list[list[str | None]]]
    legend: Legend
    detail: Detail | None
    picture: NotRequired[Picture | None]
    focus: NotRequired[list[str]]
    compact: NotRequired[bool]
    link: NotRequired[Pair | None]
