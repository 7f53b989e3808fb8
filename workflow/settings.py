"""The settings of this installation: `netra.toml` in the data folder, else the defaults."""

from __future__ import annotations

from domain.settings import DEFAULT_SETTINGS, Settings


def settings() -> Settings:
    """The settings that hold now."""
    return DEFAULT_SETTINGS
