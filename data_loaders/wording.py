"""Words of a closed list, and what a misspelt one may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from data_loaders.raw import is_blank
from data_loaders.reading import CellAt, Reading
from domain import issue_catalogue as found
from domain.issues import AnyOf, Issue
from domain.terms import NIL_CATEGORY, VOCABULARIES
from domain.vocabulary import Term, Vocabulary, normalise

CLOSE = 78.0
SHOWN = 3


def close_words(text: str, words: Iterable[str], cutoff: float = CLOSE) -> tuple[str, ...]:
    """At most three words that the text may be a misspelling of, nearest first."""
    normal = {normalise(word): word for word in words}
    near = process.extract(
        normalise(text), normal.keys(), scorer=fuzz.ratio, limit=SHOWN, score_cutoff=cutoff
    )
    return tuple(normal[match[0]] for match in near)


def read_term(cell: CellAt, vocabulary: str, *, required: bool) -> Reading[str]:
    """The code of the word in a cell; None when blank. The category may also be NIHIL."""
    words = VOCABULARIES[vocabulary]
    if cell.error:
        return Reading(None, (cell.issue(found.CELL_ERROR, value=cell.error),))
    if is_blank(cell.value):
        missing = cell.issue(found.TERM_MISSING, allowed=_allowed(words))
        return Reading(None, (missing,) if required else ())
    term = _meaning(vocabulary, cell.text)
    if term:
        return Reading(term.code)
    if vocabulary == "category" and normalise(cell.text) == normalise(NIL_CATEGORY):
        return Reading(NIL_CATEGORY)
    return Reading(None, (_unknown(cell, words),))


@lru_cache(maxsize=4_096)
def _meaning(vocabulary: str, text: str) -> Term | None:
    """The term of a text; a file says the same few words in thousands of rows."""
    words = VOCABULARIES[vocabulary]
    return words.find(_without_label(text, words))


def _without_label(text: str, words: Vocabulary) -> str:
    # the template's lists say "KE1 - Pasang alat peraga"; the code in front decides
    code = text.partition(" - ")[0].strip()
    return code if words.find(code) and " - " in text else text


def _unknown(cell: CellAt, words: Vocabulary) -> Issue:
    near = close_words(cell.text, (spelling for term in words for spelling in term.spellings))
    if near:
        return cell.issue(found.TERM_SIMILAR, similar=AnyOf(near))
    return cell.issue(found.TERM_UNKNOWN, allowed=_allowed(words))


def _allowed(words: Vocabulary) -> AnyOf:
    if words.name != "category":
        return AnyOf(tuple(words))
    # the labels of the catalogue are sentences; its codes are what people write
    return AnyOf((NIL_CATEGORY, *words.codes))
