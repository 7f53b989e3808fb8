"""The file of boundaries that is dropped, what a person says of it, and its examination."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from domain.language import Language
from geo.official_report import ReadingOptions
from pages.parts.frame import figure_head
from pages.parts.markup import literal
from workflow.boundary_preview import LayerPreview, preview
from workflow.upload import Upload

TYPES = ["geojson", "json", "zip", "gpkg", "parquet", "geoparquet"]
MEGABYTES = 200
_ROUND = "boundaries_round"
_DONE = "boundaries_examined"
_KEPT = 2


@dataclass(frozen=True)
class BoundaryFile:
    """A dropped file and what a person says of it."""

    file: Upload
    options: ReadingOptions


def choose(language: Language) -> BoundaryFile | None:
    """The dropped file; None while there is none."""
    t = language.text
    figure_head(
        t("Import other boundaries"),
        t(
            "Of BIG, BPS, Kemendagri or another source: one area for each of the 514 regencies and "
            "cities, or districts or villages that make them up. Police resorts, provinces and "
            "Poldas are made from it. Nothing is replaced before you confirm."
        ),
    )
    dropped = st.file_uploader(
        t(
            "GeoJSON, zipped Shapefile (.zip), GeoPackage (.gpkg) or GeoParquet (.parquet), at "
            "most {n} MB; larger files: python -m geo import",
            n=language.number(MEGABYTES),
        ),
        type=TYPES,
        max_upload_size=MEGABYTES,
        key=f"boundaries_{st.session_state.get(_ROUND, 0)}",
    )
    if dropped is None:
        return None
    return BoundaryFile(Upload(dropped.name, dropped.getvalue()), _options(language))


def _options(language: Language) -> ReadingOptions:
    """What the file does not say itself; empty fields are found out."""
    t = language.text
    systems = {"": t("found out"), "kemendagri": "Kemendagri", "bps": "BPS"}
    with st.expander(t("If the file is not read as it should be")):
        left, middle, right = st.columns(3)
        with left:
            code = st.text_input(t("Column of the regency's code"), key="boundaries_code")
            system = st.selectbox(
                t("Whose code"), options=list(systems), format_func=systems.__getitem__
            )
        with middle:
            name = st.text_input(t("Column of the regency's name"), key="boundaries_name")
            province = st.text_input(t("Column of the province"), key="boundaries_province")
        with right:
            crs = st.text_input(
                t("Coordinate system"), placeholder="EPSG:4326", key="boundaries_crs"
            )
            layer = st.text_input(t("Layer, if the file has several"), key="boundaries_layer")
    return ReadingOptions(
        layer=layer.strip() or None,
        code_column=code.strip() or None,
        code_system=system or None,
        name_column=name.strip() or None,
        province_column=province.strip() or None,
        crs=crs.strip() or None,
    )


def examined(chosen: BoundaryFile, language: Language) -> LayerPreview:
    """The file after its examination; examined again only when what is said of it changes."""
    key = f"{chosen.file.sha256}:{chosen.file.name}:{chosen.options!r}"
    done: dict[str, LayerPreview] = st.session_state.setdefault(_DONE, {})
    if key not in done:
        words = language.text(
            "Examining {file}: codes, shapes, overlaps and gaps. This takes up to a minute.",
            file=literal(chosen.file.name),
        )
        with st.spinner(words):
            done[key] = preview(chosen.file.content, chosen.file.name, chosen.options)
    while len(done) > _KEPT:
        del done[next(iter(done))]
    return done[key]


def begin_anew() -> None:
    """Empty the file chooser: the file is in use, or was given up."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state.pop(_DONE, None)
