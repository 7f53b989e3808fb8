"""The pages of the app and where they stand in the top navigation."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from domain.language import Language

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
    t = language.text
    return st.navigation(
        [
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
        ],
        position="top",
    )
