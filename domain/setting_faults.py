"""What is wrong with a settings file: file, key, value found, rule, way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.language import N_, Language
from domain.reasons import worded

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class SettingFault:
    """One thing that is wrong with one key.

    Attributes:
        key: "reporting.due_day"; empty when the file as a whole is meant.
        value: as the file writes it; empty when there is none.
        rule: the rule that it breaks; {names} are filled with `values`.
        way_out: what to do.
    """

    file: str
    key: str
    value: str
    rule: str
    way_out: str
    values: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: Language) -> str:
        """File, key, value, rule and way out in one line."""
        where = ", ".join(part for part in (self.file, self.key) if part)
        found = f" = {self.value}" if self.value else ""
        values = worded(self.values, language)
        rule = language.text(self.rule, **values)
        return f"{where}{found}: {rule} {language.text(self.way_out, **values)}"


class SettingsRefused(Exception):
    """The settings file has faults, so no setting of it holds and no page shows figures.

    Attributes:
        faults: all of them, not only the first.
    """

    def __init__(self, faults: Sequence[SettingFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.message(Language("en")))

    def message(self, language: Language) -> str:
        """All faults, one a line."""
        return "\n".join(fault.message(language) for fault in self.faults)


class WrongValue(Exception):
    """A value breaks a rule; the reader of the file adds where it stands."""

    def __init__(self, rule: str, way_out: str, **values: object) -> None:
        super().__init__(rule)
        self.rule, self.way_out, self.values = rule, way_out, values


def written(value: object) -> str:
    """A value as TOML writes it, cut when it is long."""
    text = _toml(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {_toml(item)}' for key, item in value.items())}}}"
    return str(value)


NOT_TOML = (
    N_("This is not a TOML file: {problem}."),
    N_("Correct that place; docs/settings.md shows a whole file."),
)
NOT_READ = (
    N_("The file cannot be read: {reason}."),
    N_("Check that it is a file, and that the user who runs Netra may read it."),
)
NOT_UTF8 = (
    N_("The file is not written in UTF-8."),
    N_("Save it as UTF-8; every editor can."),
)
