"""One dropped file on its way: how it is to be read, its check, its findings."""

from __future__ import annotations

from dataclasses import replace

from data_loaders.options import NO_OPTIONS, TableOptions
from domain.language import Language
from pages.parts import upload_answers, upload_check, upload_columns
from pages.parts.upload_answers import Answers
from pages.parts.upload_confirm import Candidate
from pages.parts.upload_findings import show_findings
from pages.parts.upload_plan import first_plan, plan_of
from workflow.load_workbook import HowToLoad
from workflow.upload import Upload


def walk(file: Upload, how: HowToLoad, language: Language) -> Candidate:
    """Ask how the file is to be read if that is not known, then check it and show all of it."""
    candidate = read(file, how, language)
    show_file(candidate, language)
    return candidate


def read(file: Upload, how: HowToLoad, language: Language) -> Candidate:
    """The file after its check; without one while a person must say how it is to be read."""
    if first_plan(file, language) is None:
        return Candidate(file, how, None)
    answers = upload_answers.of(file.sha256)
    known = _known(file, answers)
    if known is None:
        return Candidate(file, how, None, is_asked=True)
    remember = answers.table is not None and answers.remember
    options = upload_answers.options_of(answers, known)
    how = replace(how, options=options, remember_layout=remember)
    return Candidate(file, how, upload_check.checked(file, how, answers.left_out, language))


def show_file(candidate: Candidate, language: Language) -> None:
    """What is asked about the file, or what its check found."""
    file, item = candidate.file, candidate.item
    if candidate.is_asked:
        upload_columns.ask(file, language)
    elif item:
        options = candidate.how.options
        show_findings(file, item, plan_of(file).sheets, options, language)


def _known(file: Upload, answers: Answers) -> TableOptions | None:
    """How the file is read; None while the officer must say it."""
    if answers.table:
        return answers.table
    found = plan_of(file)
    if found.is_template or not found.proposals:
        return NO_OPTIONS
    return found.options if found.remembered and not answers.change else None
