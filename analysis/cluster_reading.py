"""What a test of clustering says, in sentences: the figures, and no more than the test allows."""

from __future__ import annotations

from analysis.clusters import LEAST_CASES, LEAST_PLACES, NEIGHBOURS, REACH_KM, Clusters, Kind
from analysis.clusters import Unsuitable as Reason
from analysis.findings import ENOUGH_CASES
from analysis.moran import GlobalMoran
from analysis.overview import ENOUGH_REPORTS
from domain.indicators import VIOLATION_RATE, Rise
from domain.language import N_, Language


def cluster_title(found: Clusters, language: Language) -> str:
    """The finding as a heading."""
    if found.unsuitable is not None or found.overall is None:
        return language.text("Clustering is not tested here")
    other = found.by_distance
    if other is not None and _answer(other) != _answer(found.overall):
        return language.text("Whether values cluster hangs on who is called a neighbour")
    if found.is_clustered:
        return language.text("Like values lie side by side")
    if found.is_dispersed:
        return language.text("Unlike values lie side by side")
    if sum(len(found.of_kind(kind)) for kind in _NAMED):
        return language.text("Single places stand out, with no proof of clustering overall")
    return language.text("Clustering cannot be told from chance")


_NAMED = (Kind.HIGH, Kind.LOW, Kind.HIGH_AMONG_LOW, Kind.LOW_AMONG_HIGH)


def cluster_readings(found: Clusters, language: Language) -> tuple[str, ...]:
    """The test over all places, the places it names, and what is not in it.

    Figures that are not known are not written; places without figures are counted as left out.
    """
    if found.unsuitable is not None:
        return (_unsuitable(found, found.unsuitable, language),)
    if found.overall is None:
        return (language.text("No place has a neighbour with a figure."),)
    said = [
        _overall(found, found.overall, language),
        _other_neighbours(found, language),
        _places(found, language),
        _few(found, language),
        _left_out(found, language),
    ]
    return tuple(sentence for sentence in said if sentence)


def cluster_limits(found: Clusters, language: Language) -> str:
    """What cannot be concluded."""
    if found.unsuitable is not None or found.overall is None:
        return language.text("Nothing is said here of where high or low values lie.")
    return language.text(_LIMITS[found.indicator.rise])


_LIMITS = {
    Rise.BETTER: N_(
        "Why they lie side by side: one reminder, one deadline or one way of counting in a "
        "province does it, too. A place in a cluster is not high or low by itself, and a place "
        "outside is not proven to be like the rest."
    ),
    Rise.WORSE: N_(
        "Why they lie side by side. A place in a cluster is not high or low by itself, and a "
        "place outside is not proven to be like the rest."
    ),
    Rise.UNCLEAR: N_(
        "That more happens there: a cluster of reports may be a cluster of good reporting, or of "
        "one way of counting. Nothing is said of why, of a single place in a cluster, or of any "
        "person."
    ),
}


def _overall(found: Clusters, test: GlobalMoran, language: Language) -> str:
    if found.is_clustered:
        claim = language.text(
            "**More than chance usually makes (95%).** High values lie beside high ones and low "
            "beside low."
        )
    elif found.is_dispersed:
        claim = language.text(
            "**More than chance usually makes (95%).** High values lie beside low ones."
        )
    else:
        claim = language.text(
            "**Cannot be told from chance.** That is no proof that neighbours have nothing to do "
            "with one another."
        )
    return f"{claim} {_figures(test, language)}"


def _figures(test: GlobalMoran, language: Language) -> str:
    return language.text(
        "Moran's I **{i}** (without a pattern {expected}), {p}; {n} places, each with its {k} "
        "nearest, {permutations} random arrangements.",
        i=_index(test.statistic, language),
        expected=_index(test.expected, language),
        p=_p(test, language),
        n=language.number(test.n),
        k=language.number(NEIGHBOURS),
        permutations=language.number(test.permutations),
    )


def _index(value: float, language: Language) -> str:
    """Three decimals, and a minus sign that is no hyphen."""
    return language.number(value, 3).replace("-", "\N{MINUS SIGN}")


def _p(test: GlobalMoran, language: Language) -> str:
    """Three decimals, kept on one line."""
    return f"p = {language.number(test.p, 3)}".replace(" ", "\N{NO-BREAK SPACE}")


