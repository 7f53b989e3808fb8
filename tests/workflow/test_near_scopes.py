"""A scope written wrongly is answered with those that may have been meant."""

import pytest

from domain.period import Period
from workflow.near_scopes import near_scopes

MONTH = Period(2024, 11)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Jawa Timur", ["35", "polda-jawa-timur"]),
        ("jatim", ["35", "polda-jawa-timur"]),
        ("polda-jatim", ["polda-jawa-timur"]),
        ("Polda Jatim", ["polda-jawa-timur"]),
        ("Metro Jaya", ["polda-metro-jaya"]),
        ("nasional", ["indonesia"]),
        ("lampng", ["18"]),
        ("polda-lampng", ["polda-lampung"]),
        ("all-provincs", ["all-provinces"]),
        ("35.78", ["35", "polda-jawa-timur"]),
        ("polres-tanggamus", ["18", "polda-lampung"]),
        ("99", []),
        ("", []),
    ],
)
def test_names_short_forms_slips_and_units_below_lead_to_their_scope(text, near):
    assert [code for code, _ in near_scopes(text, MONTH)] == near


def test_what_is_near_is_there_in_the_month():
    found = near_scopes("polda papua selatan", Period(2022, 1))
    assert "polda-papua-selatan" not in [code for code, _ in found]
