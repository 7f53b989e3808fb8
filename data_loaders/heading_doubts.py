"""Rows that were taken for headings or titles although they look like rows of the table."""

from __future__ import annotations

from collections.abc import Iterator

from data_loaders.blocks import Block
from data_loaders.layout import Layout, is_number
from data_loaders.raw import RawSheet
from data_loaders.row_kinds import Skipped, Why
from data_loaders.unit_names import UnitNames
from domain import issue_catalogue as found
from domain.issues import Issue


def units_among_headings(
    sheet: RawSheet,
    layout: Layout,
    block: Block,
    names: UnitNames,
    skipped: tuple[Skipped, ...],
) -> Iterator[Issue]:
    """An error at each unit with figures above the first row: it would be dropped unseen.

    Figures that look like years ("Palangka Raya | 1996") can make a heading of a unit's row.
    Rows of another table are told as such.
    """
    column = block.unit_column
    if column is None:
        return
    counts = [number for number, role in block.columns.items() if role.is_count]
    others = {each.row for each in skipped if each.why is Why.OTHER_TABLE}
    for row in range(1, min(layout.first_row, sheet.height + 1)):
        name = sheet.text(row, column)
        has_figures = any(is_number(sheet.value(row, number)) for number in counts)
        if name and has_figures and row not in others and names.knows(name):
            yield Issue(
                found.UNIT_AMONG_HEADINGS,
                sheet=sheet.name,
                cell=sheet.cell_name(row, column),
                field="unit_name",
                value=name,
            )
