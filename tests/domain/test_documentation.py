"""The committed documents say what the words of `domain` say."""

import string

import pytest

from domain.documentation import DOCS_DIR, documents, write_documents
from domain.fields import SHEETS
from domain.issue_catalogue import CATALOGUE
from domain.issues import Issue
from domain.language import Language


@pytest.mark.parametrize("name", sorted(documents()))
def test_committed_document_is_what_is_generated(name):
    committed = (DOCS_DIR / name).read_text(encoding="utf-8")
    assert committed == documents()[name], "run: python -m domain"


def test_writing_gives_the_same_texts(tmp_path):
    written = {path.name: path.read_text(encoding="utf-8") for path in write_documents(tmp_path)}
    assert written == documents()


def test_every_field_and_every_finding_is_described():
    texts = documents()
    for sheet in SHEETS:
        for field in sheet.fields:
            assert f"`{field.code}`" in texts["data_dictionary.md"]
    for code in CATALOGUE:
        assert f"`{code}`" in texts["validation_rules.md"]


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_finding_says_what_and_how_to_mend_it(code):
    kind = CATALOGUE[code]
    names = {
        name
        for text in (kind.message, kind.fix)
        for _, name, _, _ in string.Formatter().parse(text)
        if name
    }
    issue = Issue(kind, parameters=dict.fromkeys(names, "X"), value="X", sheet="X", cell="X")
    for language in (Language("id"), Language("en")):
        assert issue.message(language).endswith((".", ")."))
        assert issue.fix(language)
        assert "{" not in issue.message(language) + issue.fix(language)
