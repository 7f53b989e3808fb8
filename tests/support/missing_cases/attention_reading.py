"""`analysis.attention_reading`."""

import math

from analysis.attention_reading import attention_text, reports_of
from domain.language import DASH
from tests.support.missing_cases import Trial, case, exempt

exempt(attention_text, "takes an amount that was counted; a place without one is not listed")


@case(reports_of)
def _(_rng):
    """A unit of which no report is expected has no reports of so many: a dash, not 0."""
    none = {"n_reported": math.nan, "n_expected": math.nan}
    zero = reports_of({"n_reported": 0, "n_expected": 14})
    return Trial(missing=reports_of(none), absent=DASH, zero=zero)
