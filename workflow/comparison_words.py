"""The words around a comparison: definition, legend, hover, tables, frame line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from analysis.comparison import Mark
from analysis.comparison_reading import UNDRAWN_LABELS
from analysis.dispersion import Chance, Spread
from analysis.peers import PeerGroup
from charts.funnel import FunnelWords
from domain.fields import Nature
from domain.indicators import Indicator, IndicatorUnit
from domain.language import N_, Language
from workflow.comparison import DEFAULT_SPAN, Comparison, undrawn_counts
from workflow.map_frame import institutions_text
from workflow.view_codes import code_of

_AREAS = {
    "regency": N_("regencies and cities"),
    "resort": N_("police resorts"),
    "province": N_("provinces"),
    "police_region": N_("police regions"),
}
_PEERS = {
    PeerGroup.REGION: N_("Compared within the same province or police region."),
    PeerGroup.SIZE: N_("Compared with places of about the same size, {low} to {high} {noun}."),
}
_PER = {
    IndicatorUnit.PER_100: N_("per 100 {noun}"),
    IndicatorUnit.PER_1000: N_("per 1,000 {noun}"),
}


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A mark with its meaning and how many places have it."""

    mark: Mark
    label: str
    n: int


def definition(found: Comparison, language: Language) -> str:
    """What a point is: indicator, institutions, areas, months and peers."""
    wanted = found.wanted
    sentences = [
        wanted.indicator.definition(language),
        f"{institutions_text(wanted.selection, language)}, "
        f"{language.text(_AREAS[wanted.geography.value])}.",
    ]
    if found.is_over_months:
        sentences.append(
            language.text("Months are added up; the rate is that of an average month.")
            if wanted.indicator.denominator == "personnel"
            else language.text("Months are added up before dividing.")
        )
    if found.peers is not None and found.peers.units:
        sentences.append(_peers_text(found, language))
    return " ".join(sentences)


def _peers_text(found: Comparison, language: Language) -> str:
    peers = found.peers
    if peers is None or peers.group is PeerGroup.ALL:
        return ""
    return language.text(
        _PEERS[peers.group],
        low=language.number(peers.smallest),
        high=language.number(peers.largest),
        noun=found.size_noun(language),
    )


def legend(found: Comparison, language: Language) -> tuple[LegendItem, ...]:
    """Marks with their counts; those that nobody may have are left out where nobody has them."""
    t, counts = language.text, found.judged.counts
    if not found.judged.has_limits:
        items = [LegendItem(Mark.PLAIN, t("Place with figures"), counts[Mark.PLAIN])]
    else:
        items = [
            LegendItem(Mark.ABOVE, t("Above the 99.8% limit"), counts[Mark.ABOVE]),
            LegendItem(Mark.BELOW, t("Below the 99.8% limit"), counts[Mark.BELOW]),
            LegendItem(Mark.INSIDE, t("Within the limits, not ranked"), counts[Mark.INSIDE]),
        ]
    if counts[Mark.FEW]:
        items.append(LegendItem(Mark.FEW, t("Beyond, on too few cases"), counts[Mark.FEW]))
    if counts[Mark.POOR]:
        words = t("Figures in fewer than four in five reports")
        items.append(LegendItem(Mark.POOR, words, counts[Mark.POOR]))
    return tuple(items)


def funnel_words(found: Comparison, language: Language) -> FunnelWords:
    """The texts within the figure."""
    rate = found.funnel.rate
    centre = "" if np.isnan(rate) else found.wanted.indicator.write(rate, language)
    return FunnelWords(
        size_axis=_start(found.size_noun(language)),
        centre=language.text("together {rate}", rate=centre),
        hovers=tuple(_hover(line, found, language) for _, line in found.places.iterrows()),
    )


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def _hover(line: pd.Series, found: Comparison, language: Language) -> str:
    indicator, write = found.wanted.indicator, found.wanted.indicator.write
    pieces = [
        f"<b>{line['name']}</b>",
        f"<b>{write(line['value'], language)}</b> {per_text(indicator, language)}".strip(),
        found.evidence(line, language),
        language.text(
            "95% interval {low} – {high}",
            low=write(line["low"], language),
            high=write(line["high"], language),
        ),
        reports_text(line, language),
    ]
    return "<br>".join(pieces)


def reports_text(line: pd.Series, language: Language) -> str:
    """How many of a place's reports are in."""
    return language.text(
        "{n} of {total} reports",
        n=language.number(line["n_reported"]),
        total=language.number(line["n_expected"]),
    )


def per_text(indicator: Indicator, language: Language) -> str:
    """Say, "per 1,000 personnel"; empty for percentages."""
    per = _PER.get(indicator.unit)
    return language.text(per, noun=indicator.denominator_noun(language)) if per else ""


def undrawn_lines(found: Comparison, language: Language) -> list[tuple[str, str]]:
    """Reasons and how many places have them."""
    return [
        (language.text(UNDRAWN_LABELS[reason]), language.number(n))
        for reason, n in undrawn_counts(found)
    ]


def months_text(found: Comparison, language: Language) -> str:
    """First and last month, or the one."""
    first, last = found.months[0], found.months[-1]
    if first == last:
        return language.month(last)
    return " – ".join(language.short_month(month, year=True) for month in (first, last))


def method_text(found: Comparison, language: Language) -> str:
    """What the limits are."""
    if not found.judged.has_limits:
        return language.text("no limits")
    law = {Chance.BINOMIAL: N_("Exact binomial"), Chance.POISSON: N_("Exact Poisson")}
    exact = language.text(law[found.funnel.chance])
    if found.funnel.spread is Spread.NONE:
        return exact
    return language.text("{exact}, adjusted (Spiegelhalter 2005)", exact=exact)


def frame_pieces(found: Comparison, as_of: date, language: Language) -> tuple[str, ...]:
    """Months, places drawn of all, as-of date, method, source."""
    judged = found.judged
    month = months_text(found, language)
    return (
        language.text("{month}, provisional", month=month) if found.is_provisional else month,
        language.text(
            "**{n}** of **{total}** places drawn",
            n=language.number(judged.n_drawn),
            total=language.number(judged.n_places),
        ),
        language.text("As of {date}", date=language.date(as_of)),
        method_text(found, language),
        language.text("Source: monthly reports of the units"),
    )


def view_code(found: Comparison, as_of: date) -> str:
    """The short code that reopens the view."""
    wanted = found.wanted
    is_position = wanted.indicator.nature is Nature.POSITION
    return code_of(
        "comparison",
        period=wanted.period,
        as_of=as_of,
        selection=wanted.selection,
        indicator=wanted.indicator,
        geography=wanted.geography,
        places=(wanted.place,),
        choices={
            "span": str(DEFAULT_SPAN if is_position else wanted.span),
            "spread": wanted.spread.value,
            "peers": wanted.group.value,
        },
    )
