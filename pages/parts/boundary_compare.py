"""A usable file of boundaries beside the built-in ones: two maps, and what differs most."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from html import escape

from charts.layer_pictures import (
    AGREEMENT_STEPS,
    agreement_class,
    layer_map,
    line_swatch,
    overlay_picture,
    swatch,
)
from domain.language import Language
from geo.official_report import RegencyComparison
from pages.parts.frame import figure_head
from pages.parts.markup import show
from workflow.boundary_preview import LayerPreview, both_layers, both_shapes


def side_by_side(found: LayerPreview, language: Language) -> None:
    """The preview; nothing for a file that was refused."""
    if not found.is_usable:
        return
    t = language.text
    figure_head(
        t("Preview: the file beside the built-in boundaries"),
        t(
            "The colour says how much ground a regency has in common in both layers: common area "
            "divided by the area that either covers."
        ),
    )
    show(_maps(found, language))
    show(_legend(found, language))
    figure_head(
        t("The regencies that differ most"),
        t(
            "A wrong code shows as a regency far from its place; a better coast or a border that "
            "has changed shows as a shift."
        ),
    )
    show(_line_legend(language))
    cards = "".join(_cards(found, language))
    show(f'<div class="nt-overlays">{cards}</div>')


def _maps(found: LayerPreview, language: Language) -> str:
    built_in, other = both_layers(found)
    agreement = {each.code: each.agreement for each in found.report.regencies}
    names = (language.text("Built in"), found.report.file)
    pictures = (
        layer_map(built_in, agreement={}, label=names[0]),
        layer_map(other, agreement=agreement, label=names[1]),
    )
    figures = "".join(
        f"<figure><figcaption>{escape(name)}</figcaption>{picture}</figure>"
        for name, picture in zip(names, pictures, strict=True)
    )
    return f'<div class="nt-layers">{figures}</div>'


def _legend(found: LayerPreview, language: Language) -> str:
    """Five classes with how many regencies each has, all of them together 514."""
    counted = Counter(agreement_class(each.agreement) for each in found.report.regencies)
    limits = [language.percent(step, 0) for step in AGREEMENT_STEPS]
    labels = [
        language.text("below {high}", high=limits[0]),
        *(
            language.text("{low} to below {high}", low=low, high=high)
            for low, high in itertools.pairwise(limits)
        ),
        language.text("{low} and more", low=limits[-1]),
    ]
    entries = "".join(
        f"<li>{swatch(step)} {escape(label)} <b>{language.number(counted[step])}</b></li>"
        for step, label in enumerate(labels)
    )
    return f'<ul class="nt-classes">{entries}</ul>'


def _line_legend(language: Language) -> str:
    entries = (
        (line_swatch(is_built_in=True), language.text("built in")),
        (line_swatch(is_built_in=False), language.text("the file")),
    )
    items = "".join(f"<li>{picture} {escape(words)}</li>" for picture, words in entries)
    return f'<ul class="nt-classes">{items}</ul>'


def _cards(found: LayerPreview, language: Language) -> Iterator[str]:
    for each in found.most_different():
        picture = overlay_picture(both_shapes(found, each.code), label="")
        yield (
            f"<figure>{picture}<figcaption><b>{escape(each.name)}</b> <code>{each.code}</code>"
            f"<br>{escape(_words(each, language))}</figcaption></figure>"
        )


def _words(each: RegencyComparison, language: Language) -> str:
    return language.text(
        "{share} in common; {km2} km² in the file, {built_in} built in",
        share=language.percent(each.agreement, 0),
        km2=language.number(round(each.km2)),
        built_in=language.number(round(each.built_in_km2)),
    )
