"""Who has reported, month by month: a table with a row for each unit, as HTML for `st.html`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from charts.calendar_bands import stretches
from charts.matrix_style import matrix_css
from charts.state_looks import CLASS_OF, LATE_CLASS
from charts.svg_markup import AUTO, number, shade
from domain.calendar import CalendarPhase
from domain.language import DASH, Language
from domain.period import Period
from domain.states import State


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One unit of the matrix.

    Attributes:
        name: "Kab. Dogiyai".
        parent: its province or Polda.
        states: one for each month of the matrix.
        late: months whose report came after the due day.
        silent_months: months without a report, counted back from the last.
        n_reported: reports received; n_expected 0 means that none is expected.
        n_on_time: of them, on time.
        n_complete: months of the n_months expected in which all came in without a blank.
        place: code of the unit, for `address_of`.
        submissions: number of the submission of each box, for `submission_of`; 0 for none.
        marks: what stands in each box; by default "0" in the box of a zero.
        words: what each box says to who points at it; by default its state.
        is_selected: whether the row is set off.
    """

    name: str
    parent: str
    states: tuple[State, ...]
    late: frozenset[Period]
    silent_months: int
    n_reported: int
    n_expected: int
    n_on_time: int
    n_complete: int = 0
    n_months: int = 0
    place: str = ""
    submissions: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    is_selected: bool = False


@dataclass(frozen=True, slots=True)
class MatrixMonth:
    """One column: how many of all units reported, not only of the rows shown.

    Attributes:
        is_shown: whether the page is about this month.
    """

    period: Period
    n_reported: int
    n_expected: int
    is_shown: bool = False


_SEEN_ANYWHERE = 2  # months that have room on a telephone, too
Places = Callable[[str], str] | None
Submissions = Callable[[int], str] | None


def report_matrix_html(
    *,
    rows: Sequence[MatrixRow],
    months: Sequence[MatrixMonth],
    language: Language,
    is_sample: bool,
    address_of: Places = None,
    submission_of: Submissions = None,
    theme: str = AUTO,
) -> str:
    """The matrix as a table: five looks, a corner for late reports, silence and sums on the right.

    Args:
        address_of: where the name of a place leads; names are no links without it.
        submission_of: where a box leads, by number; boxes are no links without it.

    Raises:
        ValueError: a row has more or fewer states than there are months.
    """
    periods = [month.period for month in months]
    body = "".join(_row(row, periods, language, (address_of, submission_of)) for row in rows)
    kind = "nm-wrap nm-sample" if is_sample else "nm-wrap"
    head = _head(months, language, theme)
    cue = _cue(language) if len(months) > _SEEN_ANYWHERE else ""
    return (
        f"<style>{matrix_css(theme)}</style>{cue}"
        f'<div class="{kind}" tabindex="0" role="region" aria-label="{escape(_about(language))}">'
        f'<table class="nm">{head}<tbody>{body}</tbody></table></div>'
    )


def _cue(language: Language) -> str:
    words = language.text("Push the table aside for more months.")
    return f'<p class="nm-cue">{escape(words)}</p>'


def _about(language: Language) -> str:
    return language.text("Units that reported, each month")


def _head(months: Sequence[MatrixMonth], language: Language, theme: str) -> str:
    names = "".join(_month_head(month, i, language) for i, month in enumerate(months))
    t = language.text
    tail = (t("silent now"), t("received"), t("on time"), t("complete"))
    ends = "".join(f'<th scope="col" class="nm-num">{escape(text)}</th>' for text in tail)
    expected = max((month.n_expected for month in months), default=0)
    said = language.text("Reported of {n}, each month", n=language.number(expected))
    return (
        f'<caption class="nm-hidden">{escape(_about(language))}</caption><thead>'
        f'<tr><th scope="col" class="nm-name">{escape(said)}</th>{names}{ends}</tr>'
        f'<tr class="nm-bands" aria-hidden="true"><td></td><td colspan="{len(months)}">'
        f'{_bands(months, language, theme)}</td><td colspan="4"></td></tr></thead>'
    )


