"""A printed code reopens the very view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.breaks import BREAK_CHOICES, BreakChoice, BreakMethod, read_breaks
from domain.indicators import INDICATOR_OF
from domain.period import Period
from domain.places import Geography, UnitKind
from domain.terms import INSTITUTIONS
from domain.view_code import (
    CHOICES,
    PAGES,
    View,
    choices_of,
    code_stem,
    map_code_ends,
    read_view_code,
    view_code,
)
from geo.gazetteer import load_gazetteer

PLACES = [place for kind in UnitKind for place in load_gazetteer().places(kind)]
CODES = sorted({place.code for place in PLACES})
POLDAS = [place.code for place in PLACES if place.kind is UnitKind.POLICE_REGION]
PROVINCES = [place.code for place in PLACES if place.kind is UnitKind.PROVINCE]


def pages_and_choices():
    """A page with some of its choices made."""
    return st.sampled_from(sorted(PAGES)).flatmap(
        lambda page: st.fixed_dictionaries(
            {param: st.sampled_from(values) for param, values in CHOICES.get(page, {}).items()}
        ).map(lambda chosen: (page, choices_of(page, chosen)))
    )


VIEWS = st.builds(
    lambda page_and_choices, **parts: View(
        page=page_and_choices[0], choices=page_and_choices[1], **parts
    ),
    pages_and_choices(),
    indicator=st.sampled_from(sorted(INDICATOR_OF)),
    geography=st.sampled_from([geography.value for geography in Geography]),
    institution=st.sampled_from(["all", *INSTITUTIONS.codes]),
    period=st.builds(Period, st.integers(2000, 2100), st.integers(1, 12)),
    as_of=st.integers(0, 8000).map(lambda days: date(2020, 1, 1) + timedelta(days=days)),
    scope=st.sampled_from(["indonesia", *PROVINCES, *POLDAS]),
    breaks=st.sampled_from(BREAK_CHOICES),
    is_tiled=st.booleans(),
    places=st.lists(st.sampled_from(CODES), max_size=6).map(tuple),
)


@given(VIEWS)
def test_every_view_comes_back_from_its_code(view):
    assert read_view_code(view_code(view), PLACES) == view


def test_a_code_can_be_typed_carelessly():
    view = View(
        "map", "pledge_completion_rate", "regency", "asn_daerah", Period(2024, 1), date(2024, 12, 5)
    )
    code = view_code(view)
    assert len(code) == 12
    typed = code.lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert read_view_code(typed, PLACES) == view


def test_chosen_classes_are_one_more_character_and_older_codes_stay_readable():
    plain = View("map", "coverage_rate", "regency", "all", Period(2024, 1), date(2024, 12, 5))
    chosen = replace(plain, breaks=BreakChoice(BreakMethod.NATURAL, 4))
    assert view_code(plain) == "PT-409071000"
    assert view_code(chosen) == f"{view_code(plain)}-6"
    assert read_view_code(view_code(chosen), PLACES) == chosen
    assert read_view_code(view_code(plain), PLACES).breaks == BreakChoice()


def test_an_address_names_the_classes_and_nonsense_means_the_standard():
    assert [read_breaks(choice.code) for choice in BREAK_CHOICES] == list(BREAK_CHOICES)
    assert {read_breaks(code) for code in (None, "", "natural", "natural9")} == {BreakChoice()}


@pytest.mark.parametrize(
    "code",
    [
        "",
        "PT",
        "PT-123",
        "XX-000000000",
        "PT-UUUUUUUUU",
        "PT-ZZZZZZZZZ",
        "PT-000000000-Z",
        "PR-000000000-U0",
        "PR-000000000-U000",
        "PR-000000000-U0000000",
        "TR-000000000-UZZ",
    ],
)
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValueError, match="^" + code):
        read_view_code(code, PLACES)


def test_no_two_police_regions_share_a_number():
    views = [
        View("map", "coverage_rate", "resort", "polri", Period(2024, 1), date(2024, 2, 1), scope)
        for scope in POLDAS
    ]
    assert len({view_code(view) for view in views}) == len(POLDAS)


def test_no_two_places_share_a_number():
    plain = View("profile", "coverage_rate", "resort", "polri", Period(2024, 1), date(2024, 2, 1))
    codes = {view_code(replace(plain, places=(code,))) for code in CODES}
    assert len(codes) == len(CODES)


def test_a_place_and_what_the_page_lets_choose_follow_the_code():
    plain = View("trends", "coverage_rate", "regency", "all", Period(2024, 1), date(2024, 12, 5))
    of_place = replace(plain, places=("18.06",))
    assert view_code(of_place).startswith(f"{view_code(plain)}-U00-")
    assert len(view_code(of_place)) == 22
    several = replace(
        of_place, places=("18.06", "18"), choices=choices_of("trends", {"chart": "several"})
    )
    assert read_view_code(view_code(several), PLACES) == several


def test_a_tiled_map_keeps_its_old_code():
    tiled = View("map", "coverage_rate", "regency", "all", Period(2024, 1), date(2024, 12, 5),
                 is_tiled=True)  # fmt: skip
    assert view_code(tiled) == "PT-409071000-U"
    assert read_view_code("PT-409071000-U", PLACES) == tiled


def test_more_places_than_a_chart_compares_have_no_code():
    view = View("trends", "coverage_rate", "regency", "all", Period(2024, 1), date(2024, 12, 5),
                places=("18.06",) * 7)  # fmt: skip
    with pytest.raises(ValueError, match="no code for"):
        view_code(view)


@pytest.mark.parametrize("rates", ["raw", "smoothed"])
@pytest.mark.parametrize("breaks", [BreakChoice(), BreakChoice(BreakMethod.NATURAL, 4)])
def test_what_a_browser_puts_together_is_the_code(rates, breaks):
    choices = choices_of("map", {"rates": rates})
    plain = View("map", "violation_rate", "regency", "all", Period(2024, 1), date(2024, 12, 5),
                 breaks=breaks, choices=choices)  # fmt: skip
    views = [
        replace(plain, places=places, is_tiled=is_tiled)
        for places in ((), ("18.06",))
        for is_tiled in (False, True)
    ]
    place = view_code(views[-1])[-5:]
    whole = [code_stem(view_code(plain)) + end for end in map_code_ends(choices)]
    assert [*whole[:2], *(code + place for code in whole[2:])] == [view_code(v) for v in views]
