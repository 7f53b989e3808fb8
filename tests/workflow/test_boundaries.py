"""Which boundaries maps are drawn from: taken into use, named under maps, left again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.indicators import PLEDGE_COMPLETION
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from domain.terms import ASN_REGIONAL
from geo.layers import built_in, load_layer
from geo.paths import LAYERS_DIR, content_hash
from store import BuiltInAlready, open_store
from store.boundary_layers import PAGE
from tests.support import other_boundaries as other
from tests.support.other_boundaries import DETAILS, FILE
from workflow import boundary_preview, map_files
from workflow.boundaries import (
    back_to_built_in,
    boundaries_in_use,
    layer_history,
    layer_in_use,
    layer_words,
    use_again,
)
from workflow.boundary_preview import NotUsable, compare, preview, take_into_use
from workflow.map_frame import map_texts_of, month_frame, on_layer
from workflow.views import Selection, map_view

MARCH = Period(2024, 3)
ENGLISH = Language("en")
REGIONAL = Selection(institutions=(ASN_REGIONAL,))


@pytest.fixture
def store(tmp_path):
    opened = open_store(f"sqlite:///{tmp_path / 'netra.sqlite3'}")
    yield opened
    opened.close()


@pytest.fixture
def reads(monkeypatch):
    """What the next file is said to hold."""

    def say(reading):
        monkeypatch.setattr(boundary_preview, "read_official", lambda *_: reading)
        return preview(b"...", FILE)

    return say


def taken(store, reads, details=DETAILS, shift=0.1):
    found = reads(other.usable(shift))
    assert take_into_use(store, found, details, done_by=PAGE)
    return found


def test_an_empty_store_draws_the_built_in_boundaries(store):
    now = layer_in_use(store)
    assert boundaries_in_use(store) == built_in()
    assert (now.is_built_in, now.since, now.file_name) == (True, None, "")
    assert layer_history(store) == ()
    assert "generalised, not official" in layer_words(now.source, ENGLISH)


def test_a_file_is_only_examined_until_it_is_taken_into_use(store, reads):
    found = reads(other.usable())
    assert found.is_usable
    assert found.missing == ()
    assert layer_in_use(store).is_built_in
    assert store.ledger() == []


def test_what_is_taken_into_use_is_what_maps_are_drawn_from(store, reads):
    taken(store, reads)
    used = boundaries_in_use(store)
    assert used != built_in()
    assert used is boundaries_in_use(store)
    assert content_hash(used) != content_hash()
    ours, theirs = (
        load_layer(Geography.REGENCY, MARCH, each).set_index("code").geometry["18.06"].centroid.x
        for each in (built_in(), used)
    )
    assert theirs - ours == pytest.approx(0.1, abs=1e-6)


@pytest.mark.parametrize("geography", Geography)
def test_every_geography_is_rebuilt_from_it_with_the_same_areas(store, reads, geography):
    taken(store, reads)
    ours, theirs = (
        set(load_layer(geography, MARCH, each)["code"])
        for each in (built_in(), boundaries_in_use(store))
    )
    assert ours == theirs


def test_back_and_again(store, reads):
    taken(store, reads)
    first = boundaries_in_use(store)
    back_to_built_in(store, done_by=PAGE)
    assert boundaries_in_use(store) == built_in()
    assert layer_in_use(store).is_built_in
    with pytest.raises(BuiltInAlready):
        back_to_built_in(store, done_by=PAGE)

    assert use_again(store, 1, done_by=PAGE)
    assert boundaries_in_use(store) == first
    assert [line.is_in_use for line in layer_history(store)] == [True, False, False]
    with pytest.raises(KeyError):
        use_again(store, 2, done_by=PAGE)


def test_another_process_draws_from_it_too(store, reads, tmp_path):
    taken(store, reads)
    again = open_store(f"sqlite:///{tmp_path / 'netra.sqlite3'}")
    assert boundaries_in_use(again) == boundaries_in_use(store)
    again.close()


def test_the_same_areas_under_another_name_are_drawn_anew(store, reads):
    taken(store, reads)
    first = boundaries_in_use(store).source
    taken(store, reads, replace(DETAILS, vintage="2025"))
    second = boundaries_in_use(store).source
    assert (first.vintage, second.vintage) == ("2024", "2025")
    assert first.hash != second.hash
    assert not take_into_use(
        store, reads(other.usable()), replace(DETAILS, vintage="2025"), done_by=PAGE
    )


@pytest.mark.parametrize("reading", [other.refused, other.unreadable])
def test_a_file_with_faults_replaces_nothing(store, reads, reading):
    found = reads(reading())
    with pytest.raises(NotUsable):
        take_into_use(store, found, DETAILS, done_by=PAGE)
    with pytest.raises(NotUsable):
        compare(found, Geography.REGENCY)
    assert store.ledger() == []


def test_a_refusal_names_every_missing_regency(reads):
    found = reads(other.refused())
    assert found.missing == (("18.06", "Kabupaten Tanggamus"),)
    said = found.as_json(ENGLISH)
    assert (said["status"], said["missing"]) == ("errors", ["18.06"])
    assert [each["severity"] for each in said["findings"]] == ["error", "error", "warning"]
    assert said["findings"][1]["feature"] == 7
    assert reads(other.unreadable()).as_json(ENGLISH)["status"] == "unreadable"
    assert reads(other.usable()).as_json(ENGLISH)["status"] == "ok"


def test_a_layer_without_a_name_is_not_taken(store, reads):
    with pytest.raises(NotUsable):
        take_into_use(store, reads(other.usable()), replace(DETAILS, name=" "), done_by=PAGE)
    assert not replace(DETAILS, licence=" ").is_complete
    assert DETAILS.is_complete


def test_the_preview_shows_both_layers_and_what_differs_most(reads):
    found = reads(other.usable())
    compared = compare(found, Geography.REGENCY)
    ours, theirs = compared.layers
    assert set(ours.areas) == set(theirs.areas)
    assert len(ours.areas) == 514
    assert ours.areas["18.06"] != theirs.areas["18.06"]
    assert [each.code for each in compared.most_different(1)] == ["18.06"]
    shapes = compared.overlay("18.06")
    assert shapes.built_in.startswith("M")
    assert shapes.built_in != shapes.other


def test_what_is_made_from_the_file_is_compared_too(reads):
    compared = compare(reads(other.usable(shift=0.1)), Geography.POLICE_REGION)
    assert len(compared.areas) == 36
    agreement = compared.agreement
    assert 0.9 < agreement["polda-kalimantan-tengah"] < 1.0
    assert agreement["polda-metro-jaya"] < agreement["polda-kalimantan-tengah"]
    sizes = next(each for each in compared.areas if each.code == "polda-lampung")
    assert sizes.km2 == pytest.approx(sizes.built_in_km2, rel=1e-6)
    assert sizes.km2 == pytest.approx(33_600, rel=0.05)


def words_of(source, code):
    return layer_words(source, Language(code))


def test_the_frame_line_says_name_source_licence_vintage_and_standing(store, reads):
    taken(store, reads, replace(DETAILS, is_official=True))
    source = boundaries_in_use(store).source
    assert words_of(source, "en") == (
        "Boundaries: Batas contoh, 2024, Badan contoh (CC BY 4.0), official"
    )
    assert "Badan contoh" in words_of(source, "id")
    taken(store, reads, boundary_preview.LayerDetails(name="U\x01ji\n"))
    assert words_of(boundaries_in_use(store).source, "en") == (
        "Boundaries: Uji, year not stated, source not stated (licence not stated), not official"
    )


def test_maps_and_pictures_name_the_layer_they_are_drawn_from(facts, states_of, store, reads):
    taken(store, reads)
    used = boundaries_in_use(store)
    view = map_view(
        facts,
        states_of,
        indicator=PLEDGE_COMPLETION,
        geography=Geography.PROVINCE,
        selection=REGIONAL,
    )
    day = MARCH.last_day
    texts = map_texts_of(
        facts,
        indicator=PLEDGE_COMPLETION,
        geography=Geography.PROVINCE,
        selection=REGIONAL,
        as_of=day,
        today=day,
        language=ENGLISH,
    )
    assert "built in" in month_frame(view.month(MARCH), texts, ENGLISH).line[-1]
    named = on_layer(texts, used.source, ENGLISH)
    assert "Batas contoh, 2024" in month_frame(view.month(MARCH), named, ENGLISH).line[-1]

    addresses = map_files.paths_addresses(Geography.PROVINCE, [MARCH], used).addresses
    assert used.source.hash in addresses[0]
    assert (LAYERS_DIR / addresses[0].split("/layers/")[1]).is_file()
    svg = map_files.picture(
        view=view,
        period=MARCH,
        texts=named,
        focus=None,
        selected=None,
        format="svg",
        language=ENGLISH,
        boundaries=used,
    )
    assert "Batas contoh" in svg.decode()
