"""What people explained is kept, listed, taken back and proven, on both databases."""

from __future__ import annotations

import csv

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from domain.places import UnitKind
from store import open_store
from store.database import database_url as full_url
from store.refusals import UnknownLayout, UnknownSpelling
from tests.store.building import case_row, moment, report, submission

REGENCY, RESORT = UnitKind.REGENCY, UnitKind.RESORT
LAYOUT, OTHER_LAYOUT = "a" * 64, "b" * 64
DOCUMENT = {"kind": "violations", "columns": {"B": "unit", "C": "reported@"}}


def learned(store, **more):
    frame = store.spellings(**more)
    return list(
        zip(frame["unit_kind"], frame["spelling"], frame["code"], frame["within"], strict=True)
    )


def remembered(store, **more):
    frame = store.layouts(**more)
    return dict(zip(frame["fingerprint"], frame["document"], strict=True))


def acts(store):
    return [line.act for line in reversed(store.ledger())]


def test_an_empty_store_knows_nothing(store):
    assert learned(store) == []
    assert remembered(store) == {}
    assert store.spellings().columns.tolist() == [
        "id", "unit_kind", "spelling", "code", "within", "at", "is_learned",
    ]  # fmt: skip


def test_a_spelling_is_learned_once_whatever_its_capitals_and_spaces(store):
    assert store.learn_spelling(REGENCY, "Kab.  Tangamus", "18.06")
    assert not store.learn_spelling(REGENCY, "KAB TANGAMUS", "18.06")

    assert learned(store) == [("regency", "Kab. Tangamus", "18.06", "")]
    assert acts(store) == ["learn_spelling"]


def test_kinds_and_provinces_are_kept_apart(store):
    store.learn_spelling(RESORT, "Kota Bandung", "polrestabes-bandung", within="polda-jabar")
    store.learn_spelling(REGENCY, "Kota Bandung", "32.73")

    assert learned(store) == [
        ("resort", "Kota Bandung", "polrestabes-bandung", "polda-jabar"),
        ("regency", "Kota Bandung", "32.73", ""),
    ]


def test_a_later_answer_replaces_the_earlier_one(store):
    store.learn_spelling(REGENCY, "Tj. Karang", "18.71")
    store.learn_spelling(REGENCY, "Tj. Karang", "18.72")

    assert learned(store) == [("regency", "Tj. Karang", "18.72", "")]


def test_unlearning_is_undone_by_learning_again(store):
    store.learn_spelling(REGENCY, "Tangamus", "18.06", at=moment("2024-02-01"))
    store.unlearn_spelling(REGENCY, "TANGAMUS", at=moment("2024-02-02"))

    assert learned(store) == []
    assert learned(store, also_unlearned=True) == [("regency", "TANGAMUS", "18.06", "")]
    assert learned(store, as_of=moment("2024-02-01 20:00")) == [
        ("regency", "Tangamus", "18.06", "")
    ]

    store.learn_spelling(REGENCY, "Tangamus", "18.06", at=moment("2024-02-03"))
    assert learned(store) == [("regency", "Tangamus", "18.06", "")]
    assert acts(store) == ["learn_spelling", "unlearn_spelling", "learn_spelling"]


def test_only_what_is_learned_can_be_unlearned(store):
    store.learn_spelling(RESORT, "Kota Bandung", "polrestabes-bandung", within="polda-jabar")
    with pytest.raises(UnknownSpelling, match="Kota Bandung"):
        store.unlearn_spelling(RESORT, "Kota Bandung")
    with pytest.raises(ValueError, match="nothing to learn"):
        store.learn_spelling(REGENCY, " . ", "18.06")
    assert acts(store) == ["learn_spelling"]


