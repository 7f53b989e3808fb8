"""Which parts of the cases may be shown: the few-case rule over a place and its neighbours.

The breakdown of a province is public, so a regency's hidden cell must not follow from it and from
what the other regencies show. All units of the province (of the Polda for resorts) are therefore
protected as one table, of which a place shows its own row.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.case_rows import NOT_STATED
from analysis.cases import Breakdown, cross
from analysis.few_cases import Mark, ShownCount, shown
from domain.places import Place, UnitKind
from geo.gazetteer import Gazetteer

_PAIR = "pair"
_BETWEEN = "|"


def neighbours(place: Place, gazetteer: Gazetteer) -> frozenset[str]:
    """The units whose sum is public together with this one: of its province or Polda."""
    above = place.province_code
    if place.kind is UnitKind.RESORT:
        above = place.police_region_code or above
    if above is None:
        return frozenset({place.code})
    units = {unit.code for unit in gazetteer.children(above, place.kind)}
    return frozenset(units | {place.code, above})


def open_line(found: Breakdown) -> dict[str, ShownCount]:
    """Every part as a number; cases that do not state it last, as "" ."""
    rest = float("nan") if found.not_stated is None else found.not_stated
    counts = pd.concat([found.parts, pd.Series({NOT_STATED: rest})])
    return dict(shown(counts.to_frame().T, is_below_province=False).iloc[0])


def protected_line(
    rows: pd.DataFrame, unit: str, *, by: str, stage: str, codes: Sequence[str]
) -> dict[str, ShownCount]:
    """The parts of one unit among its neighbours, cases that do not state it last, as "".

    Args:
        rows: of `case_rows`, of the unit and its neighbours, the months wanted.
    """
    units = sorted({*rows["unit"], unit})
    wanted = [*codes, NOT_STATED]
    table = cross(rows, down="unit", across=by, stage=stage, codes=[units, wanted])
    # A part that nobody has is public: it is zero for the whole province.
    busy = table.loc[:, table.ne(0).any()]
    cells = shown(busy, is_below_province=True, are_columns_published=True).loc[unit]
    zero = ShownCount(Mark.NUMBER, 0.0)
    return {code: cells[code] if code in busy.columns else zero for code in wanted}


def open_pairs(table: pd.DataFrame) -> pd.DataFrame:
    """A breakdown by two dimensions as numbers."""
    return shown(table, is_below_province=False)


def protected_pairs(
    rows: pd.DataFrame, unit: str, *, down: str, across: str, stage: str, like: pd.DataFrame
) -> pd.DataFrame:
    """The breakdown of one unit by two dimensions, each pair a part of its own.

    Args:
        like: the table wanted; its index and columns are kept.
    """
    pairs = {
        (row, column): f"{row}{_BETWEEN}{column}" for row in like.index for column in like.columns
    }
    paired = rows.assign(**{_PAIR: rows[down] + _BETWEEN + rows[across]})
    line = protected_line(paired, unit, by=_PAIR, stage=stage, codes=list(pairs.values()))
    cells = [[line[pairs[row, column]] for column in like.columns] for row in like.index]
    return pd.DataFrame(cells, index=like.index, columns=like.columns, dtype=object)
