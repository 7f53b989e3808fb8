"""Why a place is listed among those to talk to, in words."""

from __future__ import annotations

from analysis.attention import Reason
from domain.language import Language


def attention_text(reason: Reason, amount: int, language: Language) -> str:
    """The reason with its amount: cases, months or signatures."""
    if reason is Reason.PROVEN_WITHOUT_FOLLOW_UP:
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
