"""The code under a figure, typed into the header or put into the address, reopens that figure."""

import re

import pytest

from analysis.dispersion import Spread
from analysis.peers import PeerGroup
from domain.view_code import CHOICES
from pages.parts import case_filters, trend_filters
from tests.support.app import Reader, app_on
from workflow.comparison import SPANS

CODE = re.compile(r'<code class="nt-code">(.*?)</code>')
TREND = "lang=id&scope=18&ind=attendance_rate&inst=asn_daerah&sum=cumulative&place=18.06"


@pytest.fixture(scope="module", autouse=True)
def app(sample_store):
    with app_on(sample_store.folder):
        yield


def codes(reader):
    return CODE.findall(reader.html)


def typed(reader, code):
    """The page after a code was typed into the header."""
    box = next(each for each in reader.app.text_input if each.label == "Kode tampilan")
    box.set_value(code)
    reader.app.run()
    return reader


def test_a_code_typed_into_the_header_opens_the_view_with_all_its_choices():
    trend = Reader("trends", TREND)
    (code, *_) = codes(trend)
    opened = typed(Reader("reporting", "lang=id"), f" {code.lower().replace('-', ' ')} ")
    assert opened.faults == []
    address = opened.address
    wanted = dict(pair.split("=") for pair in TREND.split("&"))
    assert {param: address.get(param) for param in wanted} == wanted
    assert codes(opened) == codes(trend)


def test_a_code_in_the_address_opens_a_profile_and_is_gone_from_the_address():
    (code, *_) = codes(Reader("profile", "lang=id&place=18.06&month=2024-02&peers=size"))
    opened = Reader("overview", f"lang=id&code={code}")
    assert "Kab. Tanggamus, Februari 2024" in opened.headings
    assert opened.address["peers"] == "size"
    assert "code" not in opened.address


def test_what_is_no_code_says_where_codes_stand_and_opens_nothing():
    reader = typed(Reader("reporting", "lang=id"), "PT-12")
    (message,) = reader.faults
    assert message.startswith(
        "Tidak ada tampilan dengan kode “PT-12”. Kode tertulis di ujung baris"
    )
    assert "Belum masuk, Maret 2024" in reader.headings


def test_codes_know_every_choice_that_the_pages_offer():
    spans = {str(n) for n in SPANS}
    assert set(CHOICES["comparison"]["span"]) == spans
    assert set(CHOICES["violations"]["span"]) == {str(n) for n in case_filters.SPANS}
    assert set(CHOICES["comparison"]["spread"]) == {each.value for each in Spread}
    for page in ("comparison", "profile"):
        assert set(CHOICES[page]["peers"]) == {each.value for each in PeerGroup}
    bases = (trend_filters.MONTHLY, trend_filters.CUMULATIVE)
    assert CHOICES["trends"]["sum"] == bases
    assert CHOICES["trends"]["chart"] == (trend_filters.ONE, trend_filters.SEVERAL)
