"""The settings of this installation: `netra.toml` in the data folder, else the defaults."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from domain.language import N_
from domain.reasons import reason_of
from domain.scope import ScopeRule
from domain.setting_faults import NOT_READ, SettingFault, SettingsRefused
from domain.settings import DEFAULT_SETTINGS, FILE_NAME, Settings
from domain.settings_file import parse_settings
from geo.gazetteer import load_gazetteer
from store.database import data_directory


def settings_path() -> Path:
    """Where the settings file is looked for; it need not be there."""
    return data_directory() / FILE_NAME


def settings() -> Settings:
    """The settings that hold now; the file is read anew whenever it was written anew.

    Raises:
        SettingsRefused: the file has faults or cannot be read. It is never set aside in silence:
            figures would stand on other rules than those that somebody wrote down.
    """
    path = settings_path()
    try:
        written = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return DEFAULT_SETTINGS
    except OSError as fault:
        raise _not_read(fault) from fault
    return _read(path, written.st_mtime_ns, written.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> Settings:
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise _not_read(fault) from fault
    found = parse_settings(content)
    faults = [fault for rule in found.scope.rules for fault in _unknown_units(rule)]
    if faults:
        raise SettingsRefused(faults)
    return found


def _not_read(fault: OSError) -> SettingsRefused:
    reason = {"reason": reason_of(fault)}
    return SettingsRefused([SettingFault(FILE_NAME, "", "", *NOT_READ, reason)])


def _unknown_units(rule: ScopeRule) -> list[SettingFault]:
    """Units that are left out but are none of those that the rule expects."""
    places = load_gazetteer()
    return [
        SettingFault(
            FILE_NAME,
            "reporting.scope.without",
            f'"{code}"',
            N_("No unit of this entry has the code."),
            N_("Write codes as the data has them: 18.06, 18, polres-tanggamus, polda-lampung."),
        )
        for code in sorted(rule.without)
        if (found := places.place(code)) is None or found.kind not in rule.unit_kinds
    ]
