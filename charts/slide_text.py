"""Texts of several lines on a slide: measured, broken between words, never over the edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from charts.canvas import Canvas
from charts.fonts import face, text_width
from charts.frame import Run, plain, runs

SMALLEST = 19.0  # nothing on a slide is smaller: 14 pt on a page of 13.33 inches


@dataclass(frozen=True, slots=True)
class Type:
    """A size of letters and the distance of their lines, in pixels of a slide."""

    size: float
    family: str = "sans"
    weight: str = "regular"
    spacing: float = 1.3

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return round(self.size * self.spacing, 1)

    def width(self, text: str, *, is_bold: bool = False) -> float:
        """Width of a line in pixels."""
        weight = "semibold" if is_bold and self.family == "sans" else self.weight
        return _width(text, self.family, weight, self.size)


@lru_cache(maxsize=20_000)
def _width(text: str, family: str, weight: str, size: float) -> float:
    # Measured once at a fixed size: letters are set without hinting, so widths grow with it.
    return text_width(text, face(family, weight, 100.0)) * size / 100.0


def width_of(text: str, type: Type) -> float:
    """Width of a line with `**bold**` parts."""
    return sum(type.width(run.text, is_bold=run.is_bold) for run in runs(text))


def wrapped(text: str, type: Type, room: float) -> tuple[str, ...]:
    """The text in lines of at most that width, `**` marks closed on each line.

    A word that is wider than a line is broken between letters.
    """
    lines: list[list[list[Run]]] = [[]]
    space, used = type.width("n n") - 2 * type.width("n"), 0.0
    for word in _words(text):
        for part in _broken(word, type, room):
            width = sum(type.width(run.text, is_bold=run.is_bold) for run in part)
            if lines[-1] and used + space + width > room:
                lines.append([])
                used = 0.0
            used += width + (space if lines[-1] else 0.0)
            lines[-1].append(part)
    return tuple(_joined(line) for line in lines if line)


def _words(text: str) -> list[list[Run]]:
    """The words of a text, each as its bold and other parts."""
    words: list[list[Run]] = [[]]
    for run in runs(text):
        for i, part in enumerate(run.text.replace("\n", " ").split(" ")):
            if i:
                words.append([])
            if part:
                words[-1].append(Run(part, run.is_bold))
    return [word for word in words if word]


def _broken(word: list[Run], type: Type, room: float) -> list[list[Run]]:
    if sum(type.width(run.text, is_bold=run.is_bold) for run in word) <= room:
        return [word]
    parts: list[list[Run]] = []
    for run in word:
        rest = run.text
        while rest:
            n = len(rest)
            while n > 1 and type.width(rest[:n], is_bold=run.is_bold) > room:
                n -= 1
            parts.append([Run(rest[:n], run.is_bold)])
            rest = rest[n:]
    return parts


def _joined(words: list[list[Run]]) -> str:
    line = " ".join(
        "".join(f"**{run.text}**" if run.is_bold else run.text for run in word) for word in words
    )
    return line.replace("** **", " ")


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs as lines of one size.

    Attributes:
        gap: between two paragraphs, in pixels.
    """

    type: Type
    paragraphs: tuple[tuple[str, ...], ...]
    gap: float = 0.0

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last, in pixels."""
        n = sum(len(lines) for lines in self.paragraphs)
        return n * self.type.leading + max(len(self.paragraphs) - 1, 0) * self.gap

    def height_of(self, i: int) -> float:
        """Height of one paragraph."""
        return len(self.paragraphs[i]) * self.type.leading


def fitted(
    texts: Sequence[str],
    *,
    types: Sequence[Type],
    room: float,
    height: float,
    gap: float = 0.6,
) -> Block:
    """The texts at the largest type that fits into the height, at the smallest when none does.

    Args:
        gap: between paragraphs, in lines.
    """
    block = Block(types[-1], ())
    for type in types:
        lines = tuple(wrapped(text, type, room) for text in texts)
        block = Block(type, lines, gap * type.leading)
        if block.height <= height:
            break
    return block


def draw_lines(
    canvas: Canvas,
    lines: Sequence[str],
    at: tuple[float, float],
    type: Type,
    *,
    colour: str,
    bold: str,
) -> float:
    """Lines below each other; `at` is left and top of the first.

    Returns:
        The foot of the last line.
    """
    x, y = at
    for line in lines:
        baseline = y + type.leading * 0.5 + type.size * 0.34
        if type.family == "sans" and type.weight == "regular":
            canvas.runs((x, baseline), line, size=type.size, colour=colour, bold=bold)
        else:
            canvas.text(
                (x, baseline), plain(line), size=type.size, colour=colour,
                family=type.family, weight=type.weight,
            )  # fmt: skip
        y += type.leading
    return y


def sizes(*values: float, spacing: float = 1.3) -> tuple[Type, ...]:
    """Ordinary letters in some sizes, the largest first."""
    return tuple(Type(value, spacing=spacing) for value in values)
