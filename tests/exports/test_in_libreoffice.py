"""LibreOffice opens the copy without repair: what it saves again still has our comments."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.exports.building import decorated, faulty, hand_back
from tests.support.checking import check, found
from tests.support.workbooks import opened

SECONDS = 120
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def saved_by_libreoffice(content, folder):
    """The workbook after LibreOffice has opened and saved it as .xlsx."""
    (folder / "copy.xlsx").write_bytes(content)
    (folder / "out").mkdir()
    command = [
        SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"),
        str(folder / "copy.xlsx"),
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            said, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert process.returncode == 0, said
    return (folder / "out" / "copy.xlsx").read_bytes()


def comments(content):
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in opened(content)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def test_comments_links_colours_and_formulas_survive(tmp_path):
    copy = hand_back(decorated())
    again = saved_by_libreoffice(copy, tmp_path)
    before, after = opened(copy), opened(again)

    assert comments(again).keys() == comments(copy).keys()
    for cell, text in comments(copy).items():
        assert "".join(comments(again)[cell].split()) == "".join(text.split())
    assert after["Personel"]["D2"].fill.fgColor == before["Personel"]["D2"].fill.fgColor
    assert after["Personel"]["D5"].value == "=SUM(D3:D4)"
    assert after["Arsip"].sheet_state == "hidden"
    links = [cell.hyperlink.location for cell in after.worksheets[0]["D"] if cell.hyperlink]
    assert [link.replace("'", "") for link in links] == [
        cell.hyperlink.location.replace("'", "")
        for cell in before.worksheets[0]["D"]
        if cell.hyperlink
    ]


def test_a_copy_saved_by_libreoffice_is_read_like_the_original(tmp_path):
    again = saved_by_libreoffice(hand_back(faulty()), tmp_path)

    assert found(check(again)) == found(check(faulty()))
    once_more = hand_back(again)
    assert comments(once_more).keys() == comments(hand_back(faulty())).keys()
    assert all(text.count("Rule: ") == 1 for text in comments(once_more).values())
