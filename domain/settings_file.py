"""Reads `netra.toml`: every key is checked, every fault is told, nothing is guessed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from types import MappingProxyType
from typing import Any, TypeVar

from domain import setting_values as values
from domain.fields import ReportKind
from domain.indicators import INDICATORS
from domain.language import N_
from domain.period import Period
from domain.places import UnitKind
from domain.scope import DEFAULT_SCOPE, ReportingScope, ScopeRule
from domain.setting_faults import (
    NOT_TOML,
    NOT_UTF8,
    SettingFault,
    SettingsRefused,
    WrongValue,
    written,
)
from domain.settings import DEFAULT_SETTINGS, FILE_NAME, INDEX_PARTS, IndexSettings, Settings
from domain.terms import INSTITUTIONS

UNIT_KINDS = tuple(
    kind.value for kind in UnitKind if kind not in (UnitKind.NATIONAL, UnitKind.OTHER)
)
KINDS = tuple(dict.fromkeys(indicator.kind.value for indicator in INDICATORS))
_NONE: tuple[str, ...] = ()
T = TypeVar("T")


@dataclass(frozen=True)
class _Table:
    """One table of the file; the faults of all tables are collected in one list."""

    name: str
    content: Mapping[str, Any]
    file: str
    faults: list[SettingFault] = field(default_factory=list)

    def take(self, key: str, read: Callable[[Any], T], default: T) -> T:
        """The value of a key; the default where the key is absent or its value has a fault."""
        if key not in self.content:
            return default
        try:
            return read(self.content[key])
        except WrongValue as wrong:
            self.tell(key, wrong, self.content[key])
            return default

    def need(self, key: str, read: Callable[[Any], T], default: T) -> T:
        """The same for a key that must be there."""
        if key not in self.content:
            self.tell(key, WrongValue(N_("This key is missing."), N_("Add it.")))
        return self.take(key, read, default)

    def inner(self, key: str) -> _Table:
        """A table inside this one; empty when absent."""
        return self._named(key, self.take(key, values.table, {}))

    def entries(self, key: str) -> list[_Table]:
        """The entries of a list of tables, named by their number from 1."""
        nothing: list[Mapping[str, Any]] = []
        found = self.take(key, values.tables, nothing)
        return [self._named(f"{key}[{i}]", content) for i, content in enumerate(found, start=1)]

    def only(self, *keys: str) -> None:
        """Tell of every key that no setting has."""
        for key in self.content:
            if key not in keys:
                self.tell(key, values.not_known(key, keys), self.content[key])

    def tell(self, key: str, wrong: WrongValue, value: object = None) -> None:
        """Add a fault to the list."""
        shown = "" if value is None else written(value)
        name = ".".join(part for part in (self.name, key) if part)
        self.faults.append(
            SettingFault(self.file, name, shown, wrong.rule, wrong.way_out, wrong.values)
        )

    def _named(self, key: str, content: Mapping[str, Any]) -> _Table:
        name = f"{self.name}.{key}" if self.name else key
        return replace(self, name=name, content=content)


def parse_settings(content: bytes, *, file: str = FILE_NAME) -> Settings:
    """The settings that a file's bytes hold; keys that it leaves out are as by default.

    Raises:
        SettingsRefused: with every fault of the file.
    """
    root = _Table("", _toml(content, file), file)
    root.only("reporting", "index")
    found = Settings(scope=_scope(root.inner("reporting")), index=_index(root.inner("index")))
    if root.faults:
        raise SettingsRefused(root.faults)
    return found


def _toml(content: bytes, file: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise SettingsRefused([SettingFault(file, "", "", *NOT_UTF8)]) from fault
    except tomllib.TOMLDecodeError as fault:
        told = {"problem": str(fault)}
        raise SettingsRefused([SettingFault(file, "", "", *NOT_TOML, told)]) from fault


def _scope(table: _Table) -> ReportingScope:
    table.only("due_day", "due_dates", "kinds", "scope")
    kinds = tuple(kind.value for kind in DEFAULT_SCOPE.kinds)
    return ReportingScope(
        rules=_rules(table),
        kinds=tuple(ReportKind(k) for k in table.take("kinds", values.some_of(KINDS), kinds)),
        due_day=table.take("due_day", values.due_day, DEFAULT_SCOPE.due_day),
        due_dates=tuple(_due_dates(table.inner("due_dates"))),
    )


def _due_dates(table: _Table) -> Iterator[tuple[Period, date]]:
    for key in table.content:
        try:
            period = values.month(key)
        except WrongValue as wrong:
            table.tell(key, wrong, table.content[key])
            continue
        yield period, table.take(key, values.due_date(period), period.next.first_day)


def _rules(table: _Table) -> tuple[ScopeRule, ...]:
    if "scope" not in table.content:
        return DEFAULT_SCOPE.rules
    entries = table.entries("scope")
    rules = [_rule(entry) for entry in entries]
    for (_, first), (entry, second) in combinations(zip(entries, rules, strict=True), 2):
        if _expect_the_same(first, second):
            entry.tell("units", _TWICE, entry.content.get("units"))
    return tuple(rules)


def _rule(table: _Table) -> ScopeRule:
    table.only("institution", "units", "first", "last", "without")
    rule = ScopeRule(
        institution=table.need("institution", values.one_of(INSTITUTIONS.codes), ""),
        unit_kinds=tuple(
            UnitKind(kind) for kind in table.need("units", values.some_of(UNIT_KINDS), _NONE)
        ),
        first=table.take("first", values.month, None),
        last=table.take("last", values.month, None),
        without=frozenset(table.take("without", values.texts, _NONE)),
    )
    if rule.first and rule.last and rule.last < rule.first:
        table.tell("last", _BACKWARDS, table.content["last"])
    return rule


_BACKWARDS = WrongValue(
    N_("The last month lies before the first."), N_("Correct “first” or “last”.")
)
_TWICE = WrongValue(
    N_("An entry before this one expects the same reports in the same months."),
    N_("Put the units into one entry, or part the months with “first” and “last”."),
)


def _expect_the_same(one: ScopeRule, other: ScopeRule) -> bool:
    """Whether a unit could be expected twice in a month."""
    return (
        one.institution == other.institution
        and bool(set(one.unit_kinds) & set(other.unit_kinds))
        and not _ends_before(one, other)
        and not _ends_before(other, one)
    )


def _ends_before(one: ScopeRule, other: ScopeRule) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first


def _index(table: _Table) -> IndexSettings:
    table.only("shown", "least_reporting", "weights")
    default = DEFAULT_SETTINGS.index
    return IndexSettings(
        is_shown=table.take("shown", values.switch, default.is_shown),
        weights=_weights(table) if "weights" in table.content else default.weights,
        least_reporting=table.take("least_reporting", values.share, default.least_reporting),
    )


def _weights(index: _Table) -> Mapping[str, float]:
    table = index.inner("weights")
    table.only(*INDEX_PARTS)
    found = {
        key: table.take(key, values.weight, 1.0) for key in INDEX_PARTS if key in table.content
    }
    if not any(found.values()):
        index.tell("weights", _NO_WEIGHT, dict(table.content))
    return MappingProxyType(found)


_NO_WEIGHT = WrongValue(
    N_("At least one weight is above 0."),
    N_("Give a weight, or leave [index.weights] out for the default ones."),
)
