"""An address that is no page."""

import pytest

from pages.parts.missing import asked_for

PAGES = ("", "map", "upload")


@pytest.mark.parametrize("path", ("", "/", "/map", "/upload?lang=id", "/upload/", "/netra/map"))
def test_addresses_of_pages_and_addresses_behind_a_proxy_are_left_to_the_navigation(path):
    assert asked_for(f"http://localhost:8501{path}", PAGES) is None


@pytest.mark.parametrize(("path", "name"), (("/peta", "peta"), ("/lap%20okt", "lap okt")))
def test_what_is_no_page_is_named(path, name):
    assert asked_for(f"http://localhost:8501{path}?lang=id", PAGES) == name


def test_without_an_address_no_page_is_missing():
    assert asked_for(None, PAGES) is None
