"""Where an indicator clusters: small map, reading, the places that are named."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.cluster_reading import cluster_limits, cluster_readings, cluster_title
from analysis.clusters import Kind
from charts.clusters import cluster_legend, cluster_map, kind_label
from charts.plotly_style import PLOTLY_CONFIG
from domain.language import Language
from pages.parts import queries, session, url_state
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show, table
from pages.parts.narrow import Width
from workflow.clusters import ClusterQuestion, ClusterView
from workflow.facts import Facts
from workflow.view_codes import code_of

NAMED = (Kind.HIGH, Kind.HIGH_AMONG_LOW, Kind.LOW, Kind.LOW_AMONG_HIGH)
OPEN_ROWS = 12


def section(
    facts: Facts, wanted: ClusterQuestion, *, width: Width = "wide", language: Language
) -> None:
    """The whole figure with its words; where no test is made, why not."""
    view = queries.cluster_view(queries.head(), session.as_of(), wanted, language)
    if view.clusters.overall is None:
        _without_test(facts, view, wanted, language)
        return
    left, right = st.columns([0.64, 0.36], gap="large")
    with left:
        _map(facts, view, wanted, width=width, language=language)
        _named(view, language)
    with right:
        _reading(facts, view, language=language)


def _without_test(
    facts: Facts, view: ClusterView, wanted: ClusterQuestion, language: Language
) -> None:
    """The reason in place of a map that would say nothing."""
    found = view.clusters
    figure_head(cluster_title(found, language), view.definition, is_sample=facts.has_sample)
    for sentence in (*cluster_readings(found, language), cluster_limits(found, language)):
        show(f'<p class="nt-reading">{rich(sentence)}</p>')
    _frame_line(view, wanted, language)


def _map(
    facts: Facts, view: ClusterView, wanted: ClusterQuestion, *, width: Width, language: Language
) -> None:
    found = view.clusters
    figure_head(cluster_title(found, language), view.definition, is_sample=facts.has_sample)
    show(f'<p class="nt-note">{cluster_legend(found, language)}</p>')
    figure = cluster_map(
        found=found,
        names=view.names,
        land=view.land,
        language=language,
        is_sample=facts.has_sample,
        theme=session.theme(),
        is_phone=width == "phone",
    )
    st.plotly_chart(figure, config=dict(PLOTLY_CONFIG), key="clusters", theme=None)
    _frame_line(view, wanted, language)


def _frame_line(view: ClusterView, wanted: ClusterQuestion, language: Language) -> None:
    as_of = session.as_of_day()
    code = code_of(
        "comparison",
        period=wanted.period,
        as_of=as_of,
        selection=wanted.selection,
        indicator=wanted.indicator,
        geography=wanted.geography,
    )
    frame_line(view.frame_line(as_of, language), code)


def _reading(facts: Facts, view: ClusterView, *, language: Language) -> None:
    found = view.clusters
    figure_head(language.text("Reading"), is_sample=facts.has_sample)
    for sentence in cluster_readings(found, language):
        show(f'<p class="nt-reading">{rich(sentence)}</p>')
    show(
        f'<p class="nt-note"><b>{escape(language.text("What cannot be concluded."))}</b> '
        f"{escape(cluster_limits(found, language))}</p>"
    )


def _named(view: ClusterView, language: Language) -> None:
    """The places beyond chance by kind, in the order of their codes: nobody is ranked."""
    named = [group for kind in NAMED for group in view.clusters.of_kind(kind).index]
    if not named:
        return
    heading = language.plural("{n} place named", "{n} places named", len(named))
    with st.expander(heading, expanded=len(named) <= OPEN_ROWS):
        show(_table(view, named, language))


def _table(view: ClusterView, named: list[str], language: Language) -> str:
    heads = [
        (language.text("Place"), ""),
        (language.text("Its place among its neighbours"), ""),
        (language.text("Value"), "num"),
        (language.text("Numerator / denominator"), "num quiet"),
        (language.text("Neighbours"), "num"),
    ]
    rows = [_row(view, group, language) for group in named]
    return table(heads, rows, caption=language.text("Places beyond chance"))


def _row(view: ClusterView, group: str, language: Language) -> list[str]:
    found = view.clusters
    line, write = found.lines.loc[group], found.indicator.write
    pair = (line["numerator"], line["denominator"])
    return [
        " + ".join(_linked(code, name) for code, name in view.areas[group].items()),
        escape(kind_label(Kind(line["kind"]), language)),
        write(line["value"], language),
        " / ".join(language.number(value) for value in pair),
        write(line["neighbours_value"], language),
    ]


def _linked(code: str, name: str) -> str:
    address = escape(url_state.address_of("profile", place=code))
    return f'<a href="{address}" target="_self">{escape(name)}</a>'
