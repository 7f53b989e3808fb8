"""The mapping step: the sheet itself, what each column holds, and what the file does not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.proposal import TableProposal
from data_loaders.proposed_columns import ColumnProposal
from data_loaders.raw import column_number
from domain.fields import ReportKind
from domain.language import Language
from pages.parts import upload_answers, upload_facts, upload_roles
from pages.parts.frame import figure_head
from pages.parts.markup import literal, rich, show
from pages.parts.upload_legend import legend, rows_note
from pages.parts.upload_plan import plan_of
from pages.parts.upload_sheet import ROWS_SHOWN, RoleShown, SheetView, sheet_html
from workflow.reading_plan import ReadingPlan, SheetPreview
from workflow.upload import Upload

_SAMPLES = 3
_ROWS_TO_CHOOSE = 12


@st.fragment
def ask(file: Upload, language: Language) -> None:
    """Show the sheet with its columns as they were understood, and ask the rest.

    A choice here draws only this part anew; "Use these columns" goes on to the check.
    """
    first = plan_of(file)
    figure_head(file.name, language.text("How is this table to be read?"))
    sheet = _which_sheet(first, file, language)
    if sheet is None:
        return
    said = _facts(file, replace(NO_OPTIONS, sheet=sheet), language)
    proposal = _proposal(plan_of(file, said))
    if proposal is None:
        return
    left, right = st.columns([0.6, 0.4], gap="large")
    with right:
        chosen = _columns(file, proposal, language)
        roles = {letter: role for letter, role in chosen.items() if role}
        is_clear = all(column.is_sure or column.letter in chosen for column in proposal.columns)
        _use(file, replace(said, columns=roles), is_clear=is_clear, language=language)
    with left:
        _sheet(first.sheets[sheet], proposal, chosen, language)


def _which_sheet(found: ReadingPlan, file: Upload, language: Language) -> str | None:
    """The sheet with the report: the only one with a table, or the one a person names."""
    key = f"sheet_{file.sha256}"
    names = [each.sheet for each in found.proposals]
    if len(names) == 1 or st.session_state.get(key) in names:
        sheet = st.session_state.get(key, names[0])
        if len(names) > 1:
            _other_sheet(sheet, key, language)
        return sheet
    words = language.text("Several sheets hold a table. Which one is the report?")
    show(f'<div class="nt-reading"><b>{escape(words)}</b></div>')
    for place, each in zip(
        st.tabs([literal(name) for name in names]), found.proposals, strict=True
    ):
        with place:
            st.button(
                language.text("Read the sheet {name}", name=literal(each.sheet)),
                key=f"{key}_{each.sheet}",
                on_click=_name_sheet,
                args=(key, each.sheet),
            )
            view = SheetView(preview=found.sheets[each.sheet], kinds=each.rows)
            show(sheet_html(view, last=_ROWS_TO_CHOOSE, label=each.sheet))
    return None


def _other_sheet(sheet: str, key: str, language: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        words = language.text("Sheet **{name}** is read, the others are not.", name=sheet)
        show(f'<div class="nt-asof">{rich(words)}</div>')
        st.button(
            language.text("Another sheet"),
            type="tertiary",
            key=f"{key}_other",
            on_click=_name_sheet,
            args=(key, None),
        )


def _name_sheet(key: str, sheet: str | None) -> None:
    st.session_state[key] = sheet


def _proposal(found: ReadingPlan) -> TableProposal | None:
    return found.chosen or next(iter(found.proposals), None)


def _facts(file: Upload, said: TableOptions, language: Language) -> TableOptions:
    """What the columns do not say; which of it is open depends on the kinds of report and unit."""
    key = f"{file.sha256}_{said.sheet}"
    first = plan_of(file, said)
    then = plan_of(file, upload_facts.kinds_said(said, key))
    known = _proposal(then) or _proposal(first)
    if known is None:
        return said
    asked = [name for name in dict.fromkeys([*first.open, *then.open]) if name != "columns"]
    facts = upload_facts.facts_of(known.options, asked, language)
    chosen = upload_facts.ask(facts, key, language)
    since = upload_facts.ask_since(chosen, key, language)
    sample = st.checkbox(
        language.text("These are invented figures (CONTOH)"),
        key=f"sample_{key}",
        value=known.options.is_sample,
    )
    return replace(upload_facts.said(said, chosen), since=since, is_sample=sample)


def _columns(file: Upload, proposal: TableProposal, language: Language) -> dict[str, str]:
    """A choice for each column, those that are not certain first.

    Returns:
        Letter -> role, "" for a column that is not read; without those nobody has decided.
    """
    kind = proposal.options.kind
    unsure = [each for each in proposal.columns if not each.is_sure]
    read = [each for each in proposal.columns if each.is_sure and each.role]
    rest = [each for each in proposal.columns if each.is_sure and not each.role]
    roles: dict[str, str] = {}
    key = f"{file.sha256}_{proposal.sheet}_{kind}"
    if unsure:
        words = language.plural("{n} column is not clear", "{n} columns are not clear", len(unsure))
        show(f'<div class="nt-reading"><b>{escape(words)}</b></div>')
        roles |= _choices(unsure, kind, key, language)
    if read:
        show(
            f'<div class="nt-reading"><b>{escape(language.text("Columns that are read"))}</b></div>'
        )
        roles |= _choices(read, kind, key, language)
    if rest:
        words = language.plural("{n} column not read", "{n} columns not read", len(rest))
        with st.expander(words):
            roles |= _choices(rest, kind, key, language)
    return roles


def _choices(
    columns: Sequence[ColumnProposal], kind: ReportKind | None, key: str, language: Language
) -> dict[str, str]:
    chosen = {}
    for column in columns:
        left, right = st.columns([0.48, 0.52], vertical_alignment="center")
        with left:
            show(_column_html(column))
        with right:
            role = _choice(column, kind, key, language)
        if role is not None:
            chosen[column.letter] = role
    return chosen


def _choice(
    column: ColumnProposal, kind: ReportKind | None, key: str, language: Language
) -> str | None:
    options = upload_roles.choices(kind, column.role, column.candidates)
    proposed = column.role or upload_roles.NOT_READ
    return st.selectbox(
        language.text("Column {letter}", letter=column.letter),
        options=options,
        format_func=_namer(language),
        # what is not certain is not chosen for anyone
        index=options.index(proposed) if column.is_sure else None,
        placeholder=language.text("What is it?"),
        label_visibility="collapsed",
        key=f"role_{key}_{column.letter}_{column.role}",
    )


def _namer(language: Language) -> Callable[[str], str]:
    return lambda role: upload_roles.words(role, language)


def _column_html(column: ColumnProposal) -> str:
    samples = ", ".join(column.samples[:_SAMPLES])
    tone = "" if column.is_sure else " question"
    return (
        f'<div class="nt-column{tone}"><code>{escape(column.letter)}</code> '
        f"<b>{escape(column.heading)}</b><p>{escape(samples)}</p></div>"
    )


def _sheet(
    preview: SheetPreview, proposal: TableProposal, roles: Mapping[str, str], language: Language
) -> None:
    show(legend(language))
    view = SheetView(
        preview=preview,
        roles=roles_shown(proposal, roles, language),
        kinds=proposal.rows,
    )
    show(sheet_html(view, label=language.text("Sheet {name} as it was sent", name=preview.name)))
    show(f'<div class="nt-note">{rows_note(preview, ROWS_SHOWN, language)}</div>')


def roles_shown(
    proposal: TableProposal, roles: Mapping[str, str], language: Language
) -> dict[int, RoleShown]:
    """Column number -> what its head says; none where units stand across."""
    if proposal.options.is_transposed:
        return {}
    open_letters = {c.letter for c in proposal.columns if not c.is_sure and c.letter not in roles}
    found = {}
    for column in proposal.columns:
        role = roles.get(column.letter)
        is_sure = column.letter not in open_letters
        words = upload_roles.words(role, language) if is_sure else language.text("What is it?")
        found[column_number(column.letter)] = RoleShown(
            words=words, tone=upload_roles.tone(role), is_sure=is_sure
        )
    return found


def _use(file: Upload, said: TableOptions, *, is_clear: bool, language: Language) -> None:
    """The button, which says what is missing while something is."""
    answers = upload_answers.of(file.sha256)
    found = plan_of(file, said)
    missing = list(dict.fromkeys([*([] if is_clear else ["columns"]), *found.open]))
    remember = st.checkbox(
        language.text("Remember this layout"),
        value=answers.remember,
        key=f"remember_{file.sha256}",
        help=None,
    )
    note = language.text(
        "The next file with the same headings is read in the same way, without these questions. "
        "The month is read anew each time."
    )
    show(f'<div class="nt-note">{escape(note)}</div>')
    if missing:
        named = language.list([_open_words(name, language) for name in missing])
        words = language.text("Still to say: **{missing}**.", missing=named)
        show(f'<div class="nt-note">{rich(words)}</div>')
    if st.button(
        language.text("Use these columns"),
        type="primary",
        disabled=found.options is None or bool(missing),
        key=f"use_{file.sha256}",
    ):
        answers = replace(answers, table=found.options, remember=remember, change=False)
        upload_answers.keep(file.sha256, answers)
        st.rerun()


def _open_words(name: str, language: Language) -> str:
    words = {
        "columns": language.text("the columns"),
        "kind": language.text("kind of report"),
        "period": language.text("month"),
        "basis": language.text("basis of figures"),
        "unit_kind": language.text("kind of unit"),
        "sheet": language.text("the sheet"),
    }
    return words.get(name) or upload_roles.field_words(name, language).lower()
