"""Plain rows are read column by column; they must come out as if each was read by itself."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_loaders.plain_rows import PlainRows
from data_loaders.raw import RawSheet
from data_loaders.rows import read_row
from data_loaders.table import read_table
from data_loaders.units import UnitContext, column_context
from domain.fields import SHEET_OF, FieldType, ReportKind
from domain.period import Period
from domain.terms import NIL_CATEGORY, VOCABULARIES
from tests.support.checking import resolver

PERIOD = Period(2024, 1)
UNITS = (
    ("18.06", "Kab. Tanggamus"), ("18.72", "Kota Metro"), (None, "Kabupaten Tanggamus"),
    (18.06, "Tanggamus"), ("18.06", None), (None, None), ("99.99", "Antah Berantah"),
    ("18.06", "Kota Metro"), (True, "1"),
)  # fmt: skip
COUNTS = (
    0,
    1,
    7,
    7.0,
    12.5,
    1.234,
    -3,
    True,
    False,
    None,
    "",
    " ",
    "-",
    "nihil",
    "1.029",
    "x",
    1e9,
)
DAYS = ("2024-01-05", "5 Januari 2024", None, "kemarin", 45296, "2024-02-30")
TEXTS = (None, "Bawaslu", " Bawaslu ", "Register 7", 12, 12.0)
GIVEN = ({}, {"institution": "polri"}, {"category": "OTHER", "instrument": "oath", "topic": "x"})


def cells_of(field):
    if field.type is FieldType.COUNT:
        return st.sampled_from(COUNTS)
    if field.type in (FieldType.DATE, FieldType.MONTH):
        return st.sampled_from(DAYS)
    if field.type is FieldType.TERM:
        terms = [term.label_id for term in VOCABULARIES[field.vocabulary]]
        return st.sampled_from([*terms, terms[0].upper(), NIL_CATEGORY, None, "tak dikenal", 1])
    return st.sampled_from(TEXTS)


@st.composite
def sheets(draw):
    """A sheet of a kind, some columns missing, with rows sound and unsound."""
    kind = SHEET_OF[draw(st.sampled_from(sorted(ReportKind)))]
    columns = [each for each in kind.fields if each.required or draw(st.booleans())]
    rows = [tuple(each.heading_id for each in columns)]
    for _ in range(draw(st.integers(1, 8))):
        code, name = draw(st.sampled_from(UNITS))
        known = {"unit_code": code, "unit_name": name}
        rows.append(
            tuple(
                known[each.code] if each.code in known else draw(cells_of(each)) for each in columns
            )
        )
    at = st.tuples(st.integers(2, 9), st.integers(1, 12))
    sheet = RawSheet(
        name=kind.name_id,
        rows=tuple(rows),
        errors=draw(st.dictionaries(at, st.just("#REF!"), max_size=1)),
        uncached=draw(st.frozensets(at, max_size=1)),
    )
    return sheet, kind


@given(sheets(), st.sampled_from(GIVEN))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_a_plain_row_is_what_the_full_reading_says(made, terms):
    sheet, kind = made
    table = read_table(sheet, kind, terms)
    context = column_context(table, UnitContext(resolver=resolver(), period=PERIOD))
    plain = PlainRows(table, context, terms, PERIOD)
    for row in (*table.rows, *table.rows):
        full, quick = read_row(table, row, context, terms, PERIOD), plain.read(row)
        assert quick in (None, full)
        if quick:
            assert list(quick.dimensions) == list(full.dimensions)
            assert [type(f.value) for f in quick.figures] == [type(f.value) for f in full.figures]


@pytest.mark.parametrize("kind", sorted(ReportKind))
def test_sound_rows_are_plain(kind):
    """Else the test above could not fail, and large workbooks would be slow."""
    sheet = SHEET_OF[kind]
    sound = {FieldType.COUNT: 3, FieldType.DATE: "2024-01-05", FieldType.TEXT: "x"}
    values = {each.code: sound.get(each.type) for each in sheet.fields} | {
        each.code: next(iter(VOCABULARIES[each.vocabulary])).label_id
        for each in sheet.fields
        if each.type is FieldType.TERM
    }
    values |= {"unit_code": "18.06", "unit_name": "Kab. Tanggamus"}
    heading = tuple(each.heading_id for each in sheet.fields)
    rows = (heading, tuple(values[each.code] for each in sheet.fields))
    table = read_table(RawSheet(name=sheet.name_id, rows=rows), sheet)
    context = column_context(table, UnitContext(resolver=resolver(), period=PERIOD))
    assert PlainRows(table, context, {}, PERIOD).read(2) is not None
