"""Imported boundary layers, and which one maps are drawn from.

A layer is kept by the hash of its content and never changed. Taking one into use and going back
to the built-in boundaries are acts: lines that are only added, each with a line of the ledger.
The newest act says which layer is in use; without any, the built-in one is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from store import ledger
from store.canonical import canonical_json, sha256_of
from store.database import next_number
from store.refusals import BuiltInAlready, UnknownLayer
from store.tables import boundary_acts, boundary_layers

PAGE, COMMAND = "page", "command"


@dataclass(frozen=True, slots=True)
class LayerFacts:
    """What a person said of a layer when it was taken into use.

    Attributes:
        source: who made it; empty when nobody said, as are licence and vintage.
        vintage: the year or day that its boundaries stand for.
        file_sha256: of the file that it was read from, which is not kept itself.
        is_official: whether the person said that an authority issued it.
    """

    name: str
    source: str
    licence: str
    vintage: str
    file_name: str
    file_sha256: str
    is_official: bool


@dataclass(frozen=True, slots=True)
class LayerAct:
    """A layer taken into use, or the way back to the built-in boundaries.

    Attributes:
        sha256: of the layer's content; None for the built-in boundaries.
        facts: None for the built-in boundaries.
        done_by: "page" or "command".
    """

    number: int
    sha256: str | None
    facts: LayerFacts | None
    done_by: str
    at: datetime

    @property
    def hash(self) -> str | None:
        """A name for content and facts together; None for the built-in boundaries."""
        if self.sha256 is None or self.facts is None:
            return None
        return sha256_of(canonical_json([self.sha256, asdict(self.facts)]))


_NO_FACTS = LayerFacts("", "", "", "", "", "", False)


def use(
    connection: Connection, content: bytes, facts: LayerFacts, done_by: str, at: datetime
) -> bool:
    """Keep a layer and take it into use; False when it is in use just so.

    Raises:
        ValueError: the layer has no content or no name.
    """
    if not content or not facts.name.strip():
        raise ValueError("a layer needs content and a name")
    known = sha256(content).hexdigest()
    now = in_use(connection)
    if now is not None and (now.sha256, now.facts) == (known, facts):
        return False
    _keep(connection, known, content)
    _add_act(connection, ledger.USE_LAYER, known, facts, done_by, at)
    return True


def use_built_in(connection: Connection, done_by: str, at: datetime) -> None:
    """Go back to the built-in boundaries; the layer stays kept.

    Raises:
        BuiltInAlready: they are in use.
    """
    if in_use(connection) is None:
        raise BuiltInAlready
    _add_act(connection, ledger.USE_BUILT_IN, None, _NO_FACTS, done_by, at)


def in_use(connection: Connection) -> LayerAct | None:
    """The act that took the layer of today into use; None while the built-in one is."""
    newest = select(boundary_acts).order_by(boundary_acts.c.id.desc()).limit(1)
    line = connection.execute(newest).first()
    return None if line is None or line.layer is None else _act(line)


def acts(connection: Connection) -> list[LayerAct]:
    """All acts, newest first."""
    query = select(boundary_acts).order_by(boundary_acts.c.id.desc())
    return [_act(line) for line in connection.execute(query)]


def content(connection: Connection, known: str) -> bytes:
    """The layer byte for byte.

    Raises:
        UnknownLayer: none is kept with this hash.
    """
    query = select(boundary_layers.c.content).where(boundary_layers.c.sha256 == known)
    found = connection.execute(query).scalar()
    if found is None:
        raise UnknownLayer(sha256=known)
    return bytes(found)


def act_payload(line: Mapping[str, Any]) -> dict[str, object]:
    """What the ledger says about a line of `boundary_acts`."""
    return {name: line[name] for name in ("id", "layer", "done_by", *asdict(_NO_FACTS))}


def _act(line: Row[Any]) -> LayerAct:
    facts = LayerFacts(**{name: getattr(line, name) for name in asdict(_NO_FACTS)})
    return LayerAct(line.id, line.layer, facts if line.layer else None, line.done_by, line.at)


def _keep(connection: Connection, known: str, content: bytes) -> None:
    key = boundary_layers.c.sha256
    if connection.execute(select(key).where(key == known)).first() is None:
        values = {"sha256": known, "content": content, "size": len(content)}
        connection.execute(insert(boundary_layers).values(**values))


def _add_act(
    connection: Connection,
    act: str,
    layer: str | None,
    facts: LayerFacts,
    done_by: str,
    at: datetime,
) -> None:
    values = {
        "id": next_number(connection, boundary_acts),
        "act": act,
        "layer": layer,
        **asdict(facts),
        "done_by": done_by,
        "at": at,
    }
    connection.execute(insert(boundary_acts).values(**values))
    ledger.append(connection, at=at, act=act, payload=act_payload(values))
