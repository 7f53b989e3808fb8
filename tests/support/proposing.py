"""Proposals for sheets drawn with pipes."""

from __future__ import annotations

from data_loaders.opening import read_workbook
from data_loaders.options import TableOptions
from data_loaders.proposal import propose_tables
from tests.support.checking import TODAY, resolver
from tests.support.workbooks import opened, saved, workbook


def proposals(text, merges=(), name="rekap.xlsx", **said):
    book = opened(workbook(text))
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    raw = read_workbook(saved(book), name)
    options = TableOptions(**said)
    return propose_tables(raw=raw, resolver=resolver(), today=TODAY, options=options)


def proposal(text, merges=(), name="rekap.xlsx", **said):
    (found,) = proposals(text, merges, name, **said)
    return found


def of_heading(heading, values=(3, 4, 5), title="LAPORAN MARET 2024"):
    """The proposal for one column of figures under a heading, beside police resorts."""
    units = ("Polres Garut", "Polres Ciamis", "Polres Bogor")
    rows = "\n".join(f"| {u} | {v} | 1 |" for u, v in zip(units, values, strict=True))
    return proposal(f"Rekap\n| {title} |\n| . |\n| Polres | {heading} | Lain |\n{rows}").columns[1]
