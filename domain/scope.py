"""Who is expected to report, and by when: settings with the defaults of the design."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain import terms
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """Units of these kinds are expected to report about this institution.

    Attributes:
        first: first month expected; None from always.
        last: last month expected; None until further notice.
        without: codes of units of these kinds that are not expected to report.
    """

    institution: str
    unit_kinds: tuple[UnitKind, ...]
    first: Period | None = None
    last: Period | None = None
    without: frozenset[str] = frozenset()

    def holds_in(self, period: Period) -> bool:
        """Whether the rule applies to the month."""
        return (self.first is None or self.first <= period) and (
            self.last is None or period <= self.last
        )


@dataclass(frozen=True, slots=True)
class ReportingScope:
    """Expected reports and their due day.

    Attributes:
        rules: institution by institution.
        kinds: report kinds that each expected unit sends every month.
        due_day: day of the next month, Jakarta time, until which a report is on time.
        due_dates: months with a date of their own, say because of holidays.
    """

    rules: tuple[ScopeRule, ...]
    kinds: tuple[ReportKind, ...]
    due_day: int = 10
    due_dates: tuple[tuple[Period, date], ...] = ()

    def due_on(self, period: Period) -> date:
        """The last day on which a report about the month is on time."""
        for month, day in self.due_dates:
            if month == period:
                return day
        return period.next.first_day.replace(day=self.due_day)

    def newest_due(self, day: date) -> Period:
        """The newest month whose reports should all be in on the day: it is past the due date."""
        period = Period.of(day).previous
        while self.due_on(period) >= day:
            period = period.previous
        return period

    def expects_any(self, period: Period) -> bool:
        """Whether anybody is expected to report about the month."""
        return any(rule.holds_in(period) for rule in self.rules)


_CIVIL = (UnitKind.REGENCY, UnitKind.PROVINCE)
_POLICE = (UnitKind.RESORT, UnitKind.POLICE_REGION)
REPORTING_BEGINS = Period(2023, 10)

DEFAULT_SCOPE = ReportingScope(
    rules=(
        ScopeRule(terms.ASN_REGIONAL, _CIVIL, REPORTING_BEGINS),
        ScopeRule(terms.ASN_POLICE, _POLICE, REPORTING_BEGINS),
        ScopeRule(terms.POLICE, _POLICE, REPORTING_BEGINS),
    ),
    kinds=(ReportKind.PLEDGES, ReportKind.SOCIALIZATION, ReportKind.VIOLATIONS),
)
