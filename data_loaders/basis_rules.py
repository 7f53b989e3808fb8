"""Whether figures are of one month or cumulative: stated, or asked with what earlier months say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from data_loaders.history_rules import Earlier, Reports, has_flows, total_of
from data_loaders.rows import ParsedRow
from domain import issue_catalogue as found
from domain.fields import Nature
from domain.history import History, PastReport
from domain.issues import Issue, IssueType
from domain.period import Period
from domain.reports import ReportKey
from domain.terms import BASES, CUMULATIVE, MONTHLY
from domain.vocabulary import Term

_BASIS = Term("basis", "jenis angka", "basis of figures")
ENOUGH = 4
"""Figures compared, times months added up, from which an equal or higher sum is no accident."""

RISES = 8
"""Rises within one file, without a single fall, from which monthly figures are doubtful."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of the file beside what was counted before it since the start of the year."""

    field: str
    now: int
    before: int
    months: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """All flow figures of a file beside the months before.

    Attributes:
        figures: only those with something above 0 before.
        last: the newest month compared with.
        since: the first month counted.
    """

    figures: tuple[Compared, ...]
    last: Period
    since: Period

    @property
    def now(self) -> int:
        """The first field of the file, all reports together; fields are never added up."""
        return sum(each.now for each in self.figures if each.field == self.field)

    @property
    def field(self) -> str:
        """The field that the sums are about."""
        return self.figures[0].field

    @property
    def before(self) -> int:
        """What the months before add up to in that field."""
        return sum(each.before for each in self.figures if each.field == self.field)

    @property
    def looks_cumulative(self) -> bool:
        """Every figure holds all that was counted before it, and that is no accident."""
        holds = all(each.now >= each.before for each in self.figures)
        return holds and sum(each.months for each in self.figures) >= ENOUGH

    @property
    def fallen(self) -> int:
        """How many figures are below what was counted before."""
        return sum(each.now < each.before for each in self.figures)

    @property
    def looks_monthly(self) -> bool:
        """At least half the figures are below what was counted before."""
        return self.fallen * 2 >= len(self.figures)

    @property
    def denies_cumulative(self) -> bool:
        """So many figures fall that a correction of earlier months does not explain it."""
        return self.fallen >= ENOUGH and self.fallen * 4 >= len(self.figures) * 3


def flow_reports(reports: Reports) -> dict[ReportKey, Sequence[ParsedRow]]:
    """The reports to whose figures the basis applies, nil reports left out."""
    return {
        key: rows
        for key, rows in reports.items()
        if has_flows(key.kind, rows) and not all(row.is_nil for row in rows)
    }


def basis_issues(
    reports: Reports, earlier: Earlier, basis: str | None, history: History
) -> Iterator[Issue]:
    """The question of the basis when nobody stated it, or when earlier months speak against it.

    Args:
        reports: every report of the file, with its rows.
        earlier: the newest earlier report of each, where there is one.
        basis: as stated; None when nobody did.
    """
    flows = flow_reports(reports)
    evidence = _evidence(flows, earlier, basis, history)
    if basis is None:
        yield _open(flows, evidence)
    elif evidence and basis == MONTHLY and evidence.looks_cumulative:
        yield _asked(found.BASIS_LOOKS_CUMULATIVE, flows, evidence)
    elif basis == MONTHLY and (rises := rises_only(flows)):
        about = {"n": rises, "last": max(key.period for key in flows)}
        yield _at_first_figure(found.BASIS_NEVER_FALLS, flows, _first_field(flows), about)
    elif evidence and basis == CUMULATIVE and evidence.denies_cumulative:
        yield _asked(found.BASIS_LOOKS_MONTHLY, flows, evidence)


def _open(flows: Reports, evidence: Evidence | None) -> Issue:
    if not flows:
        return Issue(found.OPTION_MISSING, parameters={"option": _BASIS, "flag": "--basis"})
    if evidence is None:
        field = _first_field(flows)
        return _at_first_figure(found.BASIS_UNKNOWN, flows, field, {"now": _total(flows, field)})
    if evidence.looks_cumulative or evidence.looks_monthly:
        likely = BASES.get(CUMULATIVE if evidence.looks_cumulative else MONTHLY)
        return _asked(found.BASIS_LIKELY, flows, evidence, likely=likely)
    return _asked(found.BASIS_COMPARED, flows, evidence)


def _asked(kind: IssueType, flows: Reports, evidence: Evidence, **more: object) -> Issue:
    return _at_first_figure(
        kind,
        flows,
        evidence.field,
        {
            "now": evidence.now,
            "before": evidence.before,
            "difference": evidence.now - evidence.before,
            "last": evidence.last,
            "since": evidence.since,
            "n": len(evidence.figures),
            **more,
        },
    )


def _at_first_figure(
    kind: IssueType, flows: Reports, field: str, parameters: Mapping[str, object]
) -> Issue:
    key, rows = next((each for each in flows.items() if each[1][0].cell(field)), (None, ()))
    cell = rows[0].cell(field) if rows else None
    first = next(iter(flows))
    about = {"period": (key or first).period, **parameters}
    if cell is None:
        sheet = flows[first][0].table.sheet.name
        return Issue(kind, sheet=sheet, field="basis", parameters={"column": field, **about})
    issue = replace(cell.issue(kind, **about), field="basis", value=None)
    return replace(issue, candidates=tuple(BASES.codes))


def _flow_codes(rows: Sequence[ParsedRow]) -> list[str]:
    counts = rows[0].table.kind.counts
    return [each.code for each in counts if each.nature is Nature.FLOW]


def _first_field(flows: Reports) -> str:
    return _flow_codes(next(iter(flows.values())))[0]


def rises_only(flows: Reports) -> int:
    """How often figures rise from one month of the file to the next; 0 when one ever falls.

    Also 0 below `RISES`: a few rises are an accident.
    """
    by_unit: dict[tuple[str, ...], list[ReportKey]] = defaultdict(list)
    for key in sorted(flows, key=lambda key: key.period):
        by_unit[key.kind, key.unit_kind, key.unit_code, key.institution].append(key)
    rises = 0
    for keys in by_unit.values():
        for before, after in pairwise(keys):
            for code in _flow_codes(flows[after]):
                first, second = total_of(flows[before], code), total_of(flows[after], code)
                if first is None or second is None or before.period.year != after.period.year:
                    continue
                if second < first:
                    return 0
                rises += second > first
    return rises if rises >= RISES else 0


def _total(flows: Reports, field: str) -> int:
    return sum(total_of(rows, field) or 0 for rows in flows.values())


def _evidence(
    flows: Reports, earlier: Earlier, basis: str | None, history: History
) -> Evidence | None:
    """The first month of the file beside what the months before say, as far as they do.

    Cumulative reports say it themselves; monthly ones are added up from January on. They are not
    asked about a file stated monthly with a figure below the last one: it is below the sum, too.
    """
    first = min((key.period for key in flows), default=None)
    past = {
        key: earlier[key]
        for key in flows
        if key.period == first and key in earlier and _is_same_year(key, earlier[key])
    }
    cumulative = {key: each for key, each in past.items() if each.since}
    monthly = {key: each for key, each in past.items() if not each.since}
    figures = [*_against_last(flows, cumulative)]
    if not (basis == MONTHLY and any(f.now < f.before for f in _against_last(flows, monthly))):
        figures += _against_sums(flows, monthly, history)
    if not figures:
        return None
    starts = [each.since or Period(each.period.year, 1) for each in past.values()]
    return Evidence(tuple(figures), max(each.period for each in past.values()), min(starts))


def _is_same_year(key: ReportKey, past: PastReport) -> bool:
    """Figures counted from another January say nothing about this one's."""
    return (past.since or past.period).year == key.period.year


def _against_last(flows: Reports, past: Earlier) -> Iterator[Compared]:
    """Each figure beside that of the newest earlier report."""
    for key, each in past.items():
        for code in _flow_codes(flows[key]):
            now, before = total_of(flows[key], code), each.total(code)
            if now is not None and before:
                yield Compared(code, now, before, ENOUGH)


def _against_sums(flows: Reports, past: Earlier, history: History) -> Iterator[Compared]:
    """Each figure beside the sum of the monthly ones since January."""
    if not past:
        return
    january = Period(next(iter(past)).period.year, 1)
    for key, each in history.monthly_sums(list(past), january).items():
        for code in _flow_codes(flows[key]):
            now, before = total_of(flows[key], code), each.sums.get(code)
            if now is not None and before:
                yield Compared(code, now, before, each.months)
