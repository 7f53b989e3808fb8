"""What storing a file would change: every figure, by unit, old and new, and where the old stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from domain.language import Language
from pages.parts import session
from pages.parts.frame import figure_head
from pages.parts.markup import rich, show, table, tag
from pages.parts.submission_words import FIGURE_TONES
from workflow.changed_figures import (
    STATUSES,
    ChangedFigure,
    as_csv,
    changed_figures,
    status_words,
)
from workflow.upload import Preview

CHANGES_SHOWN = 200
_MOVED = "moved"


def show_changes(item: Preview, language: Language) -> None:
    """Counts of what is new, changed, gone and unchanged, then the figures themselves."""
    if item.is_stored_already:
        st.info(language.text("Every report of this file is stored already; nothing would change."))
    if item.leaves_sample:
        st.info(language.text("All sample data leaves when this file is stored."))
    if not item.is_storable:
        return
    figures = changed_figures(item.changes, session.facts().gazetteer, language)
    figure_head(
        language.text("What will change"),
        _against(figures, language),
        is_sample=item.checked.is_sample,
    )
    _figures(item, figures, language)


def _against(figures: Sequence[ChangedFigure], language: Language) -> str:
    """The earlier submissions that the file is compared with."""
    earlier = sorted({each.earlier for each in figures if each.earlier is not None})
    if not earlier:
        return language.text("Nothing was known about these figures before.")
    numbers = language.list([f"**{number:04d}**" for number in earlier[:3]])
    if len(earlier) > 3:
        numbers = language.plural(
            "{numbers} and {n} more", "{numbers} and {n} more", len(earlier) - 3, numbers=numbers
        )
    return language.text(
        "Compared with submission {numbers}. What is replaced stays kept and can be brought back.",
        numbers=numbers,
    )


def _counts(figures: Sequence[ChangedFigure], language: Language) -> str:
    words = status_words(language)
    n = Counter(each.status for each in figures)
    counts = "".join(
        f"<div><b>{language.number(n[status])}</b>{escape(words[status])}</div>"
        for status in STATUSES
    )
    return f'<div class="nt-sums">{counts}</div>'


@st.fragment
def _figures(item: Preview, figures: list[ChangedFigure], language: Language) -> None:
    """The list with its filters; a choice here does not check the file again."""
    key = item.checked.sha256[:12]
    left, middle, right, end = st.columns([0.34, 0.22, 0.17, 0.27], vertical_alignment="bottom")
    with left:
        wanted = _state_filter(figures, key, language)
    with middle:
        unit = _unit_filter(figures, key, language)
    chosen = [each for each in figures if _is_wanted(each, wanted, unit)]
    with right:
        st.download_button(
            language.text("Download this list"),
            data=as_csv(chosen, language),
            file_name=f"netra-{language.text('changes')}-{key}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"changes_file_{key}",
            width="stretch",
        )
    with end:
        show(_counts(figures, language))
    if not chosen:
        show(f'<div class="nt-note">{escape(language.text("No figure of this kind."))}</div>')
        return
    show(_table(chosen[:CHANGES_SHOWN], language))
    if len(chosen) > CHANGES_SHOWN:
        show(f'<div class="nt-note">{escape(_more(len(chosen), language))}</div>')


def _state_filter(figures: Sequence[ChangedFigure], key: str, language: Language) -> str:
    n = Counter(each.status for each in figures)
    words = {_MOVED: language.text("all that moves")} | status_words(language)
    options = [_MOVED, *(status for status in STATUSES if n[status])]
    chosen = st.segmented_control(
        language.text("State"),
        options=options,
        format_func=lambda code: words[code],
        default=_MOVED,
        required=True,
        key=f"changes_state_{key}",
    )
    return chosen or _MOVED


def _unit_filter(figures: Sequence[ChangedFigure], key: str, language: Language) -> str | None:
    units = {each.unit_code: each.unit for each in figures}
    return st.selectbox(
        language.text("Unit"),
        options=list(units),
        format_func=lambda code: units[code],
        index=None,
        placeholder=language.text("All units"),
        key=f"changes_unit_{key}",
    )


def _is_wanted(each: ChangedFigure, state: str, unit: str | None) -> bool:
    if unit is not None and each.unit_code != unit:
        return False
    return each.status != "unchanged" if state == _MOVED else each.status == state


def _more(total: int, language: Language) -> str:
    return language.text(
        "The first {shown} of {total} are listed; the download has them all.",
        shown=language.number(CHANGES_SHOWN),
        total=language.number(total),
    )


def _table(figures: Sequence[ChangedFigure], language: Language) -> str:
    heads = [
        (language.text("Unit"), ""),
        (language.text("Month"), "wide"),
        (language.text("Figure"), ""),
        (language.text("Before"), "num quiet"),
        (language.text("After"), "num"),
        (language.text("State"), "wide"),
        (language.text("The old figure came with"), "quiet"),
        (language.text("Cell"), "quiet"),
    ]
    return table(heads, _rows(figures, language), caption=language.text("What will change"))


def _rows(figures: Sequence[ChangedFigure], language: Language) -> Iterator[Sequence[str]]:
    words = status_words(language)
    above = ""
    for each in figures:
        # a unit's name stands once, at its first figure
        month = escape(language.month(each.month))
        name = "" if each.unit_code == above else f"<b>{escape(each.unit)}</b>"
        above = each.unit_code
        yield (
            name,
            month,
            f'{rich(f"{each.figure} · {each.institution}")}<span class="narrow"><br>{month}</span>',
            language.number(each.before),
            f"<b>{language.number(each.after)}</b>",
            tag(words[each.status], FIGURE_TONES[each.status]),
            _earlier(each),
            f"<code>{escape(each.cell)}</code>" if each.cell else "",
        )


def _earlier(each: ChangedFigure) -> str:
    if each.earlier is None:
        return ""
    return f"<code>{each.earlier:04d}</code> {escape(each.earlier_file)}"
