"""Words about questions: they are given figures that are known; a missing one is a dash."""

from __future__ import annotations

from analysis.quality_reading import field_words, sheet_words, summary
from tests.support.missing_cases import exempt

exempt(field_words, "names a column")
exempt(sheet_words, "names a sheet")
exempt(summary, "takes numbers of questions that were counted")
