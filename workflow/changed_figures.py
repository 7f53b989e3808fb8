"""What storing would change, figure by figure: in the words of a reader, and as a file to keep."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

import pandas as pd

from domain.fields import SHEET_OF, ReportKind
from domain.language import Language
from domain.period import Period
from domain.reports import DIMENSIONS
from domain.spreadsheet_text import neutral
from domain.terms import VOCABULARIES
from geo.gazetteer import Gazetteer

STATUSES = ("new", "changed", "gone", "unchanged")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFigure:
    """One figure before and after.

    Attributes:
        unit: the place's name.
        figure: heading and particulars, "Dilaporkan · Lainnya".
        before, after: None when blank or absent.
        status: one of `STATUSES`.
        earlier: number of the submission that the old figure came with; None when new.
        earlier_file: name of that file.
        cell: where the new figure stands, "Lembar1!C14"; empty when gone.
    """

    unit_code: str
    unit: str
    month: Period
    institution: str
    figure: str
    before: float | None
    after: float | None
    status: str
    earlier: int | None
    earlier_file: str
    cell: str


def changed_figures(
    changes: pd.DataFrame, gazetteer: Gazetteer, language: Language
) -> list[ChangedFigure]:
    """The lines of `Store.changes` for a reader, by unit and month."""
    found = [_figure(line, gazetteer, language) for line in changes.to_dict("records")]
    return sorted(found, key=lambda each: (each.unit, each.month, each.institution))


def mark_of(changes: pd.DataFrame) -> str:
    """A hash of changes that are shown: with other stored figures it is another."""
    lines = pd.util.hash_pandas_object(changes.astype(str), index=False)
    return sha256(lines.to_numpy().tobytes()).hexdigest()


def _figure(line: dict[str, object], gazetteer: Gazetteer, language: Language) -> ChangedFigure:
    code = str(line["unit"])
    place = gazetteer.place(code)
    earlier = _number(line["in_submission"])
    return ChangedFigure(
        unit_code=code,
        unit=place.short_name if place else code,
        month=Period.parse(str(line["period"])),
        institution=VOCABULARIES["institution"].label(str(line["institution"]), language),
        figure=figure_words(line, language),
        before=_number(line["before"]),
        after=_number(line["after"]),
        status=str(line["status"]),
        earlier=None if earlier is None else int(earlier),
        earlier_file=_text(line["file"]),
        cell="!".join(part for part in (_text(line["sheet"]), _text(line["cell"])) if part),
    )


def figure_words(line: dict[str, object], language: Language) -> str:
    """The heading of a figure and its particulars."""
    field = SHEET_OF[ReportKind(str(line["kind"]))].field(str(line["field"]))
    details = [_term(name, _text(line[name]), language) for name in DIMENSIONS if _text(line[name])]
    heading = language.pick(field.heading_id, field.heading_en)
    return f"{heading} · {', '.join(details)}" if details else heading


def _term(name: str, code: str, language: Language) -> str:
    vocabulary = VOCABULARIES.get(name)
    return vocabulary.label(code, language) if vocabulary else code


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(str(value))


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)


def status_words(language: Language) -> dict[str, str]:
    """The states of a figure, by code."""
    return {
        "new": language.text("new"),
        "changed": language.text("changed"),
        "gone": language.text("gone"),
        "unchanged": language.text("unchanged"),
    }


def as_csv(figures: list[ChangedFigure], language: Language) -> bytes:
    """The figures as a CSV file; see `csv_file`."""
    words = status_words(language)
    return csv_file(
        _heads(language), (_fields(each, words, language) for each in figures), language
    )


def csv_file(heads: Sequence[str], lines: Iterable[Iterable[str]], language: Language) -> bytes:
    """Lines as a CSV file that spreadsheet programs open as a table.

    UTF-8 with its mark; separated by semicolons in Indonesian, as Excel expects there. A blank is
    an empty field, never 0. Texts that a spreadsheet would run as a formula get an apostrophe.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=language.pick(";", ","))
    writer.writerow(heads)
    for line in lines:
        writer.writerow([neutral(text) for text in line])
    return file.getvalue().encode("utf-8-sig")


def _heads(language: Language) -> list[str]:
    t = language.text
    return [
        t("Code"),
        t("Unit"),
        t("Month"),
        t("Institution"),
        t("Figure"),
        t("Before"),
        t("After"),
        t("State"),
        t("Earlier submission"),
        t("Earlier file"),
        t("Cell"),
    ]


def _fields(each: ChangedFigure, words: dict[str, str], language: Language) -> Iterator[str]:
    yield from (each.unit_code, each.unit, str(each.month), each.institution, each.figure)
    yield from (_plain(each.before), _plain(each.after), words[each.status])
    yield from ("" if each.earlier is None else f"{each.earlier:04d}", each.earlier_file, each.cell)


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if value % 1 else str(int(value))
