"""`analysis.attention_reading`."""

import math

from analysis.attention_reading import attention_text, nothing_listed, reports_of
from domain.language import DASH, Language
from tests.support.missing_cases import Trial, case, exempt

exempt(attention_text, "takes an amount that was counted; a place without one is not listed")


@case(reports_of)
def _(_rng):
    """A unit of which no report is expected has no reports of so many: a dash, not 0."""
    none = {"n_reported": math.nan, "n_expected": math.nan}
    zero = reports_of({"n_reported": 0, "n_expected": 14})
    return Trial(missing=reports_of(none), absent=DASH, zero=zero)


@case(nothing_listed)
def _(_rng):
    """Without a report nobody is known to be listed or not: that is no quiet month."""
    none = nothing_listed({"n_reported": 0, "n_expected": 14}, Language("en"))
    quiet = nothing_listed({"n_reported": 14, "n_expected": 14}, Language("en"))
    return Trial(missing=none, absent="No report is in: whom to talk to is not known.", zero=quiet)
