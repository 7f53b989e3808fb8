"""The organisation's own look: its template for slides, its logo."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from domain.language import Language
from exports.deck_template import (
    FILE_BYTES,
    LOGO_BYTES,
    MEGABYTE,
    TemplateRefused,
    logo_picture,
    template_deck,
)
from pages.parts.briefing_choice import Form

MEGABYTES = FILE_BYTES // MEGABYTE
LOGO_MEGABYTES = LOGO_BYTES // MEGABYTE


@dataclass(frozen=True, slots=True)
class Look:
    """What was uploaded; None for Netra's own."""

    template: bytes | None = None
    logo: bytes | None = None

    @property
    def is_own(self) -> bool:
        """Whether anything was uploaded."""
        return self.template is not None or self.logo is not None


def chosen(form: Form, language: Language) -> Look:
    """Template and logo, where the form has them."""
    if form.format != "pptx":
        return Look()
    t = language.text
    with st.expander(t("Template and logo of your organization")):
        template = st.file_uploader(
            t("Template (.potx or .pptx), at most {n} MB", n=language.number(MEGABYTES)),
            type=["potx", "pptx"],
            max_upload_size=MEGABYTES,
            key="briefing_template",
        )
        logo = st.file_uploader(
            t("Logo (PNG or JPEG), at most {n} MB", n=language.number(LOGO_MEGABYTES)),
            type=["png", "jpg", "jpeg"],
            max_upload_size=LOGO_MEGABYTES,
            key="briefing_logo",
        )
    return Look(
        template.getvalue() if template else None,
        logo.getvalue() if logo else None,
    )


def refused(look: Look, language: Language) -> str:
    """Why template or logo cannot be used, in the reader's language; "" when they can."""
    try:
        if look.template is not None:
            template_deck(look.template)
        if look.logo is not None:
            logo_picture(look.logo)
    except TemplateRefused as fault:
        return fault.message(language)
    return ""
