"""What the checks looked at, what they could not, and what they do not say."""

from __future__ import annotations

from html import escape

from domain.language import N_, Language
from domain.quality import Check
from pages.parts import session
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import show, table
from workflow.facts import Facts
from workflow.quality import Quality
from workflow.view_codes import code_of
from workflow.views import Selection

_RULES = {
    Check.OUTLIER: N_(
        "Modified z-score above 3.5 against the unit's own months (Iglewicz and Hoaglin 1993), "
        "from seven months on, and only for large steps."
    ),
    Check.SAME_AS_BEFORE: N_(
        "Every figure equal to the report before: sessions and cases at once, pledges after four "
        "equal months; at least eight digits."
    ),
    Check.SAME_AS_OTHER: N_(
        "Equal figures in the reports of two units of one kind; at least twelve digits."
    ),
    Check.LAST_DIGITS: N_(
        "Four in ten figures or more end in 0 or 5, chi-square with p below 0.01 after allowing "
        "for all groups; from 50 figures on. Asked once a year."
    ),
}


def show_examined(facts: Facts, quality: Quality, selection: Selection, language: Language) -> None:
    """A line for each check: its rule, what it looked at, what it asks."""
    t = language.text
    figure_head(
        t("What was looked at"),
        t(
            "No question does not mean that the figures are right: a check sees only what it "
            "looks for, and needs enough figures."
        ),
        is_sample=facts.has_sample,
    )
    heads = [
        (t("What is checked"), ""),
        (t("Looked at"), "num"),
        (t("Too few figures"), "num quiet"),
        (t("Questions"), "num"),
    ]
    rows = [
        (
            f"<b>{escape(check.label(language))}</b><br><span>{escape(t(_RULES[check]))}</span>",
            language.number(examined),
            language.number(too_few),
            f"<b>{language.number(asked)}</b>",
        )
        for check, (examined, too_few, asked) in quality.examined.items()
    ]
    body = table(heads, rows, caption=t("What was looked at"))
    show(f'<div class="nt-questions nt-examined">{body}</div>')
    frame_line(
        (
            language.month(quality.period),
            t("Figures, reports, units and groups"),
            t("As of {date}", date=language.date(session.as_of_day())),
        ),
        code_of("quality", period=quality.period, as_of=session.as_of_day(), selection=selection),
    )
