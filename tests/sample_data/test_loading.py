"""Loading the sample: each workbook on its own day, once, and never beside real data."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.fields import ReportKind
from domain.language import Language
from domain.period import Period
from sample_data.drafts import draft_of_several
from sample_data.habits import corrected_units
from sample_data.loading import SampleRefused, load_all
from sample_data.schedule import plan
from store.api import open_store
from workflow.load_workbook import load_content

MONTH = Period(2023, 10)


def address_in(folder):
    return f"sqlite:///{folder / 'netra.sqlite3'}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("loaded")
    seen = []
    count = load_all(
        address_in(folder),
        directory=folder / "workbooks",
        months=[MONTH],
        progress=lambda done, total, name: seen.append((done, total, name)),
    )
    assert count == len(seen) == len(plan([MONTH]))
    assert seen[-1][:2] == (count, count)
    return folder


@pytest.fixture
def store(folder):
    opened = open_store(address_in(folder))
    yield opened
    opened.close()


def test_each_workbook_has_its_own_day_of_receipt_and_moment(store):
    submissions = store.submissions().set_index("file_name")
    for book in plan([MONTH]):
        line = submissions.loc[book.name]
        assert str(line["received_on"])[:10] == book.received_on.isoformat()
        passed = line["recorded_at"].to_pydatetime() - book.recorded_at
        assert timedelta(0) <= passed < timedelta(minutes=5)


def test_all_of_it_is_marked_as_sample(store):
    assert store.submissions()["is_sample"].all()
    assert store.has_sample()


def test_before_the_correction_the_first_figures_are_known(store):
    unit = corrected_units(MONTH)[0]

    def notes(as_of):
        found = store.figures(as_of=as_of)
        own = found[(found["unit"] == unit) & (found["kind"] == ReportKind.PLEDGES.value)]
        return {str(note) for note in own["note"] if note}

    assert any(note.startswith("Koreksi") for note in notes(None))
    early = notes(datetime(2023, 12, 1, tzinfo=UTC))
    assert not any(note.startswith("Koreksi") for note in early)


def test_a_second_load_changes_nothing(folder, store):
    before = store.head()
    again = load_all(address_in(folder), directory=folder / "workbooks", months=[MONTH])
    assert again == 0
    assert store.head() == before


def test_a_store_that_is_not_empty_is_left_alone_when_asked(folder, store):
    before = store.head()
    again = load_all(address_in(folder), directory=folder / "none", only_if_empty=True)
    assert again == 0
    assert not (folder / "none").exists()
    assert store.head() == before


def test_the_ledger_and_every_figure_hold(store):
    assert store.verify().ok


def test_sample_data_beside_real_data_is_refused(tmp_path):
    draft = draft_of_several((ReportKind.PERSONNEL,))
    draft.cover["sample"] = ""
    store = open_store(address_in(tmp_path))
    outcome = load_content(content=draft.content(), file_name="nyata.xlsx", store=store)
    store.close()
    assert outcome.exit_code == 0
    with pytest.raises(SampleRefused, match=r"2023-10-lebak\.xlsx") as refused:
        load_all(address_in(tmp_path), directory=tmp_path / "workbooks", months=[MONTH])
    for language, word in (("en", "ERROR"), ("id", "KESALAHAN")):
        told = refused.value.message(Language(language))
        assert word in told
        assert "real-data-present" in told
