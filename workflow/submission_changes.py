"""What a submission changed, what taking it back would change, and how two of them differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from domain.language import Language
from domain.terms import VOCABULARIES
from geo.gazetteer import Gazetteer
from store.api import Store
from store.comparing import Comparison
from workflow.changed_figures import (
    ChangedFigure,
    changed_figures,
    csv_file,
    figure_words,
    mark_of,
)

LISTED = 200
SAME = "unchanged"


@dataclass(frozen=True)
class Changes:
    """Figures and reports before and after an act, counted; its figures in words on demand.

    Attributes:
        n_figures, n_reports: how many are "new", "changed", "gone" and "unchanged".
        frame: the figures, with the columns that `changed_figures` reads.
    """

    n_figures: Mapping[str, int]
    n_reports: Mapping[str, int]
    frame: pd.DataFrame

    @cached_property
    def mark(self) -> str:
        """A hash of the changes that are shown."""
        return mark_of(self.frame)

    @property
    def n_moved(self) -> int:
        """Figures that do not stay as they are."""
        return sum(n for status, n in self.n_figures.items() if status != SAME)

    @property
    def is_nothing(self) -> bool:
        """Whether no figure and no report moves."""
        moved = sum(n for status, n in self.n_reports.items() if status != SAME)
        return not moved and not self.n_moved

    def chosen(
        self, *, status: str | None = None, unit: str | None = None, kind: str | None = None,
        field: str | None = None,
    ) -> pd.DataFrame:  # fmt: skip
        """The figures of one status (None for all that move), unit, kind and field."""
        frame = self.frame
        moved = frame["status"] != SAME
        found = frame[moved if status is None else frame["status"] == status]
        for name, value in (("unit", unit), ("kind", kind), ("field", field)):
            found = found if value is None else found[found[name] == value]
        return found


def in_words(
    frame: pd.DataFrame, gazetteer: Gazetteer, language: Language, *, at_most: int = LISTED
) -> list[ChangedFigure]:
    """Figures in the words of a reader, by unit and month."""
    ordered = frame.sort_values(["unit", "period", "kind"], kind="stable")
    return changed_figures(ordered.head(at_most), gazetteer, language)


def made_by(store: Store, number: int) -> Changes:
    """What a submission changed when it was stored.

    Raises:
        UnknownSubmission: there is none with this number.
    """
    return _changes(store, store.made_changes(number))


def preview_of_flip(store: Store, number: int) -> Changes:
    """What reverting a submission would change; what restoring it would when it is reverted.

    Raises:
        UnknownSubmission: there is none with this number.
    """
    return _changes(store, store.flip_changes(number))


def difference(store: Store, one: int, other: int) -> Changes:
    """What two submissions say; "gone" is only in the first, "new" only in the other.

    Raises:
        UnknownSubmission: there is none with one of these numbers.
    """
    return _changes(store, store.differences(one, other))


def _changes(store: Store, found: Comparison) -> Changes:
    sent = store.submissions()
    files = dict(zip(sent["submission"], sent["file_name"], strict=True))
    figures = found.figures
    frame = figures.assign(
        in_submission=figures["before_submission"],
        file=figures["before_submission"].map(files),
        sheet=figures["after_sheet"].fillna(figures["before_sheet"]),
        cell=figures["after_cell"].fillna(figures["before_cell"]),
    )
    return Changes(
        Counter(figures["status"].tolist()), Counter(found.reports["status"].tolist()), frame
    )


def difference_csv(
    frame: pd.DataFrame, one: int, other: int, gazetteer: Gazetteer, language: Language
) -> bytes:
    """The figures of a difference as a CSV file; see `csv_file`."""
    words = difference_words(language)
    ordered = frame.sort_values(["unit", "period", "kind"], kind="stable").to_dict("records")
    lines = (_fields(line, words, gazetteer, language) for line in ordered)
    return csv_file(_heads(one, other, language), lines, language)


def difference_words(language: Language) -> dict[str, str]:
    """The statuses of a difference, by code."""
    return {
        "changed": language.text("different"),
        "gone": language.text("only in the first"),
        "new": language.text("only in the second"),
        "unchanged": language.text("same"),
    }


def _heads(one: int, other: int, language: Language) -> list[str]:
    t = language.text
    return [
        t("Code"),
        t("Unit"),
        t("Month"),
        t("Institution"),
        t("Figure"),
        *(text for n in (one, other) for text in (f"{n:04d}", t("Cell in {n}", n=f"{n:04d}"))),
        t("State"),
    ]


def _fields(
    line: dict[str, object], words: Mapping[str, str], gazetteer: Gazetteer, language: Language
) -> Iterator[str]:
    code = str(line["unit"])
    place = gazetteer.place(code)
    institution = VOCABULARIES["institution"].label(str(line["institution"]), language)
    yield from (code, place.short_name if place else code, str(line["period"]), institution)
    yield figure_words(line, language)
    for side in ("before", "after"):
        value, parts = line[side], [line[f"{side}_sheet"], line[f"{side}_cell"]]
        yield "" if pd.isna(value) else str(int(float(str(value))))
        yield "!".join(str(part) for part in parts if not pd.isna(part))
    yield words[str(line["status"])]
