"""Findings about a workbook, worst first, each with its cell and the way out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from html import escape
from types import MappingProxyType

import streamlit as st

from domain.issues import Issue, Severity
from domain.language import Language
from pages.parts.markup import show, tag

SHOWN = 30
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def worst_first(issues: Sequence[Issue]) -> list[Issue]:
    """The findings in the order of the list."""
    return sorted(issues, key=lambda issue: (not issue.blocks, _RANK[issue.severity]))


def issue_list(
    issues: Sequence[Issue],
    language: Language,
    *,
    asked: Collection[str] = (),
    marks: Mapping[str, tuple[int, str]] = MappingProxyType({}),
    with_counts: bool = True,
) -> None:
    """Counts, then the findings; long lists are folded after the first thirty.

    Args:
        asked: codes of findings that stand above as questions: counted, not listed again.
        marks: "Sheet!C14" -> the number that its cell bears in the drawn sheet.
    """
    if with_counts:
        show(counts(issues, language, asked=asked))
    listed = [issue for issue in worst_first(issues) if issue.code not in asked]
    for issue in listed[:SHOWN]:
        show(_entry(issue, language, marks))
    rest = listed[SHOWN:]
    if rest:
        label = language.plural("{n} more finding", "{n} more findings", len(rest))
        with st.expander(label):
            show("".join(_entry(issue, language, marks) for issue in rest))


def counts(issues: Sequence[Issue], language: Language, *, asked: Collection[str] = ()) -> str:
    """How many findings of each sort there are, as labels.

    Args:
        asked: codes of findings that are put as questions, whatever else they are.
    """
    shown = [tag(words, tone) for words, tone in counted(issues, language, asked=asked)]
    return " ".join(shown) or tag(language.text("no findings"), "good")


def counted(
    issues: Sequence[Issue], language: Language, *, asked: Collection[str] = ()
) -> list[tuple[str, str]]:
    """Words and tone of each sort of findings that there are, worst first: "2 to correct"."""
    others = [i for i in issues if not i.type.needs_answer and i.code not in asked]
    questions = len(issues) - len(others)
    errors = sum(issue.severity is Severity.ERROR for issue in others)
    warnings = sum(issue.severity is Severity.WARNING for issue in others)
    notes = sum(issue.severity is Severity.INFO for issue in others)
    parts = [
        (language.plural("{n} to correct", "{n} to correct", errors), "fault"),
        (language.plural("{n} question", "{n} questions", questions), "caution"),
        (language.plural("{n} warning", "{n} warnings", warnings), "caution"),
        (language.plural("{n} note", "{n} notes", notes), ""),
    ]
    numbers = (errors, questions, warnings, notes)
    return [part for part, n in zip(parts, numbers, strict=True) if n > 0]


def where(issue: Issue) -> str:
    """The cell that a finding is about, "Sheet!C14"."""
    return "!".join(part for part in (issue.sheet, issue.cell) if part)


def _entry(issue: Issue, language: Language, marks: Mapping[str, tuple[int, str]]) -> str:
    tone, word = _kind(issue, language)
    place = where(issue)
    mark = marks.get(place)
    badge = f'<b class="nt-number {tone}">{mark[0]}</b> ' if mark else ""
    return (
        f'<div class="nt-issue {tone}"><div class="top"><span>{badge}{escape(word)}</span>'
        f"<code>{escape(place)}</code></div><p>{escape(issue.message(language))}</p>"
        f'<p class="fix">{escape(issue.fix(language))}</p></div>'
    )


def tone_of(issue: Issue) -> str:
    """How a finding is coloured: "error", "question" or "note"."""
    if issue.severity is Severity.ERROR and not issue.type.needs_answer:
        return "error"
    return "note" if issue.severity is Severity.INFO else "question"


def _kind(issue: Issue, language: Language) -> tuple[str, str]:
    if issue.type.needs_answer:
        return "question", language.text("Needs an answer")
    if issue.severity is Severity.ERROR:
        return "error", language.text("Must be corrected")
    if issue.severity is Severity.WARNING:
        return "question", language.text("Please check")
    return "note", language.text("Note")
