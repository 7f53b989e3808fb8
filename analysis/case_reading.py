"""What the figures of the Violations page say in words, and what they do not say.

Sentences state counts and shares of counts, nothing about causes, and no share of one stage in
another: stages of the same months are not the same cases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.case_rows import NOT_STATED
from analysis.cases import Age, StageTotal
from analysis.few_cases import Mark, ShownCount
from analysis.findings import ENOUGH_CASES
from analysis.overview import ENOUGH_REPORTS
from domain.language import N_, Language
from domain.period import Period
from domain.terms import CATEGORIES

Shown = Mapping[str, ShownCount]
_FLOWS = ("reported", "proven", "sanctioned")


def span_text(span: Sequence[Period], language: Language) -> str:
    """One month, or the first and the last: Oktober 2023 – November 2024."""
    if len(span) == 1:
        return language.month(span[0])
    return f"{language.month(span[0])} – {language.month(span[-1])}"


def stage_title(totals: Mapping[str, StageTotal], place: str, language: Language) -> str:
    """The finding as a heading; open cases only where `open_sentence` would state them."""
    reported, still_open = totals["reported"], totals["in_process"]
    if reported.cases is None:
        return language.text("What happened to the cases, {place}", place=place)
    n, cases = round(reported.cases), language.number(reported.cases)
    if still_open.cases is None or is_poor(still_open):
        return language.plural(
            "{place}: {cases} case reported", "{place}: {cases} cases reported", n,
            place=place, cases=cases,
        )  # fmt: skip
    return language.plural(
        "{place}: {cases} case reported, {open} in process",
        "{place}: {cases} cases reported, {open} in process",
        n,
        place=place,
        cases=cases,
        open=language.number(still_open.cases),
    )


def is_poor(total: StageTotal) -> bool:
    """Whether too few of the expected reports have figures to speak of the whole."""
    return total.n_figures < ENOUGH_REPORTS * total.n_expected


def stage_sentences(
    totals: Mapping[str, StageTotal], span: Sequence[Period], language: Language
) -> tuple[str, ...]:
    """Reported, proven, sanctioned over the span; in process at its end; how many reports are in.

    A stage without any figure is said to be not known.
    """
    if totals["reported"].cases is None:
        return (
            language.text("No figures on violations, {span}.", span=span_text(span, language)),
            reports_sentence(totals["reported"], language),
        )
    open_cases = open_sentence(totals["in_process"], span[-1], language)
    return (
        _flows_sentence(totals, span, language),
        open_cases,
        reports_sentence(totals["reported"], language),
    )


def poor_sentence(total: StageTotal, span: Sequence[Period], language: Language) -> str:
    """Cases where too few reports are in: of how many reports they are; empty when not known."""
    if total.cases is None:
        return ""
    return language.plural(
        "{n} case in {reported} of {expected} reports, {span}: too few to speak of the whole.",
        "{n} cases in {reported} of {expected} reports, {span}: too few to speak of the whole.",
        round(total.cases),
        reported=language.number(total.n_figures),
        expected=language.number(total.n_expected),
        span=span_text(span, language),
    )


def _flows_sentence(
    totals: Mapping[str, StageTotal], span: Sequence[Period], language: Language
) -> str:
    """What was reported, proven and sanctioned; of a stage that is not known, that it is not."""
    reported = totals["reported"].cases or 0
    words = {stage: _count(totals[stage], language) for stage in _FLOWS}
    words["span"] = span_text(span, language)
    if any(totals[stage].cases is None for stage in _FLOWS):
        return language.plural(
            "**{reported}** case reported (not yet proven), {span}. Proven: **{proven}**; "
            "sanctioned: **{sanctioned}**.",
            "**{reported}** cases reported (not yet proven), {span}. Proven: **{proven}**; "
            "sanctioned: **{sanctioned}**.",
            round(reported),
            **words,
        )
    return language.plural(
        "**{reported}** case reported (not yet proven), **{proven}** proven and **{sanctioned}** "
        "sanctioned, {span}.",
        "**{reported}** cases reported (not yet proven), **{proven}** proven and **{sanctioned}** "
        "sanctioned, {span}.",
        round(reported),
        **words,
    )


def open_sentence(total: StageTotal, period: Period, language: Language) -> str:
    """Cases in process at the end of a month; no figure where too few reports are in."""
    month = language.month(period)
    if total.cases is None:
        return language.text(
            "How many cases were in process at the end of {month} is not known.", month=month
        )
    if is_poor(total):
        return language.text(
            "Too few reports for the end of {month} ({reported} of {expected}) to say how many "
            "cases were in process.",
            month=month,
            reported=language.number(total.n_figures),
            expected=language.number(total.n_expected),
        )
    return language.plural(
        "**{n}** case was in process at the end of {month}.",
        "**{n}** cases were in process at the end of {month}.",
        int(total.cases),
        month=month,
    )


def _count(total: StageTotal, language: Language) -> str:
    if total.cases is None:
        return language.text("not known")
    return language.number(total.cases)


def reports_sentence(total: StageTotal, language: Language) -> str:
    """How many reports the figures rest on."""
    if not total.n_expected:
        return language.text("No report is expected.")
    return " ".join(filter(None, (_received(total, language), _without_figure(total, language))))


def _received(total: StageTotal, language: Language) -> str:
    if total.is_whole:
        return language.text("All expected reports are in.")
    return language.plural(
        "**{reported}** of **{expected}** reports is in; those that are missing are not counted "
        "as zero.",
        "**{reported}** of **{expected}** reports are in; those that are missing are not counted "
        "as zero.",
        total.n_reported,
        reported=language.number(total.n_reported),
        expected=language.number(total.n_expected),
    )


def _without_figure(total: StageTotal, language: Language) -> str:
    """Reports that are in and leave the figure blank, or are cumulative without a month before."""
    without = total.n_reported - total.n_figures
    if not without:
        return ""
    return language.plural(
        "**{n}** of them gives no figure.", "**{n}** of them give no figure.", without
    )


def age_sentence(ages: Shown, total: StageTotal, language: Language) -> str:
    """How old the cases in process are; empty where there are none or some of it is hidden."""
    if not total.cases or not _is_open(ages):
        return ""
    unknown = ages[NOT_STATED].value or 0.0
    if unknown >= total.cases:
        return language.text(
            "The age of the cases in process is not known: no row fills in Bulan Dilaporkan."
        )
    text = language.text(
        "In process: **{total}**. The age of **{known}** of them is known, **{old}** came in more "
        "than six months ago.",
        known=language.number(total.cases - unknown),
        total=language.number(total.cases),
        old=language.number(ages[Age.OLDER.value].value),
    )
    if not unknown:
        return text
    rest = language.plural(
        "The age of {n} case is not known.", "The age of {n} cases is not known.", int(unknown)
    )
    return f"{text} {rest}"


_MOST_NAMES = 3


def category_sentence(categories: Shown, total: StageTotal, language: Language) -> str:
    """Which category was recorded most often; said of ten cases or more, ties named together.

    Nothing where more than three share the first place: then none stands out.
    """
    if not total.cases or total.cases < ENOUGH_CASES or not _is_open(categories):
        return ""
    counts = {code: cell.value or 0.0 for code, cell in categories.items() if code}
    most = max(counts.values(), default=0.0)
    if not most:
        return ""
    names = [
        f"**{code}** {CATEGORIES.label(code, language)}"
        for code, count in counts.items()
        if count == most
    ]
    if len(names) > _MOST_NAMES:
        return ""
    words = (
        N_("Recorded most often: {names} (**{n}** of {total} cases, {share}).")
        if len(names) == 1
        else N_("Recorded most often: {names} (**{n}** of {total} cases each, {share}).")
    )
    return language.text(
        words,
        names=language.list(names),
        n=language.number(most),
        total=language.number(total.cases),
        share=language.percent(most / total.cases),
    )


def channel_sentence(channels: Shown, language: Language) -> str:
    """The share of social media among the cases that state a channel; said of ten or more."""
    if not _is_open(channels):
        return ""
    stated = sum(cell.value or 0.0 for code, cell in channels.items() if code)
    if stated < ENOUGH_CASES:
        return ""
    online = channels["social_media"].value or 0.0
    text = language.text(
        "Social media: **{n}** of the **{total}** cases that state a channel ({share}).",
        n=language.number(online),
        total=language.number(stated),
        share=language.percent(online / stated),
    )
    silent = channels[NOT_STATED].value or 0.0
    return f"{text} {_not_stated(silent, language)}".strip()


def phase_sentence(phases: Shown, language: Language) -> str:
    """Cases before and after candidates were fixed, as the reports say."""
    if not _is_open(phases):
        return ""
    before, after = phases["before"].value or 0.0, phases["after"].value or 0.0
    if before + after == 0:
        return ""
    text = language.plural(
        "**{before}** case before candidates were fixed, **{after}** after.",
        "**{before}** cases before candidates were fixed, **{after}** after.",
        round(before),
        before=language.number(before),
        after=language.number(after),
    )
    silent = phases[NOT_STATED].value or 0.0
    return f"{text} {_not_stated(silent, language)}".strip()


def _not_stated(n: float, language: Language) -> str:
    if not n:
        return ""
    return language.plural("{n} case does not say.", "{n} cases do not say.", int(n))


def rest_sentence(rest: float | None, language: Language) -> str:
    """How many cases the rows do not break down; empty when they all are, or none is known."""
    if not rest:
        return ""
    return language.plural(
        "{n} case is in the total but in no part: a cumulative report changed its parts.",
        "{n} cases are in the total but in no part: a cumulative report changed its parts.",
        round(rest),
    )


def cannot_be_concluded(language: Language) -> str:
    """What nobody may read into the stages."""
    return language.text(
        "Stages are not the same cases: what was proven or sanctioned in these months may have "
        "been reported before them, so one stage is no share of another. Better reporting also "
        "raises what is reported."
    )


def few_cases_sentence(language: Language) -> str:
    """How to read the marks below the province."""
    return language.text(
        "Below the province 1 and 2 are shown as <3, and • hides a further figure from which they "
        "could be worked out: a single case can point to a person. Parts are given for all "
        "months and institutions together only."
    )


def _is_open(cells: Shown) -> bool:
    """Whether every cell is shown as a number."""
    return bool(cells) and all(cell.mark is Mark.NUMBER for cell in cells.values())
