"""All commands: one option for the language, the same without it everywhere, no way out missing."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import data_loaders.__main__
import domain.__main__
import exports.__main__
import geo.__main__
import sample_data.__main__
import store.__main__
from data_loaders.commands import parser as data_loaders_parser
from exports.commands import parser as exports_parser

ROOT = Path(__file__).resolve().parent.parent
MAINS = {
    "data_loaders": data_loaders.__main__.main,
    "domain": domain.__main__.main,
    "exports": exports.__main__.main,
    "geo": geo.__main__.main,
    "sample_data": sample_data.__main__.main,
    "store": store.__main__.main,
}
PARSERS = {
    "data_loaders": data_loaders_parser(),
    "domain": domain.__main__._parser(),
    "exports": exports_parser(),
    "geo": geo.__main__._parser(),
    "sample_data": sample_data.__main__._parser(),
    "store": store.__main__._parser(),
}
# Each is a call that says a sentence: {plain} is a file, {none} is not there, {folder} is a folder.
CALLS = [
    "data_loaders check {none}",
    "data_loaders check {folder}",
    "data_loaders inspect {none}",
    "data_loaders load {none}",
    "data_loaders template --period 2024-01 --unit 99.99 --out {none}",
    "data_loaders template --period 2024-01 --out {none}/new.xlsx",
    "exports --period 2024-01 --scope 18 --format xlsx --out {none}.xlsx",
    "exports --period 2024-01 --scope 18 --format xlsx --out {plain}/new.xlsx",
    "exports --period 2024-01 --scope 18 --format pptx --logo {folder} --out {none}.pptx",
    "geo build --packages {plain}",
    "geo check --reference {folder}",
    "geo check --reference {none}",
    "geo check --reference {plain}",
    "geo import",
    "geo import {none} --dry-run",
    "sample_data --months 2024-01 --out {plain}",
    "sample_data --load --store nonsense",
    "store export --out {folder}",
    "store verify",
]


def leaves(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parsers that end a call: those of the commands, or the only one."""
    inner = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    if not inner:
        yield parser
    for each in inner:
        for command in each.choices.values():
            yield from leaves(command)


@pytest.fixture(autouse=True)
def places(tmp_path, monkeypatch) -> dict[str, str]:
    """A folder without a database, on a machine that speaks English."""
    monkeypatch.setenv("NETRA_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("NETRA_DATABASE_URL", raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setattr("locale.getlocale", lambda *_: ("en_GB", "UTF-8"))
    (tmp_path / "plain").write_bytes(b"plain")
    (tmp_path / "folder").mkdir()
    return {name: str(tmp_path / name) for name in ("plain", "none", "folder")}


def test_every_package_that_can_be_run_is_looked_at():
    runnable = {path.parent.name for path in ROOT.glob("*/__main__.py")} - {"benchmarks"}
    assert runnable == set(MAINS) == set(PARSERS)
    assert runnable - {"domain"} == {call.split()[0] for call in CALLS}


@pytest.mark.parametrize("package", PARSERS)
def test_every_command_has_the_same_option_for_its_language(package):
    for command in leaves(PARSERS[package]):
        (option,) = (each for each in command._actions if each.dest == "language")
        assert option.option_strings == ["--language"], command.prog
        assert (option.choices, option.default) == (("id", "en"), "id"), command.prog


@pytest.mark.parametrize("call", CALLS)
def test_what_is_said_is_in_the_language_of_the_call_whatever_the_machine_speaks(
    call, places, capsys
):
    package, *arguments = call.split()
    said = {}
    for language in ("", "id", "en"):
        option = ["--language", language] if language else []
        given = [each.format(**places) for each in arguments]
        assert MAINS[package]([*given, *option]) == 2
        out, err = capsys.readouterr()
        said[language] = out + err
    assert said[""] == said["id"] != said["en"]
    assert "Errno" not in said["en"]
    assert "Traceback" not in said["en"]


@pytest.mark.parametrize("command", ["check", "inspect", "load"])
def test_json_has_the_same_names_in_both_languages(command, places, capsys):
    names = []
    for language in ("id", "en"):
        call = [command, places["plain"], "--json", "--language", language]
        assert MAINS["data_loaders"](call) == 2
        names.append(sorted(json.loads(capsys.readouterr().out)))
    assert names[0] == names[1]


def test_documents_that_cannot_be_written_are_told(places, monkeypatch, capsys):
    def refuse():
        raise IsADirectoryError(21, "Is a directory", places["folder"])

    monkeypatch.setattr("domain.__main__.write_documents", refuse)
    assert MAINS["domain"](["--language", "en"]) == 2
    assert capsys.readouterr().err.startswith(f"{places['folder']} cannot be used: Is a directory.")
