"""The Briefing page and the presentation view: what they are given, and what they leave out."""

import io
import json
import re
import zipfile
import zlib
from types import SimpleNamespace

import pytest

from charts.frame import SAMPLE_STAMP
from domain.briefing import SlideKind
from domain.period import Period
from geo.gazetteer import load_gazetteer
from pages.parts import briefing_bulk, briefing_queries, present_walk
from tests.support.app import Reader, app_on
from workflow import briefing_files
from workflow.briefing_files import MIME, BriefingFile
from workflow.bulk_answers import Failure

PAGES = {
    "overview": "",
    "map": "",
    "trends": "",
    "comparison": "geo=province&",
    "profile": "place=18&",
}
IN_EVERY_BRIEFING = [kind for kind in SlideKind if kind is not SlideKind.PROFILE]


@pytest.fixture(scope="module", autouse=True)
def app(sample_store):
    with app_on(sample_store.folder):
        yield


@pytest.fixture
def no_drawing(monkeypatch):
    """Pictures are tested where they are drawn."""
    monkeypatch.setattr(briefing_queries, "slide_png", lambda *_, **__: b"picture")


def stage(reader: Reader) -> dict | None:
    """What the stage of the presentation view was given; None where there is none."""
    found = [element.proto for element in reader.app.get("bidi_component")]
    packed = [proto.bytes for proto in found if proto.component_name.endswith("netra_present")]
    return json.loads(zlib.decompress(packed[0])) if packed else None


@pytest.mark.parametrize("page", PAGES)
def test_the_presentation_view_is_a_slide_of_the_page_and_nothing_else(page):
    reader = Reader(page, f"{PAGES[page]}lang=en&month=2024-02&view=present")
    assert reader.faults == []
    assert reader.headings == []
    shown = stage(reader)
    assert shown["svg"].startswith("<?xml")
    assert len(shown["title"]) > 10
    assert len(shown["alt"]) > len(shown["title"])
    assert any("As of" in words for words in shown["words"])
    assert shown["months"]["at"] == "2024-02"
    assert [code for code, _ in shown["months"]["all"]] == ["2024-01", "2024-02", "2024-03"]
    assert shown["places"]["at"] in dict(shown["places"]["all"])


def test_keys_walk_through_what_is_beside_the_place_shown():
    def walked(page: str, address: str) -> dict:
        return stage(Reader(page, f"lang=id&view=present&{address}"))["places"]

    provinces = walked("overview", "scope=18")
    assert (provinces["at"], len(provinces["all"])) == ("18", 1 + 38)
    assert provinces["all"][0] == ["indonesia", "Indonesia"]
    assert len(walked("trends", "scope=polda-lampung")["all"]) == 1 + 34  # two are of later months
    assert len(walked("profile", "place=18.06")["all"]) == 15


def test_no_key_leads_to_a_month_in_which_the_place_is_not_there():
    months = [Period(2024, 8), Period(2024, 9), Period(2024, 10), Period(2024, 11)]
    facts = SimpleNamespace(gazetteer=load_gazetteer(), periods=months)
    assert present_walk.months(facts, "polda-papua") == months
    assert present_walk.months(facts, "polda-papua-tengah") == months[-1:]


def test_the_presentation_view_is_not_remembered_but_tiles_are():
    reader = Reader("map", "view=tiles&lang=en")
    reader.app.button(key="present_button").click().run()
    assert reader.address["view"] == "present-tiles"
    assert stage(reader) is not None
    del reader.app.query_params["view"]
    reader.app.run()
    assert stage(reader) is None
    assert reader.address["view"] == "tiles"


def test_the_page_previews_every_slide_and_offers_to_make_the_file(no_drawing):
    reader = Reader("briefing", "lang=en&month=2024-02&scope=18")
    assert reader.faults == []
    assert reader.headings[0] == "Briefing, February 2024"
    assert f'<span class="nt-stamp">{SAMPLE_STAMP}</span>' in reader.html
    pictures = re.findall(r'<img src="data:image/png;base64,\w+=*" alt="(.*?)">', reader.html)
    assert len(pictures) >= len(IN_EVERY_BRIEFING)
    assert all(len(words) > 40 for words in pictures)
    assert not reader.app.button(key="briefing_make").disabled


