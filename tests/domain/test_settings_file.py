"""What netra.toml may say, and how each fault of it is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from domain.scope import ReportingScope, ScopeRule
from domain.setting_faults import SettingsRefused
from domain.settings import DEFAULT_SETTINGS, INDEX_PARTS
from domain.settings_file import parse_settings

DOCUMENT = Path(__file__).parents[2] / "docs" / "settings.md"


def told(content: str | bytes) -> list[tuple[str, str]]:
    """Key and value of every fault."""
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(SettingsRefused) as refused:
        parse_settings(raw)
    return [(fault.key, fault.value) for fault in refused.value.faults]


def test_an_empty_file_and_one_with_empty_tables_are_the_defaults():
    assert parse_settings(b"") == DEFAULT_SETTINGS
    assert parse_settings(b"[reporting]\n[index]\n") == DEFAULT_SETTINGS


def test_the_documented_file_is_the_defaults_key_by_key():
    blocks = re.findall(r"```toml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert parse_settings(blocks[0].encode()) == DEFAULT_SETTINGS
    for block in blocks[1:]:
        parse_settings(block.encode())


def test_the_document_names_every_key_and_word():
    text = DOCUMENT.read_text("utf-8")
    words = ("due_day", "due_dates", "kinds", "scope", "institution", "units", "first", "last",
             "without", "shown", "least_reporting", "weights", *INDEX_PARTS)  # fmt: skip
    assert [word for word in words if word not in text] == []


def test_every_key_is_read():
    found = parse_settings(
        b"""
        [reporting]
        due_day = 15
        kinds = ["violations"]
        [reporting.due_dates]
        2024-03 = 2024-04-18
        [[reporting.scope]]
        institution = "asn_daerah"
        units = ["regency"]
        first = "2024-01"
        last = "Desember 2024"
        without = ["31.71"]
        [index]
        shown = true
        least_reporting = 1
        [index.weights]
        attendance_rate = 3
        coverage_rate = 1.5
        """
    )
    rule = ScopeRule(
        "asn_daerah",
        (UnitKind.REGENCY,),
        Period(2024, 1),
        Period(2024, 12),
        frozenset({"31.71"}),
    )
    assert found.scope.rules == (rule,)
    assert [kind.value for kind in found.scope.kinds] == ["violations"]
    assert found.due_day == 15
    assert found.scope.due_on(Period(2024, 2)) == date(2024, 3, 15)
    assert found.scope.due_on(Period(2024, 3)) == date(2024, 4, 18)
    assert found.index.is_shown
    assert found.index.least_reporting == 1.0
    assert dict(found.index.weights) == {"attendance_rate": 3.0, "coverage_rate": 1.5}


def test_nobody_is_expected_only_when_the_file_says_so():
    assert parse_settings(b"[reporting]\nscope = []\n").scope.rules == ()


def test_a_windows_editor_may_put_a_mark_at_the_start():
    assert parse_settings(b"\xef\xbb\xbf[reporting]\ndue_day = 5\n").due_day == 5


@pytest.mark.parametrize("value", ("0", "29", "10.0", "true", '"10"', "-1"))
def test_a_due_day_is_a_day_that_every_month_has(value):
    assert told(f"[reporting]\ndue_day = {value}") == [("reporting.due_day", value)]


@pytest.mark.parametrize(
    ("line", "value"),
    (
        ("2024-03 = 2024-03-31", "2024-03-31"),
        ("2024-03 = 2024-07-01", "2024-07-01"),
        ('2024-03 = "2024-04-18"', '"2024-04-18"'),
        ("2024-03 = 2024-04-18T10:00:00", "2024-04-18T10:00:00"),
    ),
)
def test_a_due_date_is_a_day_soon_after_its_month(line, value):
    fault = told(f"[reporting.due_dates]\n{line}")
    assert fault == [("reporting.due_dates.2024-03", value)]


ENTRY = '[[reporting.scope]]\ninstitution = "polri"\nunits = ["resort"]\n'


@pytest.mark.parametrize(
    ("content", "key"),
    (
        ("[reportin]", "reportin"),
        ("[reporting]\ndue = 3", "reporting.due"),
        ("reporting = 3", "reporting"),
        ("[reporting]\nkinds = []", "reporting.kinds"),
        ('[reporting]\nkinds = ["pledges", "pledges"]', "reporting.kinds"),
        ('[reporting]\nkinds = ["personnel"]', "reporting.kinds"),
        ("[reporting.due_dates]\nmaret = 2024-04-18", "reporting.due_dates.maret"),
        ("[reporting]\nscope = 3", "reporting.scope"),
        ("[reporting]\nscope = [3]", "reporting.scope"),
        ('[[reporting.scope]]\nunits = ["resort"]', "reporting.scope[1].institution"),
        ('[[reporting.scope]]\ninstitution = "polri"', "reporting.scope[1].units"),
        (ENTRY + 'unit = "x"', "reporting.scope[1].unit"),
        (ENTRY.replace("polri", "polisi"), "reporting.scope[1].institution"),
        (ENTRY.replace("resort", "polres"), "reporting.scope[1].units"),
        (ENTRY.replace('["resort"]', '"resort"'), "reporting.scope[1].units"),
        (ENTRY + "first = 2024", "reporting.scope[1].first"),
        (ENTRY + 'first = "2024-05"\nlast = "2024-04"', "reporting.scope[1].last"),
        (ENTRY + 'without = "18.06"', "reporting.scope[1].without"),
        ("[index]\nshown = 1", "index.shown"),
        ("[index]\nleast_reporting = 80", "index.least_reporting"),
        ("[index]\nleast_reporting = nan", "index.least_reporting"),
        ("[index]\nweights = 1", "index.weights"),
        ("[index.weights]\nattendance_rate = -1", "index.weights.attendance_rate"),
        ("[index.weights]\nattendance_rate = inf", "index.weights.attendance_rate"),
        ("[index.weights]\nattendance_rate = 0", "index.weights"),
        ("[index.weights]\nattendance = 1", "index.weights.attendance"),
    ),
)
def test_each_fault_names_its_key(content, key):
    assert key in [found for found, _ in told(content)]


def test_no_unit_is_expected_twice_in_a_month():
    again = ENTRY + 'first = "2024-05"\n' + ENTRY + 'first = "2023-01"\nlast = "2024-05"\n'
    assert told(again) == [("reporting.scope[2].units", '["resort"]')]
    parted = again.replace('last = "2024-05"', 'last = "2024-04"')
    assert len(parse_settings(parted.encode()).scope.rules) == 2


def test_all_faults_are_told_and_not_only_the_first():
    assert len(told("[reporting]\ndue_day = 0\nkinds = []\n[index]\nshown = 3\n")) == 3


@pytest.mark.parametrize("content", (b"\xff\xfe", b"due_day = ", b"[reporting\n"))
def test_what_is_no_toml_file_is_told_as_a_whole(content):
    assert told(content) == [("", "")]


def test_a_fault_says_file_key_value_rule_and_way_out():
    with pytest.raises(SettingsRefused) as refused:
        parse_settings(b"[reporting]\ndue_dai = 3\n")
    assert refused.value.message(Language("en")) == (
        "netra.toml, reporting.due_dai = 3: This word is not known; similar: due_day. "
        "Possible: due_day, due_dates, kinds, scope."
    )


def test_a_long_value_is_cut():
    ((_, value),) = told(f'[reporting]\ndue_day = "{"x" * 500}"')
    assert len(value) == 60
    assert value.endswith("…")


@pytest.mark.parametrize("month", (1, 6, 12))
def test_a_month_without_a_date_of_its_own_keeps_the_due_day(month):
    scope = ReportingScope(rules=(), kinds=(), due_day=28)
    period = Period(2024, month)
    dated = replace(scope, due_dates=((period.next, date(2030, 1, 1)),))
    assert dated.due_on(period) == scope.due_on(period) == period.next.first_day.replace(day=28)


ODD = ("0", "-7", "1e400", "nan", "true", '""', '"="', "[]", "[[]]", "[1]", '["x", 3]', "{}",
       "{a = 1}", "2024-02-28T00:00:00Z", "2024-02-29", "12:00:00")  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_whatever_stands_behind_a_key_is_read_or_told(odd):
    """No value of any type ends in another fault than the one that tells file and key."""
    blocks = re.findall(r"```toml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    lines = "\n".join([*blocks, ENTRY + "first = 1\nlast = 1\nwithout = 1"]).splitlines()
    for i, line in enumerate(lines):
        key, equals, _ = line.partition(" = ")
        if not equals:
            continue
        changed = [*lines[:i], f"{key} = {odd}", *lines[i + 1 :]]
        with pytest.raises(SettingsRefused):
            parse_settings("\n".join([*changed, "[never]"]).encode())
