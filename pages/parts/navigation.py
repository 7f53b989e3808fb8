"""The pages of the app and where they stand in the top navigation."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from domain.language import Language
from pages.parts import missing

OVERVIEW = "pages/overview.py"
MAP = "pages/map.py"
TRENDS = "pages/trends.py"
PROFILE = "pages/profile.py"
COMPARISON = "pages/comparison.py"
VIOLATIONS = "pages/violations.py"
REPORTING = "pages/reporting.py"
BRIEFING = "pages/briefing.py"
QUALITY = "pages/quality.py"
UPLOAD = "pages/upload.py"
SUBMISSIONS = "pages/submissions.py"
ADMINISTRATION = "pages/administration.py"
PAGE_OF = {
    "map": MAP,
    "trends": TRENDS,
    "profile": PROFILE,
    "comparison": COMPARISON,
    "violations": VIOLATIONS,
    "reporting": REPORTING,
    "briefing": BRIEFING,
    "quality": QUALITY,
    "upload": UPLOAD,
    "submissions": SUBMISSIONS,
    "administration": ADMINISTRATION,
}


def build(language: Language) -> StreamlitPage:
    """Lay the navigation out and return the page that the address names."""
    pages = _pages(language)
    # The first page stands at the root, but its file's name is taken all the same.
    names = {Path(OVERVIEW).stem, *(page.url_path for page in pages)}
    if asked := missing.asked_for(st.context.url, names):
        title = language.text("There is no such page")
        pages.append(st.Page(missing.show, title=title, url_path=asked, visibility="hidden"))
    return st.navigation(pages, position="top")


def _pages(language: Language) -> list[StreamlitPage]:
    t = language.text
    return [
        st.Page(OVERVIEW, title=t("Overview"), default=True),
        st.Page(MAP, title=t("Map")),
        st.Page(TRENDS, title=t("Trends")),
        st.Page(PROFILE, title=t("Profile"), visibility="hidden"),
        st.Page(COMPARISON, title=t("Comparison")),
        st.Page(VIOLATIONS, title=t("Violations")),
        st.Page(REPORTING, title=t("Reporting status")),
        st.Page(BRIEFING, title=t("Briefing")),
        st.Page(QUALITY, title=t("Data quality")),
        st.Page(UPLOAD, title=t("Upload")),
        st.Page(SUBMISSIONS, title=t("Submissions")),
        st.Page(ADMINISTRATION, title=t("Administration")),
    ]
