"""The history of submissions: what each held, and what of it still counts."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pandas as pd

from domain.clock import JAKARTA
from domain.fields import ReportKind
from domain.language import Language
from domain.period import Period
from geo.gazetteer import Gazetteer
from store.api import Store


class Standing(StrEnum):
    """What of a submission still counts."""

    CURRENT = "current"
    PARTLY = "partly"
    REPLACED = "replaced"
    REVERTED = "reverted"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionLine:
    """One submission in the history.

    Attributes:
        size: of the workbook in bytes.
        recorded_at: when it was stored, UTC.
        received_on: the day of receipt as declared.
        months: in order; so are the kinds.
        n_reports: reports that it holds; n_current: how many of them are current.
    """

    number: int
    file_name: str
    sha256: str
    size: int
    recorded_at: datetime
    received_on: date
    is_sample: bool
    standing: Standing
    months: tuple[Period, ...]
    kinds: tuple[ReportKind, ...]
    n_units: int
    n_reports: int
    n_current: int

    @property
    def is_reverted(self) -> bool:
        """Whether it was taken back."""
        return self.standing is Standing.REVERTED

    @property
    def name(self) -> str:
        """The number as it is written everywhere."""
        return f"{self.number:04d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reader of the history looks for; None and "" for all.

    Attributes:
        words: part of the file's name, or its number.
    """

    month: Period | None = None
    kind: ReportKind | None = None
    unit: str | None = None
    words: str = ""


@dataclass(frozen=True)
class History:
    """All submissions, newest first.

    Attributes:
        versions: of `Store.versions`.
    """

    lines: tuple[SubmissionLine, ...]
    versions: pd.DataFrame

    def matching(self, wanted: Wanted) -> list[SubmissionLine]:
        """The submissions that hold a report like this, and whose file is called so."""
        numbers = self._holding(wanted)
        return [
            line
            for line in self.lines
            if (numbers is None or line.number in numbers) and _is_called(line, wanted.words)
        ]

    def _holding(self, wanted: Wanted) -> frozenset[int] | None:
        limits = {
            "period": None if wanted.month is None else str(wanted.month),
            "kind": None if wanted.kind is None else wanted.kind.value,
            "unit": wanted.unit,
        }
        asked = {name: value for name, value in limits.items() if value is not None}
        if not asked:
            return None
        found = self.versions
        for name, value in asked.items():
            found = found[found[name] == value]
        return frozenset(found["submission"].tolist())

    def line(self, number: int | None) -> SubmissionLine | None:
        """The submission with this number; None when there is none."""
        return next((line for line in self.lines if line.number == number), None)

    @property
    def months(self) -> tuple[Period, ...]:
        """Every month that any submission speaks of, newest first."""
        return tuple(Period.parse(text) for text in sorted(self._known("period"), reverse=True))

    def units(self, gazetteer: Gazetteer) -> dict[str, str]:
        """Code -> name of every unit that any submission speaks of, by name."""
        places = {code: gazetteer.place(code) for code in self._known("unit")}
        names = {code: place.short_name if place else code for code, place in places.items()}
        return dict(sorted(names.items(), key=lambda item: item[1]))

    def _known(self, column: str) -> list[str]:
        return [str(value) for value in self.versions[column].unique()]


def _is_called(line: SubmissionLine, words: str) -> bool:
    sought = words.strip().casefold()
    return sought in line.file_name.casefold() or (bool(sought) and sought in line.name)


def history(store: Store, *, as_of: datetime | None = None) -> History:
    """All submissions, as known at a moment."""
    versions = store.versions(as_of=as_of)
    months, kinds = _values_of(versions, "period"), _values_of(versions, "kind")
    n_units = versions.groupby("submission")["unit"].nunique()
    sent = store.submissions(as_of=as_of).iloc[::-1]
    lines = []
    for line in sent.to_dict("records"):
        number = int(line["submission"])
        lines.append(_line(line, months[number], kinds[number], int(n_units[number])))
    return History(tuple(lines), versions)


def _values_of(versions: pd.DataFrame, column: str) -> dict[int, list[str]]:
    """Submission -> every value of a column in it, in order."""
    pairs = versions[["submission", column]].drop_duplicates().sort_values(column)
    found: dict[int, list[str]] = {}
    for number, value in zip(pairs["submission"].tolist(), pairs[column].tolist(), strict=True):
        found.setdefault(number, []).append(value)
    return found


def _line(
    sent: dict[Hashable, Any], months: list[str], kinds: list[str], n_units: int
) -> SubmissionLine:
    return SubmissionLine(
        number=int(sent["submission"]),
        file_name=sent["file_name"],
        sha256=sent["sha256"],
        size=int(sent["size"]),
        recorded_at=sent["recorded_at"].to_pydatetime(),
        received_on=sent["received_on"].date(),
        is_sample=bool(sent["is_sample"]),
        standing=_standing(sent),
        months=tuple(Period.parse(text) for text in months),
        kinds=tuple(kind for kind in ReportKind if kind.value in kinds),
        n_units=n_units,
        n_reports=int(sent["reports"]),
        n_current=int(sent["current_reports"]),
    )


def _standing(sent: dict[Hashable, Any]) -> Standing:
    if sent["is_reverted"]:
        return Standing.REVERTED
    if sent["current_reports"] == sent["reports"]:
        return Standing.CURRENT
    return Standing.PARTLY if sent["current_reports"] else Standing.REPLACED


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a submission holds of one kind and month."""

    kind: ReportKind
    month: Period
    n_units: int
    n_nil: int
    n_reports: int
    n_current: int


def held_by(found: History, number: int) -> Iterator[Held]:
    """The reports of a submission, by month and kind."""
    own = found.versions[found.versions["submission"] == number]
    for (month, kind), group in own.groupby(["period", "kind"]):
        yield Held(
            kind=ReportKind(str(kind)),
            month=Period.parse(str(month)),
            n_units=int(group["unit"].nunique()),
            n_nil=int(group["is_nil"].sum()),
            n_reports=len(group),
            n_current=int(group["is_current"].sum()),
        )


def clock_time(moment: datetime, language: Language) -> str:
    """Day and time in Jakarta: "5 Feb 2024, 14.05 WIB"."""
    local = moment.astimezone(JAKARTA)
    time = local.strftime(language.pick("%H.%M", "%H:%M"))
    return f"{language.date(local)}, {time} WIB"


def span(months: tuple[Period, ...], language: Language) -> str:
    """The months in a few words: "Jan 2024", "Jan 2024 - Mar 2024"."""
    if not months:
        return ""
    ends = sorted({months[0], months[-1]})
    return " – ".join(language.short_month(month, year=True) for month in ends)


def revert(store: Store, number: int) -> None:
    """Take a submission back, now.

    Raises:
        Refusal: the store declined; nothing was changed.
    """
    store.revert(number, at=datetime.now(UTC))


def restore(store: Store, number: int) -> None:
    """Undo a revert, now.

    Raises:
        Refusal: the store declined; nothing was changed.
    """
    store.restore(number, at=datetime.now(UTC))
