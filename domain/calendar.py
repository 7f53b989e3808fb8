"""The election calendar: phases as dated bands.

Sources: PKPU 3/2022 (general election, 14 February 2024) and PKPU 2/2024 (regional elections,
27 November 2024). The two elections before them are there to compare with: PKPU 7/2017, last
changed by 7/2019 (general election, 17 April 2019), and PKPU 15/2019, changed by 5/2020 (regional
elections, 9 December 2020). Their dates were checked against reports that print these schedules,
two or more for each phase, not against the gazette: for 2019 kl.antaranews.com/berita/3639,
kabartangsel.com/jadwal-pemilu-2019, Kompas of 18 and 19 April 2019; for 2020 analisakini.id (after
detik, 13 June 2020), sumsel.tribunnews.com (15 June 2020), newsnesia.id. Dates that nobody has
checked say so (`Band.is_verified`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.language import Language
from domain.period import Period


class CalendarPhase(StrEnum):
    """What kind of days they are."""

    CANDIDACY = "candidacy"
    CAMPAIGN = "campaign"
    QUIET = "quiet"
    VOTING = "voting"
    RECAPITULATION = "recapitulation"


_LABELS = {
    CalendarPhase.CANDIDACY: ("Pencalonan", "Candidacy"),
    CalendarPhase.CAMPAIGN: ("Kampanye", "Campaign"),
    CalendarPhase.QUIET: ("Masa tenang", "Quiet days"),
    CalendarPhase.VOTING: ("Pemungutan suara", "Voting day"),
    CalendarPhase.RECAPITULATION: ("Rekapitulasi", "Recapitulation"),
}


@dataclass(frozen=True, slots=True)
class Band:
    """Consecutive days of one phase of one election, first and last day included.

    Attributes:
        is_verified: whether the dates were checked against the source, or against reports that
            print it.
    """

    election_id: str
    election_en: str
    phase: CalendarPhase
    first: date
    last: date
    source: str
    is_verified: bool = True

    @property
    def n_days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def label(self, language: Language) -> str:
        """The phase's name."""
        return language.pick(*_LABELS[self.phase])

    def election(self, language: Language) -> str:
        """The election's short name."""
        return language.pick(self.election_id, self.election_en)

    def election_within(self, language: Language) -> str:
        """The same inside a sentence, where English writes no capital letter."""
        return language.pick(self.election_id, self.election_en[0].lower() + self.election_en[1:])

    def voting_label(self, language: Language) -> str:
        """How the voting day is named on a chart: "Pemilu 14 Feb"."""
        month = language.short_month(Period.of(self.first))
        return f"{self.election(language)} {self.first.day} {month}"


def _general(phase: CalendarPhase, first: date, last: date) -> Band:
    return Band("Pemilu", "General election", phase, first, last, "PKPU 3/2022")


def _regional(phase: CalendarPhase, first: date, last: date) -> Band:
    return Band("Pilkada", "Regional elections", phase, first, last, "PKPU 2/2024")


CALENDAR = (
    _general(CalendarPhase.CANDIDACY, date(2023, 10, 19), date(2023, 11, 25)),
    _general(CalendarPhase.CAMPAIGN, date(2023, 11, 28), date(2024, 2, 10)),
    _general(CalendarPhase.QUIET, date(2024, 2, 11), date(2024, 2, 13)),
    _general(CalendarPhase.VOTING, date(2024, 2, 14), date(2024, 2, 14)),
    _general(CalendarPhase.RECAPITULATION, date(2024, 2, 15), date(2024, 3, 20)),
    _regional(CalendarPhase.CANDIDACY, date(2024, 8, 27), date(2024, 9, 22)),
    _regional(CalendarPhase.CAMPAIGN, date(2024, 9, 25), date(2024, 11, 23)),
    _regional(CalendarPhase.QUIET, date(2024, 11, 24), date(2024, 11, 26)),
    _regional(CalendarPhase.VOTING, date(2024, 11, 27), date(2024, 11, 27)),
    _regional(CalendarPhase.RECAPITULATION, date(2024, 11, 27), date(2024, 12, 16)),
)


def _earlier(
    election: tuple[str, str], source: str, *phases: tuple[CalendarPhase, date, date]
) -> tuple[Band, ...]:
    return tuple(Band(*election, phase, first, last, source) for phase, first, last in phases)


EARLIER = (
    *_earlier(
        ("Pemilu 2019", "General election 2019"),
        "PKPU 7/2017 jo. 7/2019",
        # from the registration of the pairs of candidates to the day they were fixed
        (CalendarPhase.CANDIDACY, date(2018, 8, 4), date(2018, 9, 20)),
        (CalendarPhase.CAMPAIGN, date(2018, 9, 23), date(2019, 4, 13)),
        (CalendarPhase.QUIET, date(2019, 4, 14), date(2019, 4, 16)),
        (CalendarPhase.VOTING, date(2019, 4, 17), date(2019, 4, 17)),
        (CalendarPhase.RECAPITULATION, date(2019, 4, 18), date(2019, 5, 22)),
    ),
    *_earlier(
        ("Pilkada 2020", "Regional elections 2020"),
        "PKPU 15/2019 jo. 5/2020",
        (CalendarPhase.CANDIDACY, date(2020, 9, 4), date(2020, 9, 23)),
        (CalendarPhase.CAMPAIGN, date(2020, 9, 26), date(2020, 12, 5)),
        (CalendarPhase.QUIET, date(2020, 12, 6), date(2020, 12, 8)),
        (CalendarPhase.VOTING, date(2020, 12, 9), date(2020, 12, 9)),
        (CalendarPhase.RECAPITULATION, date(2020, 12, 9), date(2020, 12, 26)),
    ),
)


def month_position(day: date, first: Period) -> float:
    """Where a day lies on an axis of months: 0.0 starts the first month, 1.0 the next."""
    period = Period.of(day)
    return period.months_since(first) + (day.day - 1) / period.last_day.day


def bands_between(first: Period, last: Period) -> tuple[Band, ...]:
    """The bands that touch the months from first to last, both included."""
    return tuple(
        band
        for band in (*EARLIER, *CALENDAR)
        if band.last >= first.first_day and band.first <= last.last_day
    )


def campaign_of(period: Period) -> Band | None:
    """The campaign that the month has days of, be they few, or None."""
    for band in bands_between(period, period):
        if band.phase is CalendarPhase.CAMPAIGN:
            return band
    return None


def phase_of(period: Period) -> Band | None:
    """The phase that most days of the month lie in; None where most lie in none."""
    days = {band: _days_within(band, period) for band in bands_between(period, period)}
    longest = max(days, key=lambda band: days[band], default=None)
    outside = period.last_day.day - sum(days.values())
    return longest if longest and days[longest] > outside else None


def campaign_phase_of(period: Period) -> Band | None:
    """The campaign that most days of the month lie in, as sentences name it, or None."""
    band = phase_of(period)
    return band if band and band.phase is CalendarPhase.CAMPAIGN else None


def _days_within(band: Band, period: Period) -> int:
    first, last = max(band.first, period.first_day), min(band.last, period.last_day)
    return (last - first).days + 1


def months_of(band: Band) -> tuple[Period, ...]:
    """The months that have most of their days in the phase."""
    months = Period.of(band.first).through(Period.of(band.last))
    return tuple(period for period in months if phase_of(period) == band)


def previous_band(band: Band) -> Band | None:
    """The same phase of the election before; None where the calendar has none."""
    earlier = [
        other
        for other in (*EARLIER, *CALENDAR)
        if other.phase is band.phase and other.last < band.first
    ]
    return earlier[-1] if earlier else None
