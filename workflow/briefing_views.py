"""The slide of a page, for the presentation view: the same figures, words and code."""

from __future__ import annotations

from dataclasses import dataclass

from domain.briefing import Slide
from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_REPORTED, Indicator
from workflow.briefing_comparison import compared, comparison_slide, usual_comparison
from workflow.briefing_map import map_order, map_slide
from workflow.briefing_month import matters_slide
from workflow.briefing_profile import profile_slide
from workflow.briefing_subject import Subject
from workflow.briefing_trend import (
    control_of,
    mark_of_month,
    sums_slide,
    trend_slide,
    trend_until_month,
)
from workflow.compared_places import Wanted
from workflow.map_files import MapOrder
from workflow.profile import Profile

PAGES = ("overview", "map", "trends", "comparison", "profile")


@dataclass(frozen=True, eq=False, slots=True)
class PageView:
    """What a page shows besides month, scope and institutions.

    Attributes:
        page: one of `PAGES`.
        place: of the map the selected area, of the trends a unit of the scope; "" for none.
        is_cumulative: whether the trend is drawn as running sums.
        is_tiled: whether the map is drawn as tiles.
        wanted: what the Comparison page compares; its usual choice when None.
        profile: what the Profile page stands on.
    """

    page: str
    indicator: Indicator = PLEDGE_COMPLETION
    place: str = ""
    is_cumulative: bool = False
    is_tiled: bool = False
    wanted: Wanted | None = None
    profile: Profile | None = None


def slide_of(view: PageView, subject: Subject) -> tuple[Slide, MapOrder | None]:
    """The slide of a page, and of a map what its picture shows.

    Raises:
        ValueError: there is no such page, or a profile without its place.
    """
    if view.page == "overview":
        return _overview(subject), None
    if view.page == "map":
        place = view.place or None
        order = map_order(subject, view.indicator, place, is_tiled=view.is_tiled)
        return map_slide(subject, order), order
    if view.page == "trends":
        return _trend(view, subject), None
    if view.page == "comparison":
        wanted = view.wanted or usual_comparison(subject)
        return comparison_slide(subject, compared(subject, wanted)), None
    if view.page == "profile" and view.profile is not None:
        return profile_slide(subject, view.profile), None
    raise ValueError(f"no slide of the page {view.page}")


def _overview(subject: Subject) -> Slide:
    found = trend_until_month(subject, VIOLATIONS_REPORTED)
    mark = mark_of_month(subject, found, control_of(subject, found))
    return matters_slide(subject, mark=mark)


def _trend(view: PageView, subject: Subject) -> Slide:
    found = trend_until_month(subject, view.indicator, view.place, is_cumulative=view.is_cumulative)
    if view.is_cumulative:
        return sums_slide(subject, found, view.place)
    return trend_slide(subject, found, control_of(subject, found), view.place)
