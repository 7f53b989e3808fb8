"""The Administration page: what is in use, a file examined, confirmed, and the way back."""

from __future__ import annotations

import pytest

from store.api import open_store
from tests.support import other_boundaries as other
from tests.support.app import Reader, app_on
from workflow import boundary_preview
from workflow.boundaries import layer_in_use

FIELDS = {
    "Source: who made it": "Badan contoh",
    "Licence": "CC BY 4.0",
    "Year that it stands for": "2024",
}


@pytest.fixture
def store(tmp_path):
    opened = open_store(f"sqlite:///{tmp_path / 'netra.sqlite3'}")
    with app_on(tmp_path):
        yield opened
    opened.close()


@pytest.fixture
def reads(monkeypatch):
    """What the next file that is dropped is said to hold."""

    def say(reading):
        monkeypatch.setattr(boundary_preview, "read_official", lambda *_: reading)

    return say


def page(address="lang=en"):
    reader = Reader("administration", address)
    assert reader.faults == []
    return reader


def drop(reader, name=other.FILE, content=b"{}"):
    reader.app.file_uploader[0].upload(name, content).run()
    assert reader.faults == []
    return reader


def button(reader, key):
    return next(each for each in reader.app.button if each.key == key)


def press(reader, key):
    button(reader, key).click()
    reader.app.run()
    assert reader.faults == []
    return reader


def write(reader, words):
    for label, text in words.items():
        next(each for each in reader.app.text_input if each.label == label).set_value(text)
    reader.app.run()
    assert reader.faults == []
    return reader


@pytest.mark.parametrize("code", ["id", "en"])
def test_an_empty_store_shows_what_is_built_in(store, code):
    reader = page(f"lang={code}")
    assert "GSHHG" in reader.words
    assert len(reader.headings) == 5
    assert "boundaries_back" not in [each.key for each in reader.app.button]


def test_a_file_is_reported_and_previewed_and_nothing_is_replaced(store, reads):
    reads(other.usable())
    reader = drop(page())
    words = " ".join(reader.words.split())
    assert "May be used" in words
    assert "514 / 514" in words
    assert "505" in words
    assert "Preview: the file beside the built-in boundaries" in reader.headings
    assert "The areas that differ most" in reader.headings
    assert "Kabupaten Tanggamus 18.06 42% in common" in words
    assert reader.html.count("<svg") >= 14
    assert layer_in_use(store).is_built_in
    assert store.ledger() == []


def test_the_button_waits_until_everything_that_maps_say_is_written(store, reads):
    reads(other.usable())
    reader = drop(page())
    assert button(reader, "boundaries_use").disabled
    assert "Name, source, licence and year are still needed." in reader.words
    write(reader, {"Source: who made it": "Badan contoh"})
    assert button(reader, "boundaries_use").disabled
    write(reader, FIELDS)
    assert not button(reader, "boundaries_use").disabled
    assert (
        "Under every map: Boundaries: batas, 2024, Badan contoh (CC BY 4.0), not official"
        in reader.words
    )


def test_taking_into_use_undo_and_back(store, reads):
    reads(other.usable())
    reader = press(write(drop(page()), FIELDS), "boundaries_use")
    assert "Every map is drawn from the imported boundaries now." in reader.words
    assert layer_in_use(store).source.name == "batas"
    assert "What was in use before" in reader.headings

    press(reader, "boundaries_undo")
    assert layer_in_use(store).is_built_in
    reader = press(page(), "boundaries_again_use")
    assert layer_in_use(store).source.name == "batas"

    reader = press(reader, "boundaries_back")
    assert "Every map is drawn from the built-in boundaries again." in reader.words
    assert layer_in_use(store).is_built_in
    press(reader, "boundaries_undo")
    assert layer_in_use(store).source.name == "batas"
    assert store.verify().ok
    assert [line.act for line in store.ledger()] == [
        "use_layer", "use_built_in", "use_layer", "use_built_in", "use_layer",
    ]  # fmt: skip


def test_what_somebody_else_did_since_is_not_undone(store, reads):
    reads(other.usable())
    reader = press(write(drop(page()), FIELDS), "boundaries_use")
    store.use_built_in(done_by="command")
    reader.app.run()
    assert "Every map is drawn from the imported boundaries now." not in reader.words
    assert "boundaries_undo" not in [each.key for each in reader.app.button]


def test_words_that_nobody_can_see_are_none(store, reads):
    reads(other.usable())
    reader = write(drop(page()), FIELDS | {"Name": "\u200b"})
    assert button(reader, "boundaries_use").disabled


def test_a_damaged_file_is_refused_with_each_fault_named(store, reads):
    reads(other.refused())
    reader = drop(page())
    words = " ".join(reader.words.split())
    assert "Refused. The boundaries in use stay in use." in words
    assert "18.06 Kabupaten Tanggamus is missing." in words
    assert "Self-intersection" in words
    assert "2 to correct 1 warning" in words
    assert "boundaries_use" not in [each.key for each in reader.app.button]
    assert "<i>Danau</i>" not in reader.html
    assert store.ledger() == []


def test_what_is_no_file_of_boundaries_is_said_kindly(store, reads):
    reads(other.unreadable())
    reader = drop(page())
    assert "Could not be read. The boundaries in use stay in use." in reader.words
    reads(other.usable())
    press(reader, "boundaries_cancel")
    assert "Could not be read" not in reader.words


def test_other_words_about_the_file_examine_it_again(store, monkeypatch):
    asked = []

    def read(_content, _name, options):
        asked.append(options)
        return other.refused()

    monkeypatch.setattr(boundary_preview, "read_official", read)
    reader = drop(page())
    reader.app.run()
    write(reader, {"Coordinate system": " EPSG:32748 "})
    assert [options.crs for options in asked] == [None, "EPSG:32748"]


def test_another_session_sees_the_layer_at_once(store, reads):
    reads(other.usable())
    other_session = page()
    press(write(drop(page()), FIELDS), "boundaries_use")
    other_session.app.run()
    assert "Badan contoh" in other_session.words
    press(other_session, "boundaries_back")
    assert layer_in_use(store).is_built_in


def test_that_another_person_was_quicker_is_said_in_plain_words(store, reads):
    reads(other.usable())
    press(write(drop(page()), FIELDS), "boundaries_use")
    reader = page()
    store.use_built_in(done_by="command")
    button(reader, "boundaries_back").click()
    reader.app.run()
    assert reader.faults == []
    assert layer_in_use(store).is_built_in


def test_maps_name_the_layer_that_is_in_use(own_store, reads):
    reads(other.usable())
    with app_on(own_store.folder):
        reader = press(write(drop(page()), FIELDS), "boundaries_use")
        assert "Badan contoh" in reader.words
        drawn = reader.go("map").map
        assert reader.faults == []
        assert any("Badan contoh (CC BY 4.0)" in piece for piece in drawn["months"][-1]["frame"])
        used = drawn["paths"][0]
        press(reader.go("administration"), "boundaries_back")
        assert reader.go("map").map["paths"][0] != used
