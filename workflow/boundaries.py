"""Which boundaries maps are drawn from: the built-in ones, or an imported layer.

The layer in use is about the picture, not about what was reported: it has no "as known on". What
was known on an earlier day is drawn on the layer of today, and the frame line names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from domain.language import Language
from geo.boundary_files import LayerSource, layer_source
from geo.kept_layer import boundaries_of
from geo.layers import Boundaries, built_in
from store.api import Store
from store.boundary_layers import LayerAct, LayerFacts

HASH_LENGTH = 12


@dataclass(frozen=True, slots=True)
class LayerInUse:
    """The boundaries of today.

    Attributes:
        since: when they were taken into use; None for the built-in ones of a store that never
            had others.
        file_name: of the imported file; empty for the built-in ones.
    """

    source: LayerSource
    since: datetime | None = None
    file_name: str = ""

    @property
    def is_built_in(self) -> bool:
        """Whether they are the shipped ones."""
        return not self.file_name


@dataclass(frozen=True, slots=True)
class LayerLine:
    """One act about boundaries, for the list of what was done.

    Attributes:
        source: None for the way back to the built-in boundaries.
        done_by: "page" or "command".
    """

    number: int
    at: datetime
    done_by: str
    source: LayerSource | None
    file_name: str
    is_in_use: bool


def boundaries_in_use(store: Store) -> Boundaries:
    """What every map of this store is drawn from; read once for each layer."""
    act = store.layer_in_use()
    return built_in() if act is None else _kept(store, act)


# Two: the layer of today, and the one before it while sessions move over.
@lru_cache(maxsize=2)
def _kept(store: Store, act: LayerAct) -> Boundaries:
    return boundaries_of(store.layer_content(_content_of(act)), source_of(act))


def _content_of(act: LayerAct) -> str:
    if act.sha256 is None:
        raise ValueError(f"act {act.number} is about the built-in boundaries")
    return act.sha256


def source_of(act: LayerAct) -> LayerSource:
    """What a map's frame line says of an imported layer; the shipped one for the way back."""
    if act.facts is None or act.hash is None:
        return layer_source()
    facts = act.facts
    return LayerSource(
        name=facts.name,
        source=facts.source,
        licence=facts.licence,
        vintage=facts.vintage,
        hash=act.hash[:HASH_LENGTH],
        is_official=facts.is_official,
    )


def layer_in_use(store: Store) -> LayerInUse:
    """Name, source, licence and vintage of the boundaries of today; their areas are not read."""
    acts = store.layer_acts()
    if not acts:
        return LayerInUse(layer_source())
    newest = acts[0]
    file_name = newest.facts.file_name if newest.facts else ""
    return LayerInUse(source_of(newest), newest.at, file_name)


def layer_history(store: Store) -> tuple[LayerLine, ...]:
    """Every layer taken into use and every way back, newest first."""
    acts = store.layer_acts()
    return tuple(
        LayerLine(
            number=act.number,
            at=act.at,
            done_by=act.done_by,
            source=source_of(act) if act.facts else None,
            file_name=act.facts.file_name if act.facts else "",
            is_in_use=at == 0,
        )
        for at, act in enumerate(acts)
    )


def back_to_built_in(store: Store, *, done_by: str) -> None:
    """Draw every map from the built-in boundaries again; the imported layer stays kept.

    Raises:
        BuiltInAlready: they are in use.
    """
    store.use_built_in(done_by=done_by)


def use_again(store: Store, number: int, *, done_by: str) -> bool:
    """Take a kept layer into use again; False when it is in use.

    Args:
        number: of the act that took it into use before.

    Raises:
        KeyError: there is no such act, or it was the way back to the built-in boundaries.
    """
    act = {each.number: each for each in store.layer_acts()}[number]
    if act.facts is None:
        raise KeyError(number)
    return use(store, store.layer_content(_content_of(act)), act.facts, done_by=done_by)


def use(store: Store, content: bytes, facts: LayerFacts, *, done_by: str) -> bool:
    """Take a layer into use; False when it is in use just so.

    Args:
        content: of `geo.kept_layer.layer_bytes`.
    """
    return store.use_layer(content, facts, done_by=done_by)


def layer_words(source: LayerSource, language: Language) -> str:
    """The piece of a frame line that names the boundaries."""
    if not source.is_imported:
        return language.text(
            "Boundaries: built in, {vintage}, from village points, GSHHG and Natural Earth (MIT, "
            "LGPL, public domain), generalised, not official",
            vintage=source.vintage,
        )
    return language.text(
        "Boundaries: {name}, {vintage}, {origin} ({licence}), {standing}",
        name=source.name,
        vintage=source.vintage or language.text("year not stated"),
        origin=source.source or language.text("source not stated"),
        licence=source.licence or language.text("licence not stated"),
        standing=standing_words(source, language),
    )


def standing_words(source: LayerSource, language: Language) -> str:
    """Whether boundaries are official; the built-in ones are generalised, too."""
    if not source.is_imported:
        return language.text("generalised, not official")
    return language.text("official") if source.is_official else language.text("not official")