def _month_head(month: MatrixMonth, i: int, language: Language) -> str:
    year = str(month.period.year) if i == 0 or month.period.month == 1 else ""
    share = month.n_reported / month.n_expected if month.n_expected else 0.0
    heard = language.number(month.n_reported) if month.n_expected else DASH
    now = ' class="nm-now"' if month.is_shown else ""
    return (
        f'<th scope="col"{now}><span class="nm-year">{year}</span>'
        f"<b>{language.short_month(month.period)}</b>"
        f'<span class="nm-share"><i style="height:{number(share * 100)}%"></i></span>'
        f"<span>{heard}</span></th>"
    )


def _bands(months: Sequence[MatrixMonth], language: Language, theme: str) -> str:
    """The election phases as thin strips over the width of the months."""
    parts = []
    for stretch in stretches([month.period for month in months], language):
        left, width = stretch.start / len(months), (stretch.end - stretch.start) / len(months)
        extent = f"width:{number(width * 100)}%"
        if stretch.phase is CalendarPhase.VOTING:
            extent = "width:2px"
        colour = _band_colour(stretch.phase, theme)
        style = f"left:{number(left * 100)}%;{extent};background:{colour}"
        parts.append(f'<i title="{escape(stretch.label)}" style="{style}"></i>')
    return "".join(parts)


def _band_colour(phase: CalendarPhase, theme: str) -> str:
    return shade(lambda p: p.bands[phase], theme)


def _row(
    row: MatrixRow,
    periods: Sequence[Period],
    language: Language,
    addresses: tuple[Places, Submissions],
) -> str:
    place, submission = addresses
    cells = "".join(
        _cell(row, i, _said(row, i, state, period, language), state, period, submission)
        for i, (period, state) in enumerate(zip(periods, row.states, strict=True))
    )
    chosen = ' class="nm-chosen"' if row.is_selected else ""
    name = f"<b>{escape(row.name)}</b>"
    if place and row.place:
        name = f'<a href="{escape(place(row.place))}" target="_self">{name}</a>'
    return (
        f'<tr{chosen}><th scope="row" class="nm-name">{name} '
        f"<span>{escape(row.parent)}</span></th>{cells}{_sums(row, language)}</tr>"
    )


def _said(row: MatrixRow, i: int, state: State, period: Period, language: Language) -> str:
    words = row.words[i] if row.words else state.label(language).lower()
    said = f"{row.name}, {language.month(period)}: {words}"
    return f"{said}, {language.text('late')}" if period in row.late else said


def _cell(
    row: MatrixRow, i: int, said: str, state: State, period: Period, submission: Submissions
) -> str:
    """A box; where a report came in it leads to its submission.

    The tab key passes the boxes by: there are hundreds, and the unit's name leads to all of them.
    """
    look = CLASS_OF[state] + (f" {LATE_CLASS}" if period in row.late else "")
    mark = "0" if state is State.ZERO else ""
    if row.marks:
        mark = f"<i>{escape(row.marks[i])}</i>" if row.marks[i] else ""
    tag, to = "span", 'role="img"'
    if submission and row.submissions and row.submissions[i]:
        address = escape(submission(row.submissions[i]))
        tag, to = "a", f'href="{address}" target="_self" tabindex="-1"'
    words = f'aria-label="{escape(said)}" title="{escape(said)}"'
    return f'<td><{tag} class="nm-box {look}" {to} {words}>{mark}</{tag}></td>'


def _sums(row: MatrixRow, language: Language) -> str:
    if not row.n_expected:
        return f'<td class="nm-num">{DASH}</td>' * 4
    silent = "0"
    if row.silent_months:
        text = language.plural("{n} month", "{n} months", row.silent_months)
        kind = "nm-long" if row.silent_months > 1 else "nm-one"
        silent = f'<b class="{kind}">{escape(text)}</b>'
    received = f"{language.number(row.n_reported)}/{language.number(row.n_expected)}"
    on_time = language.percent(row.n_on_time / row.n_expected, 0)
    complete = language.percent(row.n_complete / row.n_months if row.n_months else None, 0)
    texts = (silent, received, on_time, complete)
    return "".join(f'<td class="nm-num">{text}</td>' for text in texts)
