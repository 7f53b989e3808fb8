"""The catalogue of violations with regime, sanction and source."""

from __future__ import annotations

from html import escape

import streamlit as st

from domain.language import Language
from domain.terms import CATEGORIES
from domain.violation_rules import VIOLATION_RULES, ViolationRule
from pages.parts import markup
from pages.parts.frame import figure_head, frame_line
from pages.parts.narrow import Width


def table(*, width: Width, language: Language) -> None:
    """Every category: act, regime, sanction, legal basis, where it was read.

    On a phone it is long, and folded.
    """
    t = language.text
    st.space("small")
    figure_head(
        t("Catalogue of violations"),
        t(
            "Joint decree No. 2/2022 of 22 September 2022 (KE: ethics while the person is a "
            "prospective candidate; DS: discipline), rules of the police and the armed forces."
        ),
        is_dated=False,
    )
    heads = [
        (t("Code"), "nt-once"), (t("Act"), ""), (t("Regime"), "nt-once"),
        (t("Sanction"), "nt-fifth"),
        (t("Legal basis"), "nt-fifth"), (t("Read in"), "quiet nt-quarter"),
    ]  # fmt: skip
    rows = [_row(rule, language) for rule in VIOLATION_RULES]
    entries = markup.table(heads, rows, caption=t("Catalogue of violations"))
    n = language.number(len(VIOLATION_RULES))
    with st.expander(t("{n} categories", n=n)) if width == "phone" else st.container():
        markup.show(f'<div class="nt-entries">{entries}</div>')
    frame_line(
        (
            t("{n} categories", n=n),
            t("The annex of the decree itself was not seen: articles as printed by the sources"),
        )
    )


def _row(rule: ViolationRule, language: Language) -> list[str]:
    mark = "" if rule.verified else " " + markup.tag(language.text("not verified"), "caution")
    return [
        f"<code>{escape(rule.code)}</code>",
        escape(CATEGORIES.label(rule.code, language)),
        escape(rule.regime(language)),
        escape(rule.sanction(language)) + mark,
        escape(rule.basis_text(language)),
        escape(rule.seen_in),
    ]
