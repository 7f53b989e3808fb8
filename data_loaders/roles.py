"""What a column of any table stands for, as a person or the proposal says it.

Written `field[/dimension=code...][@YYYY-MM]`: "reported/category=KE1@2024-01" is the column of
reports of one category in one month. "unit" is a column of names or codes of units.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from domain.fields import SHEET_OF, FieldType, ReportKind
from domain.period import Period
from domain.terms import VOCABULARIES

UNIT_ROLE = "unit"
UNIT_FIELDS = ("unit_code", "unit_name")
FIELD_CODES = frozenset(each.code for sheet in SHEET_OF.values() for each in sheet.fields)
_COUNTS = frozenset(each.code for sheet in SHEET_OF.values() for each in sheet.counts)
_DIMENSIONS = frozenset(
    each.code for sheet in SHEET_OF.values() for each in sheet.fields if each.type is FieldType.TERM
)


class BadRole(ValueError):
    """A role that says nothing; the message is what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Role:
    """One column's meaning.

    Attributes:
        field: a field code, or "unit".
        terms: dimension -> code, the same for every row of the column; only figures have them.
        period: the month of the column's figures; None when the table's.
    """

    field: str
    terms: Mapping[str, str] = dataclasses.field(default_factory=dict)
    period: Period | None = None

    @property
    def is_unit(self) -> bool:
        """Whether the column names the units."""
        return self.field == UNIT_ROLE or self.field in UNIT_FIELDS

    @property
    def is_count(self) -> bool:
        """Whether the column holds figures."""
        return self.field in _COUNTS

    @property
    def is_term(self) -> bool:
        """Whether the column holds words of a closed list."""
        return self.field in _DIMENSIONS

    def __str__(self) -> str:
        parts = "".join(f"/{name}={code}" for name, code in sorted(self.terms.items()))
        return f"{self.field}{parts}{f'@{self.period}' if self.period else ''}"


def parse_role(text: str) -> Role:
    """Read a role as it is written.

    Raises:
        BadRole: an unknown field, dimension, code or month, or particulars of no figure.
    """
    front, at, month = text.partition("@")
    name, *pairs = (part.strip() for part in front.split("/"))
    if name != UNIT_ROLE and name not in FIELD_CODES:
        raise BadRole(f"{name!r} is none of: {', '.join(sorted(FIELD_CODES | {UNIT_ROLE}))}")
    if (pairs or at) and name not in _COUNTS:
        raise BadRole(f"{text!r}: only figures are of a category or a month")
    return Role(name, _terms(pairs), _month(month) if at else None)


def is_field_of(role: Role, kind: ReportKind) -> bool:
    """Whether reports of the kind have the field and all its particulars."""
    codes = {each.code for each in SHEET_OF[kind].fields}
    return role.is_unit or {role.field, *role.terms} <= codes


def _terms(pairs: list[str]) -> dict[str, str]:
    terms: dict[str, str] = {}
    for pair in pairs:
        name, _, code = (part.strip() for part in pair.partition("="))
        if name not in _DIMENSIONS or name in terms:
            raise BadRole(f"{pair!r}: {name!r} is none of: {', '.join(sorted(_DIMENSIONS))}")
        if code not in VOCABULARIES[name]:
            raise BadRole(f"{pair!r}: {code!r} is none of: {', '.join(VOCABULARIES[name].codes)}")
        terms[name] = code
    return terms


def _month(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as error:
        raise BadRole(f"{text!r} is not a month like 2024-01") from error
