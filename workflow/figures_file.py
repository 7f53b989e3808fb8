"""The figures behind a briefing as a workbook: the very figures of its slides, one sheet each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.briefing import Briefing, Opening, Slide, SlideKind, Statements, Table
from domain.language import N_, Language
from domain.marked_text import SAMPLE_STAMP, plain
from domain.states import State
from exports.figures_content import FigureColumn, FiguresBook, FigureSheet
from exports.figures_workbook import figures_workbook
from workflow.figures_slide import Figures, figures_of

_NAMES: Mapping[SlideKind, str] = {
    SlideKind.MATTERS: N_("What matters"),
    SlideKind.MAP: N_("Map"),
    SlideKind.TREND: N_("Trend"),
    SlideKind.COMPARISON: N_("Comparison"),
    SlideKind.VIOLATIONS: N_("Violations"),
    SlideKind.REPORTING: N_("Reporting"),
    SlideKind.TALK: N_("Places to talk to"),
    SlideKind.METHODS: N_("Methods"),
    SlideKind.SOURCES: N_("Sources"),
    SlideKind.PROFILE: N_("Profile"),
}
Deeper = Callable[[int, Slide], Figures | None]
"""The figures behind the slide at a position with numerators, denominators and states; None where
the slide itself says all."""


def figures_file(
    briefing: Briefing, *, language: Language, deeper: Deeper = lambda _at, _slide: None
) -> bytes:
    """The workbook of a briefing: a cover, and a sheet for every slide after the opening."""
    sheets = tuple(
        _sheet(at, slide, deeper(at, slide), language)
        for at, slide in enumerate(briefing.slides)
        if not isinstance(slide.body, Opening)
    )
    dated = next((slide.dated for slide in briefing.slides if slide.dated), "")
    stamps = (SAMPLE_STAMP if briefing.is_sample else "", dated)
    return figures_workbook(
        FiguresBook(
            title=briefing.title,
            language=briefing.language,
            as_of=briefing.as_of,
            cover=_cover(briefing, language),
            sheets=sheets,
            stamps=tuple(stamp for stamp in stamps if stamp),
            contents=language.text("Sheets"),
        )
    )


def _cover(briefing: Briefing, language: Language) -> FigureSheet:
    t, first = language.text, briefing.slides[0]
    facts = first.body.facts if isinstance(first.body, Opening) else ()
    return FigureSheet(
        name=t("Cover"),
        title=briefing.title,
        about=(
            *dict.fromkeys((*(plain(fact) for fact in facts), *_about(first, language))),
            t("The figures behind the briefing of the same name. They equal those on the screen."),
        ),
        columns=(FigureColumn(t("State"), width=34), FigureColumn(t("What it means"), width=80)),
        rows=tuple((state.label(language), t(meaning)) for state, meaning in _MEANINGS.items()),
        below=(t("An empty cell is a figure that is not known. It is never zero."),),
    )


_MEANINGS: Mapping[State, str] = {
    State.ABOVE_ZERO: N_("A report is in, its figure is above zero."),
    State.ZERO: N_("A report is in and says zero or nihil."),
    State.BLANK: N_("A report is in, its cell was left blank: the figure is not known."),
    State.NOT_REPORTED: N_("A report was expected and is not in: the figure is not known."),
    State.NOT_IN_SCOPE: N_("Nobody is expected to report this."),
}


def _sheet(at: int, slide: Slide, deeper: Figures | None, language: Language) -> FigureSheet:
    figures = deeper or figures_of(slide, language)
    note = slide.body.note if isinstance(slide.body, Table) else ""
    said = slide.body.items if deeper and isinstance(slide.body, Statements) else ()
    spoken = (note, *map(plain, (*said, *slide.reading)))
    notes = [each for each in map(plain, slide.notes) if each not in " ".join(spoken)]
    return FigureSheet(
        name=f"{at + 1} {language.text(_NAMES[slide.kind])}",
        title=plain(slide.title),
        about=_about(slide, language),
        columns=figures.columns,
        rows=figures.rows,
        below=tuple(dict.fromkeys(sentence for sentence in (*spoken, *notes) if sentence)),
    )


def _about(slide: Slide, language: Language) -> tuple[str, ...]:
    lines = (
        plain(slide.definition),
        " · ".join(plain(piece) for piece in slide.line),
        language.text("Code of the view: {code}", code=slide.code) if slide.code else "",
    )
    return tuple(line for line in lines if line)
