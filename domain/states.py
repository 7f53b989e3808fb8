"""The five states of a place in a month. Missing is not zero."""

from __future__ import annotations

from enum import StrEnum

from domain.language import N_, Language


class State(StrEnum):
    """Exactly one of these belongs to (indicator, institution, place, month)."""

    ABOVE_ZERO = "above_zero"
    ZERO = "zero"
    BLANK = "blank"
    NOT_REPORTED = "not_reported"
    NOT_IN_SCOPE = "not_in_scope"

    @property
    def is_reported(self) -> bool:
        """Whether a report was received."""
        return self in (State.ABOVE_ZERO, State.ZERO, State.BLANK)

    def label(self, language: Language) -> str:
        """Its name in legends and tables."""
        return language.text(_LABELS[self])

    def short_label(self, language: Language) -> str:
        """Its name where there is little room."""
        return language.text(_SHORT_LABELS[self])


WITH_FIGURE = (State.ABOVE_ZERO, State.ZERO)
"""A figure is known; its state may be given as the plain string, too."""
_LABELS = {
    State.ABOVE_ZERO: N_("Reported, above zero"),
    State.ZERO: N_("Reported zero"),
    State.BLANK: N_("Reported, left blank"),
    State.NOT_REPORTED: N_("Not reported"),
    State.NOT_IN_SCOPE: N_("Not in scope"),
}
_SHORT_LABELS = {
    State.ABOVE_ZERO: N_("above zero"),
    State.ZERO: N_("zero"),
    State.BLANK: N_("blank"),
    State.NOT_REPORTED: N_("not reported"),
    State.NOT_IN_SCOPE: N_("not in scope"),
}
