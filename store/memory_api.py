"""The part of the store that remembers what people explained."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection, Engine

from domain.places import UnitKind
from store import memory
from store.database import reading, writing
from store.memory import EVERYWHERE, SpellingKey


class Memory:
    """Learned spellings and remembered layouts; lines are only added, see `store.memory`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def learn_spelling(
        self,
        kind: UnitKind,
        spelling: str,
        code: str,
        *,
        within: str | None = None,
        at: datetime | None = None,
    ) -> bool:
        """Keep what a person said that a spelling means; False when it was known already.

        Args:
            within: the province or Polda in whose files it holds; in every file when None.
            at: the moment, with a time zone; the clock's when None.
        """
        key = SpellingKey(kind, spelling, within or EVERYWHERE)
        with writing(self._engine) as connection:
            return memory.learn(connection, key, code, _moment(connection, at))

    def unlearn_spelling(
        self,
        kind: UnitKind,
        spelling: str,
        *,
        within: str | None = None,
        at: datetime | None = None,
    ) -> None:
        """Forget what a spelling means; learning it again undoes that.

        Raises:
            UnknownSpelling: it is not learned.
        """
        key = SpellingKey(kind, spelling, within or EVERYWHERE)
        with writing(self._engine) as connection:
            memory.unlearn(connection, key, _moment(connection, at))

    def remember_layout(
        self, fingerprint: str, document: Mapping[str, object], *, at: datetime | None = None
    ) -> bool:
        """Keep how a layout is read; False when it is remembered just so."""
        with writing(self._engine) as connection:
            return memory.remember(connection, fingerprint, document, _moment(connection, at))

    def forget_layout(self, fingerprint: str, *, at: datetime | None = None) -> None:
        """Forget how a layout is read; remembering it again undoes that.

        Raises:
            UnknownLayout: it is not remembered.
        """
        with writing(self._engine) as connection:
            memory.forget(connection, fingerprint, _moment(connection, at))

    def spellings(
        self, *, as_of: datetime | None = None, also_unlearned: bool = False
    ) -> pd.DataFrame:
        """The learned spellings, oldest first.

        Returns:
            The columns of `memory.SPELLING_COLUMNS`: id, unit_kind, spelling, code, within
            (province or Polda in whose files it holds, "" for all), at (of the last act),
            is_learned.
        """
        with reading(self._engine) as connection:
            return memory.spellings(connection, as_of, also_unlearned=also_unlearned)

    def layouts(
        self, *, as_of: datetime | None = None, also_forgotten: bool = False
    ) -> pd.DataFrame:
        """The remembered layouts, oldest first.

        Returns:
            The columns of `memory.LAYOUT_COLUMNS`: id, fingerprint, document (a dictionary),
            at (of the last act), is_remembered.
        """
        with reading(self._engine) as connection:
            return memory.layouts(connection, as_of, also_forgotten=also_forgotten)


def _moment(connection: Connection, at: datetime | None) -> datetime:
    return memory.moment_after(connection, at or datetime.now(UTC))
