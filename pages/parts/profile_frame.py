"""What every figure of a profile shares: its facts, the provisional months, the frame line."""

from __future__ import annotations

from domain.language import Language
from pages.parts import queries, session
from pages.parts.profile_find import Asked
from workflow.profile import Profile


def known(asked: Asked) -> Profile:
    """The profile that the filter row asks for."""
    return queries.profile(
        queries.head(),
        session.as_of(),
        asked.place.code,
        asked.institutions,
        asked.period,
        asked.group,
    )


def frame_pieces(found: Profile, language: Language) -> tuple[str, ...]:
    """Month, place, day and source: the line under a figure."""
    return (
        language.month(found.period),
        found.place.short_name,
        language.text("As of {date}", date=language.date(session.as_of_day())),
        language.text("Source: monthly reports of the units"),
    )
