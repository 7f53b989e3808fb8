"""Choosing places and months on the map, by mouse, keyboard and link, in a real browser."""

from __future__ import annotations

import re
from contextlib import closing

import pytest
from playwright.sync_api import Page, WebSocketRoute

from tests.browser.map_page import MapPage
from tests.browser.regional_map_app import PERIODS
from tests.support.browser import WatchedPage, page_in

pytestmark = pytest.mark.browser


class SlowLine:
    """The line to the server: what the server says waits until it is let through."""

    def __init__(self, page: Page) -> None:
        self.is_held = False
        self._held: list[str | bytes] = []
        page.route_web_socket(re.compile("/_stcore/stream"), self._join)

    def _join(self, line: WebSocketRoute) -> None:
        self._line = line
        line.connect_to_server().on_message(self._hear)

    def _hear(self, message: str | bytes) -> None:
        if self.is_held:
            self._held.append(message)
        else:
            self._line.send(message)

    def let_through(self, count: int) -> None:
        """The oldest messages arrive; what comes later still waits."""
        for message in self._held[:count]:
            self._line.send(message)
        del self._held[:count]

    def waiting(self, page: Page) -> int:
        """How many messages wait once the server has nothing more to say."""
        count = -1
        while count != len(self._held):
            count = len(self._held)
            page.wait_for_timeout(400)
        return count


def test_an_answer_that_comes_late_does_not_undo_a_newer_choice(app, reader):
    with closing(reader.browser.new_context()) as context:
        page = context.new_page()
        line = SlowLine(page)
        page.goto(app)
        opened = MapPage(WatchedPage(page)).ready()
        line.is_held = True
        opened.area("20.08").click()
        answered = line.waiting(page)
        assert answered
        opened.map.focus()
        opened.page.keyboard.press("ArrowRight")
        opened.page.keyboard.press("ArrowRight")
        opened.page.keyboard.press("Enter")
        opened.slider.fill("7")
        line.waiting(page)
        line.let_through(answered)
        opened.settle()
        assert opened.root.locator(".panel h3").inner_text() == "Wilayah 294"
        assert opened.slider.input_value() == "7"
        line.is_held = False
        line.let_through(line.waiting(page))
        opened.python("20.09")
        opened.root.locator(".panel .months").wait_for()
        assert opened.root.locator(".panel h3").inner_text() == "Wilayah 294"
        assert opened.slider.input_value() == "7"


def test_a_double_click_is_one_place_though_the_panel_moves_the_map(opened):
    box = opened.area("30.08").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    opened.page.mouse.click(x, y, click_count=1)
    opened.python("30.08")
    opened.settle()
    assert opened.area("30.08").bounding_box()["x"] != box["x"]
    opened.page.mouse.down(click_count=2)
    opened.page.mouse.up(click_count=2)
    opened.settle()
    assert opened.root.locator(".panel h3").inner_text() == "Wilayah 443"
    assert opened.map.locator(".crumb-here").inner_text() == "Provinsi 30"


def test_python_learns_the_month_when_the_reader_turns_to_something_else(opened):
    opened.slider.fill("9")
    opened.settle()
    opened.change_indicator()
    opened.python(PERIODS[9])
    opened.settle()
    assert opened.query("month") == PERIODS[9]
    assert opened.query("seed") == "b"


def test_a_click_selects_in_python_and_in_the_address_and_the_sea_clears(opened):
    opened.area("20.08").click()
    opened.python("20.08")
    opened.root.locator(".panel h3", has_text="Wilayah 293").wait_for()
    opened.settle()
    assert opened.query("place") == "20.08"
    assert "Wilayah 293" in opened.root.locator(".leader-text").text_content()
    assert opened.map.locator("svg.top > g.world .selection .halo").count() == 1
    box = opened.map.bounding_box()
    opened.page.mouse.click(box["x"] + box["width"] - 30, box["y"] + box["height"] - 8)
    opened.python("None")
    opened.settle()
    assert opened.query("place") is None
    assert opened.root.locator(".panel h3").count() == 0


def test_a_link_with_place_and_month_reopens_the_same_view(app, reader):
    with page_in(reader, f"{app}/?place=18.06&month=2024-05") as watched:
        opened = MapPage(watched).ready()
        opened.root.locator(".panel h3", has_text="Wilayah 261").wait_for()
        assert opened.slider.input_value() == str(PERIODS.index("2024-05"))


def test_selecting_one_of_a_joined_group_outlines_all_and_the_tooltip_says_so(opened):
    opened.area("01.02").hover()
    tip = opened.map.locator(".tip")
    tip.wait_for()
    assert "3" in tip.locator(".tip-note").first.inner_text()
    opened.area("01.02").click()
    opened.python("01.02")
    assert opened.map.locator("svg.top > g.world .selection .area").count() == 3


def test_the_keyboard_walks_says_and_chooses(opened):
    opened.area("20.08").click()
    opened.python("20.08")
    opened.map.focus()
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("ArrowRight")
    assert "Wilayah 294" in opened.root.locator("> .live").inner_text()
    assert "Wilayah 294" in opened.map.locator(".tip").inner_text()
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    opened.python("23.04")
    opened.page.keyboard.press("Escape")
    opened.python("None")


def focused(page) -> str:
    """Tag and class of what has the focus, inside the map's shadow."""
    return page.evaluate(
        """() => { let node = document.activeElement;
            while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
            return `${node.tagName} ${node.className}`.trim(); }"""
    )


def test_enter_on_the_chosen_place_goes_to_its_figures_and_escape_leads_back(opened):
    opened.area("20.08").click()
    opened.python("20.08")
    opened.root.locator(".panel .months").wait_for()
    opened.map.focus()
    opened.page.keyboard.press("Enter")
    assert focused(opened.page) == "H3"
    opened.page.keyboard.press("Tab")
    assert focused(opened.page) == "BUTTON link"
    opened.slider.evaluate("node => { node.value = 5; node.dispatchEvent(new Event('input')); }")
    opened.settle()
    assert focused(opened.page) == "BUTTON link"  # though the panel was made anew
    opened.page.keyboard.press("Escape")
    assert focused(opened.page) == "DIV map"
    opened.page.keyboard.press("Escape")
    opened.python("None")
