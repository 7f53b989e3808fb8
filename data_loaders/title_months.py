"""The month that titles, sheet names and file names state, and where they contradict.

`period_in` and `months_in` are used by the proposal too: their meaning is to be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data_loaders.layout import Layout
from data_loaders.month_texts import Said, months_said, resolved, years_said
from data_loaders.raw import RawSheet, RawWorkbook, is_blank, text_of
from domain import issue_catalogue as found
from domain.issues import Issue
from domain.period import Period
from domain.vocabulary import Term

TITLE = Term("title", "judul", "title")
SHEET = Term("sheet", "nama lembar", "name of the sheet")
FILE = Term("file", "nama berkas", "name of the file")


@dataclass(frozen=True, slots=True)
class StatedMonths:
    """The months that one place states: title rows, the sheet's name, or the file's.

    Attributes:
        cell: the first cell of the title that speaks of a month.
    """

    where: Term
    months: frozenset[Period]
    cell: str | None = None


def period_in(raw: RawWorkbook, sheet: RawSheet, layout: Layout) -> Period | None:
    """The one month that titles, sheet name and file name agree on; None when they do not.

    A title that speaks of several months states no single one, whatever the names say.
    """
    stated = stated_months(raw, sheet, layout)
    if not stated or len(stated[0].months) > 1:
        return None
    single = {month for each in stated if len(each.months) == 1 for month in each.months}
    return single.pop() if len(single) == 1 else None


def stated_months(raw: RawWorkbook, sheet: RawSheet, layout: Layout) -> tuple[StatedMonths, ...]:
    """What titles, sheet name and file name state, in this order; without those that say nothing.

    A month without a year takes the one year that the same place, else any place, speaks of.
    """
    titles = dict(_titles(sheet, layout))
    file_name = raw.file_name.rpartition(".")[0]
    texts = ((TITLE, list(titles.values())), (SHEET, [sheet.name]), (FILE, [file_name]))
    years = {year for _, group in texts for text in group for year in years_said(text)}
    stated = []
    for where, group in texts:
        said = [each for text in group for each in months_said(text, is_file_name=where is FILE)]
        months = resolved(said, _year_of(group, years))
        if months:
            cell = _cell_of(titles, sheet) if where is TITLE else None
            stated.append(StatedMonths(where, months, cell))
    return tuple(stated)


def _titles(sheet: RawSheet, layout: Layout) -> Iterator[tuple[tuple[int, int], str]]:
    for row in range(1, layout.header_rows[0] if layout.header_rows else 1):
        for column, value in enumerate(sheet.rows[row - 1], start=1):
            if not is_blank(value):
                yield (row, column), text_of(value)


def _cell_of(titles: dict[tuple[int, int], str], sheet: RawSheet) -> str | None:
    return next((sheet.cell_name(*at) for at, text in titles.items() if months_said(text)), None)


def _year_of(group: Iterable[str], years: set[int]) -> int | None:
    own = {year for text in group for year in years_said(text)}
    known = own or years
    return next(iter(known)) if len(known) == 1 else None


def month_conflicts(
    raw: RawWorkbook, sheet: RawSheet, layout: Layout, said: Period | None = None
) -> Iterator[Issue]:
    """A warning where a place states one month and what counts is another.

    Args:
        said: the month that a person stated; None to compare the places with each other.
    """
    stated = [each for each in stated_months(raw, sheet, layout) if len(each.months) == 1]
    counts = said or next((month for each in stated for month in each.months), None)
    for each in stated:
        (month,) = each.months
        if counts is not None and month != counts:
            yield Issue(
                found.PERIOD_DIFFERS,
                sheet=sheet.name,
                cell=each.cell,
                field="period",
                value=str(month),
                parameters={"where": each.where, "stated": month, "period": counts},
            )


def months_in(text: str) -> set[Period]:
    """All months with their year that a text mentions."""
    return {month for said in months_said(text) if (month := Said.period(said, None))}
