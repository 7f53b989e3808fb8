"""What the reader has been taught: spellings of places and layouts of tables, and unlearning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from domain.fields import SHEET_OF, ReportKind
from domain.language import Language
from domain.places import UnitKind
from domain.terms import VOCABULARIES
from geo.gazetteer import Gazetteer
from store.api import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedSpelling:
    """A spelling that a person explained.

    Attributes:
        within: code of the province or Polda in whose files it holds; empty in every file.
        at: of the last act, UTC.
        is_known: whether it still holds.
    """

    kind: UnitKind
    spelling: str
    code: str
    name: str
    within: str
    within_name: str
    at: datetime
    is_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLayout:
    """A layout that a person confirmed.

    Attributes:
        columns: what each column is, in words: "A unit, C reported".
        document: as the store keeps it.
    """

    fingerprint: str
    kind: ReportKind
    sheet: str
    columns: str
    at: datetime
    is_known: bool
    document: Mapping[str, object]


def learned_spellings(store: Store, gazetteer: Gazetteer) -> list[LearnedSpelling]:
    """Every spelling that was ever taught, those that hold first, then by spelling."""
    lines = store.spellings(also_unlearned=True).to_dict("records")
    found = [_spelling(line, gazetteer) for line in lines]
    return sorted(found, key=lambda each: (not each.is_known, each.spelling.casefold()))


def _spelling(line: dict[str, Any], gazetteer: Gazetteer) -> LearnedSpelling:
    place, region = gazetteer.place(line["code"]), gazetteer.place(line["within"])
    return LearnedSpelling(
        kind=UnitKind(line["unit_kind"]),
        spelling=line["spelling"],
        code=line["code"],
        name=place.short_name if place else line["code"],
        within=line["within"],
        within_name=region.short_name if region else line["within"],
        at=pd.Timestamp(line["at"]).to_pydatetime(),
        is_known=bool(line["is_learned"]),
    )


def kept_layouts(store: Store, language: Language) -> list[KeptLayout]:
    """Every layout that was ever confirmed, those that hold first, newest first."""
    lines = store.layouts(also_forgotten=True).to_dict("records")
    found = [_layout(line, language) for line in reversed(lines)]
    return sorted(found, key=lambda each: not each.is_known)


def _layout(line: dict[str, Any], language: Language) -> KeptLayout:
    # read leniently: a layout that an older version kept must still be listed to be forgotten
    document = line["document"]
    kind = ReportKind(document["kind"])
    return KeptLayout(
        fingerprint=line["fingerprint"],
        kind=kind,
        sheet=document.get("sheet") or "",
        columns=language.list(
            [
                f"{letter}: {_role(kind, role, language)}"
                for letter, role in document.get("columns", {}).items()
            ]
        ),
        at=pd.Timestamp(line["at"]).to_pydatetime(),
        is_known=bool(line["is_remembered"]),
        document=document,
    )


def _role(kind: ReportKind, role: str, language: Language) -> str:
    """A role in words: "Dilaporkan (KE1, bulan dari judul)"."""
    said, at, _ = role.partition("@")
    code, *terms = said.split("/")
    details = [_term(term, language) for term in terms]
    if at:
        details.append(language.text("month from the heading"))
    name = _field(kind, code, language)
    return f"{name} ({', '.join(details)})" if details else name


def _term(term: str, language: Language) -> str:
    name, _, code = term.partition("=")
    vocabulary = VOCABULARIES.get(name)
    return vocabulary.label(code, language) if vocabulary else code


def _field(kind: ReportKind, code: str, language: Language) -> str:
    if code in ("unit", "unit_name", "unit_code"):
        return language.text("place")
    known = {field.code: field for field in SHEET_OF[kind].fields}
    field = known.get(code)
    return language.pick(field.heading_id, field.heading_en) if field else code


def unlearn(store: Store, line: LearnedSpelling) -> None:
    """Forget a spelling, now.

    Raises:
        Refusal: it is forgotten already.
    """
    store.unlearn_spelling(line.kind, line.spelling, within=line.within or None)


def learn_again(store: Store, line: LearnedSpelling) -> None:
    """Undo the forgetting of a spelling, now."""
    store.learn_spelling(line.kind, line.spelling, line.code, within=line.within or None)


def forget(store: Store, line: KeptLayout) -> None:
    """Forget a layout, now.

    Raises:
        Refusal: it is forgotten already.
    """
    store.forget_layout(line.fingerprint)


def remember_again(store: Store, line: KeptLayout) -> None:
    """Undo the forgetting of a layout, now."""
    store.remember_layout(line.fingerprint, line.document)
