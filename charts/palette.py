"""Every colour that a figure may use, for light and for dark, in one place.

Colour carries data only. The two ramps are monotone in lightness, so that they survive grey
printing and colour blindness; the tests measure both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.classes import Classes
from domain.calendar import CalendarPhase
from domain.indicators import Indicator, Rise
from domain.states import State

LIGHT = "light"
DARK = "dark"
THEMES = (LIGHT, DARK)
# Share of the page in a pale colour: more of it, and neighbouring classes look alike to people who
# see no red; less, and a pale colour looks like its own class.
PALE = 0.45


@dataclass(frozen=True, slots=True)
class StateLook:
    """How a place in one state is drawn.

    Attributes:
        fill: background.
        edge: outline.
        edge_px: width of the outline on screen, in pixels.
        pattern: "none", "hatch" (45 degrees) or "dots".
        mark: colour of the pattern; equal to fill where there is none.
    """

    fill: str
    edge: str
    edge_px: float
    pattern: str = "none"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as "#RRGGBB".

    A class colour whose figure rests on a small denominator is mixed with the page (`pale_ramp`)
    and keeps the full colour as its edge.

    Attributes:
        rates: six classes, low to high, of indicators whose rise is good.
        counts: six classes, low to high, of every other indicator.
        states: looks of the four states without a class colour, and of "reported" where no
            class is shown (matrix, bar, boxes).
        bands: election phases; the voting day is a line in this colour.
        lines: six places beside each other; each has a sign of its own as well.
    """

    page: str
    panel: str
    sea: str
    land: str
    ink: str
    ink_2: str
    ink_3: str
    hairline: str
    control_line: str
    accent: str
    tint: str
    fault: str
    caution: str
    good: str
    sample: str
    sample_line: str
    sample_text: str
    rates: tuple[str, ...]
    counts: tuple[str, ...]
    states: Mapping[State, StateLook]
    bands: Mapping[CalendarPhase, str]
    limit_998: str
    limit_95: str
    mean: str
    above_limit: str
    below_limit: str
    inside_limits: str
    poorly_reported: str
    bar: str
    area_edge: str
    border: str
    lines: tuple[str, ...]


_LIGHT = Palette(
    page="#FFFFFF",
    panel="#F4F6F8",
    sea="#F1F5F8",
    land="#E4E9ED",
    ink="#14202B",
    ink_2="#45525E",
    ink_3="#64707B",
    hairline="#D5DCE2",
    control_line="#7D8A96",
    accent="#0B4F7D",
    tint="#E6EFF6",
    fault="#A23A22",
    caution="#855800",
    good="#17645F",
    sample="#FFDF6B",
    sample_line="#A87B00",
    sample_text="#352900",
    rates=("#FFCF5C", "#CBC47C", "#8DB89F", "#4F959E", "#276891", "#143A68"),
    counts=("#F6E1CC", "#EBB795", "#D7826B", "#AF4A4C", "#7A2540", "#431430"),
    states=MappingProxyType(
        {
            State.ABOVE_ZERO: StateLook("#5E7F99", "#5E7F99", 0.45),
            State.ZERO: StateLook("#FFFFFF", "#14202B", 1.1),
            State.BLANK: StateLook("#E9E4EF", "#5B4B76", 0.6, "dots", "#5B4B76"),
            State.NOT_REPORTED: StateLook("#FFFFFF", "#6E7A86", 0.6, "hatch", "#6E7A86"),
            State.NOT_IN_SCOPE: StateLook("#C6CDD4", "#FFFFFF", 0.45),
        }
    ),
    bands=MappingProxyType(
        {
            CalendarPhase.CANDIDACY: "#EEF1F4",
            CalendarPhase.CAMPAIGN: "#DCE8F1",
            CalendarPhase.QUIET: "#CBBFE0",
            CalendarPhase.RECAPITULATION: "#ECEAE3",
            CalendarPhase.VOTING: "#14202B",
        }
    ),
    limit_998="#39444E",
    limit_95="#64707B",
    mean="#14202B",
    above_limit="#A23A22",
    below_limit="#17645F",
    inside_limits="#6F8CA3",
    poorly_reported="#6E7A86",
    bar="#7F90A3",
    area_edge="#FFFFFF",
    border="#14202B",
    lines=("#0B4F7D", "#B2652A", "#17645F", "#7A5C99", "#64707B", "#A23A22"),
)

