"""Briefings as files: their names, their places on disk, many of them at once."""

from __future__ import annotations

import io
import sys
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from charts.frame import plain
from domain.briefing import SlideKind
from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from geo.gazetteer import load_gazetteer
from workflow import bulk_files
from workflow.briefing_call import DayToCome, MonthNotKnown, read_known
from workflow.briefing_disk import NoSuchSlide, NotWritten, save, save_all
from workflow.briefing_files import (
    MIME,
    BriefingFile,
    Known,
    Order,
    UnknownScope,
    has_scope,
    made,
    scope_place,
    scopes_of,
    write,
    zip_name,
    zip_of,
    zipped,
)
from workflow.briefing_order import file_name
from workflow.bulk_files import write_all
from workflow.views import Selection

JANUARY, DAY = Period(2024, 1), date(2024, 4, 20)
PICTURES = (("01-opening.png", b"one"), ("03-map.png", b"map"), ("04-trend.png", b"first"))


def order(scope="18", **changes):
    plain = Order(
        period=JANUARY,
        selection=Selection(scope=scope),
        language=Language("id"),
        format="xlsx",
        as_of=DAY,
        today=DAY,
    )
    return replace(plain, **changes)


def named(scope, ending="pptx", *, is_sample=True, **changes):
    wanted = order(scope, **changes)
    return file_name(wanted, scope_place(scope, wanted.period), ending, is_sample=is_sample)


def file(name="contoh-paparan-18-lampung-2024-01.pptx", content=b"x", ending="pptx"):
    return BriefingFile(
        name=name, mime=MIME[ending], content=content, scope="18", place="Lampung", n_slides=3
    )


def pictures():
    return file("contoh-paparan-18-lampung-2024-01.zip", zipped(PICTURES), "zip")


@pytest.mark.parametrize(
    ("scope", "changes", "name"),
    [
        ("18", {}, "contoh-paparan-18-lampung-2024-01.pptx"),
        ("indonesia", {}, "contoh-paparan-indonesia-2024-01.pptx"),
        ("polda-metro-jaya", {}, "contoh-paparan-polda-metro-jaya-2024-01.pptx"),
        ("18", {"language": Language("en")}, "sample-briefing-18-lampung-2024-01.pptx"),
        ("18", {"is_sample": False}, "paparan-18-lampung-2024-01.pptx"),
        (
            "18",
            {"selection": Selection(institutions=("polri", "asn_polri"), scope="18")},
            "contoh-paparan-18-lampung-polri-asn-polri-2024-01.pptx",
        ),
        (
            "18",
            {"as_of": date(2024, 3, 31)},
            "contoh-paparan-18-lampung-2024-01-per-2024-03-31.pptx",
        ),
    ],
)
def test_a_name_says_what_is_in_the_file(scope, changes, name):
    assert named(scope, **changes) == name


def test_a_pdf_for_paper_and_one_for_the_wall_have_different_names():
    wall, paper = (named("18", "pdf", format="pdf", paper=paper) for paper in ("16:9", "a4"))
    assert (wall, paper) == (
        "contoh-paparan-18-lampung-2024-01.pdf",
        "contoh-paparan-18-lampung-2024-01-a4.pdf",
    )


def test_no_two_scopes_of_a_bulk_share_a_name():
    for group, n in (("all-provinces", 38), ("all-poldas", 36)):
        month = Period(2024, 11)
        scopes = scopes_of(group, month)
        names = {named(scope, period=month) for scope in scopes}
        assert len(scopes) == len(names) == n


def test_a_bulk_is_of_the_places_of_its_month():
    before = scopes_of("all-provinces", Period(2022, 1))
    assert len(before) == 34
    assert set(before) < set(scopes_of("all-provinces", JANUARY))


@pytest.mark.parametrize("code", ["99", "18.06", "polres-tanggamus", "all", "", "Lampung"])
def test_only_the_nation_provinces_and_poldas_are_scopes(code):
    with pytest.raises(UnknownScope):
        scope_place(code, JANUARY)


def test_a_police_region_is_a_scope_from_the_month_on_in_which_it_is_founded():
    new = order("polda-papua-tengah")
    assert not has_scope(new)
    assert has_scope(replace(new, period=Period(2024, 11)))


def test_a_format_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="docx"):
        order(format="docx")


