"""Words for submissions: kinds of reports, states, and tables of figures before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from domain.fields import ReportKind
from domain.language import Language
from pages.parts.markup import rich, table, tag
from workflow.changed_figures import ChangedFigure
from workflow.submission_changes import LISTED
from workflow.submissions import Standing

_TONES = {
    Standing.CURRENT: "good",
    Standing.PARTLY: "blue",
    Standing.REPLACED: "",
    Standing.REVERTED: "caution",
}
FIGURE_TONES = {"new": "good", "changed": "blue", "gone": "fault", "unchanged": ""}


def kind_words(kind: ReportKind, language: Language) -> str:
    """The kind of a report, short."""
    return {
        ReportKind.PERSONNEL: language.text("Personnel"),
        ReportKind.PLEDGES: language.text("Integrity pledges"),
        ReportKind.SOCIALIZATION: language.text("Socialization"),
        ReportKind.VIOLATIONS: language.text("Violations"),
    }[kind]


def standing_tag(standing: Standing, language: Language) -> str:
    """What of a submission still counts, as a label."""
    words = {
        Standing.CURRENT: language.text("current"),
        Standing.PARTLY: language.text("partly replaced"),
        Standing.REPLACED: language.text("replaced"),
        Standing.REVERTED: language.text("taken back"),
    }
    return tag(words[standing], _TONES[standing])


def counted(numbers: Mapping[str, int], words: Mapping[str, str], language: Language) -> str:
    """Counts by status, each with its word."""
    counts = "".join(
        f"<div><b>{language.number(numbers.get(status, 0))}</b>{escape(word)}</div>"
        for status, word in words.items()
    )
    return f'<div class="nt-sums nt-left">{counts}</div>'


def first_of(total: int, language: Language) -> str:
    """That a list is cut."""
    return language.text(
        "The first {shown} of {total} are listed.",
        shown=language.number(LISTED),
        total=language.number(total),
    )


def figures_table(
    figures: Sequence[ChangedFigure],
    words: Mapping[str, str],
    language: Language,
    *,
    before: str,
    after: str,
) -> str:
    """One line per figure: unit, month, what it counts, both values, what becomes of it."""
    heads = [
        (language.text("Unit"), ""),
        (language.text("Month"), ""),
        (language.text("Figure"), ""),
        (before, "num quiet"),
        (after, "num"),
        (language.text("State"), ""),
    ]
    return table(heads, _rows(figures, words, language), caption=language.text("Figures"))


def _rows(
    figures: Sequence[ChangedFigure], words: Mapping[str, str], language: Language
) -> Iterator[Sequence[str]]:
    above = ""
    for each in figures:
        # a unit's name stands once, at its first figure
        name = "" if each.unit_code == above else f"<b>{escape(each.unit)}</b>"
        above = each.unit_code
        before = _value(each.before, is_there=each.status != "new", language=language)
        after = _value(each.after, is_there=each.status != "gone", language=language)
        yield (
            name,
            escape(language.short_month(each.month, year=True)),
            rich(f"{each.figure} · {each.institution}"),
            before,
            f"<b>{after}</b>",
            tag(words[each.status], FIGURE_TONES[each.status]),
        )


def _value(value: float | None, *, is_there: bool, language: Language) -> str:
    """A number; the word "blank" where a cell was left empty; a dash where there is no figure."""
    if value is None and is_there:
        return escape(language.text("blank"))
    return language.number(value)
