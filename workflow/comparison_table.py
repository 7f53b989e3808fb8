"""All places of a comparison: how little their ranks say, and every figure as a table."""

from __future__ import annotations

import pandas as pd

from analysis.dispersion import Spread
from domain.language import Language
from workflow.comparison import Comparison
from workflow.comparison_words import legend


def ranks_definition(found: Comparison, language: Language) -> str:
    """What an interval of ranks is."""
    intervals = language.text(
        "95% intervals of ranks, 1 the highest of {n}. Where they overlap, no order can be told.",
        n=language.number(len(found.places)),
    )
    if found.funnel.spread is Spread.NONE:
        return intervals
    return f"{intervals} {language.text('They allow for the usual spread between places.')}"


def ranks_reading(found: Comparison, language: Language) -> str:
    """How little ranks say: how many places may lie in either half."""
    places = found.places
    middle = (len(places) + 1) / 2
    is_either = (places["rank_low"] <= middle) & (places["rank_high"] >= middle)
    width = (places["rank_high"] - places["rank_low"] + 1).median()
    return language.text(
        "{n} of {total} places may lie in the upper or in the lower half. Half of the intervals "
        "are {width} ranks wide or more.",
        n=language.number(int(is_either.sum())),
        total=language.number(len(places)),
        width=language.number(width),
    )


def places_table(found: Comparison, language: Language) -> pd.DataFrame:
    """Every place with its figures, by name; values as they are written, numbers as numbers."""
    t, places = language.text, found.places.sort_values("name")
    scale = found.wanted.indicator.unit.scale
    labels = {item.mark: item.label for item in legend(found, language)}
    return pd.DataFrame(
        {
            t("Place"): places["name"],
            t("Province or police region"): places["parent"],
            t("Numerator"): places["numerator"],
            t("Denominator"): places["denominator"],
            t("Value"): places["value"] * scale,
            t("95% from"): places["low"] * scale,
            t("95% to"): places["high"] * scale,
            t("Rank from"): places["rank_low"],
            t("Rank to"): places["rank_high"],
            t("Reports"): places["n_reported"],
            t("Expected"): places["n_expected"],
            t("Position"): [labels.get(mark, "") for mark in places["mark"]],
        }
    )


def table_formats(found: Comparison, table: pd.DataFrame) -> dict[str, str]:
    """How the columns of `places_table` are written."""
    digits = found.wanted.indicator.unit.digits
    columns = list(table.columns)
    return {
        **dict.fromkeys((*columns[2:4], *columns[7:11]), "{:,.0f}"),
        **dict.fromkeys(columns[4:7], f"{{:,.{digits}f}}"),
    }
