"""Findings about a workbook, worst first, each with its cell and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from domain.issues import Issue, Severity
from domain.language import Language
from pages.parts.markup import show, tag

SHOWN = 30
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def issue_list(issues: Sequence[Issue], language: Language) -> None:
    """Counts, then the findings; long lists are folded after the first thirty."""
    ordered = sorted(issues, key=lambda issue: (not issue.blocks, _RANK[issue.severity]))
    show(_counts(ordered, language))
    for issue in ordered[:SHOWN]:
        show(_entry(issue, language))
    rest = ordered[SHOWN:]
    if rest:
        label = language.plural("{n} more finding", "{n} more findings", len(rest))
        with st.expander(label):
            show("".join(_entry(issue, language) for issue in rest))


def _counts(issues: Sequence[Issue], language: Language) -> str:
    questions = sum(issue.type.needs_answer for issue in issues)
    errors = sum(issue.severity is Severity.ERROR for issue in issues) - questions
    warnings = sum(i.severity is Severity.WARNING and not i.type.needs_answer for i in issues)
    notes = sum(issue.severity is Severity.INFO for issue in issues)
    parts = [
        tag(language.plural("{n} to correct", "{n} to correct", max(errors, 0)), "fault"),
        tag(language.plural("{n} question", "{n} questions", questions), "caution"),
        tag(language.plural("{n} warning", "{n} warnings", warnings), "caution"),
        tag(language.plural("{n} note", "{n} notes", notes)),
    ]
    numbers = (errors, questions, warnings, notes)
    shown = [part for part, n in zip(parts, numbers, strict=True) if n > 0]
    return " ".join(shown) or tag(language.text("no findings"), "good")


def _entry(issue: Issue, language: Language) -> str:
    tone, word = _kind(issue, language)
    place = "!".join(part for part in (issue.sheet, issue.cell) if part)
    return (
        f'<div class="nt-issue {tone}"><div class="top"><span>{escape(word)}</span>'
        f"<code>{escape(place)}</code></div><p>{escape(issue.message(language))}</p>"
        f'<p class="fix">{escape(issue.fix(language))}</p></div>'
    )


def _kind(issue: Issue, language: Language) -> tuple[str, str]:
    if issue.type.needs_answer:
        return "question", language.text("Needs an answer")
    if issue.severity is Severity.ERROR:
        return "error", language.text("Must be corrected")
    if issue.severity is Severity.WARNING:
        return "question", language.text("Please check")
    return "note", language.text("Note")
