"""A comparison in sentences: they name only what lies beyond the limits, and rank nobody."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from scipy import special

from analysis.comparison import FEWEST_PLACES, Judged, Mark, Undrawn
from analysis.dispersion import FEWEST_FOR_SPREAD, Spread
from analysis.limits import LEVEL_95, LEVEL_998
from domain.indicators import Indicator, Rise
from domain.language import N_, Language

# More names than this make a league table of a sentence; the table beside it has them all.
NAMES_IN_SENTENCE = 6


def title(found: Judged, language: Language) -> str:
    """The finding, as the heading of the funnel."""
    if not found.n_drawn:
        return language.text("Nothing to compare")
    if not found.has_limits:
        return language.plural(
            "{n} place, no limits drawn", "{n} places, no limits drawn", found.n_drawn
        )
    if not found.n_judged:
        return language.plural("{n} place, not judged", "{n} places, none judged", found.n_drawn)
    alike = found.counts[Mark.INSIDE]
    outside = [
        language.plural("{n} place above the 99.8% limit", "{n} places above the 99.8% limit", n)
        if is_above
        else language.plural(
            "{n} place below the 99.8% limit", "{n} places below the 99.8% limit", n
        )
        for n, is_above in ((len(found.above), True), (len(found.below), False))
        if n
    ]
    rest = language.plural("{n} place within the limits", "{n} places within the limits", alike)
    first = (
        _start(language.list(outside))
        if outside
        else language.text("No place clearly beyond the 99.8% limits")
        if found.counts[Mark.FEW]
        else language.text("No place beyond the 99.8% limits")
    )
    return language.text("{outside}; {rest}", outside=first, rest=rest) if alike else first


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def readings(found: Judged, indicator: Indicator, language: Language) -> tuple[str, ...]:
    """Sentences that state the figures of the funnel and nothing beyond them."""
    if not found.n_drawn:
        return (language.text("No place has figures to compare in these months."),)
    if not found.has_limits:
        return (_no_limits(found, language),)
    return (
        *_coverage(found, language),
        *_outside(found, language),
        *_alike(found, language),
        *_between(found, language),
        *_not_named(found, language),
        _spread(found, language),
        language.text(_CAUTION[indicator.rise]),
    )


_CAUTION = {
    Rise.BETTER: N_("**What was reported, not what is.** Places report about themselves."),
    Rise.WORSE: N_("**A difference does not say why.**"),
    Rise.UNCLEAR: N_(
        "**Reports are not violations.** A place that reports diligently looks higher. "
        "Ask how it reports first."
    ),
}


def _no_limits(found: Judged, language: Language) -> str:
    if found.n_drawn < FEWEST_PLACES:
        return language.plural(
            "**Too few to compare.** {n} place has figures.",
            "**Too few to compare.** {n} places have figures.",
            found.n_drawn,
        )
    return language.text(
        "**No limits are drawn.** Reports of these months are still coming in; what the places "
        "have in common is not known yet."
    )


def _coverage(found: Judged, language: Language) -> tuple[str, ...]:
    """Where most of the places are silent, the centre is that of a few."""
    if found.is_representative:
        return ()
    return (
        language.text(
            "**Only {n} of {total} places have figures.** The mean is theirs, not that of all.",
            n=language.number(found.n_drawn),
            total=language.number(found.n_places),
        ),
    )


def _outside(found: Judged, language: Language) -> tuple[str, ...]:
    if not found.n_judged:
        return ()
    above, below = found.above, found.below
    if not above and not below:
        if found.counts[Mark.FEW]:
            return (language.text("**No place is clearly beyond the 99.8% limits.**"),)
        return (language.text("**No place is beyond the 99.8% limits.**"),)
    parts = []
    if above:
        parts.append(
            language.plural(
                "**{n} place is above the limit:** {names}.",
                "**{n} places are above the limit:** {names}.",
                len(above),
                names=_names(above, language),
            )
        )
    if below:
        parts.append(
            language.plural(
                "**{n} place is below the limit:** {names}.",
                "**{n} places are below the limit:** {names}.",
                len(below),
                names=_names(below, language),
            )
        )
    return (" ".join((*parts, _by_chance(found, language))),)


# Of places with nothing but the usual spread so many lie beyond (tests/analysis/test_funnel.py).
_BEYOND_WITH_SPREAD = 0.003


def _by_chance(found: Judged, language: Language) -> str:
    """How often chance puts so many beyond the limits: with 500 places it puts one there."""
    n, outside = found.n_judged, len(found.above) + len(found.below)
    is_exact = found.funnel.spread is Spread.NONE
    each = 1 - LEVEL_998 if is_exact else _BEYOND_WITH_SPREAD
    # P(so many or more of n), by the incomplete beta function (Abramowitz & Stegun 26.5.24).
    hundredths = ceil(100 * float(special.betainc(outside, n - outside + 1, each)))
    words = _CAN if hundredths > 100 * (1 - LEVEL_95) else _SELDOM if hundredths > 1 else _HARDLY
    return language.text(words[is_exact], n=language.number(n), often=language.number(hundredths))


# By whether the limits are exact; otherwise the share is an estimate.
_CAN = {
    True: N_(
        "Chance alone can do that: of {n} places all alike, so many lie beyond in up to {often} "
        "of 100 comparisons."
    ),
    False: N_(
        "Chance and the usual spread can do that: of {n} such places, so many lie beyond in about "
        "{often} of 100 comparisons."
    ),
}
_SELDOM = {
    True: N_(
        "Chance alone seldom does that: of {n} places all alike, so many lie beyond in at most "
        "{often} of 100 comparisons."
    ),
    False: N_(
        "Chance and the usual spread seldom do that: of {n} such places, so many lie beyond in "
        "about {often} of 100 comparisons."
    ),
}
_HARDLY = {
    True: N_(
        "Chance alone hardly ever does that: of {n} places all alike, so many lie beyond in fewer "
        "than 1 of 100 comparisons."
    ),
    False: N_(
        "Chance and the usual spread hardly ever do that: of {n} such places, so many lie beyond "
        "in about 1 of 100 comparisons or fewer."
    ),
}


def _names(names: Sequence[str], language: Language) -> str:
    """Names in the order of their codes; all of them or, where they are many, how many more."""
    if len(names) <= NAMES_IN_SENTENCE:
        return language.list(names)
    more = language.plural("{n} other", "{n} others", len(names) - NAMES_IN_SENTENCE + 1)
    return language.list([*names[: NAMES_IN_SENTENCE - 1], more])


def _alike(found: Judged, language: Language) -> tuple[str, ...]:
    if not found.counts[Mark.INSIDE]:
        return ()
    first = language.plural(
        "**{n} place cannot be told from the mean of all.**",
        "**{n} places cannot be told from the mean of all.**",
        found.counts[Mark.INSIDE],
    )
    return (f"{first} {_cause(found, language)} {language.text('Netra does not rank them.')}",)


def _cause(found: Judged, language: Language) -> str:
    """What makes such distances from the mean; two places on either side may well differ."""
    places = found.funnel.places
    if "value" in places and places["value"].dropna().nunique() == 1:
        return language.text("All have the same figure.")
    if found.funnel.spread is Spread.NONE:
        return language.text("Chance alone can make distances as large as theirs.")
    return language.text("Chance and the usual spread can make distances as large as theirs.")


def _between(found: Judged, language: Language) -> tuple[str, ...]:
    if not found.n_between:
        return ()
    # Exact 99.8 % limits may leave less than 0.2 % beyond them, so up to 5 % lie between.
    by_chance = found.n_judged * (1 - LEVEL_95)
    return (
        language.plural(
            "{n} of them lies between the 95% and the 99.8% limit; by chance up to {few} would on "
            "average. It is not named.",
            "{n} of them lie between the 95% and the 99.8% limit; by chance up to {few} would on "
            "average. They are not named.",
            found.n_between,
            few=language.number(ceil(round(by_chance, 9))),
        ),
    )


def _not_named(found: Judged, language: Language) -> tuple[str, ...]:
    """Places beyond a limit on too little, and places with too few figures."""
    few, poor = found.counts[Mark.FEW], found.counts[Mark.POOR]
    sentences = []
    if few:
        sentences.append(
            language.plural(
                "{n} place is beyond a limit on too few cases or people to say so; "
                "it is not named.",
                "{n} places are beyond a limit on too few cases or people to say so; "
                "they are not named.",
                few,
            )
        )
    if poor:
        sentences.append(
            language.plural(
                "{n} place has figures in fewer than four in five of its reports; it is not "
                "judged.",
                "{n} places have figures in fewer than four in five of their reports; they are "
                "not judged.",
                poor,
            )
        )
    return tuple(sentences)


def _spread(found: Judged, language: Language) -> str:
    """What the limits stand on."""
    dispersion = found.funnel.dispersion
    phi = language.number(dispersion.phi, 1)
    if dispersion.n_places < FEWEST_FOR_SPREAD:
        return language.text(
            "These are too few places to tell their spread from chance: the limits are exact."
        )
    if not dispersion.is_found:
        return language.text(
            "The places do not differ by more than chance makes them, as far as can be told: "
            "the limits are exact."
        )
    if found.funnel.spread is Spread.NONE:
        return language.text(
            "Places differ more than chance makes them (dispersion {phi}; 1 is chance alone), and "
            "the limits do not allow for it: many lie outside, and not each of them is remarkable.",
            phi=phi,
        )
    return language.text(
        "Places differ more than chance makes them (dispersion {phi}; 1 is chance alone). "
        "The limits allow for that.",
        phi=phi,
    )


UNDRAWN_LABELS = {
    Undrawn.NOT_REPORTED: N_("Has not reported"),
    Undrawn.BLANK: N_("Left blank"),
    Undrawn.NO_DENOMINATOR: N_("Denominator not known"),
    Undrawn.ZERO_DENOMINATOR: N_("Denominator is zero"),
    Undrawn.ABOVE_FULL: N_("Above 100%: to be checked"),
}


def place_reading(
    name: str,
    mark: Mark | None,
    *,
    value: str,
    interval: str,
    evidence: str,
    ranks: tuple[int, int, int] | None,
    language: Language,
) -> str:
    """One place beside the others, with what its figure leaves open.

    Args:
        mark: None where it has no rate; then only that is said.
        interval: ends of its 95 % interval as text.
        evidence: numerator and denominator in words.
        ranks: ends of its rank interval and how many are ranked; None where there are no limits.
    """
    if mark is None:
        return language.text("**{name}** has no figures to compare.", name=name)
    where = language.text(_WHERE[mark])
    first = language.text(
        "**{name}: {value}** ({evidence}), {where}. 95% interval {interval}.",
        name=name, value=value, evidence=evidence, where=where, interval=interval,
    )  # fmt: skip
    if ranks is None or mark is Mark.POOR:
        return first
    low, high, n = ranks
    second = language.text(
        "Its rank lies between {low} and {high} of {n} (95%).",
        low=language.number(low), high=language.number(high), n=language.number(n),
    )  # fmt: skip
    return f"{first} {second}"


_WHERE = {
    Mark.ABOVE: N_("above the 99.8% limit"),
    Mark.BELOW: N_("below the 99.8% limit"),
    Mark.FEW: N_("on too few cases or people to be judged"),
    Mark.POOR: N_("on too few reports to be judged"),
    Mark.INSIDE: N_("within the limits"),
    Mark.PLAIN: N_("without limits to compare with"),
}
