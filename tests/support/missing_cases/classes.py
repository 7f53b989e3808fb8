"""Classes of colours: missing and zero form no class, and what is missing moves none."""

from __future__ import annotations

import pandas as pd

from analysis.classes import classify
from domain.breaks import BreakChoice, BreakMethod
from domain.indicators import VIOLATION_RATE
from tests.support.missing_cases import ALWAYS, Trial, case


@case(classify)
def _(rng):
    values = pd.Series(rng.uniform(0.0005, 0.02, 30))
    choice = BreakChoice(BreakMethod.EQUAL, 4)

    def call(own):
        return classify(indicator=VIOLATION_RATE, values=own, choice=choice)

    gone = values.mask(values.index == int(rng.integers(30)))
    # A zero forms no class either, so it cannot be told from a gap here.
    return Trial(call(gone), call(gone.dropna()), ALWAYS)
