"""Place names of published workbooks, as their authors wrote them.

The workbooks stand beside the checkout (../shared/workbooks) where available; they are not part of
the project, so these tests are skipped elsewhere.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from domain.period import Period
from domain.places import UnitKind
from geo.gazetteer import load_gazetteer
from geo.resolver import GazetteerResolver

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "workbooks"


def first_column(name: str) -> list[str]:
    path = FOLDER / name
    if not path.exists():
        pytest.skip("the published workbooks are not beside this checkout")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [text for row in rows if (text := str(row[0]))]


@pytest.mark.parametrize(
    ("name", "within", "province", "expected"),
    [
        ("covid_by_regency_national_2023-01-01.xlsx", None, "indonesia", 514),
        ("crime_by_police_resort_east_java_2021.xlsx", "35", "35", 38),
        ("hdi_west_java_bps_download.xlsx", "32", "32", 27),
        ("legacy_template_east_java.xls", None, "35", 38),
    ],
)
def test_every_place_of_the_list_is_a_different_regency(
    name: str, within: str | None, province: str, expected: int
) -> None:
    texts = first_column(name)
    resolver = GazetteerResolver()
    matches = [
        resolver.resolve(
            code=None,
            name=text,
            kind=UnitKind.REGENCY,
            period=Period(2023, 1),
            siblings=texts,
            within=within,
        )
        for text in texts
    ]
    found = [m.place.code for m in matches if m.place and m.place.kind == UnitKind.REGENCY]
    under = load_gazetteer().children(province, UnitKind.REGENCY)
    assert sorted(found) == [place.code for place in under]
    assert len(found) == expected
