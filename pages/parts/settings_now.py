"""The settings that hold, on the Administration page; they are changed in their file."""

from __future__ import annotations

from html import escape

from domain.language import Language
from domain.settings import FILE_NAME
from pages.parts.frame import figure_head
from pages.parts.markup import show, table
from workflow.settings import settings, settings_path
from workflow.settings_words import settings_lines


def show_settings(language: Language) -> None:
    """Every setting with its value, and where it comes from."""
    t = language.text
    about = (
        t("From {file} in the data folder; docs/settings.md explains each key.", file=FILE_NAME)
        if settings_path().exists()
        else t(
            "The defaults: there is no {file} in the data folder. docs/settings.md explains it.",
            file=FILE_NAME,
        )
    )
    figure_head(t("Settings"), about)
    heads = [(t("Setting"), ""), (t("Value"), "")]
    rows = [(escape(what), escape(value)) for what, value in settings_lines(settings(), language)]
    show(table(heads, rows, caption=t("Settings")))
