"""A never-seen layout is asked about once; next month's file of the same layout asks nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data_loaders.options import TableOptions
from domain.period import Period
from domain.places import UnitKind
from store.api import open_store
from tests.support.workbooks import workbook
from workflow.load_workbook import HowToLoad, check_for_store, load_content
from workflow.reading_plan import plan, resolver_for

TODAY = date(2024, 6, 30)
NOW = datetime(2024, 6, 30, 5, tzinfo=UTC)

# What a Polda sends: nobody has described it, "KOTA BANDUNG" is two police resorts.
JABAR = """
    Rekap {sheet}
    | REKAPITULASI PELANGGARAN NETRALITAS ANGGOTA POLRI |
    | POLDA JAWA BARAT BULAN {month} |
    | .   |
    | No | Satuan         | Jumlah kasus | Terbukti | Selesai |
    | 1  | Polres Garut   | {a}          | 1        | 0       |
    | 2  | KOTA BANDUNG   | {b}          | 0        | 0       |
    | 3  | Polres Ciamis  | {c}          | 2        | 1       |
    | .  | JUMLAH         | {total}      | 3        | 1       |
"""


@pytest.fixture
def store(tmp_path):
    opened = open_store(f"sqlite:///{tmp_path / 'netra.sqlite3'}")
    yield opened
    opened.close()


def jabar(month="JANUARI 2024", sheet="Jan", a=4, b=2, c=3):
    text = JABAR.format(month=month, sheet=sheet, a=a, b=b, c=c, total=a + b + c)
    return workbook(text)


def planned(content, store, options=None, name="rekap.xlsx"):
    return plan(content, name, store, options or TableOptions(), today=TODAY)


def answered(content, store):
    """The options after a person answered what the plan leaves open."""
    first = planned(content, store)
    return replace(
        first.chosen.options,
        columns={**first.chosen.options.columns, "C": "reported"},
        basis="bulanan",
        unit_kind=UnitKind.RESORT,
        terms={**first.chosen.options.terms, "category": "OTHER"},
        places={"KOTA BANDUNG": "polrestabes-bandung"},
    )


def loaded(content, store, options=None, *, name="rekap.xlsx", remember=True):
    how = HowToLoad(options=options or TableOptions(), remember_layout=remember)
    return load_content(content=content, file_name=name, store=store, how=how, recorded_at=NOW)


def codes(checked):
    return {issue.code for issue in checked.issues}


def reported(store, period):
    month = Period.parse(period)
    found = store.figures(first=month, last=month)
    found = found[found["field"] == "reported"]
    return dict(zip(found["unit"], found["value"], strict=True))


def test_a_new_layout_asks_what_the_file_does_not_say(store):
    seen = planned(jabar(), store)

    assert (seen.is_template, seen.remembered, seen.options) == (False, None, None)
    assert seen.open == ("columns", "basis", "unit_kind", "category")
    assert seen.chosen.options.period == Period(2024, 1)
    assert seen.chosen.options.terms == {"institution": "polri"}
    assert seen.chosen.options.columns == {"B": "unit", "D": "proven"}
    unsure = {each.letter: each.candidates for each in seen.chosen.columns if not each.is_sure}
    assert unsure == {"C": ("reported", "proven"), "E": ("proven", "sanctioned")}
    assert seen.sheets["Rekap Jan"].cells[3][:3] == ("No", "Satuan", "Jumlah kasus")


def test_next_months_file_of_a_confirmed_layout_asks_nothing(store):
    options = answered(jabar(), store)
    first = loaded(jabar(), store, options)
    assert first.receipt.accepted == 3

    march = jabar("MARET 2024", "Mar", a=1, b=5, c=6)
    seen = planned(march, store, name="rekap maret.xlsx")
    assert (seen.open, seen.options.period) == ((), Period(2024, 3))
    assert seen.remembered.since == TODAY

    second = loaded(march, store, name="rekap maret.xlsx")
    assert second.receipt.accepted == 3
    assert codes(second.checked) >= {"layout-remembered"}
    assert not any(issue.blocks for issue in second.checked.issues)
    assert reported(store, "2024-03") == {
        "polres-garut": 1, "polrestabes-bandung": 5, "polres-ciamis": 6,
    }  # fmt: skip
    assert reported(store, "2024-01") == {
        "polres-garut": 4, "polrestabes-bandung": 2, "polres-ciamis": 3,
    }  # fmt: skip


def test_nothing_is_learned_before_the_file_is_stored(store):
    options = answered(jabar(), store)
    how = HowToLoad(options=options, remember_layout=True)
    check_for_store(content=jabar(), file_name="x.xlsx", store=store, how=how, today=TODAY)

    assert store.ledger() == []
    wrong = replace(options, places={})
    assert loaded(jabar(), store, wrong).receipt is None
    assert store.ledger() == []


def test_a_forgotten_layout_is_asked_about_again(store):
    loaded(jabar(), store, answered(jabar(), store))
    (fingerprint,) = store.layouts()["fingerprint"]
    store.forget_layout(fingerprint)

    seen = planned(jabar("MARET 2024", "Mar"), store)
    assert (seen.remembered, seen.options) == (None, None)
    assert "columns" in seen.open


def test_an_unlearned_spelling_is_asked_about_again(store):
    loaded(jabar(), store, answered(jabar(), store))
    (lesson,) = store.spellings().itertuples()
    assert (lesson.unit_kind, lesson.spelling, lesson.code, lesson.within) == (
        "resort", "KOTA BANDUNG", "polrestabes-bandung", "polda-jawa-barat",
    )  # fmt: skip
    store.unlearn_spelling(UnitKind.RESORT, "KOTA BANDUNG", within="polda-jawa-barat")

    again = loaded(jabar("MARET 2024", "Mar", a=1), store)
    assert again.receipt is None
    assert "unit-ambiguous" in codes(again.checked)

    store.learn_spelling(
        UnitKind.RESORT, "KOTA BANDUNG", "polrestabes-bandung", within="polda-jawa-barat"
    )
    assert loaded(jabar("MARET 2024", "Mar", a=1), store).receipt.accepted == 3


def test_only_the_month_is_asked_when_the_new_file_does_not_say_it(store):
    loaded(jabar(), store, answered(jabar(), store))

    unnamed = jabar("", "x", a=1)
    seen = planned(unnamed, store, name="baru.xlsx")
    assert (seen.open, seen.options) == (("period",), None)

    said = TableOptions(period=Period(2024, 4))
    assert planned(unnamed, store, said, name="baru.xlsx").open == ()
    assert loaded(unnamed, store, said, name="baru.xlsx").receipt.accepted == 3
    assert set(reported(store, "2024-04")) == {
        "polres-garut", "polrestabes-bandung", "polres-ciamis",
    }  # fmt: skip


def test_what_a_title_states_otherwise_is_another_layout(store):
    loaded(jabar(), store, answered(jabar(), store))
    other = jabar("MARET 2024", "Mar")
    text = JABAR.replace("ANGGOTA POLRI", "ASN POLRI")
    other = workbook(text.format(month="MARET 2024", sheet="Mar", a=1, b=1, c=1, total=3))

    seen = planned(other, store)
    assert seen.remembered is None
    assert seen.chosen.options.terms == {"institution": "asn_polri"}


def test_a_clear_table_needs_no_answer_even_when_it_is_new(store):
    seen = planned(
        workbook("""
            Lampung
            | PENANDATANGANAN PAKTA INTEGRITAS NETRALITAS ASN KABUPATEN/KOTA |
            | BULAN FEBRUARI 2024 |
            | . |
            | No | Kabupaten/Kota | Jumlah Wajib | Sudah TTD | Belum TTD | %   |
            | 1  | Kab. Tanggamus | 100          | 90        | 10        | 90% |
            | 2  | Kota Metro     | 50           | 50        | 0         | 1   |
        """),
        store,
    )
    assert seen.open == ()
    assert seen.options.columns == {"B": "unit", "C": "obligated", "D": "signed"}
    assert seen.options.terms == {"institution": "asn_daerah", "instrument": "integrity_pact"}


def test_the_template_has_no_plan(store):
    seen = planned(
        workbook("""
            Identitas
            | Bulan Laporan | 2024-01 |

            Personel
            | Kode   | Instansi   | Jumlah Personel |
            | '18.06 | ASN Daerah | 1               |
        """),
        store,
    )
    assert (seen.is_template, seen.proposals, seen.open) == (True, (), ())


def test_a_table_with_data_about_persons_is_not_shown(store):
    seen = planned(
        workbook("""
            Rekap
            | Kabupaten       | NIP                 | Hadir |
            | Kabupaten Lebak | '198501012010011001 | 1     |
        """),
        store,
    )
    assert (seen.sheets, seen.proposals) == ({}, ())
    assert {issue.code for issue in seen.issues} == {"personal-data-heading"}


def test_the_same_layout_on_two_sheets_is_asked_for_its_sheet(store):
    loaded(jabar(), store, answered(jabar(), store))
    two = JABAR.format(month="MARET 2024", sheet="A", a=1, b=1, c=1, total=3) + JABAR.format(
        month="APRIL 2024", sheet="B", a=1, b=1, c=1, total=3
    )
    seen = planned(workbook(two), store)
    assert (seen.remembered, seen.chosen, seen.open) == (None, None, ("sheet",))
    named = planned(workbook(two), store, TableOptions(sheet="Rekap B"))
    assert (named.open, named.options.period) == ((), Period(2024, 4))


@pytest.mark.parametrize(
    ("spelling", "code", "kept"),
    [
        ("Polres Garut", "polres-garut", None),
        ("Polres Grut", "polres-garut", ""),
        ("KOTA BANDUNG", "polres-bandung", "polda-jawa-barat"),
    ],
)
def test_an_answer_is_kept_as_far_as_it_holds(store, spelling, code, kept):
    content = workbook(
        JABAR.replace("Polres Garut", "Polres Cirebon")
        .replace("KOTA BANDUNG", spelling)
        .format(month="MEI 2024", sheet="Mei", a=1, b=1, c=1, total=3)
    )
    options = replace(answered(content, store), places={spelling: code})
    assert loaded(content, store, options).receipt.accepted == 3
    assert [*store.spellings()["within"]] == ([] if kept is None else [kept])


def test_an_ambiguous_name_in_a_file_of_two_regions_is_asked_each_time(store):
    mixed = JABAR.replace("Polres Ciamis", "Polres Lebak ")
    content = workbook(mixed.format(month="MEI 2024", sheet="Mei", a=1, b=1, c=1, total=3))
    assert loaded(content, store, answered(content, store)).receipt.accepted == 3
    assert store.spellings().empty

    later = workbook(mixed.format(month="JUNI 2024", sheet="Jun", a=1, b=1, c=1, total=3))
    again = loaded(later, store)
    assert again.receipt is None
    assert "unit-ambiguous" in codes(again.checked)


def test_the_resolver_is_made_anew_only_when_spellings_change(store):
    first = resolver_for(store)
    store.remember_layout("a" * 64, {"x": 1})
    assert resolver_for(store) is first
    store.learn_spelling(UnitKind.REGENCY, "Tangamus", "18.06")
    assert resolver_for(store) is not first
    match = resolver_for(store).resolve(
        code=None, name="TANGAMUS", kind=UnitKind.REGENCY, period=Period(2024, 1)
    )
    assert (match.place.code, match.how) == ("18.06", "learned")
