"""Findings about a workbook: file, sheet and cell, value, rule and way out, as data.

The catalogue of codes is `domain.issue_catalogue`; severity and owner are data there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import isfinite

from domain.language import Language
from domain.period import Period
from domain.reasons import Reason
from domain.vocabulary import Term


class Severity(StrEnum):
    """What an issue does to the report it is about."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Owner(StrEnum):
    """Who must act."""

    REPORTING_OFFICER = "reporting_officer"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class IssueType:
    """One entry of the catalogue.

    Attributes:
        code: stable, kebab-case.
        message: English template that states the values and the rule; {names} are parameters.
        fix: English template of the way out.
        needs_answer: a person must choose before anything is stored.
    """

    code: str
    severity: Severity
    message: str
    fix: str
    owner: Owner = Owner.REPORTING_OFFICER
    needs_answer: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Things to choose one from, for a message: "A, B or C"."""

    items: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding at one cell, sheet or file.

    Attributes:
        sheet, cell: None when the finding is about the whole file or sheet.
        value: the value found; None where it is personal data or absent.
        parameters: what fills the templates.
        candidates: place codes or other answers to choose from.
    """

    type: IssueType
    file: str = ""
    sheet: str | None = None
    cell: str | None = None
    field: str | None = None
    value: str | None = None
    parameters: Mapping[str, object] = dataclasses.field(default_factory=dict)
    candidates: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The catalogue code."""
        return self.type.code

    @property
    def severity(self) -> Severity:
        """Error, warning or info."""
        return self.type.severity

    @property
    def blocks(self) -> bool:
        """Whether nothing may be stored while it stands."""
        return self.type.severity is Severity.ERROR or self.type.needs_answer

    def in_file(self, file: str) -> Issue:
        """The same finding with the file's name."""
        return replace(self, file=file)

    def message(self, language: Language) -> str:
        """What was found and which rule it breaks, in the reader's language."""
        return language.text(self.type.message, **self._values(language))

    def fix(self, language: Language) -> str:
        """The way out, in the reader's language."""
        return language.text(self.type.fix, **self._values(language))

    def _values(self, language: Language) -> dict[str, object]:
        shown = {key: _shown(value, language) for key, value in self.parameters.items()}
        return {
            "value": self.value or "",
            "cell": self.cell or "",
            "sheet": self.sheet or "",
        } | shown


def _shown(value: object, language: Language) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return language.number(value)
    if isinstance(value, float):
        return _decimal(value, language)
    if isinstance(value, AnyOf):
        return language.any_of([str(_shown(item, language)) for item in value.items])
    if isinstance(value, (tuple, list)):
        return language.list([str(_shown(item, language)) for item in value])
    return _words(value, language)


def _decimal(value: float, language: Language) -> str:
    """All its decimals and no more: 12,5 and 1.234."""
    text = f"{value:.6f}".rstrip("0") if isfinite(value) else str(value)
    return language.number(value, len(text.partition(".")[2])) if isfinite(value) else text


def _words(value: object, language: Language) -> object:
    if isinstance(value, Period):
        return language.month(value)
    if isinstance(value, date):
        return language.date(value)
    if isinstance(value, Reason):
        return value.message(language)
    return value.label(language) if isinstance(value, Term) else value


def worst(issues: Iterable[Issue]) -> str:
    """The status word of a set of issues: "ok", "warnings" or "errors"."""
    found = list(issues)
    if any(issue.blocks for issue in found):
        return "errors"
    return "warnings" if any(i.severity is Severity.WARNING for i in found) else "ok"
