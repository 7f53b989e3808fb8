"""Clusters: a place without a figure is in no test, and nobody's neighbour."""

from __future__ import annotations

from analysis.clusters import find_clusters
from domain.indicators import VIOLATION_RATE
from tests.support.missing_cases import case
from tests.support.missing_cases.made import MONTHS, asked, states


def world(rng, n=40):
    """One month of so many places, with a position each."""
    units = tuple(f"{11 + i // 20}.{i % 20 + 1:02d}" for i in range(n))
    frame = states(rng, units=units, periods=MONTHS[:1]).set_index("unit")
    frame["denominator"] = rng.integers(2000, 9000, n).astype(float)
    frame["n_figures"] = frame["n_expected"] = 1
    return frame.assign(longitude=rng.uniform(95, 141, n), latitude=rng.uniform(-11, 6, n))


@case(find_clusters)
def _(rng):
    frame = world(rng)
    at = int(rng.integers(len(frame)))
    gone = frame.index[at]

    def call(own):
        found = find_clusters(indicator=VIOLATION_RATE, lines=own)
        lines = found.lines.drop(index=gone, errors="ignore")
        figures = lines[["value", "z", "lag", "p", "q", "neighbours_value", "kind"]]
        return found.overall, found.by_distance, figures

    return asked(call, frame, rng, at=at)
