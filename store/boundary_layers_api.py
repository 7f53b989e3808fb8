"""The part of the store that keeps imported boundary layers."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine

from store import boundary_layers
from store.boundary_layers import LayerAct, LayerFacts
from store.database import reading, writing
from store.memory import moment_after


class BoundaryLayers:
    """Imported layers and which one is in use; lines are only added, see `boundary_layers`.

    There is no `as_of`: the layer is about the picture, not about what was reported. What was
    known on an earlier day is drawn on the layer of today, and the map's footer names it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def use_layer(
        self, content: bytes, facts: LayerFacts, *, done_by: str, at: datetime | None = None
    ) -> bool:
        """Keep a layer and take it into use; False when it is in use just so.

        Args:
            done_by: `boundary_layers.PAGE` or `boundary_layers.COMMAND`.
            at: the moment, with a time zone; the clock's when None.

        Raises:
            ValueError: the layer has no content or no name.
        """
        with writing(self._engine) as connection:
            moment = moment_after(connection, at or datetime.now(UTC))
            return boundary_layers.use(connection, content, facts, done_by, moment)

    def use_built_in(self, *, done_by: str, at: datetime | None = None) -> None:
        """Go back to the built-in boundaries; the imported layer stays kept.

        Raises:
            BuiltInAlready: they are in use.
        """
        with writing(self._engine) as connection:
            moment = moment_after(connection, at or datetime.now(UTC))
            boundary_layers.use_built_in(connection, done_by, moment)

    def layer_in_use(self) -> LayerAct | None:
        """The act that took today's layer into use; None while the built-in one is in use."""
        with reading(self._engine) as connection:
            return boundary_layers.in_use(connection)

    def layer_acts(self) -> list[LayerAct]:
        """Every layer taken into use and every way back, newest first."""
        with reading(self._engine) as connection:
            return boundary_layers.acts(connection)

    def layer_content(self, sha256: str) -> bytes:
        """A kept layer byte for byte.

        Raises:
            UnknownLayer: none is kept with this hash.
        """
        with reading(self._engine) as connection:
            return boundary_layers.content(connection, sha256)
