"""Pages and briefings when units report of whom nobody expects it."""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import pytest

from domain.language import DASH, Language
from domain.period import Period
from domain.scope import DEFAULT_SCOPE
from geo.gazetteer import load_gazetteer
from pages.parts import queries
from tests.support.app import PAGES, Reader, app_on
from tests.support.frames import report
from tests.support.small_facts import NOBODY, facts_of, states_of
from workflow.briefing_files import Known, write
from workflow.briefing_order import FORMATS, Order
from workflow.facts import expected_frame
from workflow.views import Selection

DECEMBER, JANUARY = "2023-12", "2024-01"
SCOPES = {"default": (DEFAULT_SCOPE, ""), "nobody": (NOBODY, "[reporting]\nscope = []\n")}


def reports_of(unit, institution, kind):
    """Proven cases that nobody has followed up and fewer signatures, in two months."""
    about = {"institution": institution, "unit_kind": kind}
    cases = [{"category": "KE1", "reported": 20, "proven": 12, "in_process": 0, "sanctioned": 0}]
    for month, signed in ((DECEMBER, 14), (JANUARY, 12)):
        yield report("violations", month, unit, cases, **about)
        yield report("pledges", month, unit, [{"obligated": 10, "signed": signed}], **about)


def facts(scope):
    """Reports by units outside the default scope only."""
    made = facts_of(
        load_gazetteer(),
        *reports_of("18.06", "polri", "regency"),
        *reports_of("polres-bogor", "asn_daerah", "resort"),
        *reports_of("18", "tni", "province"),
        scope=scope,
    )
    return replace(made, reports=made.reports.assign(sha256="0" * 64))


@pytest.fixture(scope="module", params=SCOPES)
def known(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("outside")
    scope, written = SCOPES[request.param]
    (folder / "netra.toml").write_text(written)
    made = facts(scope)
    with app_on(folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr(queries, "read_facts", lambda *_, **__: made)
        yield Known(made, states_of(made))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(known, page):
    reader = Reader("upload", "lang=en")
    reader.app.query_params.update(parse_qsl(f"place=18.06&month={JANUARY}"))
    assert reader.go(page).faults == []


def test_the_overview_tells_what_came_from_what_was_expected(known):
    words = Reader(address=f"lang=en&month={JANUARY}").words
    (found,) = re.findall(r"Pledge reports, ([\d,]+) expected, 3 received outside the scope", words)
    expected = expected_frame(known.facts).query("period == @JANUARY")
    assert int(found.replace(",", "")) == len(expected)


def test_a_unit_to_talk_to_has_no_reports_of_so_many(known):
    words = " ".join(Reader(address=f"lang=en&month={JANUARY}&scope=18").words.split())
    unit = "Kab. Tanggamus Lampung · National police"
    assert f"{unit} 24 proven cases without follow-up Dec 2023 {DASH}" in words


@pytest.mark.parametrize("ending", FORMATS)
def test_a_briefing_is_written(known, ending):
    day = date(2024, 3, 1)
    found = write(
        known,
        Order(
            period=Period.parse(JANUARY),
            selection=Selection(scope="18"),
            language=Language("en"),
            format=ending,
            as_of=day,
            today=day,
        ),
    )
    assert found.content
