"""Two months of a map: without a figure in one of them there is no difference."""

from __future__ import annotations

from analysis.changes import changes_between, overlap
from tests.support.missing_cases import case
from tests.support.missing_cases.made import MONTHS, asked, states
from tests.support.missing_cases.map_view import view


@case(changes_between)
def _(rng):
    def call(frame):
        lines = changes_between(view(frame, MONTHS[:2]), MONTHS[0], MONTHS[1]).lines
        return lines[["value_earlier", "value_later", "difference"]]

    return asked(call, states(rng, periods=MONTHS[:2]), rng)


@case(overlap)
def _(rng):
    frame = states(rng, periods=MONTHS[:1])
    at = int(rng.integers(2, 5))  # an area of its own in the first month
    other = view(states(rng, periods=MONTHS[:1])).months[0]

    def call(own):
        found = overlap(view(own).months[0], other)
        return found.both, found.second_only

    return asked(call, frame, rng, at=at)
