"""The Reporting page: rows chosen in the address, a letter that is open, settings that hold."""

from __future__ import annotations

import re

import pytest

from pages.parts import queries
from tests.support.app import Reader, app_on

FAULTY = "[reporting]\ndue_day = 31\n"


def rows(reader):
    return re.findall(r'class="nm-name">(?:<a [^>]*>)?<b>(.*?)</b>', reader.html)


def test_the_address_chooses_rows_order_and_letter(sample_store):
    address = "lang=en&scope=18&inst=asn_daerah&order=name&letter=18&q=kab"
    with app_on(sample_store.folder):
        reader = Reader("reporting", address)
        assert reader.faults == []
        names = rows(reader)
        assert names == sorted(names)
        assert len(names) == 13
        assert all(name.startswith("Kab.") for name in names)
        assert "Yth. Sekretaris Daerah Provinsi Lampung" in reader.app.code[0].value
        assert reader.app.code[0].value.startswith("DATA CONTOH / SAMPLE DATA")
        reader.choose("Sort by", "silence").choose("Show", "late")
        assert reader.address["state"] == "late"
        assert len(rows(reader)) < len(names)


@pytest.mark.parametrize("code", ("id", "en"))
def test_a_faulty_settings_file_is_told_key_by_key_and_no_figure_is_shown(tmp_path, code):
    (tmp_path / "netra.toml").write_text(FAULTY, "utf-8")
    with app_on(tmp_path):
        reader = Reader("reporting", f"lang={code}")
        assert not reader.app.exception
        assert len(reader.app.error) == 1
        assert reader.app.text[0].value.startswith("netra.toml, reporting.due_day = 31: ")
        assert reader.headings == []


def test_what_pages_keep_follows_the_settings(tmp_path):
    with app_on(tmp_path):
        head = queries.store().head()
        assert queries.facts(head, None).scope.due_day == 10
        assert queries.facts(head, None) is queries.facts(head, None)
        (tmp_path / "netra.toml").write_text(FAULTY.replace("31", "15"), "utf-8")
        assert queries.facts(head, None).scope.due_day == 15