def test_a_layout_is_remembered_changed_and_forgotten(store):
    assert store.remember_layout(LAYOUT, DOCUMENT)
    assert not store.remember_layout(LAYOUT, dict(reversed(DOCUMENT.items())))
    assert store.remember_layout(LAYOUT, DOCUMENT | {"basis": "bulanan"})
    store.remember_layout(OTHER_LAYOUT, DOCUMENT)

    assert remembered(store) == {LAYOUT: DOCUMENT | {"basis": "bulanan"}, OTHER_LAYOUT: DOCUMENT}

    store.forget_layout(LAYOUT)
    assert remembered(store) == {OTHER_LAYOUT: DOCUMENT}
    assert set(remembered(store, also_forgotten=True)) == {LAYOUT, OTHER_LAYOUT}
    with pytest.raises(UnknownLayout):
        store.forget_layout(LAYOUT)
    store.remember_layout(LAYOUT, DOCUMENT)
    assert set(remembered(store)) == {LAYOUT, OTHER_LAYOUT}


def test_figures_do_not_change_when_something_is_learned(store):
    store.accept(submission([report([case_row("KE1", reported=3)])]))
    before = store.figures()
    head = store.head()

    store.learn_spelling(REGENCY, "Tangamus", "18.06")
    store.remember_layout(LAYOUT, DOCUMENT)

    assert store.figures().equals(before)
    assert store.head() != head
    assert store.verify().ok


def test_a_clock_set_back_writes_nothing_into_the_past(store):
    store.learn_spelling(REGENCY, "Tangamus", "18.06", at=moment("2024-02-05"))
    store.unlearn_spelling(REGENCY, "Tangamus", at=moment("2024-02-01"))
    assert store.spellings(also_unlearned=True)["at"].iloc[0] > moment("2024-02-05")
    assert learned(store, as_of=moment("2024-02-05")) == [("regency", "Tangamus", "18.06", "")]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE learned_spellings SET unit_code = '18.01'", "line 1 of learned_spellings"),
        ("DELETE FROM learned_spellings", "line 1 of learned_spellings is missing"),
        ("UPDATE remembered_layouts SET document = '{}'", "line 1 of remembered_layouts"),
        ("DELETE FROM ledger WHERE line = 2", "line 1 of remembered_layouts has no line"),
    ],
)
def test_an_altered_memory_is_noticed(store, database_url, change, why):
    store.learn_spelling(REGENCY, "Tangamus", "18.06")
    store.remember_layout(LAYOUT, DOCUMENT)
    assert store.verify().ok
    with create_engine(full_url(database_url)).begin() as connection:
        connection.execute(text(change))

    found = store.verify()
    assert not found.ok
    assert why in found.why


def test_every_act_leaves_as_open_files(store, tmp_path):
    store.learn_spelling(REGENCY, "=Tangamus", "18.06")
    store.unlearn_spelling(REGENCY, "=Tangamus")
    store.remember_layout(LAYOUT, DOCUMENT)
    store.export(tmp_path)

    with (tmp_path / "learned_spellings.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(line["act"], line["spelling"], line["unit_code"]) for line in lines] == [
        ("learn_spelling", "'=Tangamus", "18.06"),
        ("unlearn_spelling", "'=Tangamus", "18.06"),
    ]
    with (tmp_path / "remembered_layouts.csv").open(encoding="utf-8", newline="") as file:
        (layout,) = csv.DictReader(file)
    assert (layout["act"], layout["fingerprint"]) == ("remember_layout", LAYOUT)


_ACTS = st.lists(
    st.tuples(
        st.sampled_from(["learn", "unlearn"]),
        st.sampled_from(["Tangamus", "tangamus ", "Metro Kota"]),
        st.sampled_from(["18.06", "18.72"]),
    ),
    max_size=12,
)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(sequence=_ACTS)
def test_any_sequence_of_acts_leaves_what_was_said_last(sqlite_url, sequence):
    store = open_store(sqlite_url)
    for _, spelling, _, within in learned(store):
        store.unlearn_spelling(REGENCY, spelling, within=within or None)
    lines, expected = len(store.ledger()), {}
    for act, spelling, code in sequence:
        key = spelling.strip().lower()
        if act == "learn":
            lines += store.learn_spelling(REGENCY, spelling, code)
            expected[key] = code
        elif expected.pop(key, None):
            store.unlearn_spelling(REGENCY, spelling)
            lines += 1
    assert {spelling.lower(): code for _, spelling, code, _ in learned(store)} == expected
    assert len(store.ledger()) == lines
    assert store.verify().ok
    store.close()
