"""Questions about quality in words: what was noticed, what is asked, what it does not mean.

Each evidence is the facts of one question. `noticed` states numbers, `asked` is a question to the
unit, `caution` says what the check cannot know. Nobody is accused: an unusual figure may be right.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, isnan

from analysis.quality_digits import LEVEL
from domain.fields import SHEET_OF, ReportKind
from domain.language import N_, Language
from domain.period import Period
from domain.quality import Check

_FIGURES = {
    "obligated": N_("Obligated to sign"),
    "signed": N_("Signed pledges"),
    "invited": N_("Invited to sessions"),
    "attended": N_("Attended sessions"),
    "reported": N_("Cases reported, not yet proven"),
    "personnel": N_("Personnel"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusualFigure:
    """Evidence of `analysis.quality_outliers`.

    Attributes:
        before: figure of the month before; None when missing.
        usual, low, high: of the figure, or of its change when by_change.
        n_months: months that the usual figure is made of, this one among them.
    """

    kind: ReportKind
    field: str
    period: Period
    value: float
    before: float | None
    usual: float
    low: float
    high: float
    n_months: int
    by_change: bool

    @property
    def check(self) -> Check:
        """The check that asks."""
        return Check.OUTLIER

    @property
    def figures(self) -> tuple[str, ...]:
        """What makes it another question when a corrected report comes in."""
        return (f"{self.value:.0f}", "" if self.before is None else f"{self.before:.0f}")

    def noticed(self, language: Language) -> str:
        """What was noticed."""
        return self._change(language) if self.by_change else self._level(language)

    def _level(self, language: Language) -> str:
        """The bounds are whole numbers inside the exact ones: the figure never lies on them."""
        return language.text(
            "{figure}: **{value}** in {month}. In {n} months the usual figure is **{usual}**, and "
            "{low} to {high} would be nothing unusual.",
            figure=language.text(_FIGURES[self.field]),
            value=language.number(self.value),
            month=language.month(self.period),
            n=language.number(self.n_months),
            usual=language.number(self.usual),
            low=language.number(max(ceil(self.low), 0)),
            high=language.number(floor(self.high)),
        )

    def _change(self, language: Language) -> str:
        before = self.before if self.before is not None else float("nan")
        return language.text(
            "{figure}: from **{before}** to **{value}** in {month}, a change of **{change}**. In "
            "{n} months the usual change is {usual}, and {low} to {high} would be nothing unusual.",
            figure=language.text(_FIGURES[self.field]),
            before=language.number(before),
            value=language.number(self.value),
            month=language.month(self.period),
            change=_signed(self.value - before, language),
            n=language.number(self.n_months),
            usual=_signed(self.usual, language),
            low=_signed(ceil(self.low), language),
            high=_signed(floor(self.high), language),
        )

    def asked(self, language: Language) -> str:
        """The question."""
        return language.text(
            "Is {value} right? If it is not, please send a corrected report.",
            value=language.number(self.value),
        )

    def caution(self, language: Language) -> str:
        """What the check cannot know."""
        return language.text(
            "An unusual figure can be right: people are moved, a drive begins, many sessions fall "
            "into one month."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAsBefore:
    """Evidence of `analysis.quality_copies.same_as_before`."""

    kind: ReportKind
    period: Period
    since: Period
    n_months: int
    digits: int
    mark: str

    @property
    def check(self) -> Check:
        """The check that asks."""
        return Check.SAME_AS_BEFORE

    @property
    def figures(self) -> tuple[str, ...]:
        """What makes it another question when a corrected report comes in."""
        return (self.mark, str(self.since))

    def noticed(self, language: Language) -> str:
        """What was noticed."""
        return language.text(
            "The report {kind} for {month} has the same figures as the one for {since}: the "
            "**{n} reports** since then agree in every figure, {digits} digits in all.",
            kind=sheet_words(self.kind, language),
            month=language.month(self.period),
            since=language.month(self.since),
            n=language.number(self.n_months),
            digits=language.number(self.digits),
        )

    def asked(self, language: Language) -> str:
        """The question."""
        if self.kind is ReportKind.PLEDGES:
            return language.text(
                "Has nobody signed since {since}, or was an earlier report sent again?",
                since=language.month(self.since),
            )
        return language.text(
            "Did everything happen again with the same numbers, or was an earlier report sent "
            "again?"
        )

    def caution(self, language: Language) -> str:
        """What the check cannot know."""
        return language.text("Equal figures can be right, though seldom so many.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAsOther:
    """Evidence of `analysis.quality_copies.same_as_other`.

    Attributes:
        others: names of the units with equal figures.
        other_codes: their codes, in the same order.
    """

    kinds: tuple[ReportKind, ...]
    period: Period
    others: tuple[str, ...]
    other_codes: tuple[str, ...]
    digits: int
    mark: str

    @property
    def check(self) -> Check:
        """The check that asks."""
        return Check.SAME_AS_OTHER

    @property
    def kind(self) -> ReportKind:
        """The first kind of report that is equal."""
        return self.kinds[0]

    @property
    def figures(self) -> tuple[str, ...]:
        """What makes it another question when a corrected report comes in."""
        return (self.mark, *self.other_codes)

    def noticed(self, language: Language) -> str:
        """What was noticed."""
        return language.text(
            "The figures for {month} are those of **{others}**: {kinds}, {digits} digits in all.",
            month=language.month(self.period),
            others=language.list(self.others),
            kinds=language.list([sheet_words(kind, language) for kind in self.kinds]),
            digits=language.number(self.digits),
        )

    def asked(self, language: Language) -> str:
        """The question."""
        return language.text(
            "Whose figures are these? Please compare them with the unit's own records."
        )

    def caution(self, language: Language) -> str:
        """What the check cannot know."""
        return language.text(
            "It is not known which of the units the figures belong to; they may have been entered "
            "for the wrong unit by whoever put the file together."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDigits:
    """Evidence of `analysis.quality_digits`.

    Attributes:
        kind: the kind of report that most of the figures come from.
        first, period: months that the figures are from.
        share: of figures that end in 0 or 5 (0-1).
        counts: of the ten last digits.
        n_groups: how many groups were looked at together.
    """

    kind: ReportKind
    first: Period
    period: Period
    n: int
    share: float
    statistic: float
    counts: tuple[int, ...]
    n_groups: int

    @property
    def check(self) -> Check:
        """The check that asks."""
        return Check.LAST_DIGITS

    @property
    def figures(self) -> tuple[str, ...]:
        """Nothing: the question is asked once a year, whatever the newest figures are."""
        return ()

    def noticed(self, language: Language) -> str:
        """What was noticed; the test was already found to be below the level."""
        return language.text(
            "Of **{n}** counted figures from {first} to {last}, **{share}** end in 0 or 5; where "
            "people are counted one by one it is about {even}. Chance alone would rarely give "
            "this (chi-square {statistic}, 9 degrees of freedom; p below {level} after allowing "
            "for {groups} groups looked at).",
            n=language.number(self.n),
            first=language.month(self.first),
            last=language.month(self.period),
            share=language.percent(self.share, 0),
            even=language.percent(0.2, 0),
            statistic=language.number(self.statistic, 1),
            level=language.number(LEVEL, 2),
            groups=language.number(self.n_groups),
        )

    def asked(self, language: Language) -> str:
        """The question."""
        return language.text("Are these figures counted or rounded? Please report counted figures.")

    def caution(self, language: Language) -> str:
        """What the check cannot know."""
        return language.text(
            "Rounding is not falsifying. The test says how figures end, not why, and nothing about "
            "any single figure."
        )


Evidence = UnusualFigure | SameAsBefore | SameAsOther | LastDigits


def field_words(kind: ReportKind, field: str, language: Language) -> str:
    """A field as its column is headed: "Sudah Menandatangani", "Signed"."""
    found = SHEET_OF[kind].field(field)
    return language.pick(found.heading_id, found.heading_en)


def sheet_words(kind: ReportKind, language: Language) -> str:
    """A kind of report as its sheet is named."""
    return language.pick(SHEET_OF[kind].name_id, SHEET_OF[kind].name_en)


def _signed(value: float, language: Language) -> str:
    """A change with its sign, a true minus; an en dash when missing."""
    if isnan(value):
        return language.number(None)
    text = language.number(abs(value))
    sign = "" if text == language.number(0) else "+" if value > 0 else "−"
    return f"{sign}{text}"


def summary(*, period: Period, n_questions: int, n_answered: int, language: Language) -> str:
    """How many questions a month raises, and how many have an answer."""
    month = language.month(period)
    if not n_questions:
        return language.text("No report for {month} raises a question.", month=month)
    asked = language.plural(
        "The reports for {month} raise **{n} question**.",
        "The reports for {month} raise **{n} questions**.",
        n_questions,
        month=month,
    )
    if not n_answered:
        return f"{asked} {language.text('None has an answer yet.')}"
    answered = language.plural("{n} has an answer.", "{n} have an answer.", n_answered)
    return f"{asked} {answered}"
