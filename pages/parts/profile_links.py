"""Links of the Profile page: from a figure to its cells, from a place to its profile."""

from __future__ import annotations

from html import escape

from domain.indicators import INDICATOR_OF, Indicator
from domain.language import Language
from domain.period import Period
from pages.parts import url_state
from workflow.facts import Facts

OF, AT, WHO, CELL = "of", "at", "who", "cell"
PEERS = "peers"


def link(text: str, address: str, title: str = "") -> str:
    """HTML of a link as figures bear it."""
    said = f' title="{escape(title)}"' if title else ""
    return f'<a class="nt-fig" href="{escape(address)}" target="_self"{said}>{escape(text)}</a>'


def figure_link(
    text: str, indicator: Indicator, period: Period, language: Language, *, who: str | None = None
) -> str:
    """HTML of a figure that leads to the cells it was made of.

    Args:
        text: the figure as it is written.
        who: code of another place, or "peers"; the place of the page when None.
    """
    params = {OF: indicator.code, AT: str(period)} | ({WHO: who} if who else {})
    address = url_state.address_of("profile", **_kept(), **params)
    title = language.text("Where this figure comes from")
    return link(text, address, title)


def cell_link(
    text: str, cell: str, language: Language, *, of: tuple[Indicator, Period] | None = None
) -> str:
    """HTML of a figure or a cell's name that leads to the cell itself.

    Args:
        cell: "104!Pakta Integritas!G2".
        of: the figure that it is a part of; the one that is open when None.
    """
    if of:
        figure = {OF: of[0].code, AT: str(of[1])}
    else:
        figure = {name: value for name in (OF, AT, WHO) if (value := url_state.get(name))}
    address = url_state.address_of("profile", **_kept(), **figure, **{CELL: cell})
    return link(text, address, language.text("Open the workbook at this cell"))


def place_link(code: str, name: str) -> str:
    """HTML of a place's name that leads to its profile."""
    address = url_state.address_of("profile", **_kept(), place=code)
    return link(name, address)


def without_origin() -> str:
    """The address of the profile without the cells."""
    return url_state.address_of("profile", **_kept())


def _kept() -> dict[str, str]:
    value = url_state.get(PEERS)
    return {PEERS: value} if value else {}


def wanted_figure(facts: Facts) -> tuple[Indicator, Period] | None:
    """The indicator and month that the address asks the cells of; None when it does not."""
    indicator = INDICATOR_OF.get(url_state.get(OF) or "")
    months = {str(period): period for period in facts.periods}
    period = months.get(url_state.get(AT) or "")
    return (indicator, period) if indicator and period else None
