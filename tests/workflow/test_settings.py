"""The settings of an installation come from the file in its data folder, and only from there."""

from __future__ import annotations

import pytest

from domain.language import Language
from domain.period import Period
from domain.setting_faults import SettingsRefused
from domain.settings import DEFAULT_SETTINGS
from store.api import open_store
from workflow.facts import read_facts
from workflow.settings import settings, settings_path


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("NETRA_DATA_DIR", str(tmp_path))
    return tmp_path


def write(text):
    settings_path().write_text(text, "utf-8")


def test_without_a_file_the_defaults_hold(folder):
    assert settings_path() == folder / "netra.toml"
    assert settings() == DEFAULT_SETTINGS


def test_the_file_is_read_anew_when_it_was_written_anew():
    write("[reporting]\ndue_day = 5\n")
    assert settings().due_day == 5
    write("[reporting]\ndue_day = 12\n")
    assert settings().due_day == 12
    settings_path().unlink()
    assert settings() == DEFAULT_SETTINGS


def test_a_unit_that_is_left_out_must_be_one_of_the_entry():
    entry = '[[reporting.scope]]\ninstitution = "asn_daerah"\nunits = ["regency"]\n'
    write(entry + 'without = ["31.71", "99.99", "polda-lampung"]\n')
    with pytest.raises(SettingsRefused) as refused:
        settings()
    assert [fault.value for fault in refused.value.faults] == ['"99.99"', '"polda-lampung"']
    write(entry + 'without = ["31.71"]\n')
    assert settings().scope.rules[0].without == {"31.71"}


def test_a_file_that_cannot_be_read_is_never_set_aside_in_silence():
    settings_path().mkdir()
    with pytest.raises(SettingsRefused) as refused:
        settings()
    told = refused.value.message(Language("en"))
    assert told.startswith("netra.toml: The file cannot be read: Is a directory.")
    assert "Is a directory" not in refused.value.message(Language("id"))


def test_a_file_in_the_place_of_the_data_folder_holds_no_settings(folder, monkeypatch):
    (folder / "plain").write_bytes(b"")
    monkeypatch.setenv("NETRA_DATA_DIR", str(folder / "plain"))
    assert settings() == DEFAULT_SETTINGS


def test_facts_stand_on_the_scope_of_the_settings():
    write("[reporting]\ndue_day = 20\n")
    store = open_store()
    assert read_facts(store, scope=settings().scope).scope.due_on(Period(2024, 1)).day == 20
