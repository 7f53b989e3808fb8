"""Places to be talked to, each with a reason that is a fact; the order is no ranking."""

from __future__ import annotations

import pandas as pd

from analysis.attention import Reason
from analysis.attention_reading import attention_text, nothing_listed, reports_of
from domain.briefing import Body, Column, Slide, SlideKind, Statements, Table
from domain.language import DASH, Language
from domain.period import Period
from domain.terms import INSTITUTIONS
from workflow.briefing_notes import figures_notes
from workflow.briefing_subject import Subject
from workflow.views import TALK_LINES_PER_REASON


def talk_slide(subject: Subject) -> Slide:
    """The places of the Overview page; a sentence where none is listed."""
    language, listed = subject.language, subject.overview.attention
    rows = tuple(_talk_row(subject, line) for _, line in listed.iterrows())
    title = (
        language.plural(
            "{n} place to talk to, with the reason",
            "{n} places to talk to, each with its reason",
            len(rows),
        )
        if rows
        else nothing_listed(subject.overview.reporting.at(subject.period), language).rstrip(".")
    )
    return subject.slide(
        SlideKind.TALK,
        title=title,
        definition=f"{subject.place_name}, {subject.month}. {subject.institutions}.",
        body=_talk_body(rows, language),
        alt=_talk_alt(title, rows),
        notes=(*figures_notes(subject), _talk_note(language)),
        line=subject.month_line,
        code=subject.code("overview"),
    )


def _talk_note(language: Language) -> str:
    return language.text(
        "A place is listed for silence, blanks, signatures that fell or exceed those obligated, "
        "or proven cases without follow-up; never for the number of cases reported. At most {n} "
        "places are listed for a reason.",
        n=language.number(TALK_LINES_PER_REASON),
    )


def _talk_body(rows: tuple[tuple[str, ...], ...], language: Language) -> Body:
    if not rows:
        return Statements((_talk_note(language),))
    t = language.text
    return Table(
        (
            Column(t("Place"), 2.2),
            Column(t("Institution"), 1.8),
            Column(t("Reason"), 2.2),
            Column(t("Since"), 0.9),
            Column(t("Reports"), 0.8, is_number=True),
        ),
        rows,
        t("Each place with its reason; the order is not a ranking."),
    )


def _talk_row(subject: Subject, line: pd.Series) -> tuple[str, ...]:
    language, gazetteer = subject.language, subject.facts.gazetteer
    place = gazetteer.place(line["unit"])
    above = place.province_code or place.police_region_code if place else None
    parent = gazetteer.place(above) if above and above != line["unit"] else None
    name = place.short_name if place else str(line["unit"])
    return (
        f"{name} · {parent.short_name}" if parent else name,
        INSTITUTIONS.label(line["institution"], language),
        attention_text(Reason(line["reason"]), int(line["amount"]), language, place=place),
        _since(line["since"], language),
        reports_of(line),
    )


def _since(since: object, language: Language) -> str:
    return language.short_month(Period.parse(since), year=True) if isinstance(since, str) else DASH


def _talk_alt(title: str, rows: tuple[tuple[str, ...], ...]) -> str:
    return " ".join((f"{title}.", *(f"{place}, {who}: {why}." for place, who, why, *_ in rows)))
