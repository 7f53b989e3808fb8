"""The map component in a real browser, on a made-up map of 514 squares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.parts.regional_map.bundle import FOLDER, script
from tests.browser.map_page import ADDRESS, JANUARY, MapPage
from tests.browser.regional_map_app import PERIODS, make_paths, make_payload
from tests.support.browser import browser_page, page_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def payload():
    return make_payload(make_paths(), address=ADDRESS)


@pytest.fixture
def dark_map(app, reader) -> Iterator[MapPage]:
    """The map as it opens for a reader whose system asks for dark colours."""
    with page_in(reader, "about:blank") as watched:
        watched.page.emulate_media(color_scheme="dark")
        watched.page.goto(app)
        yield MapPage(watched).ready()


def test_a_request_to_another_host_is_refused_and_noted(app, reader):
    with page_in(reader, app) as watched:
        refused = "fetch('http://tiles.example/1.png').then(() => 'sent', () => 'refused')"
        assert watched.page.evaluate(refused) == "refused"
        assert watched.refused == ["http://tiles.example/1.png"]


def test_draws_every_area_with_the_look_of_the_month(opened, payload):
    drawn = opened.map.locator(".areas path")
    assert drawn.count() == 514
    shown = drawn.evaluate_all(
        "all => all.map(p => p.getAttribute('class').split(' ')[1][1]).join('')"
    )
    assert shown == payload["looks"][JANUARY][:514]


def test_a_class_on_a_small_denominator_is_pale_with_an_edge_of_its_colour(opened):
    opened.change_indicator()
    payload = make_payload(make_paths(), address=ADDRESS, seed="b")
    row = payload["faint"][JANUARY]
    code = payload["codes"][row.index("1")]
    area = opened.area(code)
    style = "node => [getComputedStyle(node).fill, getComputedStyle(node).stroke]"
    look = int(payload["looks"][JANUARY][row.index("1")])
    full = payload["legend"]["classes"][look]["light"]
    red, green, blue = (int(full[i : i + 2], 16) for i in (1, 3, 5))
    assert area.evaluate(style) == ["rgb(171, 205, 239)", f"rgb({red}, {green}, {blue})"]
    line = opened.root.locator(".legend-faint")
    assert line.inner_text() == f"Pucat: kurang dari 100 orang: {row.count('1')}"


def test_not_reported_is_hatched_and_blank_is_dotted(opened, payload):
    fills = {}
    for look in "nbzx":
        code = payload["codes"][payload["looks"][JANUARY].index(look)]
        fills[look] = opened.area(code).evaluate("node => getComputedStyle(node).fill")
    assert "#hatch-w" in fills["n"]
    assert "#dots-w" in fills["b"]
    assert fills["z"] == "rgb(255, 255, 255)"
    assert fills["x"] == "rgb(198, 205, 212)"


def test_the_legend_counts_the_places_of_each_look_and_a_joined_group_once(opened, payload):
    opened.slider.fill("5")
    opened.settle()
    looks = list(payload["looks"][5])
    for code in payload["groupings"][0][0][1:]:
        looks[payload["codes"].index(code)] = ""
    for look in "012345zbnx":
        assert opened.root.locator(f'.legend-count[data-look="{look}"]').inner_text() == str(
            looks.count(look)
        ), look
    assert opened.root.locator(".legend-classes caption strong").inner_text() == str(
        sum(map(looks.count, "012345"))
    )


def test_a_month_change_sends_nothing_and_changes_map_words_and_address(opened, payload):
    opened.settle()
    opened.watched.forget_frames()
    opened.slider.focus()
    opened.page.keyboard.press("ArrowRight")
    opened.root.locator(".step.next").click()
    opened.settle()
    assert opened.query("month") == "2024-03"
    shown = opened.map.locator(".areas path").evaluate_all(
        "all => all.map(p => p.getAttribute('class').split(' ')[1][1]).join('')"
    )
    assert shown == payload["looks"][JANUARY + 2][:514]
    assert opened.root.locator(".title").inner_text().endswith("Maret 2024")
    assert opened.root.locator(".foot").inner_text().startswith("Maret 2024")
    assert opened.watched.sent == []
    assert opened.watched.received == []


def test_play_goes_on_by_itself_and_stops_when_pressed_again(opened):
    opened.root.locator(".primary").click()
    opened.page.wait_for_timeout(1300)
    opened.root.locator(".primary").click()
    opened.settle()
    assert opened.slider.input_value() == str(JANUARY + 1)
    assert opened.root.locator(".primary").get_attribute("aria-pressed") == "false"


def test_zoom_outlives_a_month_and_another_indicator_and_the_hatch_keeps_its_pitch(opened):
    opened.root.locator(".tool.nearer").click()
    opened.root.locator(".tool.nearer").click()
    opened.settle()
    zoomed = opened.transform()
    scale = float(re.search(r"scale\(([\d.]+)\)", zoomed)[1])
    shrink = opened.map.locator("#hatch-w").get_attribute("patternTransform")
    assert float(re.search(r"scale\(([\d.]+)\)", shrink)[1]) * scale == pytest.approx(1)
    opened.slider.fill("7")
    opened.settle()
    assert opened.transform() == zoomed
    opened.change_indicator()
    opened.settle()
    assert opened.transform() == zoomed
    assert opened.slider.input_value() == "7"


def test_a_compact_map_has_no_slider_no_panel_and_leaves_the_address_alone(app, reader):
    with page_in(reader, f"{app}/?compact=1") as watched:
        opened = MapPage(watched).ready()
        assert not opened.slider.is_visible()
        assert not opened.root.locator(".menu").is_visible()
        opened.area("20.08").click()
        opened.python("20.08")
        opened.settle()
        assert not opened.root.locator(".panel").is_visible()
        assert opened.query("place") is None


def shown_rows(opened) -> dict[str, list[str]]:
    """The cells of the table under the map, by code."""
    rows = opened.root.locator(".figures tbody tr").evaluate_all(
        "all => all.map(row => [row.dataset.code, ...[...row.cells].map(cell => cell.innerText)])"
    )
    return {code: cells for code, *cells in rows}


def as_written(payload, m: int, i: int) -> list[str]:
    """Value, numerator, denominator and state as the table should write them."""
    look = payload["looks"][m][i]
    names = {state["look"]: state["label"] for state in payload["legend"]["states"]}
    if look in "bnx":
        return ["–", "–", "–", names[look]]
    counts = [payload[each][m][i] for each in ("numerators", "denominators")]
    value = f"{payload['values'][m][i] * 100:,.1f}%".replace(".", ",")
    return [value, *map(str, counts), names.get(look, "Melapor, di atas nol")]


def test_the_table_has_the_figures_of_the_map_and_follows_the_month(opened, payload):
    opened.root.locator(".figures summary").click()
    opened.root.locator(".figures tbody tr").first.wait_for()
    for m in (JANUARY, 5):
        opened.slider.fill(str(m))
        opened.settle()
        shown = shown_rows(opened)
        assert sorted(shown) == sorted(payload["codes"])
        for i, code in enumerate(payload["codes"]):
            assert shown[code][2:6] == as_written(payload, m, i), code


def test_the_table_is_narrowed_to_a_province_ordered_and_saved(opened, payload):
    opened.root.locator(".figures summary").click()
    opened.root.locator(".figures select").select_option("Provinsi 20")
    opened.root.get_by_role("button", name="Nilai").click()
    order = opened.root.locator(".figures th[aria-sort]")
    assert order.get_attribute("aria-sort") == "ascending"
    shown = shown_rows(opened)
    assert {code[:2] for code in shown} == {"20"}
    wanted = [payload["values"][JANUARY][payload["codes"].index(code)] for code in shown]
    known = [value for value in wanted if value is not None]
    assert wanted == sorted(known) + [None] * (len(wanted) - len(known))
    with opened.page.expect_download() as waiting:
        opened.root.locator(".figures-save").click()
    lines = Path(waiting.value.path()).read_text("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[1:]] == list(shown)
    assert all(line.endswith(";DATA CONTOH") for line in lines[1:])


def test_small_places_have_a_circle_until_they_are_large_enough(opened):
    small = opened.map.locator('.circles [data-code="01.08"]')
    assert small.count() == 1
    opened.map.focus()
    for _ in range(4):
        opened.page.keyboard.press("+")
    opened.settle()
    assert small.count() == 0
    assert opened.map.locator('.circles [data-code="90.01"]').count() == 1


def test_a_picture_is_asked_of_python_and_downloaded_once(opened):
    opened.slider.fill("4")
    opened.root.locator(".menu summary").click()
    with opened.page.expect_download() as waiting:
        opened.root.get_by_role("menuitem").first.click()
    assert waiting.value.suggested_filename == "peta.png"
    assert Path(waiting.value.path()).read_text() == f"png {PERIODS[4]}"


def test_the_sample_mark_is_within_the_pixels(opened):
    assert opened.root.locator(".stamp").first.inner_text() == "DATA CONTOH / SAMPLE DATA"
    mark = opened.map.locator("rect.watermark")
    assert mark.evaluate("node => getComputedStyle(node).display") != "none"
    assert mark.get_attribute("fill") == "url(#wm)"


def test_dark_theme_uses_the_dark_classes(dark_map, payload):
    assert dark_map.root.get_attribute("data-theme") == "dark"
    code = payload["looks"][JANUARY].index("3")
    area = dark_map.map.locator(".areas path").nth(code)
    assert area.evaluate("node => getComputedStyle(node).fill") == "rgb(79, 179, 191)"


def test_on_a_telephone_the_order_is_title_map_month_value_legend(app, browser):
    with browser_page(
        f"{app}/?place=18.06", browser=browser, size=(390, 844), touch=True
    ) as watched:
        opened = MapPage(watched).ready()
        parts = [".title", ".map", ".time", ".panel-first", ".legend", ".panel-more", ".foot"]
        tops = [opened.root.locator(part).bounding_box()["y"] for part in parts]
        assert tops == sorted(tops)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
        small = opened.root.locator(
            ":is(button, summary, select, a.button):visible:not(.figures *)"
        ).evaluate_all(
            """all => all.filter(node => node.getBoundingClientRect().height < 44)
                .map(node => node.className || node.innerText)"""
        )
        assert small == []
        opened.area("18.05").tap()
        tip = opened.map.locator(".tip")
        tip.wait_for()
        assert "Wilayah 260" in tip.inner_text()


def test_on_paper_the_map_is_light_as_wide_as_the_sheet_and_comes_back(dark_map):
    before = dark_map.map.bounding_box()["width"]
    dark_map.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert dark_map.root.get_attribute("data-theme") == "light"
    assert dark_map.map.bounding_box()["width"] == 1040
    assert dark_map.map.locator("svg.ground").get_attribute("width") == "1040"
    assert not dark_map.root.locator(".tools").is_visible()
    dark_map.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert dark_map.root.get_attribute("data-theme") == "dark"
    assert dark_map.map.bounding_box()["width"] == before


def test_the_script_is_one_module_of_small_files():
    assert script().count("export default") == 1
    assert "import " not in re.sub(r"//.*|/\*.*?\*/", "", script(), flags=re.DOTALL)
    for path in FOLDER.glob("*.js"):
        assert len(path.read_text("utf-8").splitlines()) <= 300, path.name
