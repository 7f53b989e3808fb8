"""Writes the data dictionary and the list of validation rules from the words of `domain`.

The files in docs/ are committed; a test compares them with what is written here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from domain.boundary_catalogue import BOUNDARY_CATALOGUE
from domain.fields import (
    COVER_LABELS,
    COVER_SHEET,
    COVER_SHEET_EN,
    SHEETS,
    Field,
    FieldType,
    Nature,
    ReportSheet,
)
from domain.issue_catalogue import CATALOGUE
from domain.issues import IssueType, Severity
from domain.terms import NIL_CATEGORY, VOCABULARIES
from domain.violation_rules import VIOLATION_RULES, ViolationRule
from domain.vocabulary import Term, Vocabulary

DOCS_DIR = Path(__file__).resolve().parent.parent / "docs"
_GENERATED = "Generated from `domain/` by `python -m domain`; do not edit."
_TYPES = {
    FieldType.UNIT_CODE: "unit code, as text",
    FieldType.UNIT_NAME: "name of a region or unit",
    FieldType.TERM: "word of a list",
    FieldType.COUNT: "whole number from 0; blank is not 0",
    FieldType.DATE: "day",
    FieldType.MONTH: "month",
    FieldType.TEXT: "text",
}
_NATURES = {Nature.POSITION: "position", Nature.FLOW: "flow", Nature.NONE: ""}
_SEVERITIES = {
    Severity.ERROR: "Errors: nothing of the report is stored",
    Severity.WARNING: "Warnings: the report is stored",
    Severity.INFO: "Notes",
}


def documents() -> dict[str, str]:
    """File name in docs/ -> its whole text."""
    return {
        "boundary_rules.md": _text(boundary_rules()),
        "data_dictionary.md": _text(data_dictionary()),
        "validation_rules.md": _text(validation_rules()),
    }


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def write_documents(folder: Path = DOCS_DIR) -> list[Path]:
    """Write all documents; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in documents().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def data_dictionary() -> Iterator[str]:
    """The lines of the data dictionary: cover, sheets, fields, words."""
    yield from ("# Data dictionary", "", _GENERATED, "")
    yield "A position is the state at the end of the month and never summed over months;"
    yield "a flow is what happened in the month (or since the month in Sejak when cumulative)."
    yield from ("", f"## Cover sheet `{COVER_SHEET}` ({COVER_SHEET_EN})", "")
    yield from _table("Label in column A", "English", "Code", "Required", "List")
    for label in COVER_LABELS:
        required, words = _yes(label.required), _code(label.vocabulary)
        yield _row(label.label_id, label.label_en, _code(label.code), required, words)
    for sheet in SHEETS:
        yield from _sheet(sheet)
    yield from ("", "## Lists")
    for vocabulary in VOCABULARIES.values():
        yield from _vocabulary(vocabulary)
    yield from ("", "## Sanctions of the categories", "")
    yield from _table("Category", "Regime", "Sanction", "Legal basis", "Read in")
    for rule in VIOLATION_RULES:
        yield _sanction(rule)


def _sanction(rule: ViolationRule) -> str:
    seen = rule.seen_in if rule.verified else f"{rule.seen_in} (not verified)"
    return _row(
        _code(rule.code),
        f"{rule.regime_id} ({rule.regime_en})",
        f"{rule.sanction_id} ({rule.sanction_en})",
        rule.basis,
        seen,
    )


def _sheet(sheet: ReportSheet) -> Iterator[str]:
    yield from ("", f"## Sheet `{sheet.name_id}` ({sheet.name_en}), kind `{sheet.kind}`", "")
    yield from _table(
        "Heading", "English", "Field", "Content", "Required", "Row key", "Nature", "Also read"
    )
    for field in sheet.fields:
        yield _field(field)


def _field(field: Field) -> str:
    content = _TYPES[field.type]
    if field.vocabulary:
        content = f"{content} `{field.vocabulary}`"
    heading = f"{field.heading_id} (optional column)" if field.optional else field.heading_id
    return _row(
        heading,
        field.heading_en,
        _code(field.code),
        content,
        _yes(field.required),
        _yes(field.is_key),
        _NATURES[field.nature],
        ", ".join(field.synonyms),
    )


def _vocabulary(vocabulary: Vocabulary) -> Iterator[str]:
    yield from ("", f"### `{vocabulary.name}`", "")
    yield from _table("Code", "Indonesian", "English", "Source", "Institutions", "Also read")
    if vocabulary.name == "category":
        yield _row(_code(NIL_CATEGORY), "Nihil", "Nothing to report", "", "", "")
    for term in vocabulary:
        yield _term(term)


def _term(term: Term) -> str:
    source = term.source if term.verified else f"{term.source} (not verified)".strip()
    return _row(
        _code(term.code),
        term.label_id,
        term.label_en,
        source,
        ", ".join(term.institutions),
        ", ".join(term.synonyms),
    )


def validation_rules() -> Iterator[str]:
    """The lines of the list of findings, by severity."""
    yield from ("# Validation rules", "", _GENERATED, "")
    yield "Every finding names file, sheet and cell. {Names in braces} are filled with what was"
    yield "found. A question needs the answer of a person; until then it stops the report."
    for severity, title in _SEVERITIES.items():
        entries = [entry for entry in CATALOGUE.values() if entry.severity is severity]
        yield from ("", f"## {title}", "")
        yield from _table("Code", "Who acts", "Finding", "Way out")
        for entry in sorted(entries, key=lambda entry: entry.code):
            yield _rule(entry)


_BOUNDARY_SEVERITIES = {
    Severity.ERROR: "Errors: the file cannot replace the boundaries in use",
    Severity.WARNING: "Warnings: it can, and a person should look",
    Severity.INFO: "Notes",
}


def boundary_rules() -> Iterator[str]:
    """The lines of the list of findings about files of boundaries, by severity."""
    yield from ("# Rules for files of boundaries", "", _GENERATED, "")
    yield "What `python -m geo import` and the Administration page say of a file. {Names in braces}"
    yield "are filled with what was found; {place} is the regency or feature."
    for severity, title in _BOUNDARY_SEVERITIES.items():
        entries = [e for e in BOUNDARY_CATALOGUE.values() if e.severity is severity]
        yield from ("", f"## {title}", "")
        yield from _table("Code", "Finding", "Way out")
        for entry in sorted(entries, key=lambda entry: entry.code):
            yield _row(_code(entry.code), entry.message, entry.fix)


def _rule(entry: IssueType) -> str:
    code = f"`{entry.code}` (question)" if entry.needs_answer else f"`{entry.code}`"
    owner = entry.owner.value.replace("_", " ")
    return _row(code, owner, entry.message, entry.fix)


def _table(*headings: str) -> Iterator[str]:
    yield _row(*headings)
    yield "|" + "---|" * len(headings)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _yes(value: bool) -> str:
    return "yes" if value else ""
