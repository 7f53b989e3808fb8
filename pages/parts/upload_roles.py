"""Roles of columns in plain words, and the ones to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from data_loaders.roles import UNIT_FIELDS, UNIT_ROLE, BadRole, Role, parse_role
from domain.fields import SHEET_OF, SHEETS, Field, ReportKind
from domain.language import Language
from domain.terms import VOCABULARIES

NOT_READ = ""
_UNIT_ROLES = frozenset({UNIT_ROLE, *UNIT_FIELDS})
_FIELDS: dict[str, Field] = {field.code: field for sheet in SHEETS for field in sheet.fields}
# the particulars by which the figures of a kind usually stand side by side
_ACROSS: dict[ReportKind, tuple[tuple[str, str], ...]] = {
    ReportKind.PERSONNEL: (("personnel", "institution"),),
    ReportKind.PLEDGES: (
        ("obligated", "level"),
        ("signed", "level"),
        ("obligated", "institution"),
        ("signed", "institution"),
    ),
    ReportKind.SOCIALIZATION: (("invited", "institution"), ("attended", "institution")),
    ReportKind.VIOLATIONS: (
        ("reported", "category"),
        ("proven", "category"),
        ("reported", "institution"),
    ),
}


def words(text: str | None, language: Language) -> str:
    """A role as a person says it: "Dilaporkan · Januari 2024"."""
    role = _role(text)
    if role is None:
        return language.text("not read")
    parts = [field_words(role.field, language)]
    for name, code in role.terms.items():
        vocabulary = VOCABULARIES.get(name)
        parts.append(vocabulary.label(code, language) if vocabulary else code)
    return " · ".join([*parts, *([language.month(role.period)] if role.period else [])])


def _role(text: str | None) -> Role | None:
    try:
        return parse_role(text) if text else None
    except BadRole:
        return None


def field_words(code: str, language: Language) -> str:
    """The heading of a field in the template."""
    if code in (UNIT_ROLE, "unit_name"):
        return language.text("Region or unit")
    if code == "unit_code":
        return language.text("Code of region or unit")
    field = _FIELDS.get(code)
    return language.pick(field.heading_id, field.heading_en) if field else code


def tone(text: str | None) -> str:
    """The colour of a role: "unit", "figure", "detail" or "ignored"."""
    role = _role(text)
    if role is None:
        return "ignored"
    if role.is_unit:
        return "unit"
    return "figure" if role.is_count else "detail"


def choices(
    kind: ReportKind | None, proposed: str | None, candidates: Sequence[str] = ()
) -> list[str]:
    """The roles that a column may have; what it probably is stands first."""
    likely = [*([proposed] if proposed else []), *candidates]
    found = [*likely, NOT_READ, UNIT_ROLE, "unit_code"]
    found += _alike(kind, proposed)
    kinds = [kind] if kind else [sheet.kind for sheet in SHEETS]
    for each in kinds:
        found += [f.code for f in SHEET_OF[each].fields if f.code not in _UNIT_ROLES]
        found += _by_particulars(each)
    return list(dict.fromkeys(found))


def _alike(kind: ReportKind | None, proposed: str | None) -> list[str]:
    """Other figures of the month and particulars that the proposal speaks of."""
    role = _role(proposed)
    if role is None or kind is None or not (role.terms or role.period):
        return []
    return [str(Role(field.code, role.terms, role.period)) for field in SHEET_OF[kind].counts]


def _by_particulars(kind: ReportKind) -> list[str]:
    return [
        f"{field}/{particular}={code}"
        for field, particular in _ACROSS[kind]
        for code in VOCABULARIES[particular].codes
    ]
