"""Every text that a reader sees exists in Indonesian, with the same places to fill in."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from scripts import catalogues

FILLED = re.compile(r"{[^{}]*}")
MARKED = re.compile(r"\b(?:text|plural|N_)\(\s*\"")
MO_FILE = catalogues.PO_FILE.with_suffix(".mo")


@pytest.fixture(scope="module")
def source():
    return catalogues.collect()


@pytest.fixture(scope="module")
def indonesian():
    with catalogues.PO_FILE.open("rb") as file:
        return read_po(file, locale="id")


def texts(found):
    """A text as a list of one; singular and plural as a list of both."""
    return [found] if isinstance(found, str) else list(found)


def test_the_source_has_texts_of_every_room_that_speaks_to_people(source):
    rooms = {Path(place).parts[0] for message in source for place, _ in message.locations}
    assert {"domain", "data_loaders", "analysis", "charts", "workflow", "pages"} <= rooms


def test_no_room_that_marks_texts_is_left_out():
    rooms = [each for each in catalogues.ROOT.iterdir() if (each / "__init__.py").exists()]
    speaking = {
        room.name
        for room in rooms
        if any(MARKED.search(path.read_text("utf-8")) for path in room.rglob("*.py"))
    }
    assert speaking - {"tests"} <= set(catalogues.FOLDERS)


def test_texts_within_f_strings_are_collected_on_every_python(source):
    collected = {texts(message.id)[0] for message in source if message.id}
    missed = [
        (path.name, node.lineno, node.args[0].value)
        for folder in catalogues.FOLDERS
        for path in (catalogues.ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if is_marked(node) and node.args[0].value not in collected
    ]
    assert missed == []


def is_marked(node):
    """A call of `text`, `plural` or N_ with a literal text."""
    if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
        return False
    name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
    return name in catalogues.KEYWORDS and isinstance(node.args[0].value, str)


def test_every_text_has_its_indonesian(source):
    assert catalogues.untranslated(catalogues.merged(source)) == []


def test_the_catalogue_holds_no_text_that_is_gone(source, indonesian):
    used = {str(message.id) for message in source}
    assert [str(message.id) for message in indonesian if str(message.id) not in used] == []


def test_both_languages_fill_in_the_same_names(indonesian):
    differing = [
        str(message.id)
        for message in indonesian
        if message.id
        for translated in texts(message.string)
        if translated and set(FILLED.findall(translated)) != _names(message.id)
    ]
    assert differing == []


def _names(source_text):
    return {name for text in texts(source_text) for name in FILLED.findall(text)}


def test_bold_marks_are_kept_in_pairs(indonesian):
    odd = [
        str(message.id)
        for message in indonesian
        for translated in texts(message.string)
        if translated.count("**") % 2 or translated.count("**") != texts(message.id)[0].count("**")
    ]
    assert odd == []


def test_the_compiled_catalogue_says_what_the_readable_one_says(indonesian):
    with MO_FILE.open("rb") as file:
        assert said(read_mo(file)) == said(indonesian)


def said(catalogue):
    return {
        tuple(texts(message.id)): tuple(texts(message.string))
        for message in catalogue
        if message.id
    }
