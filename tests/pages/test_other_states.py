"""Pages without reports, with real figures only, and when the program or the database fails."""

import logging

import pytest
import streamlit as st

from pages.parts import queries
from tests.support.app import PAGES, Reader, app_on


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    with app_on(tmp_path_factory.mktemp("empty")):
        yield


@pytest.mark.parametrize(
    ("page", "code", "welcome"),
    (*((page, "id", "Selamat datang") for page in PAGES), ("overview", "en", "Welcome")),
)
def test_an_empty_store_welcomes_and_offers_ways_to_begin(empty, page, code, welcome):
    reader = Reader(page, f"lang={code}")
    assert reader.faults == []
    assert 'class="nt-ribbon"' not in reader.html
    if page == "upload":
        assert len(reader.app.file_uploader) == 1
    elif page == "submissions":
        assert reader.headings[0] in ("Kiriman", "Submissions")
    elif page == "administration":
        # boundaries can be taken into use before the first report
        assert reader.headings[0] in ("Administrasi", "Administration")
        assert len(reader.app.file_uploader) == 1
    else:
        assert reader.headings[0].startswith(welcome)
        assert [button.label for button in reader.app.button][-1] in (
            "Load sample data",
            "Muat data contoh",
        )


def test_the_welcome_map_shows_514_places_that_have_not_reported(empty):
    fed = Reader("overview", "lang=en").map
    assert fed["looks"] == ["n" * 514]
    assert fed["sample"] is False


def test_a_database_error_becomes_a_sentence_with_a_number(empty, monkeypatch, caplog):
    def broken(*_):
        raise OSError("disk /secret/place is gone")

    monkeypatch.setattr(queries, "facts", broken)
    for page in PAGES:
        with caplog.at_level(logging.ERROR, logger="netra"):
            reader = Reader(page, "lang=en")
        (message,) = reader.faults
        assert message.startswith("This page could not be shown because of a fault of the program")
        number = message.rsplit(" ", 1)[1].rstrip(".")
        assert f"fault {number}" in caplog.text
        assert "secret" not in message + reader.words
        assert "Traceback" not in message + reader.words


def test_an_unreadable_database_file_is_no_traceback(tmp_path):
    (tmp_path / "netra.sqlite3").write_bytes(b"this is not a database" * 100)
    with app_on(tmp_path):
        for page in PAGES:
            reader = Reader(page, "lang=en")
            assert len(reader.faults) == 1
            assert "fault of the program" in reader.faults[0]
    st.cache_resource.clear()
