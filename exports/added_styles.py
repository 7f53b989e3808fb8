"""Styles added to a workbook's own: every style that was there keeps its number and its look."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from exports.package import Unsuitable
from exports.tones import FILLS, Tone
from exports.xml_text import MAIN

INK = "FF14202B"
_LIGHT = 0.6
_OURS = frozenset(FILLS.values())
_LIGHT_INDEXED = frozenset({"1", "9"})
_LIGHT_THEMES = frozenset({"0", "2"})


@dataclass(slots=True)
class _Collection:
    """The children of one element of the style sheet, like <fills>."""

    start: int
    end: int
    opening: str
    items: list[str]
    closing: str

    @property
    def xml(self) -> str:
        opening = re.sub(r"\bcount=([\"'])\d*\1", f'count="{len(self.items)}"', self.opening)
        return opening + "".join(self.items) + self.closing

    def add(self, item: str) -> int:
        self.items.append(item)
        return len(self.items) - 1


@dataclass(slots=True)
class Styles:
    """The style sheet of a workbook, with styles added at the end of its lists."""

    source: str
    _prefix: str = ""
    _fonts: _Collection = field(init=False)
    _fills: _Collection = field(init=False)
    _borders: _Collection = field(init=False)
    _formats: _Collection = field(init=False)
    _marked: dict[tuple[int, Tone], int] = field(default_factory=dict)
    _tones: dict[tuple[Tone, str], int] = field(default_factory=dict)
    _unmarked: dict[int, int] = field(default_factory=dict)
    _dark: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        root = re.search(r"<((?:[\w.-]+:)?)styleSheet\b", self.source)
        if root is None:
            raise Unsuitable("no style sheet")
        self._prefix = root[1]
        self._fonts = self._collection("fonts", "font")
        self._fills = self._collection("fills", "fill")
        self._borders = self._collection("borders", "border")
        self._formats = self._collection("cellXfs", "xf")

    def _collection(self, name: str, child: str) -> _Collection:
        p = re.escape(self._prefix)
        found = re.search(rf"(<{p}{name}\b[^>]*>)(.*?)(</{p}{name}\s*>)", self.source, re.DOTALL)
        if found is None or found[1].endswith("/>"):
            raise Unsuitable(f"no {name}")
        pattern = rf"<{p}{child}\b(?:[^>]*?/>|.*?</{p}{child}\s*>)"
        items = re.findall(pattern, found[2], re.DOTALL)
        return _Collection(found.start(), found.end(), found[1], items, found[3])

    def _own(self, xml: str) -> str:
        """An element of ours, whatever prefix the style sheet uses."""
        return re.sub(r"^<(\w+)", rf'<\1 xmlns="{MAIN}"', xml) if self._prefix else xml

    def font(self, xml: str) -> int:
        """Add a font; its number."""
        return self._fonts.add(self._own(xml))

    def fill(self, rgb: str, below: str = "") -> int:
        """Add a solid fill; its number.

        Args:
            below: colour of the fill that this one covers. Nobody sees it: it is kept so that
                the next copy can give it back.
        """
        under = f'<bgColor rgb="FF{below}"/>' if below else '<bgColor indexed="64"/>'
        return self._fills.add(
            self._own(
                f'<fill><patternFill patternType="solid"><fgColor rgb="FF{rgb}"/>{under}'
                "</patternFill></fill>"
            )
        )

    def border(self, xml: str) -> int:
        """Add a border; its number."""
        return self._borders.add(self._own(xml))

    def format(self, attributes: str, children: str = "") -> int:
        """Add a cell format; its number."""
        base = ' xfId="0"' if f"<{self._prefix}cellStyleXfs" in self.source else ""
        return self._formats.add(self._own(f"<xf {attributes}{base}>{children}</xf>"))

    def tone_fill(self, tone: Tone, below: str = "") -> int:
        """The number of the fill that marks a tone."""
        key = tone, below
        if key not in self._tones:
            self._tones[key] = self.fill(FILLS[tone], below)
        return self._tones[key]

    def marked(self, style: int, tone: Tone) -> int:
        """The same style with the fill of a tone, in dark ink where the ink was light."""
        key = style, tone
        if key not in self._marked:
            self._marked[key] = self._formats.add(self._with_tone(style, tone))
        return self._marked[key]

    def _with_tone(self, style: int, tone: Tone) -> str:
        xml = self._format(style)
        xml = _with_fill(xml, self.tone_fill(tone, self._below(xml)))
        font = int(_attribute(xml, "fontId") or 0)
        if not self._is_light(font):
            return xml
        return _with(_with(xml, "fontId", self._darkened(font)), "applyFont", 1)

    def _format(self, style: int) -> str:
        known = self._formats.items
        return known[style] if style < len(known) else known[0]

    def _colours(self, xml: str) -> tuple[str, str]:
        """Front and back colour of a format's solid fill, "" for what is no plain colour."""
        number = int(_attribute(xml, "fillId") or 0)
        fill = self._fills.items[number] if number < len(self._fills.items) else ""
        if not re.search(r"""patternType=["']solid["']""", fill):
            return "", ""
        front, back = (
            re.search(
                rf"<(?:[\w.-]+:)?{name}\b[^>]*\srgb=[\"'](?:FF)?([0-9A-Fa-f]{{6}})[\"']", fill
            )
            for name in ("fgColor", "bgColor")
        )
        return front[1].upper() if front else "", back[1].upper() if back else ""

    def _below(self, xml: str) -> str:
        front, back = self._colours(xml)
        return back if front in _OURS else front

    def ours(self) -> frozenset[int]:
        """The styles that an earlier copy gave to marked cells."""
        return frozenset(
            number
            for number, xml in enumerate(self._formats.items)
            if self._colours(xml)[0] in _OURS
        )

    def unmarked(self, style: int) -> int:
        """A style of an earlier copy with the fill that was there before."""
        if style not in self._unmarked:
            xml = self._format(style)
            below = self._below(xml)
            self._unmarked[style] = self._formats.add(
                _with_fill(xml, self.fill(below) if below else 0)
            )
        return self._unmarked[style]

    def _is_light(self, font: int) -> bool:
        if font >= len(self._fonts.items):
            return False
        colour = re.search(r"<(?:[\w.-]+:)?color\b[^>]*>", self._fonts.items[font])
        if colour is None:
            return False
        rgb = _attribute(colour[0], "rgb")
        if rgb:
            return _lightness(rgb) > _LIGHT
        themed = _attribute(colour[0], "theme") in _LIGHT_THEMES
        return themed or _attribute(colour[0], "indexed") in _LIGHT_INDEXED

    def _darkened(self, font: int) -> int:
        if font not in self._dark:
            pattern = r"<((?:[\w.-]+:)?color)\b[^>]*?(/?)>"
            dark = re.sub(pattern, rf'<\1 rgb="{INK}"\2>', self._fonts.items[font])
            self._dark[font] = self._fonts.add(dark)
        return self._dark[font]

    def xml(self) -> str:
        """The style sheet with all additions."""
        parts = sorted(
            (self._fonts, self._fills, self._borders, self._formats), key=lambda each: each.start
        )
        text, done = "", 0
        for part in parts:
            text += self.source[done : part.start] + part.xml
            done = part.end
        return text + self.source[done:]


def _attribute(xml: str, name: str) -> str | None:
    found = re.search(rf"\s{name}=([\"'])(.*?)\1", xml)
    return found[2] if found else None


def _with_fill(xml: str, fill: int) -> str:
    return _with(_with(xml, "fillId", fill), "applyFill", 1)


def _with(xml: str, name: str, value: int) -> str:
    """The element with an attribute set on its opening tag."""
    found = re.match(r"(<[^>]*?)(/?>.*)", xml, re.DOTALL)
    if found is None:
        raise Unsuitable("a style without an end")
    tag, rest = found.groups()
    tag = re.sub(rf"\s{name}=([\"']).*?\1", "", tag)
    return f'{tag.rstrip()} {name}="{value}"{rest}'


def _lightness(rgb: str) -> float:
    """0 black to 1 white of "AARRGGBB"; 0 for what is no colour."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6,8}", rgb):
        return 0.0
    red, green, blue = (int(rgb[-6:][i : i + 2], 16) / 255 for i in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue
