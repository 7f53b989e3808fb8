"""Which rows of a sheet drawn with pipes are data, and what is found beside."""

from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import check, found
from tests.support.workbooks import opened, saved, workbook

MARKS = {
    "title": "t",
    "blank": "b",
    "group": "g",
    "total": "s",
    "footnote": "f",
    "other_table": "o",
}
NOTES = {"row-skipped", "rows-prefilled", "count-dash", "row-blank-reported", "figure-blank"}


def options(columns="A=unit, B=reported", **more):
    stated = {
        "kind": ReportKind.VIOLATIONS, "basis": "bulanan", "unit_kind": UnitKind.REGENCY,
        "columns": dict(part.split("=", 1) for part in columns.split(", ")),
        "terms": {"institution": "asn_daerah", "category": "OTHER"}, "period": Period(2024, 1),
    }  # fmt: skip
    return TableOptions(**(stated | more))


def split(text):
    """The marks in front of the rows, and the table without them."""
    lines = [line.strip() for line in text.strip().splitlines()]
    marks = [line[0] if line[0] != "|" else "" for line in lines]
    return "".join(marks), "Rekap\n" + "\n".join(line[line.index("|") :] for line in lines)


def judged(checked):
    """The marks of the rows as they were judged."""
    (sums,) = checked.sheets
    marks = dict.fromkeys(range(1, sums.rows + 1), "+")
    marks |= dict.fromkeys(sums.header_rows, "h")
    marks |= {each.row: MARKS[each.why.value] for each in sums.skipped}
    return "".join(marks.values())


def judge(text, given=None, merges=(), **more):
    marks, table = split(text)
    book = opened(workbook(table))
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    checked = check(saved(book), options=given or options(**more))
    assert judged(checked) == marks
    return checked


def rest(checked):
    """Findings other than notes about rows left out."""
    return [each for each in found(checked, notes=True) if each[0] not in NOTES]
