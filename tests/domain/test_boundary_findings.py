"""Findings about files of boundaries: each says what, where and how to mend it."""

from __future__ import annotations

import string

import pytest

from domain import boundary_catalogue as found
from domain.boundary_catalogue import BOUNDARY_CATALOGUE
from domain.boundary_findings import BoundaryFinding
from domain.issue_catalogue import CATALOGUE
from domain.issues import IssueType, Owner
from domain.language import Language

LANGUAGES = [Language("id"), Language("en")]


@pytest.mark.parametrize("code", sorted(BOUNDARY_CATALOGUE))
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_finding_says_what_and_how_to_mend_it(code: str, language: Language) -> None:
    kind = BOUNDARY_CATALOGUE[code]
    names = {
        name
        for text in (kind.message, kind.fix)
        for _, name, _, _ in string.Formatter().parse(text)
        if name
    }
    finding = BoundaryFinding(kind, parameters={name: f"<{name}>" for name in names - {"place"}})
    said = finding.message(language) + finding.fix(language)
    assert finding.message(language)
    assert finding.fix(language)
    assert all(f"<{name}>" in said for name in names - {"place"})


def test_codes_are_those_of_one_catalogue_and_of_the_administrator() -> None:
    entries = [value for value in vars(found).values() if isinstance(value, IssueType)]
    assert len(BOUNDARY_CATALOGUE) == len(entries)
    assert not set(BOUNDARY_CATALOGUE) & set(CATALOGUE)
    assert {kind.owner for kind in BOUNDARY_CATALOGUE.values()} == {Owner.ADMINISTRATOR}


def test_a_finding_names_its_place() -> None:
    english = Language("en")
    tanggamus = BoundaryFinding(
        found.REGENCY_MISSING, regency="18.06", regency_name="Kabupaten Tanggamus"
    )
    assert tanggamus.message(english) == "18.06 Kabupaten Tanggamus is missing."
    lake = BoundaryFinding(found.SHAPE_EMPTY, feature=1200, name="Danau Toba")
    assert lake.message(english) == "feature 1,200 (Danau Toba) has no shape."
    assert BoundaryFinding(found.FILE_EMPTY).place(english) == ""


def test_words_of_the_program_are_translated_inside_a_finding() -> None:
    used = {"column": "KODE", "system": "name", "n": 514, "of": 514}
    finding = BoundaryFinding(found.KEY_USED, parameters=used)
    assert "(name)" in finding.message(Language("en"))
    point = BoundaryFinding(found.SHAPE_NOT_AREA, feature=1, parameters={"kind": "MultiPoint"})
    assert point.message(Language("en")) == "feature 1 is not an area but a point."
