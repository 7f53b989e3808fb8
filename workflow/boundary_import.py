"""Importing a file of boundaries in one go, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.issues import Severity
from domain.language import Language
from store.api import Store
from store.boundary_layers import COMMAND
from workflow.boundaries import layer_in_use, layer_words
from workflow.boundary_preview import (
    NO_OPTIONS,
    LayerDetails,
    LayerPreview,
    ReadingOptions,
    preview,
    take_into_use,
)


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What a file holds, and whether maps are drawn from it now.

    Attributes:
        is_in_use: maps are drawn from it; False after a refusal and after a dry run.
        is_new: it was not in use before.
        words: what the frame line of maps says; empty unless it is in use.
    """

    found: LayerPreview
    is_in_use: bool = False
    is_new: bool = False
    words: str = ""

    @property
    def exit_code(self) -> int:
        """0 it is in use or may be, 1 it was refused, 2 it could not be read."""
        if self.found.is_usable:
            return 0
        return 1 if self.found.was_read else 2

    def as_json(self, language: Language) -> dict[str, Any]:
        """The outcome as a document; see docs/commands.md."""
        return self.found.as_json(language) | {"in_use": self.is_in_use, "frame_line": self.words}

    def lines(self, language: Language) -> Iterator[str]:
        """The outcome in words."""
        report, t = self.found.report, language.text
        if self.found.was_read:
            yield t(
                "{file}: {matched} of {expected} regencies and cities, {features} features",
                file=report.file,
                matched=language.number(report.matched),
                expected=language.number(report.expected),
                features=language.number(report.features),
            )
        for finding in report.findings:
            mark = _MARKS[finding.severity]
            yield f"{mark} {finding.message(language)} {finding.fix(language)}"
        if self.found.missing and self.found.was_read:
            codes = ", ".join(f"{code} {name}" for code, name in self.found.missing)
            yield t("Missing: {places}", places=codes)
        yield self._end(language)

    def _end(self, language: Language) -> str:
        t = language.text
        if not self.found.is_usable:
            return t("Refused: nothing was replaced.")
        if not self.is_in_use:
            return t("It may replace the boundaries in use; nothing was replaced.")
        return f"{t('Maps are drawn from it now.')} {self.words}"


_MARKS = {Severity.ERROR: "[!]", Severity.WARNING: "[?]", Severity.INFO: "[i]"}


def examine_file(path: Path, options: ReadingOptions = NO_OPTIONS) -> ImportOutcome:
    """What a file holds; nothing is stored, and no database is needed."""
    return ImportOutcome(preview(path, path.name, options))


def import_file(
    store: Store, examined: ImportOutcome, details: LayerDetails, language: Language
) -> ImportOutcome:
    """Draw every map from an examined file, if it may; a refused one changes nothing."""
    found = examined.found
    if not found.is_usable:
        return examined
    is_new = take_into_use(store, found, details, done_by=COMMAND)
    words = layer_words(layer_in_use(store).source, language)
    return ImportOutcome(found, is_in_use=True, is_new=is_new, words=words)