def _other_neighbours(found: Clusters, language: Language) -> str:
    other, test = found.by_distance, found.overall
    km = language.number(REACH_KM)
    if other is None or test is None:
        return language.text("Within {km} km no place has a neighbour to check with.", km=km)
    figures = language.text(
        "With all places within {km} km as neighbours: I {i}, {p}",
        km=km,
        i=_index(other.statistic, language),
        p=_p(other, language),
    )
    verdict = (
        language.text("the same answer.")
        if _answer(other) == _answer(test)
        else language.text("another answer, so the finding hangs on who is called a neighbour.")
    )
    return f"{figures}: {verdict} {_alone(other, language)}".strip()


def _answer(test: GlobalMoran) -> int:
    """1 like beside like, -1 unlike beside unlike, 0 not told from chance."""
    if test.p > 0.05:
        return 0
    return 1 if test.statistic > test.expected else -1


def _alone(other: GlobalMoran, language: Language) -> str:
    if not other.n_alone:
        return ""
    return language.plural(
        "{n} place has none in reach.", "{n} places have none in reach.", other.n_alone
    )


def _places(found: Clusters, language: Language) -> str:
    counts = {kind: len(found.of_kind(kind)) for kind in Kind}
    apart = counts[Kind.HIGH_AMONG_LOW] + counts[Kind.LOW_AMONG_HIGH]
    if not (counts[Kind.HIGH] + counts[Kind.LOW] + apart):
        return language.text(
            "No single place can be named as part of a cluster, after correction for {n} tests.",
            n=language.number(found.n_tested),
        )
    return language.text(
        "**{high}** places lie among high values, **{low}** among low ones, and **{apart}** stand "
        "out from what lies around them. Over many such maps, on average at most 5 in 100 of the "
        "places that a map names are chance finds.",
        high=language.number(counts[Kind.HIGH]),
        low=language.number(counts[Kind.LOW]),
        apart=language.number(apart),
    )


def _few(found: Clusters, language: Language) -> str:
    n = len(found.of_kind(Kind.FEW))
    if not n:
        return ""
    return language.plural(
        "{n} more is not named: fewer than {least} cases in and around it.",
        "{n} more are not named: fewer than {least} cases in and around each.",
        n,
        least=language.number(ENOUGH_CASES),
    )


def _left_out(found: Clusters, language: Language) -> str:
    unknown = found.n_in_scope - found.n_known
    said = []
    if unknown:
        said.append(
            language.plural(
                "{n} place without a figure is left out, not taken for low.",
                "{n} places without a figure are left out, not taken for low.",
                unknown,
            )
        )
    if found.n_poor:
        said.append(
            language.plural(
                "{n} place with figures in fewer than four in five of its reports is left out.",
                "{n} places with figures in fewer than four in five of their reports are left out.",
                found.n_poor,
            )
        )
    if found.n_nowhere:
        said.append(
            language.plural(
                "{n} place without an area (port, airport) is left out.",
                "{n} places without an area (port, airport) are left out.",
                found.n_nowhere,
            )
        )
    if found.n_small:
        said.append(
            language.plural(
                "{n} place with fewer than {least} {noun} is left out.",
                "{n} places with fewer than {least} {noun} are left out.",
                found.n_small,
                least=language.number(found.indicator.unit.small_base),
                noun=found.indicator.denominator_noun(language),
            )
        )
    if found.n_above_full:
        said.append(
            language.plural(
                "{n} place is left out: its figures are above 100%, to be checked first.",
                "{n} places are left out: their figures are above 100%, to be checked first.",
                found.n_above_full,
            )
        )
    return " ".join(said)


def _unsuitable(found: Clusters, reason: Reason, language: Language) -> str:
    t, n = language.text, language.number
    if reason is Reason.NOT_A_RATE:
        return t(
            "Counts follow the number of people, so large places side by side would look like a "
            "cluster. Choose a rate, such as **{rate}**.",
            rate=VIOLATION_RATE.label(language),
        )
    if reason is Reason.FEW_REPORTS:
        return t(
            "**{known}** of **{scope}** places have a figure from most of their reports. Below "
            "{share} what is missing could turn the answer round.",
            known=n(found.n_known - found.n_poor),
            scope=n(found.n_in_scope),
            share=language.percent(ENOUGH_REPORTS, 0),
        )
    if reason is Reason.FEW_PLACES:
        return t(
            "Fewer than {least} places can be tested here, too few to tell a pattern from chance. "
            "Choose a larger area.",
            least=n(LEAST_PLACES),
        )
    if reason is Reason.FEW_CASES:
        return t(
            "Fewer than {least} cases in all: where so few lie is chance. Choose more months.",
            least=n(LEAST_CASES),
        )
    return t("All places have the same value: nothing can cluster.")
