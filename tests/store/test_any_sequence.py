"""Any sequence of acts: what stands decides, nothing that was known is lost, the ledger grows.

`SEQUENCES` sets how many are played in each test (8 when not set; `make fuzz` plays 60).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pandas as pd
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from sqlalchemy import create_engine

from domain.reports import Report, Submission
from store import Refusal, Store, open_store
from store.database import database_url as parsed
from store.ledger import LedgerLine
from store.tables import metadata, write_lock
from tests.store.building import case_row, report

BEGIN = datetime(2024, 2, 5, 5, 0, tzinfo=UTC)
UNITS = ("18.06", "36.02")
FIGURE_FACTS = ["kind", "period", "unit", "category", "field", "value", "basis", "is_nil"]
ORIGIN = ["sheet", "row", "cell", "note"]
REPORT_FACTS = ["kind", "period", "unit", "basis", "since", "is_nil", "is_sample"]
SENT = ["file_name", "sha256", "received_on", "first_received_on"]

VERSIONS: tuple[Callable[[str], Report], ...] = (
    lambda unit: report([case_row("KE1", reported=3)], unit=unit),
    lambda unit: report([case_row("KE1", reported=4, proven=None)], unit=unit),
    lambda unit: report([case_row("KE1", reported=3), case_row("KE2", 4, reported=0)], unit=unit),
    lambda unit: report([], unit=unit, is_nil=True),
)


@dataclass(frozen=True)
class Workbook:
    """What a workbook says of some units: unit -> number of the version of its report.

    Attributes:
        sender: tells workbooks apart that say the same.
    """

    says: Mapping[str, int]
    sender: int
    is_sample: bool

    def sent(self, at: datetime) -> Submission:
        """The act of loading it; the same workbook always has the same name, bytes and day."""
        content = repr((sorted(self.says.items()), self.sender, self.is_sample)).encode()
        name = sha256(content).hexdigest()
        return Submission(
            file_name=f"{name[:8]}.xlsx",
            sha256=name,
            content=content,
            reports=tuple(VERSIONS[version](unit) for unit, version in self.says.items()),
            is_sample=self.is_sample,
            received_on=date(2024, 2, 1) + timedelta(days=len(self.says) + self.sender),
            recorded_at=at,
        )


WORKBOOKS = st.builds(
    Workbook,
    says=st.dictionaries(
        st.sampled_from(UNITS), st.integers(0, len(VERSIONS) - 1), min_size=1, max_size=2
    ),
    sender=st.integers(0, 1),
    is_sample=st.sampled_from([False] * 5 + [True]),
)
ACTS = st.one_of(
    WORKBOOKS,
    WORKBOOKS,
    st.tuples(st.sampled_from(["revert", "revert", "restore"]), st.integers(1, 4)),
    st.tuples(st.sampled_from(["revert", "leave_sample"]), st.just(1)),
)
# Minutes between two acts as the clock shows them: it may stand still or be set back.
STEPS = st.lists(st.tuples(ACTS, st.sampled_from([0, 1, 1440, -600])), min_size=3, max_size=10)
ON_ANY_STORE = settings(
    max_examples=int(os.environ.get("SEQUENCES", "8")),
    # Sequences are short enough to read; each try costs a database.
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@dataclass(frozen=True)
class Snapshot:
    """Everything that was known after an act."""

    at: datetime
    figures: pd.DataFrame
    reports: pd.DataFrame
    submissions: pd.DataFrame
    rest: tuple[object, ...]


def snapshot(store: Store, at: datetime, as_of: datetime | None = None) -> Snapshot:
    """What is known, or was."""
    return Snapshot(
        at,
        store.figures(as_of=as_of),
        store.reports(as_of=as_of),
        store.submissions(as_of=as_of),
        (store.has_sample(as_of=as_of), store.periods(as_of=as_of)),
    )


def emptied(url: str) -> Store:
    """The store without any line."""
    engine = create_engine(parsed(url))
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            if table is not write_lock:
                connection.execute(table.delete())
    engine.dispose()
    return open_store(url)


def do(store: Store, act: Workbook | tuple[str, int], at: datetime) -> Submission | None:
    """One act; what was accepted, if that was it and something was stored."""
    if isinstance(act, Workbook):
        sent = act.sent(at)
        return sent if store.accept(sent).submission else None
    name, number = act
    if name == "leave_sample":
        store.leave_sample(at=at)
    else:
        getattr(store, name)(number, at=at)
    return None


def play(store: Store, steps: list[tuple[Workbook | tuple[str, int], int]]) -> Played:
    """All acts in turn; a refused one changes nothing."""
    clock, accepted, known, lines = BEGIN, [], [], store.ledger()
    for act, minutes in steps:
        clock += timedelta(minutes=minutes)
        before = store.head()
        try:
            sent = do(store, act, clock)
        except Refusal:
            assert store.head() == before
            continue
        accepted += [sent] if sent else []
        grown = store.ledger()
        assert grown[len(grown) - len(lines) :] == lines
        if len(grown) > len(lines):
            known.append(snapshot(store, grown[0].at))
        lines = grown
    return Played(accepted, known, lines)


@dataclass(frozen=True)
class Played:
    """What came of a sequence: submissions in the order of their numbers, snapshots, ledger."""

    accepted: list[Submission]
    known: list[Snapshot]
    lines: list[LedgerLine]


def told(store: Store) -> tuple[pd.DataFrame, pd.DataFrame, bool]:
    """Figures with their cells, and reports with their workbooks, without any number."""
    figures, reports = store.figures(), store.reports()
    return (
        figures[FIGURE_FACTS + ORIGIN].sort_values(FIGURE_FACTS, ignore_index=True),
        reports[REPORT_FACTS + SENT].sort_values(REPORT_FACTS, ignore_index=True),
        store.has_sample(),
    )


def _said(sender: int, **says: int) -> tuple[Workbook, int]:
    units = {UNITS[int(name[1:])]: version for name, version in says.items()}
    return Workbook(units, sender, is_sample=False), 1


FIRST_GOES = [_said(0, u0=0), _said(1, u0=0), (("revert", 1), 1)]
FIRST_OF_TWO_GOES = [_said(0, u0=0), _said(1, u0=0, u1=1), (("revert", 1), 1)]
SAID_IN_TWO_FILES = [
    _said(0, u0=0),
    _said(1, u1=1),
    _said(0, u0=0, u1=1),
    (("revert", 1), 1),
    (("revert", 2), 1),
]


@ON_ANY_STORE
@example(steps=FIRST_GOES)
@example(steps=FIRST_OF_TWO_GOES)
@example(steps=SAID_IN_TWO_FILES)
@given(steps=STEPS)
def test_what_was_reverted_is_as_if_it_had_never_been(database_url, steps):
    store = emptied(database_url)
    played = play(store, steps)
    reverted = list(store.submissions()["is_reverted"])
    after = told(store)
    assert store.verify().ok
    store.close()

    fresh = emptied(database_url)
    for sent, is_reverted in zip(played.accepted, reverted, strict=True):
        if not is_reverted:
            fresh.accept(sent)
    never = told(fresh)
    fresh.close()

    assert_frame_equal(after[0], never[0])
    assert_frame_equal(after[1], never[1])
    assert after[2] == never[2]


@ON_ANY_STORE
@given(steps=STEPS)
def test_as_known_on_any_recorded_moment_is_what_was_known_then(database_url, steps):
    store = emptied(database_url)
    for then in play(store, steps).known:
        again = snapshot(store, then.at, as_of=then.at)
        assert_frame_equal(again.figures, then.figures)
        assert_frame_equal(again.reports, then.reports)
        assert_frame_equal(again.submissions, then.submissions)
        assert again.rest == then.rest
    store.close()


@ON_ANY_STORE
@given(steps=STEPS, number=st.integers(1, 5))
def test_the_preview_of_a_revert_or_restore_is_what_it_does(database_url, steps, number):
    store = emptied(database_url)
    played = play(store, steps)
    try:
        preview = store.flip_changes(number)
        is_reverted = bool(store.submission(number)["is_reverted"])
        act = store.restore if is_reverted else store.revert
        before = store.figures()
        act(number, at=played.lines[0].at)
    except Refusal:
        store.close()
        return
    after = store.figures()
    keys = ["unit", "category", "field"]
    shown = preview.figures[preview.figures["status"] != "unchanged"]
    says = {
        name: side.set_index(keys)["value"].to_dict()
        for name, side in (("before", before), ("after", after))
    }
    for line in shown.itertuples():
        where = (line.unit, line.category, line.field)
        for name in ("before", "after"):
            assert same(says[name].get(where), getattr(line, name))
    untold = set(says["before"].items()) ^ set(says["after"].items())
    named = set(shown[keys].itertuples(index=False, name=None))
    assert {where for where, value in untold if not pd.isna(value)} <= named
    store.close()


def same(value: float | None, shown: float) -> bool:
    """Whether a figure (None when absent) is the one shown."""
    return (value is None or pd.isna(value)) if pd.isna(shown) else value == shown
