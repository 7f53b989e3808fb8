"""The settings that hold, in words: what an administrator sees without opening the file."""

from __future__ import annotations

from collections.abc import Iterator

from domain.indicators import INDICATOR_OF
from domain.language import Language
from domain.places import UnitKind
from domain.scope import ReportingScope, ScopeRule
from domain.settings import IndexSettings, Settings
from domain.terms import INSTITUTIONS
from workflow.chase_files import kind_names


def settings_lines(found: Settings, language: Language) -> list[tuple[str, str]]:
    """(what, value) of every setting, in the order of the file."""
    return [*_scope_lines(found.scope, language), *_index_lines(found.index, language)]


def _scope_lines(scope: ReportingScope, language: Language) -> Iterator[tuple[str, str]]:
    t = language.text
    yield t("Due day"), t("day {day} of the next month", day=scope.due_day)
    for month, day in scope.due_dates:
        yield t("Due date for {month}", month=language.month(month)), language.date(day)
    kinds = kind_names([kind.value for kind in scope.kinds], language)
    yield t("Reports expected each month"), language.list(kinds)
    if not scope.rules:
        yield t("Expected to report"), t("nobody")
    for rule in scope.rules:
        label = INSTITUTIONS.label(rule.institution, language)
        yield t("Expected to report: {institution}", institution=label), _rule(rule, language)


def _rule(rule: ScopeRule, language: Language) -> str:
    t = language.text
    parts = [language.list([unit_kind_words(kind, language) for kind in rule.unit_kinds])]
    if rule.first:
        parts.append(t("from {month}", month=language.month(rule.first)))
    if rule.last:
        parts.append(t("up to {month}", month=language.month(rule.last)))
    if rule.without:
        parts.append(t("without {codes}", codes=", ".join(sorted(rule.without))))
    return ", ".join(parts)


def unit_kind_words(kind: UnitKind, language: Language) -> str:
    """What units of a kind are called, many of them."""
    t = language.text
    words = {
        UnitKind.REGENCY: t("regencies/cities"),
        UnitKind.PROVINCE: t("provinces"),
        UnitKind.RESORT: t("police resorts"),
        UnitKind.POLICE_REGION: t("police regions"),
    }
    return words.get(kind, kind.value)


def _index_lines(index: IndexSettings, language: Language) -> Iterator[tuple[str, str]]:
    t = language.text
    yield t("Neutrality index"), t("shown") if index.is_shown else t("not shown")
    least = language.percent(index.least_reporting, 0)
    yield t("Least share of reports for an index"), least
    total = sum(index.weights.values())
    for code, weight in index.weights.items():
        label = INDICATOR_OF[code].label(language) if code in INDICATOR_OF else code
        yield t("Weight: {indicator}", indicator=label), language.percent(weight / total)
