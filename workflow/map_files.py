"""The boundary files that a map is drawn from, and the map as a picture."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.map_view import MapView
from charts.map_picture import MapPart, map_picture
from domain.language import Language
from domain.period import Period
from domain.places import Geography, UnitKind
from geo.gazetteer import load_gazetteer
from geo.layers import Boundaries
from geo.paths import paths_for
from geo.tiles import tiles_for
from workflow.map_frame import MapTexts, figure_frame

MIME = {"png": "image/png", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class PathsOfMonths:
    """The path files that months are drawn from.

    Attributes:
        addresses: from the app's base path, each once, in the order of the months.
        position: for each month the position of its file in `addresses`.
    """

    addresses: tuple[str, ...]
    position: Mapping[Period, int]


@dataclass(frozen=True, eq=False, slots=True)
class MapOrder:
    """The map of a month, asked for: whoever draws it needs nothing else.

    Attributes:
        focus: areas to zoom to; the whole country when None.
        selected: area to outline and name; None for none.
        boundaries: those in use; the built-in ones when None.
    """

    view: MapView
    period: Period
    texts: MapTexts
    focus: frozenset[str] | None = None
    selected: str | None = None
    boundaries: Boundaries | None = None


def paths_addresses(
    geography: Geography, periods: Iterable[Period], boundaries: Boundaries | None = None
) -> PathsOfMonths:
    """The path file of each month, made when absent; months of the same areas share one.

    Args:
        boundaries: those in use; the built-in ones when None.
    """
    of_month = {period: paths_for(geography, period, boundaries=boundaries) for period in periods}
    return addresses_of(of_month)


def addresses_of(files: Mapping[Period, Path]) -> PathsOfMonths:
    """The addresses of the files of months."""
    of_month = {period: _address(path) for period, path in files.items()}
    addresses = tuple(dict.fromkeys(of_month.values()))
    return PathsOfMonths(addresses, {p: addresses.index(each) for p, each in of_month.items()})


def _address(path: Path) -> str:
    return f"/app/static/layers/{path.parent.name}/{path.name}"


@lru_cache(maxsize=48)
def _document(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text("utf-8")))


def picture(  # noqa: PLR0913 - everything that a picture depends on, all by name
    *,
    view: MapView,
    period: Period,
    texts: MapTexts,
    focus: frozenset[str] | None,
    selected: str | None,
    format: str,
    language: Language,
    boundaries: Boundaries | None = None,
) -> bytes:
    """The map of a month as PNG (1920 x 1080) or SVG, drawn without a browser.

    Args:
        focus: areas to zoom to; the whole country when None.
        boundaries: those in use; the built-in ones when None.

    Raises:
        ValueError: unknown format.
    """
    document, fine = _documents(view, period, texts, focus, boundaries)
    return map_picture(
        view=view,
        period=period,
        paths=document,
        frame=figure_frame(view.month(period), texts, language, selected),
        language=language,
        format=format,
        selected=selected,
        focus=focus,
        fine=fine,
    )


def map_part(order: MapOrder, language: Language) -> MapPart:
    """The map of an order, to be drawn on a slide or alone."""
    document, fine = _documents(
        order.view, order.period, order.texts, order.focus, order.boundaries
    )
    return MapPart(
        view=order.view,
        period=order.period,
        paths=document,
        fine=fine,
        language=language,
        is_sample=order.texts.is_sample,
        selected=order.selected,
        focus=order.focus,
    )


def _documents(
    view: MapView,
    period: Period,
    texts: MapTexts,
    focus: frozenset[str] | None,
    boundaries: Boundaries | None,
) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The lines of a month's map, and the fine ones of the provinces that are enlarged."""
    file = (
        tiles_for(view.geography, period)
        if texts.is_tiled
        else paths_for(view.geography, period, boundaries=boundaries)
    )
    document = _document(file)
    fine = {code: _document(file.parent / name) for code, name in _fine(document, focus)}
    return document, fine


def _fine(document: Mapping[str, Any], focus: frozenset[str] | None) -> list[tuple[str, str]]:
    """The provinces or Poldas that a picture enlarges, and their files of fine lines."""
    if "fine" not in document:
        return []
    boxes = [inset["box"] for inset in document["insets"]]
    blocks = {
        area["parent"] or area["code"]
        for area in document["areas"]
        if (area["code"] in focus if focus is not None else _is_in(area["at"], boxes))
    }
    return [(block, document["fine"].format(parent=block)) for block in sorted(blocks)]


def _is_in(at: list[int], boxes: list[list[int]]) -> bool:
    return any(x0 <= at[0] <= x1 and y0 <= at[1] <= y1 for x0, y0, x1, y1 in boxes)


def picture_name(view: MapView, period: Period, scope: str, format: str) -> str:
    """A file name that says what is in it: netra-pledge_completion_rate-regency-2024-01.png."""
    code = f"{view.indicator.code}{'-smoothed' if view.is_smoothed else ''}"
    return f"netra-{code}-{view.geography.value}-{scope}-{period}.{format}"


def areas_in_scope(
    geography: Geography, scope: str, periods: Iterable[Period]
) -> frozenset[str] | None:
    """The areas of a map under a province or Polda in any of the months; None for the nation."""
    gazetteer = load_gazetteer()
    above = gazetteer.place(scope)
    if above is None or above.kind is UnitKind.NATIONAL:
        return None
    kind = UnitKind(geography.value)
    by_vintage = {gazetteer.vintage(period): period for period in periods}
    inside = {
        place.code
        for period in by_vintage.values()
        for place in gazetteer.children(scope, kind, period)
    }
    return frozenset(inside) or None