def test_form_and_language_of_the_file_go_into_the_address_and_only_slides_take_a_template(
    no_drawing,
):
    reader = Reader("briefing", "lang=en&scope=18")
    assert len(reader.app.get("file_uploader")) == 2
    reader.app.radio[0].set_value("a4").run()
    reader.choose("Language of the file", "id")
    assert (reader.address["form"], reader.address["filelang"]) == ("a4", "id")
    assert len(reader.app.get("file_uploader")) == 0
    assert reader.headings[0].startswith("Briefing")
    assert "Maret 2024" in reader.html


def test_a_template_that_cannot_be_used_is_said_at_once_and_no_file_is_offered(no_drawing):
    reader = Reader("briefing", "lang=en&scope=18&filelang=id")
    template = ("own.potx", b"not a zip file", MIME["pptx"])
    reader.app.get("file_uploader")[0].set_value(template).run()
    assert len(reader.faults) == 1
    assert reader.faults[0].startswith("The template is no presentation")
    assert "briefing_make" not in [button.key for button in reader.app.button]


def test_a_place_that_is_not_there_in_the_month_is_named_and_has_no_file(no_drawing, monkeypatch):
    monkeypatch.setattr(briefing_files, "has_scope", lambda _: False)
    reader = Reader("briefing", "lang=en&month=2024-02&scope=18")
    assert reader.faults == []
    assert [each.value for each in reader.app.info] == ["Lampung does not exist in this month."]
    assert [button.key for button in reader.app.button if "briefing" in str(button.key)] == [
        "briefing_bulk_begin"
    ]


def test_a_file_is_made_then_offered_and_why_there_is_none_is_said(no_drawing, monkeypatch, caplog):
    made = BriefingFile(
        name="a.pptx", mime=MIME["pptx"], content=bytes(400_000), scope="18", place="Lampung",
        n_slides=12,
    )  # fmt: skip
    failed = Failure("18", "Lampung", "it could not be made (KeyError: 'x')", "Traceback of it")
    answers = [failed, made]
    monkeypatch.setattr(briefing_queries, "answered", lambda *_: answers.pop(0))

    reader = Reader("briefing", "lang=en&month=2024-01&scope=18")
    reader.app.button(key="briefing_make").click().run()
    assert reader.faults == ["Lampung: it could not be made (KeyError: 'x')"]
    assert "Traceback of it" in caplog.text
    assert reader.app.get("download_button") == []
    reader.app.run()
    assert reader.faults == [] and len(answers) == 1  # not tried again unless asked
    reader.app.button(key="briefing_make").click().run()
    offered = [button.label for button in reader.app.get("download_button")]
    assert offered == ["Download the file, 0.4 MB"]
    assert "a.pptx" in reader.words
    reader.app.run()  # the file is kept
    assert len(reader.app.get("download_button")) == 1
    reader.choose("Language of the file", "id")  # another file
    assert reader.app.get("download_button") == []


def test_many_at_once_are_a_zip_and_what_failed_is_said(no_drawing, monkeypatch):
    def two_of_three(known, order, scopes, *, progress, failed, pulse):
        pulse()
        for n, scope in enumerate(scopes[:3], start=1):
            progress(n, 3, scope)
            if n != 2:
                failed(Failure(scope, ("Aceh", "", "Sumatera Barat")[n - 1], "no map"))
            else:
                yield BriefingFile(
                    name=f"{scope}.pptx", mime=MIME["pptx"], content=b"deck", scope=scope,
                    place=scope, n_slides=1,
                )  # fmt: skip

    monkeypatch.setattr(briefing_bulk, "write_all", two_of_three)
    reader = Reader("briefing", "lang=en&month=2024-02&scope=18")
    reader.app.button(key="briefing_bulk_begin").click().run()
    assert reader.faults == ["Aceh and Sumatera Barat: no map"]
    assert "1 file made." in reader.words
    done = reader.app.session_state["briefing_bulk_done"]
    with zipfile.ZipFile(io.BytesIO(done.content)) as archive:
        assert archive.namelist() == ["12.pptx"]
    assert reader.app.button(key="briefing_bulk_begin").label == "Make 38 files"  # once more
    reader.app.radio[0].set_value("pdf").run()  # another order: nothing of it is made yet
    assert reader.app.button(key="briefing_bulk_begin").label == "Make 38 files"
