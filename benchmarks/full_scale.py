"""Every page at full scale: 36 months, 514 regencies, five institutions, four kinds of reports.

    python -m benchmarks.full_scale [--page trends] [--facts first]

Each page is opened once (its first load, which may take long); then the reader chooses what was
not asked before: another month, a province, an institution, an indicator. Measured is the
processor time of the server's answer to each choice: its pause, but for what else the machine
does; the median of three servers that know nothing yet. The figures are invented and stand in
memory in place of those of a store: all months, the first month of an installation alone, or all
but the last month, for which nothing came in and which is asked for.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from urllib.parse import parse_qsl

import numpy as np
import pandas as pd
import pytest

from benchmarks.country_month import MONTHS, expected_of
from benchmarks.timing import Line, report
from domain.fields import SHEETS
from domain.period import Period
from domain.reports import DIMENSIONS
from domain.terms import INSTITUTIONS
from geo.gazetteer import load_gazetteer
from pages.parts import queries
from tests.support.app import Reader, app_on
from workflow.facts import Facts
from workflow.settings import settings

REPORTED = 0.9
PAUSE = 1.0
RUNS = 3
FIELDS = {
    "personnel": {"personnel": 2000},
    "pledges": {"obligated": 1000, "signed": 900},
    "socialization": {"invited": 100, "attended": 80},
    "violations": {"reported": 2, "proven": 1, "in_process": 1, "sanctioned": 1},
}
CHOICES = {
    "overview": ("month=2024-09", "scope=35", "inst=polri", "month=2023-03&scope=18"),
    "map": (
        "ind=violation_rate",
        "geo=resort",
        "scope=35",
        "inst=polri",
        "ind=attendance_rate&month=2023-02",
        "place=18.06",
    ),
    "trends": (
        "ind=violations_reported&scope=35",
        "ind=pledge_completion_rate",
        "ind=attendance_rate&scope=18",
        "inst=polri",
        "ind=violation_rate&basis=sum",
    ),
    "comparison": ("month=2024-05", "ind=violation_rate&span=12", "place=18.06", "geo=province"),
    "violations": ("span=12", "scope=35", "inst=polri&month=2024-03"),
    "reporting": ("month=2024-05", "kind=violations", "scope=35"),
    "quality": ("month=2024-05", "scope=35"),
    "profile": (
        "place=18.06",
        "place=35.78",
        "place=18",
        "place=32&month=2024-02",
        "place=12.01&month=2023-09",
        "place=polres-bogor&month=2023-07",
        "place=polda-jawa-timur&month=2024-04",
        "place=94&month=2023-05",
        "place=91.03&month=2022-08",
        "place=polda-papua&month=2022-11",
    ),
}

FIRST = {"profile": "place=11"}
"""What a page is opened with at first: a profile is of a place."""


def made_facts() -> Facts:
    """Facts of all months, nine in ten reports in, each figure around its usual size."""
    rng = np.random.default_rng(20240214)
    figures, reports, n = [], [], 0
    for kind, fields in FIELDS.items():
        heads = expected_of(MONTHS)
        heads = heads[rng.random(len(heads)) < REPORTED].reset_index(drop=True)
        heads = heads.assign(kind=kind, report=np.arange(n, n + len(heads)))
        n += len(heads)
        reports.append(heads)
        whole = None
        for field, mean in fields.items():
            drawn = rng.poisson(mean, len(heads)).astype(float)
            whole = drawn if whole is None else np.minimum(whole, drawn)
            figures.append(heads.assign(field=field, value=whole, row_id=heads["report"]))
    return _facts(pd.concat(figures, ignore_index=True), pd.concat(reports, ignore_index=True))


def first_month(made: Facts) -> Facts:
    """The last month alone, as if nothing had been collected before."""
    last = made.periods[-1]
    return replace(
        made,
        periods=(last,),
        figures=made.figures[made.figures["period"] == str(last)],
        reports=made.reports[made.reports["period"] == str(last)],
    )


def last_missing(made: Facts) -> Facts:
    """All months, no report for the last one."""
    last = str(made.periods[-1])
    return replace(
        made,
        figures=made.figures[made.figures["period"] != last],
        reports=made.reports[made.reports["period"] != last],
    )


FACTS: dict[str, Callable[[Facts], Facts]] = {
    "all": lambda made: made,
    "first": first_month,
    "missing": last_missing,
}
"""What the store holds, by the word for `--facts`."""


def choices_of(page: str, facts: str) -> tuple[str, ...]:
    """Parameters of each answer, the first load's first; where one month counts, all of that."""
    asked = (FIRST.get(page, ""), *CHOICES[page])
    if facts == "all":
        return asked
    others = (re.sub(r"&?month=[^&]*", "", choice).strip("&") for choice in asked)
    month = f"month={MONTHS[-1]}"
    return tuple(dict.fromkeys(f"{month}&{choice}".rstrip("&") for choice in others))


