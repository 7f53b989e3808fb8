"""What people have explained and need not be asked again: spellings of units, layouts of tables.

Lines are only added. The newest line about a spelling or a layout says whether it still stands;
to undo an unlearning is to learn again. Each line has a line of the ledger.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Row, Select, Table, func, insert, select

from domain.places import UnitKind
from domain.vocabulary import normalise
from store import ledger, tables
from store.canonical import canonical_json, sha256_of
from store.columns import as_utc
from store.database import next_number
from store.refusals import UnknownLayout, UnknownSpelling
from store.tables import learned_spellings, remembered_layouts

EVERYWHERE = ""
SPELLING_COLUMNS = ("id", "unit_kind", "spelling", "code", "within", "at", "is_learned")
LAYOUT_COLUMNS = ("id", "fingerprint", "document", "at", "is_remembered")


@dataclass(frozen=True, slots=True)
class SpellingKey:
    """A spelling as it is kept: capitals, spaces and signs do not matter.

    Attributes:
        within: the province or Polda in whose files it holds; empty when in every file.
    """

    kind: UnitKind
    spelling: str
    within: str = EVERYWHERE

    @property
    def letters(self) -> str:
        """What is compared."""
        return normalise(self.spelling)


def learn(connection: Connection, key: SpellingKey, code: str, at: datetime) -> bool:
    """Keep what a spelling means; False when that is known already.

    Raises:
        ValueError: the spelling has no letters.
    """
    if not key.letters:
        raise ValueError(f"nothing to learn: {key.spelling!r}")
    known = _spelling(connection, key)
    if known is not None and known.act == ledger.LEARN_SPELLING and known.unit_code == code:
        return False
    _add_spelling(connection, ledger.LEARN_SPELLING, key, code, at)
    return True


def unlearn(connection: Connection, key: SpellingKey, at: datetime) -> None:
    """Forget what a spelling means.

    Raises:
        UnknownSpelling: it is not learned.
    """
    known = _spelling(connection, key)
    if known is None or known.act != ledger.LEARN_SPELLING:
        raise UnknownSpelling(spelling=key.spelling)
    _add_spelling(connection, ledger.UNLEARN_SPELLING, key, known.unit_code, at)


def remember(
    connection: Connection, fingerprint: str, document: Mapping[str, object], at: datetime
) -> bool:
    """Keep how a layout is read; False when it is remembered just so."""
    text = canonical_json(document)
    known = _layout(connection, fingerprint)
    if known is not None and known.act == ledger.REMEMBER_LAYOUT and known.document == text:
        return False
    _add_layout(connection, ledger.REMEMBER_LAYOUT, fingerprint, text, at)
    return True


def forget(connection: Connection, fingerprint: str, at: datetime) -> None:
    """Forget how a layout is read.

    Raises:
        UnknownLayout: it is not remembered.
    """
    known = _layout(connection, fingerprint)
    if known is None or known.act != ledger.REMEMBER_LAYOUT:
        raise UnknownLayout(fingerprint=fingerprint[:12])
    _add_layout(connection, ledger.FORGET_LAYOUT, fingerprint, known.document, at)


def spellings(
    connection: Connection, as_of: datetime | None, *, also_unlearned: bool
) -> pd.DataFrame:
    """See `Store.spellings`."""
    table = learned_spellings.c
    newest = _newest(learned_spellings, as_of, table.unit_kind, table.letters, table.within)
    lines = [
        (
            line.id,
            line.unit_kind,
            line.spelling,
            line.unit_code,
            line.within,
            line.at,
            line.act == ledger.LEARN_SPELLING,
        )
        for line in connection.execute(newest)
    ]
    found = pd.DataFrame(lines, columns=list(SPELLING_COLUMNS))
    return found if also_unlearned else _standing(found, "is_learned")


def layouts(
    connection: Connection, as_of: datetime | None, *, also_forgotten: bool
) -> pd.DataFrame:
    """See `Store.layouts`."""
    newest = _newest(remembered_layouts, as_of, remembered_layouts.c.fingerprint)
    lines = [
        (
            line.id,
            line.fingerprint,
            json.loads(line.document),
            line.at,
            line.act == ledger.REMEMBER_LAYOUT,
        )
        for line in connection.execute(newest)
    ]
    found = pd.DataFrame(lines, columns=list(LAYOUT_COLUMNS))
    return found if also_forgotten else _standing(found, "is_remembered")


def moment_after(connection: Connection, at: datetime) -> datetime:
    """The moment given, but later than every act before it, should the clock be set back.

    Raises:
        ValueError: the moment has no time zone.
    """
    last = connection.execute(select(func.max(tables.ledger.c.at))).scalar()
    return as_utc(at) if last is None else max(as_utc(at), last + timedelta(microseconds=1))


def _standing(frame: pd.DataFrame, flag: str) -> pd.DataFrame:
    return frame[frame[flag].astype(bool)].reset_index(drop=True)


def _newest(table: Table, as_of: datetime | None, *keys: Any) -> Select[Any]:
    newest = select(func.max(table.c.id)).group_by(*keys)
    if as_of is not None:
        newest = newest.where(table.c.at <= as_of)
    return select(table).where(table.c.id.in_(newest)).order_by(table.c.id)


def _spelling(connection: Connection, key: SpellingKey) -> Row[Any] | None:
    table = learned_spellings.c
    query = select(learned_spellings).where(
        table.unit_kind == key.kind.value,
        table.letters == key.letters,
        table.within == key.within,
    )
    return connection.execute(query.order_by(table.id.desc()).limit(1)).first()


def _layout(connection: Connection, fingerprint: str) -> Row[Any] | None:
    table = remembered_layouts.c
    query = select(remembered_layouts).where(table.fingerprint == fingerprint)
    return connection.execute(query.order_by(table.id.desc()).limit(1)).first()


def _add_spelling(
    connection: Connection, act: str, key: SpellingKey, code: str, at: datetime
) -> None:
    number = next_number(connection, learned_spellings)
    values = {
        "id": number,
        "act": act,
        "unit_kind": key.kind.value,
        "letters": key.letters,
        "within": key.within,
        "spelling": " ".join(key.spelling.split()),
        "unit_code": code,
        "at": at,
    }
    connection.execute(insert(learned_spellings).values(**values))
    ledger.append(connection, at=at, act=act, payload=spelling_payload(values))


def _add_layout(
    connection: Connection, act: str, fingerprint: str, document: str, at: datetime
) -> None:
    number = next_number(connection, remembered_layouts)
    values = {"id": number, "act": act, "fingerprint": fingerprint, "document": document, "at": at}
    connection.execute(insert(remembered_layouts).values(**values))
    ledger.append(connection, at=at, act=act, payload=layout_payload(values))


def spelling_payload(line: Mapping[str, Any]) -> dict[str, object]:
    """What the ledger says about a line of `learned_spellings`."""
    return {name: line[name] for name in ("id", "unit_kind", "within", "spelling", "unit_code")}


def layout_payload(line: Mapping[str, Any]) -> dict[str, object]:
    """What the ledger says about a line of `remembered_layouts`; of the document its hash."""
    return {
        "id": line["id"],
        "fingerprint": line["fingerprint"],
        "document": sha256_of(line["document"]),
    }
