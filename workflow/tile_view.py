"""The tile view of a map: its words, and the files that it is drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from domain.language import Language
from domain.period import Period
from domain.places import Geography
from geo.tiles import tiles_for
from workflow.map_files import PathsOfMonths, addresses_of
from workflow.map_frame import MapTexts

DRAWING = "tiles"


def tiles_addresses(geography: Geography, periods: Iterable[Period]) -> PathsOfMonths:
    """The tile file of each month, made when absent; months of the same places share one."""
    return addresses_of({period: tiles_for(geography, period) for period in periods})


def on_tiles(texts: MapTexts, language: Language) -> MapTexts:
    """The words of a map that is drawn as tiles: it has no boundaries."""
    return replace(texts, layer=tile_layer(language), is_tiled=True)


def tile_layer(language: Language) -> str:
    """What the frame line says in place of the boundary layer."""
    return language.text("Tiles: one of equal size for each place, roughly where it lies")
