"""The units under a province or Polda, month by month: units move, and new provinces are formed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from domain.period import Period


@dataclass(frozen=True)
class ScopeUnits:
    """Codes of the units under a place.

    Attributes:
        by_month: month ("2024-01") -> the units under the place in it; of no other month is
            anything said.
    """

    by_month: Mapping[str, frozenset[str]]

    def __contains__(self, month_and_unit: tuple[str, str]) -> bool:
        """Whether the unit is under the place in the month."""
        month, unit = month_and_unit
        return unit in self.by_month.get(month, ())

    def in_month(self, period: Period) -> frozenset[str]:
        """The units that are under the place in a month; none in a month that is not known."""
        return self.by_month.get(str(period), frozenset())

    @cached_property
    def ever(self) -> frozenset[str]:
        """The units that are under the place in any month."""
        return frozenset().union(*self.by_month.values())

    @cached_property
    def _spans(self) -> Mapping[frozenset[str], list[str]]:
        """The months of each set of units: of most places there is one."""
        spans: dict[frozenset[str], list[str]] = {}
        for month, units in self.by_month.items():
            spans.setdefault(units, []).append(month)
        return spans

    def holds(self, lines: pd.DataFrame) -> NDArray[np.bool_]:
        """Whether each line's `unit` is under the place in its `period`.

        Of most lines the unit alone says no; months are looked at for the others.
        """
        held = lines["unit"].isin(self.ever).to_numpy(dtype=bool, copy=True)
        near = lines.loc[held, ["period", "unit"]]
        of_span = [
            (near["period"].isin(months) & near["unit"].isin(units)).to_numpy(dtype=bool)
            for units, months in self._spans.items()
        ]
        held[held] = np.logical_or.reduce(of_span, axis=0) if of_span else False
        return held
