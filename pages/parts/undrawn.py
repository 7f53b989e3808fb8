"""The table of units that a map sums but does not draw."""

from __future__ import annotations

from html import escape

import pandas as pd

from domain.indicators import Indicator
from domain.language import Language
from domain.states import State
from domain.terms import INSTITUTIONS
from pages.parts.markup import table
from workflow.facts import Facts
from workflow.region import evidence_text


def undrawn_table(
    facts: Facts, indicator: Indicator, units: pd.DataFrame, language: Language
) -> str:
    """A line for each report: unit, institution, value with its evidence, or the state."""
    heads = [
        (language.text("Unit"), ""),
        (language.text("Institution"), ""),
        (language.text("Value"), "num"),
        ("", ""),
    ]
    lines = units.sort_values(["unit_kind", "unit", "institution"])
    return table(heads, [_row(facts, indicator, line, language) for _, line in lines.iterrows()])


def _row(
    facts: Facts, indicator: Indicator, line: pd.Series, language: Language
) -> tuple[str, str, str, str]:
    place = facts.gazetteer.place(line["unit"])
    state = State(line["state"])
    has_figures = state in (State.ABOVE_ZERO, State.ZERO)
    return (
        f"<b>{escape(place.name if place else line['unit'])}</b>",
        escape(INSTITUTIONS.label(line["institution"], language)),
        indicator.write(line["value"], language) if has_figures else "",
        escape(evidence_text(indicator, line, language).replace("**", ""))
        if has_figures
        else escape(state.label(language)),
    )