def test_the_zip_of_a_bulk_says_what_it_is_of():
    assert (
        zip_name(order(), "all-poldas", is_sample=True) == "contoh-paparan-semua-polda-2024-01.zip"
    )


def test_a_zip_of_the_same_files_has_the_same_bytes_and_pictures_in_folders():
    content = zip_of([file(), pictures()])
    assert content == zip_of([file(), pictures()])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == [
            "contoh-paparan-18-lampung-2024-01.pptx",
            *(f"contoh-paparan-18-lampung-2024-01/{name}" for name, _ in PICTURES),
        ]
        assert archive.read("contoh-paparan-18-lampung-2024-01/03-map.png") == b"map"


def test_a_file_goes_where_it_is_told_or_under_its_own_name_into_a_folder(tmp_path):
    assert save(file(), tmp_path / "new" / "Februari.pptx") == [tmp_path / "new" / "Februari.pptx"]
    assert save(file(), tmp_path) == [tmp_path / "contoh-paparan-18-lampung-2024-01.pptx"]
    assert (tmp_path / "new" / "Februari.pptx").read_bytes() == b"x"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["Februari.pptx"]


def test_pictures_become_a_folder_a_zip_or_one_picture(tmp_path):
    assert len(save(pictures(), tmp_path / "pictures")) == 3
    assert save(pictures(), tmp_path / "all.zip")[0].read_bytes() == pictures().content
    assert save(pictures(), tmp_path / "one.png")[0].read_bytes() == b"map"
    assert save(pictures(), tmp_path / "two.png", slide="trend")[0].read_bytes() == b"first"
    with pytest.raises(NoSuchSlide) as refusal:
        save(pictures(), tmp_path / "three.png", slide="profile")
    assert "opening, map, trend" in refusal.value.message(Language("en"))
    assert not (tmp_path / "three.png").exists()


