"""The join ledger as a file for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from domain.language import Language
from workflow.join_ledger import JoinLedger, UnitLine


def ledger_csv(ledger: JoinLedger, title: str, language: Language) -> bytes:
    """Every line of the ledger, with its sums above; for Excel in the reader's language.

    Args:
        title: indicator, institutions, areas and month in words.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=language.pick(";", ","))
    writer.writerows([[title], *_counts(ledger, language), [], _heads(language)])
    writer.writerows(_lines(ledger, language))
    return text.getvalue().encode("utf-8-sig")


def _counts(ledger: JoinLedger, language: Language) -> Iterator[list[object]]:
    count = ledger.count
    yield [language.text("Units in the data"), count.n_units]
    yield [language.text("Units on the map"), count.n_drawn]
    yield [language.text("Units listed"), count.n_listed]
    t = language.text
    yield [t("Numerator / denominator"), t("on the map"), t("listed"), t("all reports")]
    parts = (ledger.drawn_sum, ledger.listed_sum, ledger.whole_sum)
    yield ["", *(_number(part.numerator) for part in parts)]
    if any(part.denominator is not None for part in parts):
        yield ["", *(_number(part.denominator) for part in parts)]


def _number(value: float | None) -> object:
    return "" if value is None else round(value, 6) if value % 1 else int(value)


def _heads(language: Language) -> list[str]:
    t = language.text
    places = [t("Part"), t("Codes"), t("Places"), t("Units or institutions")]
    return [*places, t("Value"), t("Of"), t("Note"), t("Evidence")]


def _lines(ledger: JoinLedger, language: Language) -> Iterator[list[str]]:
    t = language.text
    for area in ledger.areas:
        part = t("joined areas") if area.is_joined else t("area with a note")
        yield [
            part,
            " + ".join(area.areas),
            " + ".join(area.area_names),
            ", ".join(area.unit_names),
            area.value,
            area.evidence,
            " ".join(area.notes),
            sure_word(area.confidence, language),
        ]
    for line in ledger.listed:
        yield _unit(line, t("unit listed, not drawn"))
    for line in ledger.not_counted:
        yield _unit(line, t("report not counted"))


def _unit(line: UnitLine, part: str) -> list[str]:
    return [
        part,
        line.unit,
        line.name,
        line.institutions,
        line.value,
        line.evidence,
        line.reason,
        "",
    ]


def sure_word(confidence: str, language: Language) -> str:
    """How sure the evidence of a jurisdiction is, in a word; none for what is sure."""
    words = {"low": language.text("weak"), "medium": language.text("medium")}
    return words.get(confidence, "")
