"""How a column writes its numbers is told by the column, asked once, and never guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_loaders.counts import read_count
from data_loaders.number_style import style_of
from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.reading import CellAt
from domain.language import Language
from tests.support.checking import check, found
from tests.support.workbooks import COVER, workbook

UNITS = ("18.06", "18.05", "18.72", "18.71", "36.02")


def personnel(*written, options=NO_OPTIONS):
    rows = (f"| '{unit} | ASN Daerah | {v} |" for unit, v in zip(UNITS, written, strict=False))
    headings = "| Kode | Instansi | Jumlah Personel |"
    return check(workbook("\n".join((COVER, "Personel", headings, *rows))), options=options)


def counts(checked):
    """What was stored, by the order of the rows; blocked rows are absent."""
    return [report.rows[0].figures[0].value for report in checked.reports]


@pytest.mark.parametrize(
    ("column", "read"),
    [
        (("'12.000", "'1.029"), [12000, 1029]),
        (("'12.000", "'18.500,00"), [12000, 18500]),
        (("'12.000", "'345.678"), [12000, 345678]),
        (("'12,000", "'1,029"), [12000, 1029]),
        (("'12,000", "'1,234.00"), [12000, 1234]),
        (("'12.000", "'57.0"), [12, 57]),
        (("'12,000", "'57,0"), [12, 57]),
        (("'12 000", "'1\u00a0029"), [12000, 1029]),
        (("250", "'1.234", "7", "'12.000"), [250, 1234, 7, 12000]),
    ],
)
def test_one_telling_cell_decides_for_the_whole_column(column, read):
    checked = personnel(*column)
    assert found(checked) == []
    assert counts(checked) == read


def test_a_column_that_allows_two_readings_is_asked_once_at_its_first_such_cell():
    checked = personnel("250", "'12.000", "'3.000", "'7")
    assert found(checked) == [("number-style-unclear", "Personel", "C3")]
    (issue,) = [each for each in checked.issues if each.blocks]
    assert issue.candidates == ("id", "en")
    assert {key: issue.parameters[key] for key in ("indonesian", "english", "key", "n")} == {
        "indonesian": 12000, "english": 12, "key": "C", "n": 2,
    }  # fmt: skip
    assert counts(checked) == [250, 7]


def test_both_readings_are_shown_in_the_question():
    (issue,) = [each for each in personnel("'12.000").issues if each.blocks]
    message = issue.message(Language("en"))
    assert "12,000" in message
    assert "12." in message


@pytest.mark.parametrize(("answer", "read"), [("id", [12000, 3000]), ("en", [12, 3])])
@pytest.mark.parametrize("key", ["C", "Personel!C"])
def test_the_answer_settles_the_column(answer, read, key):
    checked = personnel("'12.000", "'3.000", options=TableOptions(number_styles={key: answer}))
    assert found(checked) == []
    assert counts(checked) == read


def test_an_answer_about_another_sheet_settles_nothing():
    checked = personnel("'12.000", options=TableOptions(number_styles={"Sosialisasi!C": "id"}))
    assert found(checked) == [("number-style-unclear", "Personel", "C2")]


def test_a_cell_against_the_answer_is_an_error():
    stated = TableOptions(number_styles={"C": "en"})
    checked = personnel("'12.000", "'1.234", "'1.234,00", options=stated)
    assert found(checked) == [
        ("count-not-whole", "Personel", "C3"),
        ("count-other-style", "Personel", "C4"),
    ]
    assert counts(checked) == [12]


def test_a_cell_that_contradicts_the_others_is_an_error_at_that_cell():
    checked = personnel("'1.234,00", "'1.500,00", "'1,234.00", "'12.000")
    assert found(checked) == [
        ("count-other-style", "Personel", "C4"),
        ("number-style-unclear", "Personel", "C5"),
    ]
    assert counts(checked) == [1234, 1500]


def test_an_even_contradiction_is_an_error_at_all_its_cells():
    checked = personnel("'1.234,00", "'1,234.00", "5")
    assert found(checked) == [
        ("count-styles-mixed", "Personel", "C2"),
        ("count-styles-mixed", "Personel", "C3"),
    ]
    assert counts(checked) == [5]


def test_a_text_that_is_no_whole_number_decides_nothing():
    checked = personnel("'12,5", "'12.000")
    assert found(checked) == [
        ("count-not-whole", "Personel", "C2"),
        ("number-style-unclear", "Personel", "C3"),
    ]


def test_true_numbers_are_no_evidence():
    assert found(personnel("1029", "'12.000")) == [("number-style-unclear", "Personel", "C3")]


def test_whole_numbers_beside_numbers_that_lost_their_thousands_are_not_trusted():
    checked = personnel("1.234", "12", "5.678", "40000")
    assert found(checked) == [
        ("count-lost-thousands", "Personel", "C2"),
        ("count-zeros-lost", "Personel", "C3"),
        ("count-lost-thousands", "Personel", "C4"),
    ]
    assert checked.issues[0].parameters["meant"] == 1234
    assert counts(checked) == [40000]


def test_shares_beside_whole_numbers_are_not_trusted_either():
    checked = personnel("0.45", "1", "0")
    assert found(checked) == [
        ("count-not-whole", "Personel", "C2"),
        ("count-zeros-lost", "Personel", "C3"),
    ]


def test_one_slip_among_many_numbers_leaves_the_others_alone():
    assert style_of([12.5, *range(1, 40)]).lost == 0
    assert style_of([12.5, *range(1, 9)]).lost == 8


def test_a_total_row_is_evidence_too():
    text = f"""{COVER}
        Personel
        | Kode   | Wilayah/Satuan | Instansi   | Jumlah Personel |
        | '18.06 | .              | ASN Daerah | '12.000         |
        | '18.05 | .              | ASN Daerah | '3.000          |
        | .      | JUMLAH         | .          | '15.000,00      |
    """
    checked = check(workbook(text))
    assert found(checked) == []
    assert counts(checked) == [12000, 3000]


def test_decimals_in_a_message_are_written_as_the_language_writes_them():
    (issue,) = personnel("12.5").issues
    assert "12,5" in issue.message(Language("id"))
    assert "12.5" in issue.message(Language("en"))


WAYS = {
    "1.234": lambda n: f"{n:,}".replace(",", "."),
    "1,234": lambda n: f"{n:,}",
    "1 234": lambda n: f"{n:,}".replace(",", "\u00a0"),
    "1'234": lambda n: f"{n:,}".replace(",", "'"),
    "1.234,00": lambda n: f"{n:,}".replace(",", ".") + ",00",
    "1,234.00": lambda n: f"{n:,}.00",
    "1234.0": lambda n: f"{n}.0",
    "1234": str,
    "number": float,
    "lost thousands": lambda n: n / 1000 if 1000 <= n < 1_000_000 else float(n),
}
NUMBERS = st.one_of(
    st.integers(0, 999), st.integers(1000, 2_000_000), st.sampled_from([12000, 3000])
)


@settings(max_examples=300, deadline=None)
@given(st.lists(NUMBERS, min_size=1, max_size=8), st.sampled_from(sorted(WAYS)))
def test_a_column_written_in_one_way_is_read_right_or_not_at_all(numbers, way):
    """Only whole thousands that lost their zeros beside nothing that shows it cannot be noticed."""
    values = [WAYS[way](number) for number in numbers]
    style = style_of(values)
    readings = [read_count(CellAt("Rekap", f"B{n}", "Jumlah", "reported", v), style)
                for n, v in enumerate(values, start=2)]  # fmt: skip
    shows = any(isinstance(v, float) and round(v, 1) != v for v in values)
    if way == "lost thousands" and not shows:
        return
    for reading, number in zip(readings, numbers, strict=True):
        assert reading.failed or reading.value == number
    if way in ("number", "1234", "1 234", "1'234", "1234.0"):
        assert not any(reading.failed for reading in readings)
