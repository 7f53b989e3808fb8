"""Every state of a map in both renderers: the browser's and the exported picture's colours agree.

All states stand on one page that is loaded once a theme. The screenshots are compared with agreed
ones (`tests/charts/golden.py`); those of the exported picture are in `test_map_picture.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page

from charts.canvas import Canvas
from charts.map_painter import Painter
from charts.map_paths import read_map_paths
from charts.map_picture import PANEL, placement_of
from charts.map_scene import OUTSIDE, Scene, build_scene
from charts.palette import DARK, LIGHT, pale_ramp, palette, ramp
from domain.language import Language
from tests.charts.colour import rgb
from tests.charts.golden import assert_golden
from tests.support.browser import open_context, page_in
from tests.support.map_states import STATES, MapState

pytestmark = pytest.mark.browser
SIZE = (1280, 900)
BARE = ".tools { visibility: hidden }"


@pytest.fixture(scope="module")
def app(maps) -> str:
    for name, state in (("map", "ordinary"), ("tiles", "tiles")):
        maps.write(f"squares/{name}.json", STATES[state].paths)
    return f"{maps.url}/?app=states"


@pytest.fixture(scope="module", params=[LIGHT, DARK])
def themed(request, app, browser) -> Iterator[tuple[str, Page]]:
    """The page with every state, in a theme; loaded once for all tests."""
    with (
        closing(open_context(browser, SIZE, dark=request.param == DARK)) as context,
        page_in(context, app) as watched,
    ):
        watched.page.locator(".netra-map[data-ready]").nth(len(STATES) - 1).wait_for(timeout=30000)
        yield request.param, watched.page
        assert watched.refused == []
        assert watched.errors == []


def figure(page: Page, name: str) -> Locator:
    return page.locator(f".st-key-state-{name} .netra-map .figure")


def colours_on_screen(page: Page, name: str) -> dict[str, dict[str, str]]:
    """By place what the browser computed: fill and edge, and both colours of a pattern."""
    return figure(page, name).evaluate(
        """figure => {
          const style = (selector, part) => getComputedStyle(figure.querySelector(selector))[part];
          const patterns = {
            hatch: { fill: style(".hatch-ground", "fill"), mark: style(".hatch-line", "stroke") },
            dots: { fill: style(".dots-ground", "fill"), mark: style(".dots-dot", "fill") } };
          const nodes = [...figure.querySelectorAll(".areas [data-code], .circles [data-code]")]
            .filter(node => getComputedStyle(node).display !== "none");
          return Object.fromEntries(nodes.map(node => {
            const { fill, stroke } = getComputedStyle(node);
            const used = /#(hatch|dots)-/.exec(fill);
            return [node.dataset.code, used ? { pattern: used[1], ...patterns[used[1]] }
              : { pattern: "", fill, edge: stroke }];
          }));
        }"""
    )


def scene_of(state: MapState) -> Scene:
    """What the exported picture paints."""
    paths = read_map_paths(state.paths)
    placement = placement_of(paths, state.focus or None)
    return build_scene(month=state.month, paths=paths, placement=placement, box=PANEL)


def colours_in_picture(state: MapState, theme: str) -> dict[str, dict[str, str]]:
    """By place what the exported picture paints it with, in the words of the browser."""
    view = state.view
    classes = (view.indicator, view.classes, theme)
    painter = Painter(
        Canvas(page=palette(theme).page), palette(theme), ramp(*classes), pale_ramp(*classes)
    )
    found = {}
    for area in scene_of(state).areas.values():
        if area.look == OUTSIDE and not area.strokes:
            continue
        look = painter.state_look(area.look)
        fill = css(painter.fill(area.look, is_faint=area.is_faint))
        if look and look.pattern != "none":
            found[area.code] = {"pattern": look.pattern, "fill": fill, "mark": css(look.mark)}
        else:
            found[area.code] = {"pattern": "", "fill": fill}
    return found


def css(colour: str) -> str:
    return "rgb({}, {}, {})".format(*rgb(colour))


@pytest.mark.parametrize("name", STATES)
def test_every_place_has_one_colour_on_screen_and_in_the_picture(themed, name):
    theme, page = themed
    shown = colours_on_screen(page, name)
    painted = colours_in_picture(STATES[name], theme)
    assert painted.keys() <= shown.keys()
    assert STATES[name].focus or painted.keys() == shown.keys()
    assert {
        code: {part: value for part, value in found.items() if part != "edge"}
        for code, found in shown.items()
        if code in painted
    } == painted


def test_a_pale_area_keeps_its_class_as_its_edge_in_both(themed):
    theme, page = themed
    state = STATES["small-bases"]
    classes = ramp(state.indicator, state.view.classes, theme)
    shown = colours_on_screen(page, "small-bases")
    pale = [area for area in scene_of(state).areas.values() if area.is_faint and area.strokes]
    assert len(pale) > 5
    assert {area.code: shown[area.code]["edge"] for area in pale} == {
        area.code: css(classes[int(area.look)]) for area in pale
    }


@pytest.mark.parametrize("name", STATES)
def test_agreed_screens(themed, name):
    theme, page = themed
    if theme == DARK and name not in ("ordinary", "small-bases"):
        return
    shot = figure(page, name).locator(".map").screenshot(animations="disabled", style=BARE)
    assert_golden(f"screen-{name}{'-dark' if theme == DARK else ''}", shot)


@pytest.mark.parametrize("name", STATES)
def test_the_frame_is_inside_the_figure_in_every_state(themed, name):
    """Title, month, meaning, reports of those expected, day, source, layer, code, sample mark."""
    _, page = themed
    state, language = STATES[name], Language("id")
    frame = state.frame(language)
    words = figure(page, name).inner_text()
    flat = re.sub(r"\s+", " ", words)
    for piece in (frame.title, state.indicator.definition(language), frame.code, *frame.line):
        assert plain_words(piece) in flat, piece
    assert "DATA CONTOH / SAMPLE DATA" in flat
    assert figure(page, name).locator(".watermark").is_visible()
    states = figure(page, name).locator(".legend-states .legend-count").all_inner_texts()
    total = figure(page, name).locator(".legend-classes caption strong").inner_text()
    assert sum(int(n) for n in [*states, total]) == len(state.month.groups)


OVERLAPS = """figure => {
  const wanted = ".title, .stamp:not(:empty), .tile-switch, .menu summary, .definition, .map, "
    + ".legend caption, .legend-label, .legend-count, .legend-faint, .foot > *";
  const parts = [...figure.querySelectorAll(wanted)].filter(node => node.getClientRects().length);
  const boxes = parts.map(node => [node.className || node.tagName, node.getBoundingClientRect()]);
  const outer = figure.getBoundingClientRect();
  const isCut = box => box.left < outer.left - 1 || box.right > outer.right + 1
    || box.bottom > outer.bottom + 1;
  const faults = boxes.filter(([, box]) => isCut(box)).map(([name]) => `${name} is cut`);
  boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q], j) => {
    if (parts[i].contains(parts[i + 1 + j])) return;
    const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
    const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
    if (wide > 1 && high > 2) faults.push(`${a} lies on ${b}`);
  }));
  return faults;
}"""


@pytest.mark.parametrize("name", STATES)
def test_nothing_of_the_frame_overlaps_or_is_cut(themed, name):
    _, page = themed
    faults = figure(page, name).evaluate(OVERLAPS)
    assert faults == []


def plain_words(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("**", "")).strip()


def test_a_reader_turns_to_tiles_and_back(themed):
    _, page = themed
    shown = figure(page, "all-equal")
    root = page.locator(".st-key-state-all-equal .netra-map")
    code = shown.locator(".view-code").inner_text()
    shown.get_by_role("button", name="Petak", exact=True).click()
    page.locator('.st-key-state-all-equal .netra-map.tiled[data-ready$="tiles.json"]').wait_for()
    assert shown.locator(".areas path").count() == len(STATES["tiles"].paths["areas"])
    assert shown.locator(".circles circle").count() == 0, "islet and airport have a tile each"
    assert shown.locator(".view-code").inner_text() == f"{code}-U"
    assert "sama besar" in shown.locator(".foot").inner_text()
    shown.get_by_role("button", name="Peta", exact=True).click()
    page.locator('.st-key-state-all-equal .netra-map[data-ready$="map.json"]').wait_for()
    assert "tiled" not in str(root.get_attribute("class"))
    assert shown.locator(".view-code").inner_text() == code
