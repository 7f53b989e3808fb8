"""Why a place is listed among those to talk to, in words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from analysis.attention import Reason
from analysis.few_cases import FEW_TEXT
from analysis.hiding import FEW
from domain.language import DASH, Language
from domain.places import BELOW_PROVINCE, Place


def attention_text(reason: Reason, amount: int, language: Language, *, place: Place | None) -> str:
    """The reason with its amount: cases, months or signatures.

    Args:
        place: below the province (or where it is not known) one or two proven cases are not told
            apart: the rule of few cases.
    """
    if reason is Reason.PROVEN_WITHOUT_FOLLOW_UP:
        is_below = place is None or place.kind in BELOW_PROVINCE
        if is_below and amount < FEW:
            return language.text("{few} proven cases without follow-up", few=FEW_TEXT)
        return language.plural(
            "{n} proven case without follow-up", "{n} proven cases without follow-up", amount
        )
    if reason is Reason.SILENT:
        return language.plural("silent for {n} month", "silent for {n} months", amount)
    if reason is Reason.BLANK:
        return language.plural("left blank {n} month", "left blank {n} months", amount)
    if reason is Reason.SIGNED_FELL:
        return language.plural("{n} signature fewer", "{n} signatures fewer", amount)
    return language.plural(
        "{n} signature more than obligated", "{n} signatures more than obligated", amount
    )


def reports_of(line: Mapping[str, Any]) -> str:
    """How many of a listed unit's expected reports are in: "12/14"; a dash where none is expected.

    A unit outside the reporting scope can be listed, too: its cases wait like others.
    """
    if math.isnan(line["n_expected"]):
        return DASH
    return f"{int(line['n_reported'])}/{int(line['n_expected'])}"


def nothing_listed(month: Mapping[str, Any] | None, language: Language) -> str:
    """What an empty list of places to talk to says: no more than the reports that are in allow.

    Args:
        month: n_reported and n_expected of all reports of the month; None where none is expected.
    """
    if month is None or 0 < month["n_reported"] < month["n_expected"]:
        return language.text("Nothing stands out in the reports that are in.")
    if month["n_reported"] == 0:
        return language.text("No report is in: whom to talk to is not known.")
    return language.text("Nothing stands out this month.")
