"""Imported boundary layers are kept, taken into use, left and proven, on both databases."""

from __future__ import annotations

import csv
from dataclasses import replace
from hashlib import sha256

import pytest
from sqlalchemy import create_engine, text

from store import BuiltInAlready, UnknownLayer, open_store
from store.boundary_layers import COMMAND, PAGE, LayerFacts
from store.database import database_url as full_url
from tests.store.building import case_row, moment, report, submission

PIECES, OTHER_PIECES = b"pieces of 2024", b"pieces of 2025"
FACTS = LayerFacts(
    name="Batas wilayah",
    source="Badan contoh",
    licence="CC BY 4.0",
    vintage="2024",
    file_name="batas.zip",
    file_sha256="f" * 64,
    is_official=True,
)


def name_in_use(store):
    found = store.layer_in_use()
    return None if found is None else found.facts.name


def acts(store):
    return [line.act for line in reversed(store.ledger())]


def test_an_empty_store_draws_the_built_in_boundaries(store):
    assert store.layer_in_use() is None
    assert store.layer_acts() == []
    with pytest.raises(BuiltInAlready):
        store.use_built_in(done_by=PAGE)
    assert store.ledger() == []


def test_a_layer_is_kept_byte_for_byte_with_what_was_said_of_it(store):
    assert store.use_layer(PIECES, FACTS, done_by=PAGE, at=moment("2024-02-05"))

    found = store.layer_in_use()
    assert found.facts == FACTS
    assert (found.number, found.done_by, found.at) == (1, "page", moment("2024-02-05"))
    assert found.sha256 == sha256(PIECES).hexdigest()
    assert store.layer_content(found.sha256) == PIECES
    assert acts(store) == ["use_layer"]
    assert store.verify().ok


def test_the_same_layer_is_taken_into_use_once(store):
    store.use_layer(PIECES, FACTS, done_by=PAGE)
    assert not store.use_layer(PIECES, FACTS, done_by=COMMAND)
    assert acts(store) == ["use_layer"]


def test_another_name_for_the_same_boundaries_is_another_layer(store):
    store.use_layer(PIECES, FACTS, done_by=PAGE)
    first = store.layer_in_use()
    assert store.use_layer(PIECES, replace(FACTS, vintage="2025"), done_by=PAGE)

    assert store.layer_in_use().sha256 == first.sha256
    assert store.layer_in_use().hash != first.hash


def test_back_to_the_built_in_boundaries_and_again_to_the_layer(store):
    store.use_layer(PIECES, FACTS, done_by=PAGE)
    store.use_layer(OTHER_PIECES, replace(FACTS, name="Batas baru"), done_by=PAGE)
    assert name_in_use(store) == "Batas baru"

    store.use_built_in(done_by=COMMAND)
    assert name_in_use(store) is None
    with pytest.raises(BuiltInAlready):
        store.use_built_in(done_by=COMMAND)

    assert store.use_layer(PIECES, FACTS, done_by=PAGE)
    assert name_in_use(store) == "Batas wilayah"
    assert acts(store) == ["use_layer", "use_layer", "use_built_in", "use_layer"]
    assert [act.facts and act.facts.name for act in store.layer_acts()] == [
        "Batas wilayah", None, "Batas baru", "Batas wilayah",
    ]  # fmt: skip
    assert store.verify().ok


def test_figures_do_not_change_and_every_process_sees_the_layer(store, database_url):
    store.accept(submission([report([case_row("KE1", reported=3)])]))
    before, head = store.figures(), store.head()
    store.use_layer(PIECES, FACTS, done_by=PAGE)

    again = open_store(database_url)
    assert name_in_use(again) == "Batas wilayah"
    assert again.figures().equals(before)
    assert again.head() != head
    again.close()


def test_a_clock_set_back_writes_nothing_into_the_past(store):
    store.use_layer(PIECES, FACTS, done_by=PAGE, at=moment("2024-02-05"))
    store.use_built_in(done_by=PAGE, at=moment("2024-02-01"))
    assert store.layer_acts()[0].at > moment("2024-02-05")
    assert store.layer_in_use() is None


def test_a_layer_that_cannot_be_named_under_a_map_is_not_kept(store):
    with pytest.raises(ValueError, match="a name"):
        store.use_layer(PIECES, replace(FACTS, name=" "), done_by=PAGE)
    with pytest.raises(ValueError, match="content"):
        store.use_layer(b"", FACTS, done_by=PAGE)
    assert store.ledger() == []


def test_an_unknown_layer_is_refused(store):
    with pytest.raises(UnknownLayer, match="aaaa"):
        store.layer_content("a" * 64)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE boundary_acts SET source = 'x' WHERE id = 1", "line 1 of boundary_acts was"),
        ("UPDATE boundary_acts SET is_official = (1 = 0)", "line 1 of boundary_acts was"),
        ("UPDATE boundary_acts SET done_by = 'x' WHERE id = 2", "line 2 of boundary_acts was"),
        ("DELETE FROM boundary_acts WHERE id = 2", "line 2 of boundary_acts is missing"),
        ("DELETE FROM ledger WHERE line = 2", "line 2 of boundary_acts has no line"),
        ("UPDATE boundary_layers SET content = sha256", "the kept boundary layer"),
    ],
)
def test_tampering_is_noticed(store, database_url, change, why):
    store.use_layer(PIECES, FACTS, done_by=PAGE)
    store.use_built_in(done_by=PAGE)
    assert store.verify().ok
    if database_url.startswith("postgresql"):
        change = change.replace("= sha256", "= sha256::bytea")
    with create_engine(full_url(database_url)).begin() as connection:
        connection.execute(text(change))

    found = store.verify()
    assert not found.ok
    assert why in found.why


def test_layers_leave_as_open_files(store, tmp_path):
    store.use_layer(PIECES, replace(FACTS, name="=Batas"), done_by=PAGE)
    store.use_built_in(done_by=PAGE)
    store.export(tmp_path)

    kept = sha256(PIECES).hexdigest()
    assert (tmp_path / "boundary_layers" / f"{kept}.parquet").read_bytes() == PIECES
    with (tmp_path / "boundary_acts.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(line["act"], line["layer"], line["name"]) for line in lines] == [
        ("use_layer", kept, "'=Batas"),
        ("use_built_in", "", ""),
    ]
