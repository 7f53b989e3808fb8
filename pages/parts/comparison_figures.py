"""The funnel of the Comparison page, what it says, and whom it names."""

from __future__ import annotations

from html import escape
from math import ceil

import pandas as pd
import streamlit as st

from charts.funnel import funnel_figure
from charts.mark_legend import mark_legend
from charts.plotly_style import PLOTLY_CONFIG
from domain.language import Language
from pages.parts import navigation, queries, session, url_state
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show, table
from pages.parts.narrow import Width
from workflow import comparison_words as words
from workflow.clusters import ClusterQuestion
from workflow.compared_places import Wanted
from workflow.comparison import Comparison
from workflow.facts import Facts

# With more rows than this the table stands in two halves where there is room.
ONE_COLUMN = 8
_VISITS = "visits_from_comparison"


def compared(wanted: Wanted) -> Comparison:
    """The comparison, each made once."""
    return queries.comparison(queries.figures_head(), session.as_of(), wanted, session.as_of_day())


def cluster_question(found: Comparison) -> ClusterQuestion:
    """The same places over the same months: do they cluster?"""
    wanted = found.wanted
    return ClusterQuestion(
        wanted.indicator, wanted.geography, wanted.selection, wanted.period, found.months[0]
    )


def funnel(facts: Facts, found: Comparison, *, width: Width, language: Language) -> None:
    """A point for each place; a click opens the place."""
    figure_head(
        found.title(language), words.definition(found, language), is_sample=facts.has_sample
    )
    items = [
        (item.mark, item.label, language.number(item.n)) for item in words.legend(found, language)
    ]
    show(mark_legend(items, theme=session.theme()))
    if found.judged.n_drawn:
        _chart(facts, found, width=width, language=language)
    as_of = session.as_of_day()
    frame_line(words.frame_pieces(found, as_of, language), words.view_code(found, as_of))


def _chart(facts: Facts, found: Comparison, *, width: Width, language: Language) -> None:
    figure = funnel_figure(
        places=found.places,
        lines=found.lines,
        rate=found.funnel.rate,
        indicator=found.wanted.indicator,
        words=words.funnel_words(found, language),
        language=language,
        is_sample=facts.has_sample,
        chosen=found.wanted.place,
        is_narrow=width == "phone",
        theme=session.theme(),
        height=400 if width == "phone" else 500,
    )
    visits = st.session_state.setdefault(_VISITS, 0)
    event = st.plotly_chart(
        figure,
        config=dict(PLOTLY_CONFIG),
        key=f"funnel_{visits}",
        theme=None,
        on_select="rerun",
        selection_mode="points",
    )
    points = event["selection"]["points"]
    codes = [point["customdata"][0] for point in points if point.get("customdata")]
    if codes:
        st.session_state[_VISITS] = visits + 1
        _open(str(codes[0]))


def _open(place: str) -> None:
    """Lead to the place's own page."""
    url_state.put("place", place)
    st.switch_page(navigation.PROFILE)


def reading(facts: Facts, found: Comparison, *, language: Language) -> None:
    """What the funnel says in words, how it is read, who is not drawn."""
    figure_head(language.text("Reading"), is_sample=facts.has_sample)
    own = found.place_reading(language)
    for sentence in ((own,) if own else ()) + found.readings(language):
        show(f'<p class="nt-reading">{rich(sentence)}</p>')
    if not found.judged.n_drawn:
        words = language.text("Choose another institution, scope or month.")
        show(f'<p class="nt-reading">{escape(words)}</p>')
    else:
        show(f'<p class="nt-note"><b>{escape(language.text("How to read it."))}</b> '
             f"{escape(_how(language))}</p>")  # fmt: skip
    _undrawn(found, language)


def named(facts: Facts, found: Comparison, *, width: Width, language: Language) -> None:
    """The places beyond the limits, many of them side by side; nothing where there are none."""
    n = len(found.named)
    if not n:
        return
    st.space("small")
    figure_head(
        language.text("Beyond the 99.8% limits"),
        language.text("In the order of their codes; this is no ranking. Names open the place."),
        is_sample=facts.has_sample,
    )
    if width != "wide" or n <= ONE_COLUMN:
        show(_named_table(found, found.named, language))
        return
    half = ceil(n / 2)
    parts = (found.named[:half], found.named[half:])
    for column, part in zip(st.columns(2, gap="large"), parts, strict=True):
        with column:
            show(_named_table(found, part, language))


def _how(language: Language) -> str:
    return language.text(
        "One point is one place. The further right, the more people, the narrower the limits. "
        "Solid lines are the 99.8% limits, dashed ones the 95% limits. If all places were alike, "
        "almost all points would lie between them."
    )


def _named_table(found: Comparison, places: pd.DataFrame, language: Language) -> str:
    """Places beyond the limits in the order of their codes, each leading to its page."""
    t, indicator = language.text, found.wanted.indicator
    heads = [
        (t("Place"), "nt-once"),
        ("", "quiet nt-once"),
        (t("Value"), "num"),
        (t("95% interval"), "num quiet"),
        (t("Numerator / denominator"), "num quiet"),
        (t("Reports"), "num quiet"),
    ]
    rows = [_named_row(str(code), line, found, language) for code, line in places.iterrows()]
    return table(
        heads,
        rows,
        caption=t("Beyond the limits, {indicator}", indicator=indicator.label(language)),
    )


def _named_row(code: str, line: pd.Series, found: Comparison, language: Language) -> list[str]:
    write, number = found.wanted.indicator.write, language.number
    address = escape(url_state.address_of("profile", place=code))
    side = language.text("above") if line["mark"] == "above" else language.text("below")
    return [
        f'<a href="{address}" target="_self">{escape(line["name"])}</a>',
        escape(side),
        f"<b>{write(line['value'], language)}</b>",
        f"{write(line['low'], language)} – {write(line['high'], language)}",
        f"{number(line['numerator'])} / {number(line['denominator'])}",
        f"{number(line['n_reported'])}/{number(line['n_expected'])}",
    ]


def _undrawn(found: Comparison, language: Language) -> None:
    """How many places are not drawn, and why."""
    lines = words.undrawn_lines(found, language)
    n = sum(found.judged.undrawn.values())
    if not n:
        return
    heads = [
        (language.plural("Not drawn: {n} place", "Not drawn: {n} places", n), ""),
        (language.text("Places"), "num"),
    ]
    show(table(heads, [(escape(label), f"<b>{count}</b>") for label, count in lines]))
    with st.expander(language.text("Which places are not drawn")):
        names = language.list([escape(name) for name in found.undrawn["name"].sort_values()])
        show(f'<p class="nt-note">{names}.</p>')
