"""Expected reports are made of rules and places."""

from __future__ import annotations

from analysis.expected import expected_units
from tests.support.missing_cases import exempt

exempt(expected_units, "takes rules, places and months, no figures")
