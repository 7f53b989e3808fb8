"""The few things about a table that its columns do not say: kind, month, basis, whose figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from data_loaders.options import TableOptions
from domain.fields import SHEET_OF, ReportKind
from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from domain.terms import CUMULATIVE, VOCABULARIES
from pages.parts import session
from pages.parts.markup import rich, show
from pages.parts.upload_roles import tone

_MONTHS = 48
_TO_A_ROW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing to be said.

    Attributes:
        name: "kind", "period", "basis", "since", "unit_kind", or a field whose code is the same
            in all rows.
        options: code -> words.
        known: what the file says itself; None when it does not.
        is_asked: a person has to say it, or has said it here.
    """

    name: str
    label: str
    options: Mapping[str, str]
    known: str | None
    is_asked: bool = False


def facts_of(known: TableOptions, asked: Sequence[str], language: Language) -> list[Fact]:
    """Everything that can be said about the table, in the order to ask it.

    Args:
        known: what the file says, and what was said about the kinds of report and unit.
        asked: names of what the file did not say.
    """
    t = language.text
    kinds = {kind.value: kind_words(kind, language) for kind in SHEET_OF}
    month = str(known.period) if known.period else None
    found = [
        Fact(name="kind", label=t("Kind of report"), options=kinds, known=known.kind),
        Fact(name="period", label=t("Month"), options=_months(known.period, language), known=month),
        _of_vocabulary("basis", t("Basis of figures"), known.basis, language),
        _of_vocabulary("unit_kind", t("Kind of unit"), known.unit_kind, language),
    ]
    terms = dict.fromkeys([*_needed_terms(known), *(n for n in asked if n in VOCABULARIES)])
    for name in terms:
        if name not in ("basis", "unit_kind"):
            label = _term_label(known, name, language)
            found.append(_of_vocabulary(name, label, known.terms.get(name), language))
    # what is asked is not chosen for anyone, and stays where it stands once it is answered
    return [
        replace(fact, known=None, is_asked=True) if fact.name in asked else fact for fact in found
    ]


def kinds_said(options: TableOptions, key: str) -> TableOptions:
    """The options with the kinds of report and unit that were chosen a moment ago."""
    chosen = {
        name: code
        for name in ("kind", "unit_kind")
        if (code := st.session_state.get(_key(key, name)))
    }
    return said(options, chosen)


def _key(key: str, name: str) -> str:
    return f"fact_{key}_{name}"


def kind_words(kind: ReportKind, language: Language) -> str:
    """The kind of a report as its sheet in the template is called."""
    sheet = SHEET_OF[kind]
    return language.pick(sheet.name_id, sheet.name_en)


def _needed_terms(known: TableOptions) -> Iterator[str]:
    """Particulars of the whole table; what the columns of figures say themselves is left out."""
    figures = [role for role in known.columns.values() if tone(role) == "figure"]
    for name in known.terms:
        if name in VOCABULARIES and not (figures and all(f"/{name}=" in role for role in figures)):
            yield name


def _term_label(known: TableOptions, name: str, language: Language) -> str:
    for kind in [known.kind] if known.kind else list(SHEET_OF):
        for field in SHEET_OF[kind].fields:
            if field.code == name:
                return language.pick(field.heading_id, field.heading_en)
    return name


def _of_vocabulary(name: str, label: str, known: str | None, language: Language) -> Fact:
    vocabulary = VOCABULARIES[name]
    options = {term.code: term.label(language) for term in vocabulary}
    return Fact(name=name, label=label, options=options, known=known)


def _months(known: Period | None, language: Language) -> dict[str, str]:
    month = Period.of(session.today())
    found = [known] if known else []
    for _ in range(_MONTHS):
        found.append(month)
        month = month.previous
    return {str(each): language.month(each) for each in dict.fromkeys(found)}


def ask(facts: Sequence[Fact], key: str, language: Language) -> dict[str, str]:
    """Ask what is open, offer the rest for a change; name -> code of what is chosen."""
    asked = [fact for fact in facts if fact.is_asked]
    settled = [fact for fact in facts if not fact.is_asked and fact.known is not None]
    chosen: dict[str, str] = {}
    if settled:
        chosen |= _settled(settled, key, language)
    if asked:
        words = language.plural(
            "{n} thing the file does not say:", "{n} things the file does not say:", len(asked)
        )
        show(f'<div class="nt-reading"><b>{escape(words)}</b></div>')
    for start in range(0, len(asked), _TO_A_ROW):
        row = asked[start : start + _TO_A_ROW]
        for place, fact in zip(st.columns(_TO_A_ROW), row, strict=False):
            with place:
                chosen |= _select(fact, key, language)
    return chosen


def _settled(facts: Sequence[Fact], key: str, language: Language) -> dict[str, str]:
    """What the file says itself: one line, and a way to say otherwise."""
    with st.container(horizontal=True, vertical_alignment="center"):
        line = st.empty()
        chosen: dict[str, str] = {}
        with st.popover(language.text("Change"), type="tertiary"):
            for fact in facts:
                chosen |= _select(fact, key, language)
    words = [f"**{fact.options[chosen[fact.name]]}**" for fact in facts if fact.name in chosen]
    said = language.text("The file says: {facts}.", facts=" · ".join(words))
    with line:
        show(f'<div class="nt-asof">{rich(said)}</div>')
    return chosen


def _select(fact: Fact, key: str, language: Language) -> dict[str, str]:
    codes = list(fact.options)
    index = codes.index(fact.known) if fact.known in codes else None
    code = st.selectbox(
        fact.label,
        options=codes,
        format_func=_namer(fact.options),
        index=index,
        placeholder=language.text("Choose"),
        key=_key(key, fact.name),
    )
    return {fact.name: code} if code else {}


def _namer(words: Mapping[str, str]) -> Callable[[str], str]:
    return lambda code: words[code]


def ask_since(chosen: Mapping[str, str], key: str, language: Language) -> Period | None:
    """The month from which cumulative figures are counted; January when nothing is said."""
    if chosen.get("basis") != CUMULATIVE:
        return None
    last = Period.parse(chosen["period"]) if "period" in chosen else Period.of(session.today())
    months = list(Period(last.year, 1).through(last))
    return st.selectbox(
        language.text("Counted since"),
        options=months,
        format_func=language.month,
        key=_key(key, "since"),
    )


def said(options: TableOptions, chosen: Mapping[str, str]) -> TableOptions:
    """The options with what was chosen on top."""
    terms = {name: code for name, code in chosen.items() if name in VOCABULARIES}
    basis, unit_kind = terms.pop("basis", None), terms.pop("unit_kind", None)
    return replace(
        options,
        kind=ReportKind(chosen["kind"]) if "kind" in chosen else options.kind,
        period=Period.parse(chosen["period"]) if "period" in chosen else options.period,
        basis=basis or options.basis,
        unit_kind=UnitKind(unit_kind) if unit_kind else options.unit_kind,
        terms={**options.terms, **terms},
    )