def test_many_files_go_into_a_folder_or_a_zip_that_appears_when_it_is_whole(tmp_path):
    out = tmp_path / "Februari.zip"
    seen = [out.exists() for _ in save_all([file("a.pptx"), file("b.pptx")], out)]
    assert seen == [False, False]
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist() == ["a.pptx", "b.pptx"]

    assert list(save_all([], tmp_path / "nothing.zip")) == []
    list(save_all([file("a.pptx"), file("b.pptx")], tmp_path / "folder"))
    assert sorted(path.name for path in (tmp_path / "folder").iterdir()) == ["a.pptx", "b.pptx"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Februari.zip", "folder"]


def test_what_the_disk_refuses_is_told_with_the_way_out_and_leaves_nothing(tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"x")
    (tmp_path / "all.zip").mkdir()
    with pytest.raises(NotWritten, match="file"):
        save(pictures(), in_the_way / "all.zip")
    with pytest.raises(NotWritten) as refusal:
        list(save_all([file("a.pptx")], tmp_path / "all.zip"))
    assert "Choose another place with --out" in refusal.value.message(Language("en"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip", "file"]


@pytest.fixture
def stored(sample_store, monkeypatch):
    monkeypatch.setenv("NETRA_DATA_DIR", str(sample_store.folder))
    monkeypatch.delenv("NETRA_DATABASE_URL", raising=False)


def test_a_month_without_reports_and_a_day_to_come_are_refused_with_the_way_out(stored):
    with pytest.raises(MonthNotKnown) as refusal:
        read_known(Period(2023, 1), as_of=DAY, today=DAY)
    assert "2024-01" in refusal.value.message(Language("en"))
    with pytest.raises(DayToCome):
        read_known(JANUARY, as_of=DAY, today=date(2024, 4, 19))


# A child that answers at once; asked about "dies" it ends without a word, about "hangs" it never
# answers.
_CHILD = """
import pickle, sys, time
def nothing(self, *state):
    pass
class Anything(pickle.Unpickler):
    def find_class(self, module, name):
        return type(name, (), {"__init__": nothing, "__setstate__": nothing})
read = Anything(sys.stdin.buffer)
read.load()
while True:
    try:
        scope = Anything(sys.stdin.buffer).load()
    except EOFError:
        break
    if scope == "dies":
        sys.exit(9)
    if scope == "hangs":
        time.sleep(600)
    pickle.dump("file of " + scope, sys.stdout.buffer)
    sys.stdout.buffer.flush()
"""


@pytest.fixture
def quick_child(monkeypatch):
    monkeypatch.setattr(bulk_files, "_CHILD", (sys.executable, "-c", _CHILD))
    return Known(facts=None, states_of=lambda indicator: None)


def test_a_process_that_dies_costs_its_own_scope_only(quick_child):
    failures, steps = [], []
    scopes = ("11", "dies", "12", "dies", "13")
    files = list(
        write_all(
            quick_child,
            order(),
            scopes,
            progress=lambda *step: steps.append(step),
            failed=failures.append,
        )
    )
    assert files == ["file of 11", "file of 12", "file of 13"]
    assert [failure.scope for failure in failures] == ["dies", "dies"]
    assert all("9" in failure.message for failure in failures)
    assert [(done, total) for done, total, _ in steps] == [(n, 5) for n in range(1, 6)]
    assert {name for *_, name in steps} == {"Aceh", "Sumatera Utara", "Sumatera Barat", "dies"}


def test_a_process_that_hangs_is_ended_named_and_the_others_go_on(
    quick_child, started, monkeypatch
):
    failures = []
    monkeypatch.setattr(bulk_files, "MOST_SECONDS", 0.9)
    files = write_all(
        quick_child,
        order(language=Language("en")),
        ("11", "hangs", "12", "13"),
        progress=lambda *_: None,
        failed=failures.append,
    )
    assert list(files) == ["file of 11", "file of 12", "file of 13"]
    assert [(failure.scope, failure.message) for failure in failures] == [
        ("hangs", "it was not ready after 1 seconds and was given up")
    ]
    assert all(process.poll() is not None for process in started)


@pytest.fixture
def started(monkeypatch):
    """The processes that were started."""
    begun, begin = [], bulk_files._started
    monkeypatch.setattr(bulk_files, "_started", lambda: begun.append(begin()) or begun[-1])
    return begun


@pytest.mark.parametrize(
    ("scopes", "told"), [(("11", "12"), "progress"), (("hangs", "hangs"), "pulse")]
)
def test_a_stop_ends_the_processes_at_once_though_nothing_is_ready(
    quick_child, started, monkeypatch, scopes, told
):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(bulk_files, "_PULSE_SECONDS", 0.01)
    way = {"progress": lambda *_: None, "failed": lambda _: None, told: stop}
    with pytest.raises(KeyboardInterrupt) as held:  # it holds on to what ran
        list(write_all(quick_child, order(), scopes, **way))
    assert held.tb is not None
    assert [process.poll() is not None for process in started] == [True, True]


def test_leaving_in_the_middle_ends_the_processes(quick_child, started):
    scopes = [place.code for place in load_gazetteer().places(UnitKind.PROVINCE, JANUARY)]
    with closing(
        write_all(quick_child, order(), scopes, progress=lambda *_: None, failed=lambda _: None)
    ) as files:
        assert next(files) == "file of 11"
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


def test_real_processes_write_what_one_process_writes(facts, states_of):
    known, failures = Known(facts, states_of), []
    files = list(
        write_all(
            known,
            order(),
            ("no-such", "31"),
            progress=lambda *_: None,
            failed=failures.append,
        )
    )
    assert files == [write(known, order("31"))]
    assert files[0].name == "contoh-paparan-31-dki-jakarta-2024-01.xlsx"
    assert [failure.scope for failure in failures] == ["no-such"]


def test_a_deck_has_the_slides_of_its_content_and_the_map_as_a_picture(facts, states_of):
    known, wanted = Known(facts, states_of), order("31", format="pptx")
    found = write(known, wanted)
    slides = made(known, wanted).briefing.slides

    drawn = Presentation(io.BytesIO(found.content)).slides
    assert found.mime.endswith("presentation")
    assert (found.n_slides, len(drawn)) == (len(slides), len(slides))
    for shown, slide in zip(drawn, slides, strict=True):
        words = " ".join(shape.text_frame.text for shape in shown.shapes if shape.has_text_frame)
        assert plain(slide.title) in " ".join(words.split())
        assert slide.code in words
        assert slide.notes[0] in shown.notes_slide.notes_text_frame.text
    at = next(at for at, slide in enumerate(slides) if slide.kind is SlideKind.MAP)
    kinds = [shape.shape_type for shape in drawn[at].shapes]
    assert MSO_SHAPE_TYPE.PICTURE in kinds
