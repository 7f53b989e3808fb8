"""What an administrator may set: expected reports, due days, the neutrality index.

`netra.toml` in the data folder holds them; `domain.settings_file` reads it. What it leaves out is
as in `DEFAULT_SETTINGS`. docs/settings.md lists every key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from domain.indicators import ATTENDANCE, COVERAGE, PLEDGE_COMPLETION
from domain.scope import DEFAULT_SCOPE, ReportingScope

FILE_NAME = "netra.toml"
# No violations: reported cases rise with good reporting, so they can be no part of a good mark.
INDEX_PARTS = (PLEDGE_COMPLETION.code, ATTENDANCE.code, COVERAGE.code)
_WEIGHTS = {PLEDGE_COMPLETION.code: 0.5, ATTENDANCE.code: 0.25, COVERAGE.code: 0.25}


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """The neutrality index: off unless somebody switches it on.

    Attributes:
        is_shown: whether any page shows it.
        weights: indicator code -> weight, not negative, not all 0; what counts is their share of
            the sum. An indicator that is absent is no part of the index.
        least_reporting: share of expected reports (0-1) below which a place gets no index.
    """

    is_shown: bool = False
    weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType(_WEIGHTS))
    least_reporting: float = 0.8


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set.

    Attributes:
        scope: which reports are expected, and until when.
        index: the neutrality index.
    """

    scope: ReportingScope = DEFAULT_SCOPE
    index: IndexSettings = field(default_factory=IndexSettings)

    @property
    def due_day(self) -> int:
        """Day of the next month until which a report is on time, where no date is set."""
        return self.scope.due_day


DEFAULT_SETTINGS = Settings()
