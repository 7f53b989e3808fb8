"""Every state that a map can be in, on the invented country of squares, for both renderers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from analysis.map_view import MapMonth, MapView
from charts.frame import FigureFrame
from charts.map_picture import within
from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_REPORTED, Indicator
from domain.language import Language
from domain.places import Geography
from domain.scope import DEFAULT_SCOPE
from geo.svg import area_path
from pages.parts.map_payload import map_payload
from pages.parts.regional_map import MapPayload
from tests.charts.grid import (
    BLANK,
    CODES,
    COLUMNS,
    ISLET,
    JANUARY,
    MARKER,
    ROWS,
    SIDE,
    UNKNOWN,
    document,
    view,
)
from workflow.map_files import PathsOfMonths
from workflow.map_frame import MapTexts, figure_frame
from workflow.tile_view import on_tiles
from workflow.views import Selection

ALL = (*CODES, ISLET, MARKER)
DAY = date(2024, 12, 5)
CLASSES = (10, 55, 75, 90, 97, 100)
SELECTION = Selection(institutions=("asn_daerah",))


def _ordinary() -> dict[str, Any]:
    signed = {code: (CLASSES[i % 6], 100) for i, code in enumerate(ALL)}
    odd = {"90.02": UNKNOWN, "91.01": BLANK, "92.03": (0, 100)}
    return {code: odd.get(code, line) for code, line in signed.items() if code != "92.05"}


def _small_bases() -> dict[str, Any]:
    """Every second class rests on five people."""
    return {
        code: (CLASSES[i % 6] / (20 if i % 2 else 1), 5 if i % 2 else 100)
        for i, code in enumerate(ALL)
    }


@dataclass(frozen=True)
class MapState:
    """One state: an indicator, the figures of January, and how the map is drawn."""

    figures: dict[str, Any]
    indicator: Indicator = PLEDGE_COMPLETION
    is_tiled: bool = False
    joins: tuple[tuple[str, ...], ...] = field(default=())
    focus: tuple[str, ...] = ()

    @cached_property
    def view(self) -> MapView:
        """What the map shows."""
        return view(self.figures, indicator=self.indicator, joins=self.joins)

    @property
    def month(self) -> MapMonth:
        """January, of the scope alone."""
        month = self.view.month(JANUARY)
        return within(month, self.focus) if self.focus else month

    @property
    def paths(self) -> dict[str, Any]:
        """The paths document that it is drawn from."""
        return tile_document() if self.is_tiled else document(insets=INSETS)

    def texts(self, language: Language) -> MapTexts:
        """The words around the map; on screen the browser puts those of tiles."""
        return MapTexts(
            indicator=self.indicator,
            geography=Geography.REGENCY,
            selection=SELECTION,
            definition=self.indicator.definition(language),
            scope_name="Indonesia",
            parents={f"9{row}": f"Provinsi {row}" for row in range(ROWS)},
            layer=language.pick("Batas: kotak rekaan", "Boundaries: invented squares"),
            is_sample=True,
            scope=DEFAULT_SCOPE,
            as_of=DAY,
            today=DAY,
        )

    def frame(self, language: Language) -> FigureFrame:
        """The frame of the exported picture."""
        texts = self.texts(language)
        texts = on_tiles(texts, language) if self.is_tiled else texts
        return figure_frame(self.view.month(JANUARY), texts, language)

    def payload(self, language: Language) -> MapPayload:
        """What the map in the browser is fed."""
        payload = map_payload(
            view=self.view,
            texts=self.texts(language),
            paths=PathsOfMonths((ADDRESS.format("map"),), {JANUARY: 0}),
            tiles=PathsOfMonths((ADDRESS.format("tiles"),), {JANUARY: 0}),
            month=JANUARY,
            selected=None,
            detail=None,
            language=language,
        )
        payload["focus"] = list(self.focus)
        payload["drawing"] = "tiles" if self.is_tiled else "map"
        return payload


ADDRESS = "/app/static/layers/squares/{}.json"
INSETS = (("Kota", (400.0, 2400.0, 800.0, 2800.0)),)
STATES = {
    "ordinary": MapState(_ordinary(), joins=(("91.03", "91.04"),)),
    "all-equal": MapState(dict.fromkeys(ALL, (80, 100))),
    "all-zero": MapState(dict.fromkeys(ALL, (0, 100)), VIOLATIONS_REPORTED),
    "all-blank": MapState(dict.fromkeys(ALL, BLANK)),
    "nothing-reported": MapState(dict.fromkeys(ALL, UNKNOWN)),
    "one-place-only": MapState({"91.02": (7, 100)}, VIOLATIONS_REPORTED),
    "above-100-percent": MapState(
        {"90.00": (130, 100), "90.03": (100, 100), "92.05": (20, 100), "91.02": (0, 100)}
    ),
    "small-bases": MapState(_small_bases()),
    "tiles": MapState(_ordinary(), is_tiled=True),
    "one-province": MapState(_ordinary(), focus=tuple(c for c in CODES if c.startswith("91"))),
}


def tile_document() -> dict[str, Any]:
    """The invented country as tiles, islet and marker with a tile each."""
    import shapely  # noqa: PLC0415 - only the tests that draw tiles need it

    cells = {f"9{row}.0{column}": (column, row) for row in range(ROWS) for column in range(COLUMNS)}
    cells |= {ISLET: (6, 0), MARKER: (6, 1)}
    gap = 40
    areas = [
        {
            "code": code,
            "name": f"Kab. Petak {code}",
            "parent": f"9{y}",
            "d": area_path(
                shapely.box(
                    x * SIDE + gap, y * SIDE + gap, (x + 1) * SIDE - gap, (y + 1) * SIDE - gap
                )
            ),
            "at": [x * SIDE + SIDE // 2, y * SIDE + SIDE // 2],
            "px": (SIDE - 2 * gap) ** 2,
        }
        for code, (x, y) in cells.items()
    ]
    labels = [
        {
            "text": f"Prov {row}",
            "at": [6500 if row == ROWS - 1 else 7200, row * SIDE + 500],
            "code": f"9{row}",
        }
        for row in range(ROWS)
    ]
    base = document()
    return {**base, "areas": areas, "markers": [], "labels": labels, "land": "", "tile": SIDE}
