"""Who has signed in a place: by level, and which organizations have not."""

from __future__ import annotations

from html import escape

from domain.indicators import PLEDGE_COMPLETION
from domain.language import DASH, Language
from pages.parts.frame import figure_head
from pages.parts.markup import show, table
from pages.parts.profile_links import cell_link, figure_link
from workflow.facts import Facts
from workflow.profile import Profile
from workflow.profile_pledges import Organizations, PledgeLine, organizations, pledge_levels

LINES_SHOWN = 60


def pledges(facts: Facts, found: Profile, language: Language) -> None:
    """Levels on top; organizations that have not signed below, where the file names them."""
    figure_head(
        language.text("Who has signed"),
        language.text("{month}, by level and organization.", month=language.month(found.period)),
        is_sample=facts.has_sample,
    )
    levels = pledge_levels(found.pledges, language)
    if not levels:
        show(f'<p class="nt-note">{escape(language.text("No figures on pledges this month."))}</p>')
    else:
        show(_levels_table(levels, found, language))
    _organizations(organizations(found.pledges), found, language)


def _levels_table(levels: tuple[PledgeLine, ...], found: Profile, language: Language) -> str:
    heads = [
        (language.text("Level"), ""),
        (language.text("Signed"), "num"),
        (language.text("Obligated"), "num"),
        (language.text("Not yet"), "num"),
    ]
    rows = [
        (
            escape(line.name),
            _signed(line, found, language),
            language.number(line.obligated),
            f"<b>{_not_yet(line, language)}</b>",
        )
        for line in levels
    ]
    return table(heads, rows, caption=language.text("Who has signed"))


def _signed(line: PledgeLine, found: Profile, language: Language) -> str:
    """The figure, a link to its cell; of a sum a link to all cells of the pledges."""
    text, figure = language.number(line.signed), (PLEDGE_COMPLETION, found.period)
    if line.cell:
        return cell_link(text, line.cell, language, of=figure)
    return figure_link(text, *figure, language)


def _not_yet(line: PledgeLine, language: Language) -> str:
    """Who has not signed; a dash where more have signed than must, or it is not known."""
    if line.remaining is None or line.remaining < 0:
        return DASH
    return language.number(line.remaining)


def _organizations(known: Organizations, found: Profile, language: Language) -> None:
    if not known.n_naming:
        if known.n_reports:
            words = language.text(
                "The reports do not name organizations, so it is not known which have not signed."
            )
            show(f'<p class="nt-note">{escape(words)}</p>')
        return
    show(f'<p class="nt-note">{escape(_organizations_text(known, language))}</p>')
    lines = (*known.none_signed, *known.some_signed, *known.unknown)
    if not lines:
        return
    heads = [
        (language.text("Organization, by name"), ""),
        (language.text("Signed"), "num"),
        (language.text("Obligated"), "num"),
        (language.text("Not yet"), "num"),
    ]
    rows = [_organization_row(line, found, language) for line in lines[:LINES_SHOWN]]
    caption = language.text("Organizations that have not all signed")
    show(f'<div class="nt-tall">{table(heads, rows, caption=caption)}</div>')
    if len(lines) > LINES_SHOWN:
        words = language.text(
            "{n} of {total} shown; the workbook has them all.",
            n=language.number(LINES_SHOWN),
            total=language.number(len(lines)),
        )
        show(f'<p class="nt-note">{escape(words)}</p>')


def _organization_row(line: PledgeLine, found: Profile, language: Language) -> tuple[str, ...]:
    unit = f' <span class="quiet">{escape(line.unit)}</span>' if found.is_area else ""
    return (
        f"{escape(line.name)}{unit}",
        _signed(line, found, language),
        language.number(line.obligated),
        f"<b>{_not_yet(line, language)}</b>",
    )


def _organizations_text(known: Organizations, language: Language) -> str:
    parts = [
        language.plural(
            "{n} organization: nobody has signed",
            "{n} organizations: nobody has signed",
            len(known.none_signed),
        ),
        language.plural("{n}: some have not", "{n}: some have not", len(known.some_signed)),
        language.plural("{n}: all have", "{n}: all have", known.n_complete),
    ]
    if known.unknown:
        parts.append(language.plural("{n}: left blank", "{n}: left blank", len(known.unknown)))
    text = "; ".join(parts) + "."
    if known.n_naming < known.n_reports:
        n, total = language.number(known.n_naming), language.number(known.n_reports)
        text += " " + language.text("{n} of {total} reports name organizations.", n=n, total=total)
    return text
