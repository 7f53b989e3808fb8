"""The short codes that figures bear: each reopens the very view that the figure is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.indicators import PLEDGE_COMPLETION, Indicator
from domain.period import Period
from domain.places import Geography
from domain.view_code import View, choices_of, view_code
from workflow.profile import Profile
from workflow.views import Selection


def code_of(  # noqa: PLR0913 - the parts of a view, all by name
    page: str,
    *,
    period: Period,
    as_of: date,
    selection: Selection,
    indicator: Indicator = PLEDGE_COMPLETION,
    geography: Geography = Geography.REGENCY,
    is_tiled: bool = False,
    places: Sequence[str] = (),
    choices: Mapping[str, str] | None = None,
) -> str:
    """The short code that reopens a view.

    Args:
        places: what the page is about or marks, within the scope.
        choices: parameter of the page's address -> value, as `domain.view_code.CHOICES` names them;
            what is left out is at its first value.
    """
    institution = selection.institutions[0] if selection.institutions else "all"
    view = View(
        page=page,
        indicator=indicator.code,
        geography=geography.value,
        institution=institution,
        period=period,
        as_of=as_of,
        scope=selection.scope,
        breaks=selection.breaks,
        is_tiled=is_tiled,
        places=tuple(filter(None, places)),
        choices=choices_of(page, choices or {}),
    )
    return view_code(view)


def profile_code(found: Profile, as_of: date) -> str:
    """The short code that reopens the profile of a place."""
    institutions = found.selection.institutions
    return code_of(
        "profile",
        period=found.period,
        as_of=as_of,
        selection=Selection(institutions=institutions if len(institutions) == 1 else ()),
        places=(found.place.code,),
        choices={"peers": found.group.value},
    )
