"""The join ledger under the map: what the areas are made of, and what is on none of them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis.map_view import MapView
from charts.frame import SAMPLE_STAMP
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from pages.parts import queries, session, style
from pages.parts.frame import figure_head
from pages.parts.markup import rich, show, table
from workflow.facts import Facts
from workflow.join_file import ledger_csv, sure_word
from workflow.join_ledger import AreaLine, JoinLedger, Part, UnitLine, join_ledger
from workflow.join_words import count_sentence
from workflow.map_frame import institutions_text
from workflow.views import Selection

KEY = "join_ledger"
NAMED = 6


def ledger_under_map(
    facts: Facts, view: MapView, selection: Selection, period: Period, language: Language
) -> None:
    """The ledger of one month, folded; opening it brings the month of the slider along.

    It is made, and sent, only while it is open.
    """
    label = language.text("Where the figures of the areas come from, and what is not drawn")
    folded = st.expander(label, key=KEY, on_change="rerun")
    if not folded.open:
        return
    style.apply_more("join_ledger")
    with folded:
        ledger = _ledger(facts, view, selection, period, language)
        title = _title(ledger, view, selection, language)
        figure_head(title, is_sample=facts.has_sample)
        _sums(ledger, view.indicator, language)
        _units(ledger.listed, language.text("Units that are not on the map"), language)
        _units(ledger.not_counted, language.text("Reports that no sum counts"), language)
        _areas(ledger.areas, language)
        stamped = f"{SAMPLE_STAMP}: {title}" if facts.has_sample else title
        _download(ledger, stamped, view, selection, language)


def _title(ledger: JoinLedger, view: MapView, selection: Selection, language: Language) -> str:
    month = language.month(ledger.period)
    pieces = (view.indicator.label(language), institutions_text(selection, language), month)
    return ", ".join(pieces)


def _ledger(
    facts: Facts, view: MapView, selection: Selection, period: Period, language: Language
) -> JoinLedger:
    moment = queries.head(), session.as_of()
    states = queries.all_states(*moment, view.indicator.code, selection)
    return join_ledger(facts, view=view, states=states, period=period, language=language)


def _sums(ledger: JoinLedger, indicator: Indicator, language: Language) -> None:
    count = ledger.count
    sentence = count_sentence(count.n_units, count.n_drawn, count.n_listed, count.n_noted, language)
    show(f'<p class="nt-reading">{rich(sentence)}</p>')
    show(f'<p class="nt-note">{rich(sums_text(ledger, indicator, language))}</p>')


def sums_text(ledger: JoinLedger, indicator: Indicator, language: Language) -> str:
    """Both parts of the sum of all reports; that it is not known where no report has figures."""
    if ledger.whole_sum.numerator is None:
        return language.text("Not known: no report has figures.")
    sums = language.text(
        "Sum over the areas **{drawn}** + not drawn **{listed}** = all reports **{whole}**",
        drawn=_part(ledger.drawn_sum, language),
        listed=_part(ledger.listed_sum, language),
        whole=_part(ledger.whole_sum, language),
    )
    return f"{sums} ({indicator.denominator_noun(language)})." if indicator.is_rate else f"{sums}."


def _part(part: Part, language: Language) -> str:
    """Numerator, of denominator for rates; 0 where it adds nothing to a sum that is known."""
    above = language.number(part.numerator or 0)
    if part.denominator is None:
        return above
    return f"{above} / {language.number(part.denominator)}"


def _download(
    ledger: JoinLedger, title: str, view: MapView, selection: Selection, language: Language
) -> None:
    st.download_button(
        language.text("Download this ledger"),
        data=lambda: ledger_csv(ledger, title, language),
        file_name=(
            f"netra-{language.text('ledger')}-{view.indicator.code}-{view.geography.value}-"
            f"{selection.scope}-{ledger.period}.csv"
        ),
        mime="text/csv",
        on_click="ignore",
        key="join_ledger_file",
    )


def _heading(words: str, n: int, language: Language) -> None:
    show(f'<h3 class="nt-ledger-head">{escape(words)} ({language.number(n)})</h3>')


def _units(lines: Sequence[UnitLine], heading: str, language: Language) -> None:
    if not lines:
        return
    _heading(heading, len(lines), language)
    heads = [
        (language.text("Unit"), ""),
        (language.text("Institution"), ""),
        (language.text("Value"), "num"),
        (language.text("Of"), "of"),
        (language.text("Why"), ""),
    ]
    rows = [
        (
            f"<b>{escape(line.name)}</b>",
            escape(line.institutions),
            escape(line.value),
            escape(line.evidence),
            escape(line.reason),
        )
        for line in lines
    ]
    show(f'<div class="nt-ledger">{table(heads, rows, caption=heading)}</div>')


def _some(names: Sequence[str], language: Language) -> str:
    """The first names; the download has them all."""
    more = len(names) - NAMED
    rest = [language.plural("{n} more", "{n} more", more)] if more > 0 else []
    return ", ".join([*names[:NAMED], *rest])


def _areas(lines: Sequence[AreaLine], language: Language) -> None:
    if not lines:
        return
    heading = language.text("Areas with a note")
    _heading(heading, len(lines), language)
    heads = [
        (language.text("Area"), ""),
        (language.text("Units"), ""),
        (language.text("Value"), "num"),
        (language.text("Of"), "of"),
        (language.text("Note"), ""),
        (language.text("Evidence"), ""),
    ]
    rows = [
        (
            " + ".join(f"<b>{escape(name)}</b>" for name in line.area_names),
            escape(_some(line.unit_names, language)),
            escape(line.value),
            escape(line.evidence),
            escape(" ".join(line.notes)),
            escape(sure_word(line.confidence, language)),
        )
        for line in lines
    ]
    show(f'<div class="nt-ledger">{table(heads, rows, caption=heading)}</div>')
