"""Every finding of the catalogue can be made, and no check holds a text of its own."""

import re
from pathlib import Path

import pytest

from domain import issue_catalogue
from domain.issues import IssueType

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(
    name for name, value in vars(issue_catalogue).items() if isinstance(value, IssueType)
)


@pytest.fixture(scope="module")
def sources():
    folders = ("data_loaders", "workflow", "pages")
    return "\n".join(p.read_text() for f in folders for p in (ROOT / f).rglob("*.py"))


@pytest.mark.parametrize("name", NAMES)
def test_the_finding_is_made_somewhere(name, sources):
    code = getattr(issue_catalogue, name).code
    assert re.search(rf"\b{name}\b", sources) or f'"{code}"' in sources
