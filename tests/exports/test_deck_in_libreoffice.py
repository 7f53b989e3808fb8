"""Another program draws the deck: every slide a page, and every word within its edges."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from domain.language import Language
from exports.deck import deck
from tests.support.briefings import briefing, pictures

SOFFICE, TEXT = shutil.which("soffice"), shutil.which("pdftotext")
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"')
# the frame line, on two lines at most, is the last thing on a slide
FOOT = 536.0

pytestmark = pytest.mark.skipif(not (SOFFICE and TEXT), reason="needs LibreOffice and pdftotext")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("drawn")
    source = folder / "deck.pptx"
    source.write_bytes(deck(briefing(), pictures=pictures(), language=Language("id")))
    own = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [SOFFICE, own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        capture_output=True,
        timeout=120,
        check=False,
    )
    if not (folder / "deck.pdf").exists():
        pytest.skip("this LibreOffice has no Impress, which opens presentations")
    said = subprocess.run(
        [TEXT, "-bbox", str(folder / "deck.pdf"), "-"], capture_output=True, check=True, text=True
    )
    return said.stdout.split("<page ")[1:]


def test_every_slide_is_a_page(pages):
    assert len(pages) == len(briefing().slides)


def test_every_word_lies_within_its_slide(pages):
    for page in pages:
        for x0, y0, x1, y1 in (map(float, found) for found in WORD.findall(page)):
            assert x0 >= 0 and x1 <= 960
            assert y0 >= 0 and y1 <= FOOT


def test_every_slide_shows_the_sample_mark(pages):
    assert all(">CONTOH<" in page and ">SAMPLE<" in page for page in pages)
