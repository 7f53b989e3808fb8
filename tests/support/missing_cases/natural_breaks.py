"""Classes of colours."""

from __future__ import annotations

from analysis.natural_breaks import natural_starts
from tests.support.missing_cases import exempt

exempt(natural_starts, "takes the known values as whole steps; `classify` leaves the others out")
