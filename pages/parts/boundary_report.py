"""The report on a file of boundaries: what matched, and every finding with its way out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

import streamlit as st

from domain.boundary_findings import BoundaryFinding
from domain.issues import Severity
from domain.language import Language
from domain.places import Geography
from geo.official_report import BoundaryReport
from pages.parts.frame import figure_head
from pages.parts.markup import show, table, tag
from workflow.boundary_preview import LayerPreview

# A longer list of findings of one kind gets a frame of its own to scroll in.
_ROOM = 10


def show_report(found: LayerPreview, language: Language) -> None:
    """Left what the file holds, right what is wrong with it."""
    left, right = st.columns([0.4, 0.6], gap="large")
    with left:
        figure_head(found.report.file, _about(found.report, language))
        show(_verdict(found, language))
        if found.was_read:
            show(_counts(found, language))
    with right:
        figure_head(language.text("Findings"))
        show(_tags(found.report, language))
        for severity in Severity:
            _section(severity, found.report.findings, language)
        _missing(found, language)


def _about(report: BoundaryReport, language: Language) -> str:
    size = f"{language.number(round(report.size / 1e6, 1), 1)} MB" if report.size else ""
    parts = (f"**{report.format}**" if report.format else "", size, report.layer, report.crs)
    return " · ".join(part for part in parts if part)


def _verdict(found: LayerPreview, language: Language) -> str:
    """What may be done with the file, in a sentence."""
    if found.is_usable:
        words, tone = language.text("May be used: see the preview below."), "good"
    elif found.was_read:
        words, tone = language.text("Refused. The boundaries in use stay in use."), "fault"
    else:
        words, tone = (
            language.text("Could not be read. The boundaries in use stay in use."),
            "fault",
        )
    return f'<p class="nt-verdict {tone}" role="status">{escape(words)}</p>'


def _counts(found: LayerPreview, language: Language) -> str:
    """What is in the file equals what was recognised plus what is listed."""
    t, n, report = language.text, language.number, found.report
    heads = [(t("In the file"), ""), ("", "num")]
    rows = [
        (t("Features"), n(report.features)),
        (
            t("Regencies and cities recognised"),
            f"<b>{n(report.matched)}</b> / {n(report.expected)}",
        ),
        (t("Missing or not usable"), n(len(found.missing))),
        (t("Recognised by the column"), f"<code>{escape(report.key or '–')}</code>"),
        (t("Area, km²"), n(round(report.area_km2))),
    ]
    areas = [
        (label, n(report.areas[geography.value]))
        for geography, label in _geographies(language)
        if geography.value in report.areas
    ]
    tables = table(heads, rows, caption=t("In the file"))
    if areas:
        heads = [(t("Areas that maps would have"), ""), ("", "num")]
        tables += table(heads, areas, caption=t("Areas that maps would have"))
    return tables


def _geographies(language: Language) -> Sequence[tuple[Geography, str]]:
    t = language.text
    return (
        (Geography.REGENCY, t("Regencies and cities")),
        (Geography.RESORT, t("Police resorts")),
        (Geography.PROVINCE, t("Provinces")),
        (Geography.POLICE_REGION, t("Poldas")),
    )


def _tags(report: BoundaryReport, language: Language) -> str:
    counted = dict.fromkeys(Severity, 0)
    for finding in report.findings:
        counted[finding.severity] += 1
    plural = language.plural
    errors, warnings, notes = (
        counted[each] for each in (Severity.ERROR, Severity.WARNING, Severity.INFO)
    )
    parts = [
        (errors, tag(plural("{n} to correct", "{n} to correct", errors), "fault")),
        (warnings, tag(plural("{n} warning", "{n} warnings", warnings), "caution")),
        (notes, tag(plural("{n} note", "{n} notes", notes))),
    ]
    shown = " ".join(part for n, part in parts if n)
    return f'<p class="nt-tags">{shown or tag(language.text("no findings"), "good")}</p>'


_TONES = {Severity.ERROR: "error", Severity.WARNING: "question", Severity.INFO: "note"}


def _section(severity: Severity, findings: Iterable[BoundaryFinding], language: Language) -> None:
    """The findings of one severity: one block for each kind; notes are folded."""
    listed = [each for each in findings if each.severity is severity]
    if not listed:
        return
    blocks = "".join(
        _block(list(same), language) for _, same in groupby(listed, key=lambda each: each.code)
    )
    if severity is Severity.INFO:
        with st.expander(language.plural("{n} note", "{n} notes", len(listed))):
            show(blocks)
    else:
        show(blocks)


def _block(same: Sequence[BoundaryFinding], language: Language) -> str:
    severity = same[0].severity
    words = {
        Severity.ERROR: language.text("Must be corrected"),
        Severity.WARNING: language.text("Please check"),
        Severity.INFO: language.text("Note"),
    }[severity]
    number = f"<span>{language.number(len(same))}×</span>" if len(same) > 1 else ""
    return (
        f'<div class="nt-issue {_TONES[severity]}"><div class="top"><span>{escape(words)}</span>'
        f"{number}</div>{_said(same, language)}"
        f'<p class="fix">{escape(same[0].fix(language))}</p></div>'
    )


def _said(same: Sequence[BoundaryFinding], language: Language) -> str:
    """Sentences, or a table where features of the file are meant."""
    if all(finding.feature is None for finding in same):
        words = "".join(f"<p>{escape(each.message(language))}</p>" for each in same)
        return f'<div class="nt-tall" tabindex="0">{words}</div>' if len(same) > _ROOM else words
    heads = [(language.text("Feature"), "num"), (language.text("What was found"), "")]
    rows = [(_feature(each, language), escape(each.message(language))) for each in same]
    listed = table(heads, rows, caption=language.text("Findings"))
    return f'<div class="nt-tall" tabindex="0">{listed}</div>' if len(same) > _ROOM else listed


def _feature(finding: BoundaryFinding, language: Language) -> str:
    return "–" if finding.feature is None else language.number(finding.feature)


def _missing(found: LayerPreview, language: Language) -> None:
    """Every regency that the file lacks, also where the findings list only the first of them."""
    if not found.missing or not found.was_read:
        return
    label = language.plural(
        "{n} regency without a usable area",
        "{n} regencies without a usable area",
        len(found.missing),
    )
    with st.expander(label):
        names = (f"<code>{escape(code)}</code> {escape(name)}" for code, name in found.missing)
        show(f'<p class="nt-note">{", ".join(names)}</p>')