_DARK = Palette(
    page="#10181F",
    panel="#18222B",
    sea="#16202A",
    land="#222D37",
    ink="#E8EEF3",
    ink_2="#B3BFCA",
    ink_3="#8E9BA7",
    hairline="#2C3945",
    control_line="#66747F",
    accent="#7DB8E4",
    tint="#17344A",
    fault="#F0907A",
    caution="#E8B84A",
    good="#6CC3B8",
    sample="#FFDF6B",
    sample_line="#A87B00",
    sample_text="#352900",
    rates=("#7F5410", "#84803A", "#5F9D78", "#4FB3BF", "#8CCBEE", "#DCEEFE"),
    counts=("#5B3A36", "#8A4A42", "#B8605C", "#DB8080", "#F2AEA6", "#FBDDD4"),
    states=MappingProxyType(
        {
            State.ABOVE_ZERO: StateLook("#557A95", "#557A95", 0.45),
            State.ZERO: StateLook("#10181F", "#E8EEF3", 1.1),
            State.BLANK: StateLook("#332C42", "#B4A4CE", 0.6, "dots", "#B4A4CE"),
            State.NOT_REPORTED: StateLook("#10181F", "#8E9BA7", 0.6, "hatch", "#8E9BA7"),
            State.NOT_IN_SCOPE: StateLook("#3A4651", "#10181F", 0.45),
        }
    ),
    bands=MappingProxyType(
        {
            CalendarPhase.CANDIDACY: "#1C2730",
            CalendarPhase.CAMPAIGN: "#1B3145",
            CalendarPhase.QUIET: "#4A3F66",
            CalendarPhase.RECAPITULATION: "#2B2A25",
            CalendarPhase.VOTING: "#E8EEF3",
        }
    ),
    limit_998="#C3CDD6",
    limit_95="#8E9BA7",
    mean="#E8EEF3",
    above_limit="#F0907A",
    below_limit="#6CC3B8",
    inside_limits="#8FABC1",
    poorly_reported="#8E9BA7",
    bar="#7C8FA2",
    area_edge="#10181F",
    border="#0A0F14",
    lines=("#7DB8E4", "#E0A06A", "#6CC3B8", "#BBA0DA", "#AEB9C3", "#F0907A"),
)

PALETTES: Mapping[str, Palette] = MappingProxyType({LIGHT: _LIGHT, DARK: _DARK})


def palette(theme: str = LIGHT) -> Palette:
    """The colours of a theme.

    Raises:
        ValueError: the theme is neither "light" nor "dark".
    """
    if theme not in PALETTES:
        raise ValueError(f"no such theme: {theme}")
    return PALETTES[theme]


def ramp(indicator: Indicator, classes: Classes, theme: str = LIGHT) -> tuple[str, ...]:
    """One colour for each class, lowest first; fewer classes are spread over the six colours."""
    colours = palette(theme)
    six = colours.rates if indicator.rise is Rise.BETTER else colours.counts
    if classes.count == 1:
        return (six[3],)
    last = len(six) - 1
    return tuple(six[round(i * last / (classes.count - 1))] for i in range(classes.count))


def pale_ramp(indicator: Indicator, classes: Classes, theme: str = LIGHT) -> tuple[str, ...]:
    """The colours of `ramp` for figures on a small denominator: the same hues, nearer the page."""
    page = palette(theme).page
    return tuple(_mixed(colour, page, PALE) for colour in ramp(indicator, classes, theme))


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
