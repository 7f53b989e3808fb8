"""What makes a layout the same layout next month: its headings without months and years.

Months are replaced by their distance from the last one in the headings, so that columns of three
months are the same layout a month later and another one when their order changes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256

from data_loaders.heading_months import months_of_heading, without_months, years_in
from data_loaders.stated_facts import StatedFacts
from domain.vocabulary import normalise

_VERSION = 1
_MONTHS = 12
_DAYS = re.compile(r"\b(?:tanggal|tgl|per)\b[ \d]*\d\b")


def fingerprint_of(headings: Mapping[int, str], facts: StatedFacts, *, is_transposed: bool) -> str:
    """The hash of a layout: its columns and headings, and what the titles state.

    Figures, units, months and the names of sheet and file do not count. What the titles state
    about all figures does (whose they are, since when they are counted): a file that states
    something else is not read as the one before it.
    """
    parts = [
        _VERSION,
        is_transposed,
        [[number, _plain(text), _offset(text, headings)] for number, text in headings.items()],
        [list(facts.kinds), facts.basis, dict(facts.terms), facts.is_civil_service],
        [list(facts.sides), facts.unit_kind],
    ]
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


def _plain(heading: str) -> str:
    levels = (_DAYS.sub(" ", normalise(without_months(each))) for each in heading.split(" / "))
    return " / ".join(dict.fromkeys(" ".join(level.split()) for level in levels))


def _offset(heading: str, headings: Mapping[int, str]) -> list[int]:
    """How many months (years, where there is no month) before the last one of the headings."""
    own = [said.month for said in months_of_heading(heading)]
    if own:
        last = next(
            m[-1].month for t in reversed(list(headings.values())) if (m := months_of_heading(t))
        )
        return [(last - month) % _MONTHS for month in own]
    years = [year for text in headings.values() for year in years_in(text)]
    return sorted(max(years) - year for year in years_in(heading))
