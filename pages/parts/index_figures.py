"""The neutrality index, where the settings switch it on: recipe, ranges of ranks, all places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from analysis.index_reading import CAUTION, NoIndex, Standing
from charts.index_ranges import index_ranges_figure
from charts.plotly_style import PLOTLY_CONFIG, thin_watermark
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from domain.settings import IndexSettings
from pages.parts import index_queries, session
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show, table
from pages.parts.narrow import Width
from pages.parts.profile_links import place_link
from workflow.facts import Facts
from workflow.index import IndexView, Part
from workflow.settings import settings
from workflow.views import Selection

# With more places the bars are no picture any more; the table has them all.
PLACES_DRAWN = 45


def section(
    facts: Facts,
    *,
    geography: Geography,
    selection: Selection,
    period: Period,
    width: Width = "wide",
    language: Language,
) -> None:
    """The index of the places; nothing at all while the settings leave it off."""
    given = settings().index
    if not given.is_shown:
        return
    found = index_queries.index_of(given, geography, selection, period)
    left, right = st.columns([0.6, 0.4], gap="large")
    with left:
        _ranges(facts, found, given, width, language)
    with right:
        _recipe(facts, found, given, language)
    _everything(found, language)


def _ranges(
    facts: Facts, found: IndexView, given: IndexSettings, width: Width, language: Language
) -> None:
    figure_head(
        language.text("Neutrality index: between which ranks each place lies"),
        language.text(
            "Best and worst rank under {n} sets of weights, each weight halved to doubled; the "
            "tick is the middle. In the order of names.",
            n=language.number(found.n_weights),
        ),
        is_sample=facts.has_sample,
    )
    for sentence in found.readings(language):
        show(f'<p class="nt-reading">{rich(sentence)}</p>')
    if 1 < len(found.places) <= PLACES_DRAWN:
        figure = index_ranges_figure(
            places=found.places,
            language=language,
            is_sample=facts.has_sample,
            theme=session.theme(),
        )
        if width == "phone":
            figure = thin_watermark(figure)
        st.plotly_chart(figure, config=dict(PLOTLY_CONFIG), key="index_ranges", theme=None)
    elif len(found.places) > PLACES_DRAWN:
        words = language.text("Too many places for a picture; the table below has them all.")
        show(f'<p class="nt-note">{escape(words)}</p>')
    frame_line(
        (
            language.month(found.period),
            language.text(
                "**{n}** of **{total}** places have an index",
                n=language.number(len(found.places)),
                total=language.number(len(found.places) + len(found.without)),
            ),
            language.text(
                "only with {share} of the expected reports",
                share=language.percent(given.least_reporting, 0),
            ),
            language.text("As of {date}", date=language.date(session.as_of_day())),
        )
    )


def _recipe(facts: Facts, found: IndexView, given: IndexSettings, language: Language) -> None:
    t = language.text
    figure_head(
        t("How the index is made"),
        t("The weighted mean of the parts. Weights come from the settings file."),
        is_sample=facts.has_sample,
    )
    heads = [(t("Part"), ""), (t("Weight"), "num"), (t("Full mark"), "num"), (t("Months"), "quiet")]
    rows = [_part(part, language) for part in found.parts]
    show(table(heads, rows, caption=t("How the index is made")))
    rules = t(
        "Nothing is filled in: a place has no index where fewer than {share} of its expected "
        "reports have figures, where a rate stands on fewer than 20 people, or where a part is "
        "missing.",
        share=language.percent(given.least_reporting, 0),
    )
    show(f'<p class="nt-note">{escape(rules)}</p>')
    show(
        f'<p class="nt-note"><b>{escape(t("What cannot be concluded."))}</b> '
        f"{escape(t(CAUTION))}</p>"
    )
    source = t("Source: OECD and JRC, Handbook on Constructing Composite Indicators, 2008.")
    show(f'<p class="nt-note">{escape(source)}</p>')


def _part(part: Part, language: Language) -> Sequence[str]:
    first, last = part.months[0], part.months[-1]
    months = language.short_month(last, year=True)
    if first != last:
        months = f"{language.short_month(first, year=True)} – {months}"
    return (
        f"<b>{escape(part.indicator.label(language))}</b>",
        language.percent(part.share, 0),
        part.indicator.write(part.full, language),
        months,
    )


def _everything(found: IndexView, language: Language) -> None:
    if found.places.empty and found.without.empty:
        return
    t = language.text
    with st.expander(t("All places with their index and its parts")):
        heads = [
            (t("Place"), ""),
            *((part.indicator.label(language), "num") for part in found.parts),
            (t("Index"), "num"),
            (t("Ranks"), "num"),
            (t("Whatever the weights"), "quiet"),
        ]
        body = table(heads, _rows(found, language), caption=t("Index"))
        show(f'<div class="nt-tall" tabindex="0">{body}</div>')


def _rows(found: IndexView, language: Language) -> Iterator[Sequence[str]]:
    for code, line in found.places.iterrows():
        yield (
            f"<b>{place_link(str(code), line['name'])}</b>",
            *(part.indicator.write(line[part.indicator.code], language) for part in found.parts),
            f"<b>{language.number(line['value'] * 100, 1)}</b>",
            f"{language.number(line['rank_low'])} – {language.number(line['rank_high'])}",
            escape(Standing(line["standing"]).label(language)),
        )
    for code, line in found.without.sort_values("name").iterrows():
        dashes = [language.number(None)] * (len(found.parts) + 2)
        yield (
            place_link(str(code), line["name"]),
            *dashes,
            escape(NoIndex(line["reason"]).label(language)),
        )
