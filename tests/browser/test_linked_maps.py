"""Search in the map, and two maps that move together, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from pages.parts.regional_map.bundle import FOLDER
from tests.browser.regional_map_app import make_paths
from tests.support.browser import page_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def app(maps) -> str:
    maps.write("linked/regency.json", {**make_paths(), "also": {"02.03": ["KWTG"]}})
    return f"{maps.url}/?app=linked"


@pytest.fixture
def by_month(app, reader) -> Iterator[Page]:
    with page_in(reader, app) as watched:
        yield _ready(watched.page)
        assert watched.errors == []


def _ready(page: Page) -> Page:
    for side in range(2):
        page.locator(".netra-map[data-ready]").nth(side).wait_for(timeout=30000)
    return page


def _transforms(page: Page) -> list[str]:
    return page.locator("svg.ground > g.world").evaluate_all(
        "all => all.map(node => node.getAttribute('transform'))"
    )


PLACES = [
    {"code": "36.02", "name": "Kab. Lebak", "parent": "Banten"},
    {"code": "18.06", "name": "Kab. Tanggamus", "parent": "Lampung"},
    {"code": "32.04", "name": "Kab. Bandung", "parent": "Jawa Barat"},
    {"code": "32.73", "name": "Kota Bandung", "parent": "Jawa Barat"},
    {"code": "31.74", "name": "Kota Adm. Jakarta Selatan", "parent": "DKI Jakarta"},
    {"code": "12.03", "name": "Kab. Tapanuli Selatan", "parent": "Sumut", "also": ["TAPSEL"]},
    {"code": "13.04", "name": "Kab. Tanah Datar", "parent": "Sumatera Barat"},
    {"code": "34", "name": "D.I. Yogyakarta", "isParent": True, "also": ["DIY"]},
    {"code": "32", "name": "Jawa Barat", "isParent": True, "also": ["JABAR"]},
]
POLICE = [
    {"code": "polres-lebak", "name": "Polres Lebak", "parent": "Polda Banten", "also": ["36.02"]},
    {"code": "polres-bandung", "name": "Polresta Bandung", "parent": "Polda Jawa Barat"},
]
FINDS = [
    ("Lebak", ["36.02"]),
    ("polres tangg", ["18.06"]),  # a kind that this map does not speak of says nothing
    ("tangamus", ["18.06"]),  # one letter less
    ("kab. bandung", ["32.04"]),
    ("bandung kota", ["32.73"]),  # in any order
    ("kota bdg", ["32.73"]),
    ("18.06", ["18.06"]),
    ("1806", ["18.06"]),
    ("selatan", ["12.03", "31.74"]),
    ("SÉLATAN jakarta", ["31.74"]),
    ("tapsel", ["12.03"]),
    ("tanahdatar", ["13.04"]),
    ("jabar", ["32"]),
    ("diy", ["34"]),
    ("lebak banten", ["36.02"]),
    ("banten", []),  # what lies above a place alone does not find it
    ("kab lebak", ["36.02"]),
    ("xyzzy", []),
    ("  ", []),
]


@pytest.fixture(scope="module")
def search(reader) -> Iterator[Page]:
    source = quote((FOLDER / "matching.js").read_text("utf-8"))
    with page_in(reader, "about:blank") as watched:
        watched.page.evaluate(
            "source => import(`data:text/javascript,${source}`).then(m => { window.m = m; })",
            source,
        )
        yield watched.page


_FIND = """([places, text]) => {
  const found = m.findPlaces(places.map(m.searchEntry), text);
  return found.map(({ entry, marks }) => [entry.code, m.markedPieces(entry.name, marks)]);
}"""


@pytest.mark.parametrize(("text", "codes"), FINDS)
def test_typed_words_find_places(search, text, codes):
    assert sorted(code for code, _ in search.evaluate(_FIND, [PLACES, text])) == sorted(codes)


@pytest.mark.parametrize("text", ["kab lebak", "lebak", "polres lebak", "36.02"])
def test_a_resort_is_found_by_its_regency(search, text):
    assert [code for code, _ in search.evaluate(_FIND, [POLICE, text])] == ["polres-lebak"]


def test_what_was_typed_is_marked_in_the_name(search):
    ((_, pieces),) = search.evaluate(_FIND, [PLACES, "jak kota"])
    marked = "".join(f"[{p['text']}]" if p["isMarked"] else p["text"] for p in pieces)
    assert marked == "[Kota] Adm. [Jak]arta Selatan"


def test_the_search_box_is_a_combobox_that_chooses_a_place_and_goes_near_it(by_month):
    page = by_month
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Cari wilayah").or_(
        page.get_by_role("combobox", name="Search for a place")
    )
    box.wait_for()
    page.keyboard.type("wilayah 29")
    options = page.get_by_role("option")
    assert options.count() == 10
    assert options.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert options.nth(1).get_attribute("id") == active
    name = options.nth(1).locator(".search-name").inner_text()
    assert "26" in page.locator(".search [role=status]").first.text_content()
    before = _transforms(page)
    page.keyboard.press("Enter")
    page.locator(".panel h3", has_text=name).nth(1).wait_for()
    assert not box.is_visible()
    page.wait_for_function(
        "before => [...document.querySelectorAll('*')].flatMap(n => n.shadowRoot ? "
        "[...n.shadowRoot.querySelectorAll('svg.ground > g.world')] : [])"
        ".every((g, i) => g.getAttribute('transform') !== before[i])",
        arg=before,
    )
    page.keyboard.press("/")
    page.keyboard.type("kwtg")
    assert options.first.locator(".search-name").inner_text() == "Wilayah 18"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert not box.is_visible()


def test_a_province_found_is_gone_into_in_both_maps(by_month):
    page = by_month
    page.keyboard.press("/")
    page.keyboard.type("provinsi 03")
    page.keyboard.press("Enter")
    page.wait_for_url("**zoom=03**")
    page.wait_for_timeout(500)
    assert page.locator(".crumb-here").all_inner_texts() == ["Provinsi 03"] * 2
    assert "zoom=03" in page.url


def test_two_months_share_zoom_and_pointed_and_chosen_place(by_month):
    page = by_month
    titles = page.locator(".title").all_inner_texts()
    assert [title.rsplit(", ", 1)[1] for title in titles] == ["Maret 2024", "Januari 2024"]
    page.locator('.areas [data-code="20.08"]').nth(1).hover()
    tips = page.locator(".tip")
    assert all(tips.nth(i).is_visible() for i in range(2))
    page.locator('.areas [data-code="20.08"]').nth(1).click()
    page.get_by_text(re.compile("^Python: 20.08 2024-03 2024-01")).wait_for()
    assert page.locator(".selection .halo").count() >= 2
    beside = page.locator(".panel .beside").first.inner_text()
    assert "Januari 2024" in beside
    page.locator(".tool.nearer").first.click()
    page.wait_for_timeout(300)
    first, second = _transforms(page)
    assert first == second != ""


def test_each_month_slider_moves_its_own_map_and_play_keeps_the_distance(by_month):
    page = by_month
    sliders = page.locator('input[type="range"]')
    sliders.nth(1).fill("4")
    page.get_by_text(re.compile("^Python: None 2024-03 2024-02")).wait_for()
    assert "with=month%3A2024-02" in page.url
    sliders.first.focus()
    page.keyboard.press(" ")
    page.wait_for_timeout(1300)
    page.keyboard.press(" ")
    assert [sliders.nth(i).input_value() for i in range(2)] == ["6", "5"]
    sliders.first.press("End")
    assert sliders.nth(1).input_value() == "5"


def test_two_indicators_have_one_month(app, reader):
    with page_in(reader, f"{app}&by=indicator") as watched:
        page = _ready(watched.page)
        page.locator('input[type="range"]').nth(1).fill("7")
        page.get_by_text(re.compile("^Python: None 2024-05")).wait_for()
        assert page.locator('input[type="range"]').first.input_value() == "7"
        assert "month=2024-05" in page.url
        assert "with=" not in page.url
        assert watched.errors == []
