"""`python -m geo import`: what it prints, what it replaces, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.__main__ import main as command
from geo.layers import built_in
from store.api import Store, open_store
from tests.support import other_boundaries as other
from workflow import boundary_preview
from workflow.boundaries import boundaries_in_use, layer_in_use

SAID = ("--name", "Batas uji", "--source", "Badan contoh", "--licence", "MIT", "--vintage", "2024")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("NETRA_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("NETRA_DATABASE_URL", raising=False)
    return tmp_path


def main(arguments: list[str]) -> int:
    return command([*arguments, "--language", "en"])


@pytest.fixture
def reads(monkeypatch):
    """What the file is said to hold."""

    def say(reading):
        monkeypatch.setattr(boundary_preview, "read_official", lambda *_: reading)

    return say


@pytest.fixture
def store(folder) -> Store:
    return open_store()


def printed(capsys) -> dict:
    return json.loads(capsys.readouterr().out)


def test_the_call_is_the_confirmation(reads, store, capsys):
    reads(other.usable())
    assert main(["import", "batas.geojson", *SAID, "--official", "--json"]) == 0
    said = printed(capsys)
    assert (said["status"], said["matched"], said["missing"]) == ("ok", 514, [])
    assert said["areas"] == other.AREAS
    assert said["in_use"] is True
    assert said["frame_line"] == "Boundaries: Batas uji, 2024, Badan contoh (MIT), official"
    assert layer_in_use(store).source.name == "Batas uji"
    assert [act.done_by for act in store.layer_acts()] == ["command"]


def test_what_is_not_said_is_called_not_stated(reads, store, capsys):
    reads(other.usable())
    assert main(["import", "folder/batas.geojson"]) == 0
    words = capsys.readouterr().out
    assert "Maps are drawn from it now. Boundaries: batas, year not stated" in words
    assert layer_in_use(store).source.is_official is False


def test_a_dry_run_replaces_nothing_and_needs_no_database(reads, folder, capsys):
    reads(other.usable())
    assert main(["import", "batas.geojson", "--dry-run"]) == 0
    assert "nothing was replaced" in capsys.readouterr().out
    assert list(folder.iterdir()) == []


def test_a_refusal_lists_every_fault_and_every_missing_code(reads, folder, capsys):
    reads(other.refused())
    assert main(["import", "batas.geojson"]) == 1
    words = capsys.readouterr().out
    assert "[!] 18.06 Kabupaten Tanggamus is missing." in words
    assert "Missing: 18.06 Kabupaten Tanggamus" in words
    assert "Refused: nothing was replaced." in words
    assert main(["import", "batas.geojson", "--json"]) == 1
    said = printed(capsys)
    assert (said["status"], said["missing"], said["in_use"]) == ("errors", ["18.06"], False)
    assert list(folder.iterdir()) == []


def test_what_cannot_be_read_ends_with_2(reads, capsys):
    reads(other.unreadable())
    assert main(["import", "batas.txt", "--json"]) == 2
    assert printed(capsys)["status"] == "unreadable"
    assert main(["import"]) == 2
    assert "--back-to-built-in" in capsys.readouterr().err


def test_a_file_that_is_not_there_ends_with_2(folder, capsys):
    assert main(["import", str(folder / "none.geojson")]) == 2
    assert "There is no such file" in capsys.readouterr().out


def test_back_to_the_built_in_boundaries(reads, store, capsys):
    reads(other.usable())
    main(["import", "batas.geojson"])
    assert main(["import", "--back-to-built-in"]) == 0
    assert "built-in boundaries" in capsys.readouterr().out
    assert boundaries_in_use(store) == built_in()
    # asked for once more, it is so already
    assert main(["import", "--back-to-built-in", "--json"]) == 0
    assert printed(capsys)["in_use"] is False
    assert len(store.layer_acts()) == 2


def test_what_a_person_says_of_the_file_is_handed_on(monkeypatch):
    asked = []

    def read(_source, _name, options):
        asked.append(options)
        return other.refused()

    monkeypatch.setattr(boundary_preview, "read_official", read)
    main(["import", "x.zip", "--layer", "kab", "--code-column", "KD", "--code-system", "bps",
          "--crs", "EPSG:32748"])  # fmt: skip
    (options,) = asked
    assert (options.layer, options.code_column, options.code_system, options.crs) == (
        "kab", "KD", "bps", "EPSG:32748",
    )  # fmt: skip
