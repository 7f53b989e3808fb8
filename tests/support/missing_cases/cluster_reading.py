"""Sentences about clusters."""

from __future__ import annotations

import numpy as np

from analysis.cluster_reading import cluster_limits, cluster_readings, cluster_title
from analysis.clusters import find_clusters
from domain.indicators import VIOLATION_RATE
from domain.language import Language
from tests.support.missing_cases import Trial, case
from tests.support.missing_cases.clusters import world
from tests.support.missing_cases.made import changed, silent

ENGLISH = Language("en")


def _trial(say, rng):
    """A fifth and more of the places without figures: no test is made, as with so few places."""
    frame = world(rng)
    gone = frame
    zero = frame
    for at in range(12):
        gone = silent(gone, at)
        zero = changed(zero, at, 0.0)

    def call(own):
        return say(find_clusters(indicator=VIOLATION_RATE, lines=own))

    return call(gone), call(frame.iloc[12:]), call(zero)


@case(cluster_title)
def _(rng):
    return Trial(*_trial(lambda found: cluster_title(found, ENGLISH), rng))


@case(cluster_limits)
def _(rng):
    return Trial(*_trial(lambda found: cluster_limits(found, ENGLISH), rng))


@case(cluster_readings)
def _(rng):
    """The test is the same as without the place; that it is left out is one more sentence."""
    frame = world(rng)
    at = int(rng.integers(len(frame)))

    def call(own):
        return cluster_readings(find_clusters(indicator=VIOLATION_RATE, lines=own), ENGLISH)

    said = call(changed(frame, at, np.nan))
    return Trial(said[:-1], call(frame.drop(index=frame.index[at])), call(changed(frame, at, 0.0)))
