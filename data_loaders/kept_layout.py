"""What is kept of a layout that a person confirmed: how to read it, never figures or months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data_loaders.heading_months import without_months
from data_loaders.options import TableOptions
from data_loaders.proposal import TableProposal
from data_loaders.proposed_options import COLUMNS, open_options
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from domain.vocabulary import normalise

_VERSION = 1
_OF_HEADING = "@"


def kept_document(options: TableOptions) -> dict[str, object]:
    """The document of a layout: roles without months ("reported@" where the heading says one).

    Not kept: the month, answers about places (they are learned as spellings) and whether the
    figures are a sample.

    Raises:
        ValueError: the options do not describe a table.
    """
    if options.kind is None or not options.columns:
        raise ValueError("only a described table can be remembered")
    return {
        "version": _VERSION,
        "kind": options.kind.value,
        "columns": {key: _without_month(role) for key, role in options.columns.items()},
        "basis": options.basis,
        "unit_kind": options.unit_kind.value if options.unit_kind else None,
        "terms": dict(options.terms),
        "number_styles": {k.rpartition("!")[2]: v for k, v in options.number_styles.items()},
        "sheet": plain_sheet(options.sheet or ""),
        "is_transposed": options.is_transposed,
        "header_row": options.header_row,
    }


def plain_sheet(name: str) -> str:
    """The name of a sheet without months and years."""
    return normalise(without_months(name.replace("_", " ")))


def _without_month(role: str) -> str:
    said, at, _ = role.partition("@")
    return f"{said}{_OF_HEADING}" if at else said


def options_from(document: Mapping[str, Any]) -> TableOptions:
    """The options that a document keeps; roles of months still end in "@"."""
    return TableOptions(
        kind=ReportKind(document["kind"]),
        basis=document["basis"],
        unit_kind=UnitKind(document["unit_kind"]) if document["unit_kind"] else None,
        sheet=document["sheet"],
        columns=dict(document["columns"]),
        terms=dict(document["terms"]),
        is_transposed=bool(document["is_transposed"]),
        header_row=document.get("header_row"),
        number_styles=dict(document["number_styles"]),
    )


def applied(
    kept: TableOptions, proposal: TableProposal, said: TableOptions
) -> tuple[TableOptions, tuple[str, ...]]:
    """The options for a new file of a kept layout, and what is still open.

    What a person says goes before what is kept; months come from the new file alone.

    Args:
        kept: of `options_from`.
        proposal: what the new file says about itself.
        said: what a person said about this file.
    """
    months = {column.letter: column.month for column in proposal.columns}
    columns = {key: _with_month(role, months.get(key)) for key, role in kept.columns.items()}
    own = proposal.options
    options = replace(
        said,
        columns={key: role for key, role in columns.items() if role},
        kind=said.kind or kept.kind,
        period=said.period or own.period,
        basis=said.basis or kept.basis,
        since=said.since or own.since,
        is_sample=said.is_sample or own.is_sample,
        unit_kind=said.unit_kind or kept.unit_kind,
        sheet=proposal.sheet,
        terms={**kept.terms, **said.terms},
        is_transposed=kept.is_transposed,
        header_row=said.header_row or kept.header_row,
        number_styles={**kept.number_styles, **said.number_styles},
    )
    still_open = open_options(options, (), options, units_say_kind=kept.unit_kind is None)
    lost = (COLUMNS,) if None in columns.values() and COLUMNS not in still_open else ()
    return options, (*lost, *still_open)


def _with_month(role: str, month: Period | None) -> str | None:
    """The role with the month of its heading; None when the heading no longer says one."""
    if not role.endswith(_OF_HEADING):
        return role
    return f"{role}{month}" if month else None
