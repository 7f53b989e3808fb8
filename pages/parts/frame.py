"""What stands around the figures of a page: heading, ribbon, rule, title, stamp, frame line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.frame import SAMPLE_STAMP, dated_stamp
from domain.language import Language
from pages.parts import session, url_state
from pages.parts.markup import rich, show

PAGE_ICON = str(Path(__file__).with_name("icon.svg"))
DATED = "figures_are_dated"
_DAY = "choice_asof"
_LOGOS = {name: str(Path(__file__).with_name(name)) for name in ("logo.svg", "logo-dark.svg")}


def language_switch(language: Language) -> None:
    """The switch between the two languages, in the header."""
    is_dark = st.context.theme.type == "dark"
    st.logo(_LOGOS["logo-dark.svg" if is_dark else "logo.svg"], size="large")
    with st.container(key="language"):
        url_state.segments(
            language.text("Language"),
            param="lang",
            options={"id": "ID", "en": "EN"},
            default=language.code,
            label_visibility="collapsed",
        )


def sample_ribbon(language: Language, *, has_sample: bool) -> None:
    """The yellow ribbon while any invented figure is loaded."""
    if has_sample:
        words = language.text("All figures on this page are invented. Do not quote them.")
        show(f'<div class="nt-ribbon"><b>{SAMPLE_STAMP}</b>{escape(words)}</div>')


def as_of_control(language: Language) -> None:
    """In the header: which day's knowledge every page shows; now unless chosen."""
    day = session.asked_day()
    label = (
        language.text("As known now")
        if day is None
        else language.text("As known on {date}", date=language.date(day))
    )
    with (
        st.container(key="asof"),
        st.popover(label, icon=":material/history:", type="tertiary"),
        st.container(width=300),
    ):
        st.session_state[_DAY] = day or session.today()
        st.date_input(
            language.text("As known on"),
            min_value=session.FIRST_DAY,
            max_value=session.today(),
            format="DD/MM/YYYY",
            key=_DAY,
            on_change=_write_day,
        )
        words = language.text(
            "Every page shows what was known at the end of that day: later reports, corrections "
            "and files taken back are left out."
        )
        show(f'<p class="nt-note">{escape(words)}</p>')


def _write_day() -> None:
    day = st.session_state[_DAY]
    url_state.put("asof", None if day is None or day >= session.today() else day.isoformat())


def as_of_banner(language: Language, day: date | None) -> None:
    """Says that the pages show what was known on an earlier day, and leads back to today."""
    if day is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="asof_banner"):
        words = language.text("As known on {date}.", date=language.date(day))
        about = language.text("What came in or was corrected later is not in these figures.")
        show(f'<p class="nt-asof"><b>{escape(words)}</b> {escape(about)}</p>')
        st.button(
            language.text("Back to today"),
            type="tertiary",
            key="back_to_today",
            on_click=url_state.put,
            args=("asof", None),
        )


def acts_now(language: Language, day: date | None) -> None:
    """On pages that store: an earlier day is chosen, but what is done there is done today."""
    if day is None:
        return
    st.warning(
        language.text(
            "**What you do here is done now.** An earlier day ({date}) is chosen for the pages "
            "with figures; files are compared with what is known today, and stored today.",
            date=language.date(day),
        )
    )


def page_head(title: str, about: str = "", code: str = "") -> None:
    """The page's heading, a line about it, and the code that reopens the view."""
    code_html = f' <code class="nt-nowrap">{escape(code)}</code>' if code else ""
    about_html = f"<p>{rich(about)}{code_html}</p>" if about else ""
    show(f'<div class="nt-page"><h1>{escape(title)}</h1>{about_html}</div>')


def beside(key: str) -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """Room for what comes first, for what stands right of it, and for what follows below it.

    On a phone and on paper the three stand below each other in this order: what is to be done
    above a long table.
    """
    with st.container(key=f"beside_{key}"):
        return st.container(), st.container(key=f"right_{key}"), st.container()


def figure_head(
    title: str, definition: str = "", *, is_sample: bool = False, is_dated: bool = True
) -> None:
    """Ink rule, title, stamp and definition: what a cropped figure keeps.

    Args:
        is_dated: whether it follows the day asked about; laws and publications do not.
    """
    sample = f'<span class="nt-stamp">{SAMPLE_STAMP}</span>' if is_sample else ""
    stamp = (_dated_stamp() if is_dated else "") + sample
    about = f"<p>{rich(definition)}</p>" if definition else ""
    show(
        f'<div class="nt-head"><div class="nt-head-row"><h2>{escape(title)}</h2>'
        f'<div class="nt-stamps">{stamp}</div></div>'
        f"{about}</div>"
    )


def _dated_stamp() -> str:
    """The stamp of figures that show an earlier day; none on pages that act now."""
    day = session.asked_day()
    if day is None or not st.session_state.get(DATED, True):
        return ""
    words = dated_stamp(day, session.language())
    return f'<span class="nt-stamp nt-dated">{escape(words)}</span>'


def frame_line(pieces: Sequence[str], code: str = "") -> None:
    """Period, n of N, as-of date, source, code: the line under a figure; the first is bold."""
    parts = [f"<span>{rich(piece)}</span>" for piece in pieces]
    if parts:
        parts[0] = f"<b>{parts[0]}</b>"
    if code:
        parts.append(f'<code class="nt-code">{escape(code)}</code>')
    show(f'<div class="nt-line">{"".join(parts)}</div>')
