"""Several dropped files: how each stands in one line, those in need of a person first."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from domain.language import Language
from domain.reports import ReportKey
from pages.parts import session, upload_confirm, upload_file, upload_files, upload_questions
from pages.parts.frame import figure_head
from pages.parts.issue_list import counted
from pages.parts.markup import literal
from pages.parts.upload_confirm import Candidate
from workflow.load_workbook import HowToLoad
from workflow.upload import Upload

_PATIENCE = 0.4  # seconds after which a person would like to know how far it is
_NAMED = 3
_COLOURS = {"fault": "red", "caution": "yellow"}


def walk(files: Sequence[Upload], how: HowToLoad, language: Language) -> None:
    """Read all files, say how they stand, offer to store them, then list them.

    The first that needs a person is open; of the others one line says how they stand.
    """
    candidates = _read(files, how, language)
    figure_head(
        language.plural("{n} file", "{n} files", len(candidates)), _standing(candidates, language)
    )
    for names, keys in _same_reports(candidates).items():
        st.warning(_same_words(names, keys, language))
    upload_confirm.confirm(candidates, language)
    in_need: set[str] = st.session_state.setdefault(upload_files.IN_NEED, set())
    in_need |= {each.file.sha256 for each in candidates if each.needs_person}
    # a file keeps its place when it is answered: nobody wants it to jump away under the hand
    ordered = sorted(candidates, key=lambda each: each.file.sha256 not in in_need)
    first = next((each for each in ordered if each.needs_person), None)
    for candidate in ordered:
        _file(candidate, language, is_open=candidate is first)


def _read(files: Sequence[Upload], how: HowToLoad, language: Language) -> list[Candidate]:
    """Each file after its check; how far it is, is told when it takes a while."""
    place, begun, found = st.empty(), time.monotonic(), []
    for done, file in enumerate(files):
        if time.monotonic() - begun > _PATIENCE:
            words = language.text(
                "Checking file {n} of {total}",
                n=language.number(done + 1),
                total=language.number(len(files)),
            )
            place.progress(done / len(files), text=words)
        found.append(upload_file.read(file, how, language))
    place.empty()
    return found


def _standing(candidates: Sequence[Candidate], language: Language) -> str:
    """How many can be stored, how many need a person, how many stand already."""
    ready = sum(each.is_storable for each in candidates)
    in_need = sum(each.needs_person for each in candidates)
    stored = len(candidates) - ready - in_need
    parts = [
        language.plural("{n} ready to store", "{n} ready to store", ready),
        language.plural("{n} in need of you", "{n} in need of you", in_need),
        language.plural("{n} stored already", "{n} stored already", stored),
    ]
    counted = zip(parts, (ready, in_need, stored), strict=True)
    return ", ".join(part for part, n in counted if n) + "."


def _same_reports(candidates: Sequence[Candidate]) -> dict[tuple[str, ...], list[ReportKey]]:
    """Names of files that would replace each other's reports, and the reports."""
    holders: dict[ReportKey, list[str]] = defaultdict(list)
    for each in candidates:
        if each.item and each.is_storable:
            for report in each.item.checked.accepted:
                holders[report.key].append(each.file.name)
    found: dict[tuple[str, ...], list[ReportKey]] = defaultdict(list)
    for key, names in holders.items():
        if len(names) > 1:
            found[tuple(names)].append(key)
    return found


def _same_words(names: Sequence[str], keys: Sequence[ReportKey], language: Language) -> str:
    files = [literal(name) for name in names]
    return language.text(
        "**The same reports stand in {files}:** {reports}. If all are stored, the last of them "
        "counts: {last}. To store only one, take the others out above.",
        files=language.list(files),
        reports=_reports(keys, language),
        last=files[-1],
    )


def _reports(keys: Sequence[ReportKey], language: Language) -> str:
    """Units and months; of many the first few."""
    gazetteer = session.facts().gazetteer
    units = list(dict.fromkeys((key.unit_code, key.period) for key in keys))
    words = []
    for code, period in units[:_NAMED]:
        place = gazetteer.place(code)
        words.append(f"{place.short_name if place else code}, {language.month(period)}")
    if (more := len(units) - _NAMED) > 0:
        words.append(language.plural("{n} more", "{n} more", more))
    return "; ".join(words)


def _file(candidate: Candidate, language: Language, *, is_open: bool) -> None:
    """One line; what is in it is drawn only while it is open."""
    box = st.expander(
        _label(candidate, language),
        expanded=is_open,
        key=f"file_{candidate.file.sha256}",
        on_change="rerun",
    )
    if box.open:
        with box:
            upload_file.show_file(candidate, language)


def _label(candidate: Candidate, language: Language) -> str:
    parts = [f"**{literal(candidate.file.name)}**", *_about(candidate, language)]
    return " · ".join(parts)


def _about(candidate: Candidate, language: Language) -> list[str]:
    """Month, reports and findings of a file, as far as they are known."""
    item = candidate.item
    if item is None:
        if candidate.is_asked:
            return [_coloured(language.text("how is it to be read?"), "caution")]
        return [language.text("stopped")]
    checked, parts = item.checked, []
    if checked.period:
        parts.append(language.month(checked.period))
    if item.is_stored_already:
        parts.append(language.text("stored already"))
    elif checked.accepted:
        n = len(checked.accepted)
        parts.append(language.plural("{n} report to store", "{n} reports to store", n))
    asked = upload_questions.codes(checked)
    found = counted(checked.issues, language, asked=asked)
    return [*parts, *(_coloured(words, tone) for words, tone in found if tone)]


def _coloured(words: str, tone: str) -> str:
    return f":{_COLOURS[tone]}[**{words}**]"
