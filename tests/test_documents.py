"""The documents agree with the code: links, commands, options, targets, names, decisions."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from data_loaders.commands import parser as data_loaders_parser
from domain.__main__ import _parser as domain_parser
from exports.commands import parser as exports_parser
from geo.__main__ import _parser as geo_parser
from sample_data.__main__ import _parser as sample_data_parser
from store.__main__ import _parser as store_parser

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "sample_data" / "README.md"]
)
DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))
STATUS = re.compile(r"Status: accepted(; .+)?\.")
PARSERS = {
    "data_loaders": data_loaders_parser,
    "domain": domain_parser,
    "exports": exports_parser,
    "geo": geo_parser,
    "sample_data": sample_data_parser,
    "store": store_parser,
}
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
PACKAGES = (
    "analysis",
    "charts",
    "data_loaders",
    "domain",
    "exports",
    "geo",
    "pages",
    "sample_data",
    "store",
    "workflow",
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(path: Path) -> set[str]:
    """The anchors that a document's headings have on the usual sites."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in plain}


def broken_link(document: Path, target: str) -> str | None:
    """What is wrong with a link; None when it leads somewhere."""
    if re.match(r"[a-z]+:", target):
        return None
    file, _, anchor = target.partition("#")
    path = document if not file else (document.parent / file).resolve()
    if not path.exists():
        return f"{name_of(document)}: there is no {target}"
    if anchor and anchor not in anchors(path):
        return f"{name_of(document)}: {path.name} has no heading #{anchor}"
    return None


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(document):
    found = LINK.findall(document.read_text("utf-8"))
    wrong = [problem for target in found if (problem := broken_link(document, target))]
    assert not wrong, "\n".join(wrong)


def test_a_broken_link_is_noticed():
    readme = ROOT / "README.md"
    assert broken_link(readme, "docs/no-such-file.md")
    assert broken_link(readme, "CONTRIBUTING.md#no-such-heading")
    assert broken_link(readme, "CONTRIBUTING.md#set-up") is None


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_no_document_names_a_path_of_a_machine(document):
    text = document.read_text("utf-8")
    assert not re.findall(r"(?<![\w.])/(?:home|root|work|tmp|Users|opt|srv)/\S*", text)
    assert not re.findall(r"[A-Z]:\\\S*", text)


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return {
        name: command
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, command in action.choices.items()
    }


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        yield from (flag for flag in action.option_strings if flag not in ("-h", "--help"))


def section(package: str) -> str:
    """The part of the commands document about one package."""
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    return next((part for part in parts if part.startswith(f"## `python -m {package}`")), "")


@pytest.mark.parametrize("package", PARSERS)
def test_every_command_and_option_is_documented(package):
    told = section(package)
    parser = PARSERS[package]()
    commands = subcommands(parser)
    flags = {flag for each in (parser, *commands.values()) for flag in options(each)}
    missing = [name for name in commands if not re.search(rf"`{name}\b", told)]
    missing += [flag for flag in sorted(flags) if not re.search(rf"`{flag}[` ]", told)]
    assert not missing, f"docs/commands.md, {package}: {', '.join(missing)}"


@pytest.mark.parametrize("package", PARSERS)
def test_no_option_is_documented_that_is_not_there(package):
    parser = PARSERS[package]()
    known = {flag for each in (parser, *subcommands(parser).values()) for flag in options(each)}
    assert set(re.findall(r"`(--[a-z-]+)", section(package))) <= known | {"--help"}


def test_every_package_that_can_be_run_is_documented():
    runnable = {path.parent.name for path in ROOT.glob("*/__main__.py")} - {"benchmarks"}
    assert runnable <= set(PARSERS)
    assert all(section(package) for package in runnable)


def test_every_make_target_is_documented_and_no_other():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))
    texts = [(ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md")]
    told = set(re.findall(r"(?:`|    )make ([a-z-]+)", "\n".join(texts)))
    assert told == targets


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_a_status_and_three_parts_and_is_short(decision):
    lines = decision.read_text("utf-8").splitlines()
    headings = [line for line in lines if line.startswith("## ")]
    assert headings == ["## Context", "## Decision", "## What gets harder"]
    assert lines[0].startswith(f"# {int(decision.stem[:4])}. ")
    assert STATUS.fullmatch(lines[2])
    assert len(lines) <= 40


def test_every_decision_is_linked_from_a_document_that_is_none():
    texts = [each.read_text("utf-8") for each in DOCUMENTS if each not in DECISIONS]
    linked = {Path(target).name for text in texts for target in LINK.findall(text)}
    assert [path.name for path in DECISIONS if path.name not in linked] == []


def test_decisions_are_numbered_without_gaps():
    numbers = [int(path.stem[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@lru_cache(maxsize=64)
def names_in(path: Path) -> frozenset[str]:
    """Functions, classes, "Class.method" and assigned names at a module's top level."""
    found = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            inner = (each for each in node.body if isinstance(each, ast.FunctionDef))
            found |= {f"{node.name}.{each.name}" for each in inner}
        if isinstance(node, ast.Assign):
            found |= {each.id for each in node.targets if isinstance(each, ast.Name)}
    return frozenset(found)


def missing_name(code: str) -> str | None:
    """What a dotted name or a path in a document lacks; None when it is there or is neither."""
    if re.fullmatch(rf"(?:{'|'.join(PACKAGES)})(?:/[\w.]+)+\.(?:py|js|csv|parquet)", code):
        return None if (ROOT / code).is_file() else f"no file {code}"
    if not re.fullmatch(rf"(?:{'|'.join(PACKAGES)})(?:\.\w+)+", code):
        return None
    parts = code.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        module = ROOT.joinpath(*parts[:cut]).with_suffix(".py")
        if module.is_file():
            name = ".".join(parts[cut:])
            return None if name in names_in(module) else f"no {name} in {name_of(module)}"
    return f"no module of {code}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_function_and_file_that_is_named_exists(document):
    codes = CODE.findall(document.read_text("utf-8"))
    wrong = [problem for code in codes if (problem := missing_name(code))]
    assert not wrong, "\n".join(wrong)


def test_a_name_that_does_not_exist_is_noticed():
    assert missing_name("workflow.upload.no_such_function")
    assert missing_name("store/no_such_file.py")
    assert missing_name("store.api.Store.accept") is None
