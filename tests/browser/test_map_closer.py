"""Closer to the map: boundaries of older months, fine lines, one province, enlarged corners."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

import pytest

from domain.places import Geography
from geo.paths import paths_for
from pages.parts.regional_map.bundle import FOLDER
from tests.browser.map_page import MapPage
from tests.browser.regional_map_app import CELL, COLUMNS, PERIODS, make_paths
from tests.support.browser import page_in

pytestmark = pytest.mark.browser
NEWER, OLDER = (f"/app/static/layers/closer/{name}.json" for name in ("regency", "older"))
GONE = "20.08"


def _squares() -> dict[str, Any]:
    """The squares as a coarse country with fine files, capitals and a second corner."""
    return make_paths() | {
        "coarse": 0.5,
        "fine": "regency/{parent}.json",
        "borders_of": [["01"] for _ in range(13)],
        "capitals": [
            {"name": "Kota Satu", "at": [5 * CELL + 12, CELL + 12]},
            {"name": "Kota Dua", "at": [5 * CELL + 14, CELL + 13]},
        ],
    }


def _fine(document: dict[str, Any], parent: str) -> dict[str, Any]:
    """The same squares with one point more on their upper edge."""
    areas = [area for area in document["areas"] if area["parent"] == parent]
    return {
        "version": 2,
        "areas": {area["code"]: _pointed(area["d"]) for area in areas},
        "borders": [{"d": f"M0,{CELL}h{CELL}", "of": [parent]}],
    }


def _pointed(d: str) -> str:
    return re.sub(r"h(\d+)v", r"h1h\1h-1v", d, count=1)


@pytest.fixture(scope="module")
def app(maps) -> str:
    document = _squares()
    maps.write("closer/regency.json", document)
    areas = [area for area in document["areas"] if area["code"] != GONE]
    maps.write("closer/older.json", make_paths() | {"areas": areas})
    for parent in {area["parent"] for area in document["areas"]}:
        maps.write(f"closer/regency/{parent}.json", _fine(document, parent))
    return f"{maps.url}/?app=closer"


def _drawn_from(opened: MapPage, address: str) -> None:
    opened.page.locator(f'.netra-map[data-ready="{address}"]').wait_for()


def test_a_month_is_drawn_on_its_own_boundaries_and_zoom_and_place_stay(opened):
    opened.area("20.09").click()
    opened.python("20.09")
    opened.root.locator(".tool.nearer").click()
    opened.settle()
    zoomed = opened.transform()
    opened.slider.fill("0")
    _drawn_from(opened, OLDER)
    assert opened.area(GONE).count() == 0
    assert opened.map.locator(".areas path").count() == 513
    assert opened.transform() == zoomed
    assert opened.map.locator("svg.top > g.world .selection .halo").count() == 1
    opened.slider.fill(str(PERIODS.index("2024-01")))
    _drawn_from(opened, NEWER)
    assert opened.area(GONE).count() == 1
    assert opened.transform() == zoomed
    opened.map.hover()
    before = opened.transform()
    opened.page.mouse.down()
    opened.page.mouse.move(500, 300, steps=4)
    opened.page.mouse.up()
    opened.settle()
    assert opened.transform() != before


def test_into_a_province_with_fine_lines_and_back_by_escape(opened):
    coarse = opened.area("20.05").get_attribute("d")
    opened.area("20.05").dblclick()
    opened.python("20.05")
    crumbs = opened.map.locator(".crumbs")
    crumbs.get_by_text("Provinsi 20").wait_for()
    opened.map.locator('.areas [data-code="20.05"][d*="h1h"]').wait_for()
    assert opened.area("01.01").get_attribute("d").count("h") == 2
    assert opened.map.locator(".veil").get_attribute("d").count("M") == 16
    opened.page.wait_for_function("location.search.includes('zoom=20')")
    opened.map.focus()
    opened.page.keyboard.press("Escape")
    opened.python("None")
    assert crumbs.is_visible()
    opened.page.keyboard.press("Escape")
    crumbs.wait_for(state="hidden")
    opened.page.wait_for_function("!location.search.includes('zoom')")
    assert opened.area("20.05").get_attribute("d") != coarse


def test_a_link_reopens_the_province_and_the_way_back_is_a_button(app, reader):
    with page_in(reader, f"{app}&zoom=20") as watched:
        opened = MapPage(watched).ready()
        opened.map.locator(".crumb-here", has_text="Provinsi 20").wait_for()
        opened.settle()
        scale = float(re.search(r"scale\(([\d.]+)\)", opened.transform())[1])
        assert scale > opened.map.bounding_box()["width"] / (COLUMNS * CELL) * 2
        opened.map.get_by_role("button", name="Indonesia", exact=True).click()
        opened.map.locator(".crumbs").wait_for(state="hidden")
        assert opened.map.evaluate("node => node.matches(':focus')")
        assert watched.errors == []


def test_a_corner_is_enlarged_with_fine_lines_and_of_two_capitals_in_one_place_one_is_named(opened):
    assert opened.map.locator(".capital-name").count() == 1
    corner = opened.map.locator(".inset-frame")
    assert corner.count() == 1
    copy = corner.locator('[data-code="01.01"]').first
    corner.locator('[data-code="01.01"][d*="h1h"]').wait_for()
    assert copy.get_attribute("d").count("h") == 4
    assert opened.area("01.01").get_attribute("d").count("h") == 2
    for _ in range(3):
        opened.root.locator(".tool.nearer").click()
    opened.settle()
    assert not corner.is_visible()


def test_script_and_paths_come_once_and_travel_with_no_message(app, reader):
    took = """() => performance.getEntriesByType('resource')
        .filter((each) => /app.static.(map|layers)/.test(each.name))
        .map((each) => each.transferSize)"""
    for _ in range(2):
        with page_in(reader, app) as watched:
            MapPage(watched).ready()
            sizes = watched.page.evaluate(took)
    assert len(sizes) >= 2
    assert not any(sizes)
    assert not any(b"class RegionalMap" in _as_bytes(frame) for frame in watched.received)


def _as_bytes(frame: bytes | str) -> bytes:
    return frame if isinstance(frame, bytes) else frame.encode()


def test_boxes_of_paths_are_those_that_the_browser_measures(reader, tmp_path):
    source = quote((FOLDER / "extent.js").read_text("utf-8"))
    regencies = json.loads(paths_for(Geography.REGENCY, root=tmp_path).read_text("utf-8"))
    squares = [_pointed(area["d"]) for area in make_paths()["areas"][:20]]
    lines = re.findall("M[^M]*", regencies["borders"])
    paths = [*(area["d"] for area in regencies["areas"]), *lines, *squares, "M1.5,2l-.25 4z"]
    with page_in(reader, "about:blank") as watched:
        differ = watched.page.evaluate(_COMPARE_BOXES, [source, paths])
    assert len(paths) > 600
    assert differ == []


_COMPARE_BOXES = """async ([source, paths]) => {
  const { boxOfPath } = await import(`data:text/javascript,${source}`);
  const make = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
  const [svg, path] = [make("svg"), make("path")];
  svg.append(path);
  document.body.append(svg);
  return paths.filter((d) => {
    path.setAttribute("d", d);
    const [seen, said] = [path.getBBox(), boxOfPath(d)];
    return ["x", "y", "width", "height"].some((part) => Math.abs(seen[part] - said[part]) > 0.001);
  });
}"""
