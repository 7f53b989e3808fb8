"""What an officer has said about each dropped file, kept for the session by the file's hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from data_loaders.options import NO_OPTIONS, TableOptions

_KEY = "upload_answers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was said about one file.

    Attributes:
        stated: what the officer chose about the table; what the file says itself is not in it.
        table: everything that is needed to read the table, once the columns are confirmed.
        remember: the layout is kept for the next file like it.
        change: a remembered layout is to be looked at again.
        left_out: units, as the file writes them, whose rows are left out.
    """

    stated: TableOptions = NO_OPTIONS
    table: TableOptions | None = None
    remember: bool = True
    change: bool = False
    left_out: frozenset[str] = field(default_factory=frozenset)

    def with_places(self, places: Mapping[str, str], left_out: frozenset[str]) -> Answers:
        """The same with more places named, or left out."""
        stated = replace(self.stated, places={**self.stated.places, **places})
        return replace(self, stated=stated, left_out=self.left_out - places.keys() | left_out)

    def without_place(self, text: str) -> Answers:
        """The same before it was said what the file means by a name, or that it is left out."""
        places = {name: code for name, code in self.stated.places.items() if name != text}
        stated = replace(self.stated, places=places)
        return replace(self, stated=stated, left_out=self.left_out - {text})

    def without_style(self, column: str) -> Answers:
        """The same before it was said how a column writes its numbers."""
        styles = {key: style for key, style in self.stated.number_styles.items() if key != column}
        return replace(self, stated=replace(self.stated, number_styles=styles))

    def without_basis(self) -> Answers:
        """The same before it was said whether figures are monthly or cumulative."""
        return replace(self, stated=replace(self.stated, basis=None, is_basis_confirmed=False))

    def without_kind(self) -> Answers:
        """The same before it was said what kind of units the names are."""
        return replace(self, stated=replace(self.stated, unit_kind=None))


NOTHING_SAID = Answers()


def of(sha256: str) -> Answers:
    """The answers about a file; none yet when it is new."""
    kept: dict[str, Answers] = st.session_state.setdefault(_KEY, {})
    return kept.get(sha256, NOTHING_SAID)


def keep(sha256: str, answers: Answers) -> None:
    """Remember the answers about a file."""
    kept: dict[str, Answers] = st.session_state.setdefault(_KEY, {})
    kept[sha256] = answers


def forget_all() -> None:
    """A new round of files begins."""
    st.session_state.pop(_KEY, None)


def options_of(answers: Answers, known: TableOptions) -> TableOptions:
    """What is known about the table, with what the officer says on top of it."""
    table = answers.table or known
    said = answers.stated
    return replace(
        table,
        basis=said.basis or table.basis,
        since=said.since or table.since,
        is_basis_confirmed=said.is_basis_confirmed or table.is_basis_confirmed,
        unit_kind=said.unit_kind or table.unit_kind,
        terms={**table.terms, **said.terms},
        places={**table.places, **said.places},
        number_styles={**table.number_styles, **said.number_styles},
    )
