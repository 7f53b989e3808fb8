"""The rows of a generated table: units, groups, totals, and what each figure is true of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hypothesis import strategies as st

from data_loaders.raw import a1
from domain.places import Place, UnitKind
from domain.terms import VOCABULARIES
from tests.support import table_names as names
from tests.support.table_columns import Column, Plan, write_headings
from tests.support.table_numbers import STYLES, native
from tests.support.table_paper import Cell, Paper
from tests.support.table_truth import Number, row_values, spread_term

_LABELLED = ("no", "unit", "merged", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStyle:
    """How the rows of one table are written.

    Attributes:
        groups: "kinds" (regencies, then cities), "letters" (A., B.), "parent", or "".
        repeats: "all", "first" or "merged": the unit over its several rows.
        code: "text", "number" or "no point".
        pages: the headings come again in the middle, as on a printed page.
    """

    spell: Callable[[Place], str]
    groups: str
    subtotals: bool
    total_at: str
    total_word: str
    total_label: str
    repeats: str
    decorated: int
    gap: bool
    code: str
    pages: bool


@dataclass(slots=True)
class Body:
    """Rows as they are written below each other."""

    paper: Paper
    plan: Plan
    style: RowStyle
    left: int
    row: int
    numbers: list[Number] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    count: int = 0

    def column(self, what: str) -> int | None:
        """The number of the first column of this sort."""
        for position, column in enumerate(self.plan.columns):
            if column.what == what:
                return self.left + position
        return None

    def put(self, what: str, value: Cell) -> None:
        """Write into the column of this sort, when there is one."""
        column = self.column(what)
        if column is not None:
            self.paper.put(self.row, column, value)


@st.composite
def row_styles(draw: st.DrawFn, plan: Plan) -> RowStyle:
    """How the rows are written."""
    kind = plan.facts.unit_kind
    groups = draw(st.sampled_from(("", "", "", "parent", "kinds", "letters")))
    if kind is not UnitKind.REGENCY and groups in ("kinds", "letters"):
        groups = ""
    return RowStyle(
        spell=draw(st.sampled_from(names.SPELLINGS[kind])),
        groups=groups,
        subtotals=draw(st.booleans()),
        total_at=draw(st.sampled_from(("", "end", "end", "top"))),
        total_word=draw(st.sampled_from(names.TOTAL_WORDS)),
        total_label=draw(st.sampled_from(_LABELLED)),
        repeats=draw(st.sampled_from(("all", "first", "merged"))),
        decorated=draw(st.sampled_from((0, 0, 0, 3))),
        gap=draw(st.integers(0, 5)) == 0,
        code=draw(st.sampled_from(("text", "text", "number", "no point"))),
        pages=draw(st.integers(0, 7)) == 0,
    )


def write_rows(draw: st.DrawFn, body: Body, units: tuple[Place, ...]) -> None:
    """Write all rows: groups with their units, subtotals and the total."""
    style = body.style
    top_row = body.row
    if style.total_at == "top":
        body.row += 1
    for heading, members in _grouped(body.plan, style, units):
        _write_members(draw, body, heading, members)
    if style.total_at == "end":
        _write_total(body, style.total_word, body.numbers)
    elif style.total_at == "top":
        last, body.row = body.row, top_row
        _write_total(body, style.total_word, body.numbers)
        body.row = last


def _write_members(draw: st.DrawFn, body: Body, heading: str, members: tuple[Place, ...]) -> None:
    style = body.style
    start, heading_row = len(body.numbers), body.row
    if heading:
        _write_group(draw, body, heading)
    for position, unit in enumerate(members):
        if style.pages and position and position == len(members) // 2:
            body.features.add("headings again")
            write_headings(body.paper, body.plan, body.row, body.left, merged=False, keys_low=False)
            body.row += body.plan.levels
        _write_unit(draw, body, unit)
    if heading and style.groups == "parent" and draw(st.booleans()):
        body.features.add("parent with sums")
        _write_sums(body, heading_row, body.numbers[start:])
    if style.subtotals and style.groups:
        word = draw(st.sampled_from(names.SUBTOTAL_WORDS))
        _write_total(body, word, body.numbers[start:])
    if style.gap:
        body.row += 1


def _grouped(
    plan: Plan, style: RowStyle, units: tuple[Place, ...]
) -> Iterator[tuple[str, tuple[Place, ...]]]:
    if style.groups in ("kinds", "letters"):
        parts = [
            (heading, tuple(u for u in units if u.name.startswith("Kota") is is_city))
            for heading, is_city in (("KABUPATEN", False), ("KOTA", True))
        ]
        marks = ("A. ", "B. ") if style.groups == "letters" else ("", "")
        yield from ((m + h, part) for m, (h, part) in zip(marks, parts, strict=True) if part)
        return
    if style.groups == "parent":
        for head in plan.facts.heads:
            members = tuple(unit for unit in units if unit in _under(head, units))
            if members:
                yield _spelled_head(head, len(units)), members
        return
    yield "", units


def _under(head: Place, units: tuple[Place, ...]) -> tuple[Place, ...]:
    if head.kind is UnitKind.NATIONAL:
        return units
    return tuple(u for u in units if head.code in (u.province_code, u.police_region_code))


def _spelled_head(head: Place, way: int) -> str:
    if head.kind is not UnitKind.PROVINCE:
        return head.name
    return (f"PROVINSI {head.name.upper()}", head.name.upper(), head.name)[way % 3]


def _write_group(draw: st.DrawFn, body: Body, heading: str) -> None:
    column = body.left if draw(st.booleans()) else body.column("unit")
    if column is not None:
        body.paper.put(body.row, column, heading)
    body.features.add("groups")
    body.row += 1


def _write_unit(draw: st.DrawFn, body: Body, unit: Place) -> None:
    """One row per unit, or one per stacked term."""
    stacked: tuple[str | None, ...] = body.plan.stacked or (None,)
    name = _name(draw, body, unit)
    body.count += 1
    first = body.row
    for position, term in enumerate(stacked):
        if position == 0 or body.style.repeats == "all":
            body.put("no", body.count)
            body.put("unit", name)
            body.put("code", _code(body, unit))
        _write_terms(body, term)
        _write_figures(draw, body, unit, term)
        body.row += 1
    if body.style.repeats == "merged" and len(stacked) > 1:
        body.features.add("merged units")
        for what in ("no", "unit", "code"):
            column = body.column(what)
            if column is not None:
                body.paper.merge(first, column, body.row - 1, column)


def _code(body: Body, unit: Place) -> Cell:
    if not unit.code[:2].isdigit():
        return unit.code
    if body.style.code == "number":
        return float(unit.code)
    return unit.code.replace(".", "") if body.style.code == "no point" else unit.code


def _name(draw: st.DrawFn, body: Body, unit: Place) -> str:
    name = body.style.spell(unit)
    if body.style.decorated and draw(st.integers(0, body.style.decorated)) == 0:
        how, decorate = names.decorated(draw)
        if how != "plain":
            body.features.add(f"name: {how}")
        return decorate(name)
    return name


def _write_terms(body: Body, term: str | None) -> None:
    facts = body.plan.facts
    institution = VOCABULARIES["institution"].get(facts.institution)
    body.put("institution", institution.label_id if institution else None)
    if term is not None:
        code = spread_term(facts.kind) or ""
        known = VOCABULARIES[code].get(term)
        # catalogue codes of violations are written as they are, levels by their label
        body.put(code, term if code == "category" or known is None else known.label_id)


def _write_figures(draw: st.DrawFn, body: Body, unit: Place, term: str | None) -> None:
    facts = body.plan.facts
    columns = [
        (body.left + position, column)
        for position, column in enumerate(body.plan.columns)
        if column.what == "figure"
    ]
    across = dict.fromkeys((column.month, column.term) for _, column in columns)
    values = {each: draw(row_values(facts.kind, facts.fields)) for each in across}
    for number, column in columns:
        value = values[column.month, column.term][column.field]
        body.paper.put(body.row, number, STYLES[column.style](value))
        body.numbers.append(_number(body, unit, column, term, value, a1(body.row, number)))
    _write_noise(draw, body, [value for each in values.values() for value in each.values()])


def _number(
    body: Body, unit: Place, column: Column, term: str | None, value: int | None, cell: str
) -> Number:
    facts = body.plan.facts
    dimensions = {code: text for code, text in facts.terms.items() if code != "institution"}
    if column.term or term:
        dimensions[spread_term(facts.kind) or ""] = column.term or term or ""
    return Number(
        kind=facts.kind.value,
        period=str(column.month or facts.months[0]),
        unit=unit.code,
        institution=facts.institution,
        dimensions=frozenset(dimensions.items()),
        field=column.field,
        value=value,
        sheet=body.paper.name,
        cell=cell,
    )


def _write_noise(draw: st.DrawFn, body: Body, values: list[int | None]) -> None:
    body.put("sum", sum(value or 0 for value in values))
    if body.column("share"):
        body.put("share", draw(st.sampled_from((45.4, "45,4%", 0, 100, None))))
    if body.column("remark"):
        body.put("remark", draw(st.sampled_from((None, None, "nihil", "lengkap", "menyusul"))))


def _write_total(body: Body, word: str, numbers: list[Number]) -> None:
    """A row of sums, named in one of four ways, one of them not at all."""
    label, unit = body.style.total_label, body.column("unit") or body.left
    if label in ("no", "merged"):
        body.paper.put(body.row, body.left, word)
        if label == "merged":
            body.paper.merge(body.row, body.left, body.row, unit)
    elif label == "unit":
        body.paper.put(body.row, unit, word)
    else:
        body.features.add("total without a word")
    body.features.add(f"total: {label}")
    _write_sums(body, body.row, numbers)
    body.row += 1


def _write_sums(body: Body, row: int, numbers: list[Number]) -> None:
    for position, column in enumerate(body.plan.columns):
        if column.what == "figure":
            letter = a1(1, body.left + position)[:-1]
            values = [n.value for n in numbers if n.cell.rstrip("0123456789") == letter]
            total = sum(value or 0 for value in values)
            style = STYLES[column.style] if total else native
            body.paper.put(row, body.left + position, style(total))
