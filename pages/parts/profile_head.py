"""The head of a profile: name, what it is, where to go on, and what the month says."""

from __future__ import annotations

from html import escape

from domain.language import Language
from pages.parts import session, url_state
from pages.parts.frame import figure_head, page_head
from pages.parts.markup import rich, show
from pages.parts.profile_links import link, place_link
from workflow.facts import Facts
from workflow.map_frame import institutions_text
from workflow.profile import Profile, related
from workflow.profile_reading import profile_reading
from workflow.region import about


def head(facts: Facts, found: Profile, language: Language) -> None:
    """Name and kind, links to places above and beside, to the map and the trends."""
    place = found.place
    page_head(f"{place.short_name}, {language.month(found.period)}", about(facts, place, language))
    links = [place_link(each.code, each.short_name) for each in related(facts, place, found.period)]
    links += [_link(words, page, params) for words, page, params in _elsewhere(found, language)]
    institutions = escape(institutions_text(found.selection, language))
    show(f'<p class="nt-note nt-links">{institutions} · {" · ".join(links)}</p>')


def _elsewhere(found: Profile, language: Language) -> list[tuple[str, str, dict[str, str]]]:
    """The pages that show the place, too."""
    place = found.place
    on_map = {"place": place.code, "geo": place.kind.value}
    links = [(language.text("Map"), "map", on_map)]
    if found.is_area:
        links.append((language.text("Trends"), "trends", {"scope": place.code}))
        links.append((language.text("Reporting status"), "reporting", {"scope": place.code}))
    return links


def _link(words: str, page: str, params: dict[str, str]) -> str:
    return link(words, url_state.address_of(page, **params))


def reading(facts: Facts, found: Profile, language: Language) -> None:
    """What the figures of the month say, in sentences."""
    first = session.provisional_from(facts)
    is_provisional = first is not None and first <= found.period
    figure_head(language.text("What the reports say"), is_sample=facts.has_sample)
    for sentence in profile_reading(found, is_provisional=is_provisional, language=language):
        show(f'<p class="nt-reading">{rich(sentence)}</p>')
