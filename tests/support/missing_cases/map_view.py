"""A map's months: an area whose only figure is missing has none."""

from __future__ import annotations

from analysis.map_view import Join, build_map_view, smoothed
from domain.indicators import VIOLATION_RATE
from domain.places import Geography
from tests.support.missing_cases import case
from tests.support.missing_cases.made import MONTHS, UNITS, asked, states

JOIN = Join(
    area_of={unit: "joined" if unit in UNITS[:2] else unit for unit in UNITS},
    groups={"joined": UNITS[:2], **{unit: (unit,) for unit in UNITS[2:]}},
)


def view(frame, months=MONTHS[:1]):
    """The map of unit states, two areas of it joined."""
    return build_map_view(
        indicator=VIOLATION_RATE,
        geography=Geography.REGENCY,
        states=frame,
        joins=dict.fromkeys(months, JOIN),
        periods=months,
    )


@case(build_map_view)
def _(rng):
    def call(frame):
        found = view(frame)
        figures = [
            month.groups[["numerator", "denominator", "value", "mark"]] for month in found.months
        ]
        return figures, [month.whole[["numerator", "value"]] for month in found.months]

    return asked(call, states(rng, periods=MONTHS[:1]), rng)


@case(smoothed)
def _(rng):
    def call(frame):
        found = smoothed(view(frame))
        return [month.groups[["numerator", "denominator", "value"]] for month in found.months]

    return asked(call, states(rng, periods=MONTHS[:1]), rng)
