"""A usable file of boundaries beside the built-in ones: two maps, and what differs most."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from html import escape

import streamlit as st

from charts.layer_pictures import (
    AGREEMENT_STEPS,
    agreement_class,
    layer_map,
    line_swatch,
    overlay_picture,
    swatch,
)
from domain.language import Language
from domain.places import Geography
from geo.official_report import RegencyComparison
from pages.parts.frame import figure_head
from pages.parts.markup import show
from workflow.boundary_preview import Comparison, LayerPreview, compare


def side_by_side(found: LayerPreview, language: Language) -> None:
    """The preview; nothing for a file that was refused."""
    if not found.is_usable:
        return
    t = language.text
    figure_head(
        t("Preview: the file beside the built-in boundaries"),
        t(
            "The colour says how much ground an area has in common in both layers: common area "
            "divided by the area that either covers."
        ),
    )
    chosen = _geography(language)
    with st.spinner(t("Comparing")):
        compared = compare(found, chosen)
        maps = _maps(found, compared, language)
    show(maps)
    show(_legend(compared, language))
    figure_head(
        t("The areas that differ most"),
        t(
            "A wrong code shows as an area far from its place; a better coast or a border that "
            "has changed shows as a shift."
        ),
    )
    show(_line_legend(language))
    cards = "".join(_cards(compared, language))
    show(f'<div class="nt-overlays">{cards}</div>')


def _geography(language: Language) -> Geography:
    """Which areas are looked at: those of the file, or those that are made from it."""
    labels = {
        Geography.REGENCY: language.text("Regencies and cities"),
        Geography.RESORT: language.text("Police resorts"),
        Geography.PROVINCE: language.text("Provinces"),
        Geography.POLICE_REGION: language.text("Poldas"),
    }
    chosen = st.segmented_control(
        language.text("Areas"),
        options=list(labels),
        default=Geography.REGENCY,
        format_func=labels.__getitem__,
        required=True,
        label_visibility="collapsed",
        key="boundaries_areas",
    )
    return chosen or Geography.REGENCY


def _maps(found: LayerPreview, compared: Comparison, language: Language) -> str:
    built_in, other = compared.layers
    names = (language.text("Built in"), found.report.file)
    pictures = (
        layer_map(built_in, agreement={}, label=names[0]),
        layer_map(other, agreement=compared.agreement, label=names[1]),
    )
    figures = "".join(
        f"<figure><figcaption>{escape(name)}</figcaption>{picture}</figure>"
        for name, picture in zip(names, pictures, strict=True)
    )
    return f'<div class="nt-layers">{figures}</div>'


def _legend(compared: Comparison, language: Language) -> str:
    """Five classes with how many areas each has, all of them together."""
    counted = Counter(agreement_class(each.agreement) for each in compared.areas)
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


def _cards(compared: Comparison, language: Language) -> Iterator[str]:
    for each in compared.most_different():
        picture = overlay_picture(compared.overlay(each.code), label="")
        code = f" <code>{each.code}</code>" if each.code[0].isdigit() else ""
        yield (
            f"<figure>{picture}<figcaption><b>{escape(each.name)}</b>{code}"
            f"<br>{escape(_words(each, language))}</figcaption></figure>"
        )


def _words(each: RegencyComparison, language: Language) -> str:
    return language.text(
        "{share} in common; {km2} km² in the file, {built_in} built in",
        share=language.percent(each.agreement, 0),
        km2=language.number(round(each.km2)),
        built_in=language.number(round(each.built_in_km2)),
    )
