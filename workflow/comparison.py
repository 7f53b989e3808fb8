"""Places side by side: whose rate differs by more than chance, against all or against peers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from analysis.comparison import (
    FEWEST_PLACES,
    Judged,
    Mark,
    Undrawn,
    chance_of,
    drawn_counts,
    judged,
    marks,
    undrawn_reasons,
)
from analysis.comparison_reading import place_reading, readings, title
from analysis.dispersion import Chance, Spread
from analysis.funnel import Funnel, funnel, limit_lines
from analysis.intervals import exact_proportion, exact_rate
from analysis.peers import PeerGroup, Peers, peers_of
from analysis.rank_intervals import rank_intervals
from analysis.sums import sum_states
from domain.fields import Nature
from domain.indicators import INDICATORS
from domain.language import Language
from domain.period import Period
from workflow.compared_places import Wanted, place_names, placed_states
from workflow.facts import Facts
from workflow.views import StatesOf

COMPARED = tuple(indicator for indicator in INDICATORS if indicator.is_rate)
# Months taken together; 0 is all of them.
SPANS = (1, 3, 6, 12, 0)
DEFAULT_SPAN = 12
_LINE_POINTS = 160


@dataclass(frozen=True)
class Comparison:
    """A comparison with its places.

    Attributes:
        months: the months taken together, provisional ones left out where there are others.
        left_out: provisional months within the span that are not in it.
        is_provisional: whether all months are; then there are no limits.
        places: indexed by code, only places with a rate, in the order of codes: name, parent,
            numerator, denominator, value, z, limits, position, mark, n_reported, n_expected,
            n_figures (reports with figures), low, high (95 % interval of its own rate),
            rank_low, rank_high.
        lines: limits by denominator, for drawing.
        undrawn: places without a rate, indexed by code: name, reason.
        options: every place that could be marked: code -> name.
        peers: whom the marked place is compared with; None without one.
    """

    wanted: Wanted
    months: tuple[Period, ...]
    left_out: tuple[Period, ...]
    is_provisional: bool
    judged: Judged
    places: pd.DataFrame
    lines: pd.DataFrame
    undrawn: pd.DataFrame
    options: dict[str, str]
    peers: Peers | None

    @property
    def funnel(self) -> Funnel:
        """The funnel that it stands on."""
        return self.judged.funnel

    @property
    def named(self) -> pd.DataFrame:
        """The places beyond the limits, in the order of their codes."""
        return self.places[self.places["mark"].isin([Mark.ABOVE, Mark.BELOW])]

    @property
    def is_over_months(self) -> bool:
        """Whether several months are added up."""
        return len(self.months) > 1

    def title(self, language: Language) -> str:
        """The finding."""
        return title(self.judged, language)

    def readings(self, language: Language) -> tuple[str, ...]:
        """What the funnel says in words."""
        sentences = readings(self.judged, self.wanted.indicator, language)
        if not self.left_out:
            return sentences
        months = language.list([language.month(month) for month in self.left_out])
        without = language.text("Without {months}: reports are still coming in.", months=months)
        return (*sentences, without)

    def place_reading(self, language: Language) -> str:
        """What the marked place has to itself; empty without one."""
        code = self.wanted.place
        if code not in self.options:
            return ""
        if code not in self.places.index:
            return place_reading(
                self.options[code], None, value="", interval="", evidence="", ranks=None,
                language=language,
            )  # fmt: skip
        line, write = self.places.loc[code], self.wanted.indicator.write
        is_ranked = self.judged.has_limits and not np.isnan(line["rank_low"])
        ends = (int(line["rank_low"]), int(line["rank_high"]), len(self.places))
        return place_reading(
            line["name"],
            Mark(line["mark"]),
            value=write(line["value"], language),
            interval=f"{write(line['low'], language)} – {write(line['high'], language)}",
            evidence=self.evidence(line, language),
            ranks=ends if is_ranked else None,
            language=language,
        )

    def size_noun(self, language: Language) -> str:
        """What the denominator counts: personnel, or personnel times months when added up."""
        noun = self.wanted.indicator.denominator_noun(language)
        if self.is_over_months and self.wanted.indicator.denominator == "personnel":
            return language.text("{noun} times months", noun=noun)
        return noun

    def evidence(self, line: pd.Series, language: Language) -> str:
        """Numerator and denominator of a place in words: "13 of 3,300 personnel"."""
        return language.text(
            "{n} of {total} {noun}",
            n=language.number(line["numerator"]),
            total=language.number(line["denominator"]),
            noun=self.size_noun(language),
        )


def months_of(
    facts: Facts, wanted: Wanted, today: date
) -> tuple[tuple[Period, ...], tuple[Period, ...], bool]:
    """Months taken together, provisional months left out, and whether there are no others."""
    until = [period for period in facts.periods if period <= wanted.period]
    n = 1 if wanted.indicator.nature is Nature.POSITION else wanted.span
    within = tuple(until[-n:]) if n else tuple(until)
    firm = tuple(period for period in within if today > facts.scope.due_on(period))
    if not firm:
        return within, (), True
    return firm, tuple(period for period in within if period not in firm), False


def compare(facts: Facts, states_of: StatesOf, wanted: Wanted, *, today: date) -> Comparison:
    """Sum each place over the months, find what all have in common, and mark who differs.

    Args:
        today: to tell provisional months; they are no part of what places are compared with.
    """
    months, left_out, is_provisional = months_of(facts, wanted, today)
    states = placed_states(facts, states_of, wanted, months)
    names = place_names(facts.gazetteer, states["place"].unique(), months)
    sums = sum_states(indicator=wanted.indicator, states=states, by=["place"]).set_index("place")
    sums["name"] = [names[code][0] for code in sums.index]
    sums["parent"] = [names[code][1] for code in sums.index]
    region = pd.Series([names[code][2] for code in sums.index], index=sums.index, dtype=object)
    peers = _peers(wanted, sums, region)
    own = sums if peers is None else sums.loc[list(peers.units)]
    reasons = undrawn_reasons(states, own, wanted.indicator)
    found, places = _judge(own, wanted, is_provisional=is_provisional)
    return Comparison(
        wanted=wanted,
        months=months,
        left_out=left_out,
        is_provisional=is_provisional,
        judged=judged(found, places, reasons),
        places=places,
        lines=_lines(found, places),
        undrawn=pd.DataFrame({"name": own["name"].reindex(reasons.index), "reason": reasons}),
        options=dict(zip(sums.index, sums["name"], strict=True)),
        peers=peers,
    )


def _judge(
    sums: pd.DataFrame, wanted: Wanted, *, is_provisional: bool
) -> tuple[Funnel, pd.DataFrame]:
    indicator = wanted.indicator
    counts = drawn_counts(sums, indicator).dropna()
    has_limits = len(counts) >= FEWEST_PLACES and not is_provisional
    found = funnel(
        counts=counts,
        chance=chance_of(indicator),
        spread=wanted.spread,
        rate=None if has_limits else float("nan"),
    )
    counts_of_reports = ["n_reported", "n_expected", "n_figures"]
    places = found.places.join(sums[["name", "parent", *counts_of_reports]])
    # Without a centre no z-score is known, the rate of each place is.
    places["mark"] = marks(places, indicator)
    exact = exact_proportion if found.chance is Chance.BINOMIAL else exact_rate
    places["low"], places["high"] = exact(
        numerator=places["numerator"], denominator=places["denominator"]
    )
    phi = 1.0 if found.spread is Spread.NONE else found.dispersion.phi
    ranks = rank_intervals(counts=counts, chance=found.chance, phi=phi)
    places["rank_low"], places["rank_high"] = ranks["lower"], ranks["upper"]
    return found, places


def _lines(found: Funnel, places: pd.DataFrame) -> pd.DataFrame:
    """Limits from the smallest denominator to a little beyond the largest; denser on the left."""
    largest = places["denominator"].max() if len(places) else 1.0
    steps = np.linspace(0.02, 1.0, _LINE_POINTS) ** 2
    size = np.unique(np.maximum(np.round(steps * largest * 1.06), 1.0))
    return limit_lines(found, denominators=size)


def _peers(wanted: Wanted, sums: pd.DataFrame, region: pd.Series) -> Peers | None:
    """Whom the marked place is compared with; None for all."""
    if wanted.group is PeerGroup.ALL or wanted.place not in sums.index:
        return None
    size = sums["denominator"].astype(float)
    places = pd.DataFrame({"region": region, "size": size.where(size > 0)}, index=sums.index)
    return peers_of(unit=wanted.place, places=places, group=wanted.group)


def undrawn_counts(found: Comparison) -> tuple[tuple[Undrawn, int], ...]:
    """How many places are not drawn, by reason; reasons that nobody has are left out."""
    return tuple((reason, n) for reason, n in found.judged.undrawn.items() if n)