def _facts(figures: pd.DataFrame, reports: pd.DataFrame) -> Facts:
    about = {"basis": "bulanan", "since": None, "is_nil": False, "submission": 1}
    received = pd.Timestamp(date(2024, 12, 5))
    figures = figures.assign(**dict.fromkeys(DIMENSIONS), sheet="Data", cell="B2", **about)
    reports = reports.assign(
        file_name="laporan.xlsx", sha256="0" * 64, is_sample=True, received_on=received,
        first_received_on=received, **about,
    )  # fmt: skip
    return Facts(
        figures=_as_read(figures),
        reports=_as_read(reports),
        gazetteer=load_gazetteer(),
        scope=settings().scope,
        periods=tuple(Period.parse(month) for month in MONTHS),
        as_of=None,
        has_sample=True,
    )


def _as_read(frame: pd.DataFrame) -> pd.DataFrame:
    """As a store reads it: columns in one piece, those without any text columns of text.

    Columns put together from parts stay in parts, and lines are taken out of them more slowly.
    """
    empty = pd.Series(None, index=frame.index, dtype="str")
    columns = {name: column.to_numpy() for name, column in frame.items()}
    nothing = {str(name): empty for name in frame.columns[frame.isna().all()]}
    return pd.DataFrame(columns).assign(**nothing)


def _settings(folder: Path) -> None:
    """All institutions are expected of every regency."""
    assert {sheet.kind.value for sheet in SHEETS} == set(FIELDS)
    scopes = [
        f'[[reporting.scope]]\ninstitution = "{code}"\nunits = ["regency"]\n'
        for code in INSTITUTIONS.codes
    ]
    (folder / "netra.toml").write_text("\n".join(scopes), encoding="utf-8")


def _seconds(page: str, choice: str = "") -> float:
    """Of the answer to a new reader who comes with these parameters to the page."""
    if page == "overview":
        return _answered(page, lambda: Reader(address=f"lang=id&{choice}"))
    reader = Reader("upload", "lang=id")
    reader.app.query_params.update(parse_qsl(choice))
    return _answered(page, lambda: reader.go(page))


def _answered(page: str, act: Callable[[], Reader]) -> float:
    began = time.process_time()
    reader = act()
    took = time.process_time() - began
    if reader.faults:
        raise RuntimeError(f"{page}: {reader.faults[0]}")
    return took


def _once(pages: Sequence[str], facts: str) -> dict[tuple[str, str], float]:
    """Seconds of the answer to each choice of the pages, on a server of its own."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        _settings(folder)
        with app_on(folder):
            held = FACTS[facts](made_facts())
            patch.setattr(queries, "read_facts", lambda *_, **__: held)
            return {
                (page, choice): _seconds(page, choice)
                for page in pages
                for choice in choices_of(page, facts)
            }


def _line(page: str, choice: str, seconds: float, *, is_first: bool) -> Line:
    if is_first:
        return Line(f"{page}: first load", seconds, "s")
    return Line(f"  {choice}", seconds, "s", PAUSE)


def _measured(pages: Sequence[str], facts: str) -> int:
    runs = [_once(pages, facts) for _ in range(RUNS)]
    firsts = {(page, choices_of(page, facts)[0]) for page in pages}
    lines = [
        _line(*asked, median(run[asked] for run in runs), is_first=asked in firsts)
        for asked in runs[0]
    ]
    title = f"Pages at full scale ({facts}), processor time of an answer, median of {RUNS}"
    return report(title, lines)


def main() -> int:
    """Measure, print; 1 when a choice takes longer than its limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--page", choices=CHOICES, action="append")
    parser.add_argument("--facts", choices=FACTS, action="append")
    asked = parser.parse_args()
    logging.disable(logging.WARNING)
    pages = asked.page or list(CHOICES)
    return max(_measured(pages, facts) for facts in asked.facts or FACTS)


if __name__ == "__main__":
    sys.exit(main())
