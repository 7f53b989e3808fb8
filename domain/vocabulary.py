"""Closed lists of words: code, Indonesian label, English label, source.

A vocabulary column of a workbook holds one of these labels (either language), its code or a
synonym. `verified=False` marks what comes from general knowledge; it shows as "not verified".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from domain.language import Language

_NOT_WORD = re.compile(r"[^0-9a-z]+")


# Columns repeat their few words thousands of times.
@lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """Letters and digits only, lower case, single spaces: how labels are compared."""
    return _NOT_WORD.sub(" ", text.lower()).strip()


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary.

    Attributes:
        code: stable, never translated.
        source: law or publication that the term comes from; may be empty.
        synonyms: other spellings that mean the same.
        institutions: institution codes that the term fits; empty when all.
        verified: whether its source was seen.
    """

    code: str
    label_id: str
    label_en: str
    source: str = ""
    synonyms: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    verified: bool = True

    def label(self, language: Language) -> str:
        """The label in the reader's language."""
        return language.pick(self.label_id, self.label_en)

    def fits(self, institution: str) -> bool:
        """Whether the term may be used for the institution."""
        return not self.institutions or institution in self.institutions

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything that may stand in a cell for this term."""
        return (self.code, self.label_id, self.label_en, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list of terms, found by code or by what a cell says.

    Raises:
        ValueError: two terms share a code or a spelling.
    """

    name: str
    terms: tuple[Term, ...]
    _by_spelling: Mapping[str, Term] = field(init=False, repr=False, compare=False)
    _by_code: Mapping[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_spelling: dict[str, Term] = {}
        for term in self.terms:
            for spelling in term.spellings:
                key = normalise(spelling)
                if by_spelling.setdefault(key, term) is not term:
                    raise ValueError(f"{self.name}: {spelling!r} means two terms")
        object.__setattr__(self, "_by_spelling", MappingProxyType(by_spelling))
        object.__setattr__(self, "_by_code", MappingProxyType({t.code: t for t in self.terms}))

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, in order."""
        return tuple(term.code for term in self.terms)

    def get(self, code: str) -> Term:
        """The term with this code.

        Raises:
            KeyError: there is none.
        """
        return self._by_code[code]

    def find(self, text: str) -> Term | None:
        """The term that a cell's text means, or None."""
        return self._by_spelling.get(normalise(text))

    def label(self, code: str, language: Language) -> str:
        """The label of a code, or the code itself when it is unknown."""
        term = self._by_code.get(code)
        return term.label(language) if term else code
