"""Collect the texts of the source, merge them into the Indonesian catalogue and compile it.

Source strings are English; a text without Indonesian is listed and makes the script exit 1.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (
    "domain",
    "geo",
    "data_loaders",
    "store",
    "analysis",
    "charts",
    "workflow",
    "exports",
    "pages",
    "sample_data",
)
KEYWORDS = {"text": None, "t": None, "plural": (1, 2), "N_": None}
PO_FILE = ROOT / "locale" / "id" / "LC_MESSAGES" / "netra.po"


def collect() -> Catalog:
    """Every text marked in the source, in the order of the files."""
    catalog = Catalog(project="Netra", version="1", charset="utf-8")
    for folder in (*FOLDERS, "."):
        keep = (lambda path: path.endswith("dashboard.py")) if folder == "." else None
        found = extract_from_dir(
            ROOT / folder,
            method_map=[("dashboard.py" if folder == "." else "**.py", "python")],
            keywords=KEYWORDS,
            comment_tags=(),
            directory_filter=(lambda _: False) if keep else None,
        )
        for file, _line, message, _comments, context in found:
            catalog.add(
                message, None, [(f"{folder}/{file}".removeprefix("./"), None)], context=context
            )
        for path in [] if keep else sorted((ROOT / folder).rglob("*.py")):
            for message in _inside_f_strings(path):
                catalog.add(message, None, [(str(path.relative_to(ROOT)), None)])
    return catalog


def _inside_f_strings(path: Path) -> Iterator[str | tuple[str, ...]]:
    """Texts marked within f-strings, which Babel reads only from Python 3.12 on."""
    for outer in ast.walk(ast.parse(path.read_text("utf-8"))):
        for node in ast.walk(outer) if isinstance(outer, ast.JoinedStr) else ():
            if isinstance(node, ast.Call) and _name(node.func) in KEYWORDS:
                found = [a.value for a in node.args if isinstance(a, ast.Constant)]
                if found and isinstance(found[0], str):
                    is_plural = _name(node.func) == "plural"
                    yield (found[0], found[1]) if is_plural else found[0]


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def merged(catalog: Catalog) -> Catalog:
    """The Indonesian catalogue with exactly the texts of the source."""
    with PO_FILE.open("rb") as file:
        known = read_po(file, locale="id")
    result = Catalog(locale="id", project="Netra", version="1", charset="utf-8")
    # Indonesian nouns have no plural form; Babel's table does not know that.
    result.mime_headers = [("Plural-Forms", "nplurals=1; plural=0;")]
    for message in catalog:
        if message.id:
            old = known.get(message.id)
            result.add(
                message.id, old.string if old else "", message.locations, flags=message.flags
            )
    return result


def untranslated(catalog: Catalog) -> list[str]:
    """Texts without Indonesian."""
    return [
        str(message.id)
        for message in catalog
        if message.id and not (message.string and all(_strings(message.string)))
    ]


def _strings(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else string


def main() -> int:
    """Write the catalogue and its compiled form; 1 when a text has no translation."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    result = merged(collect())
    with PO_FILE.open("wb") as file:
        write_po(file, result, width=100, omit_header=False, sort_output=True, no_location=True)
    with PO_FILE.with_suffix(".mo").open("wb") as file:
        write_mo(file, result)
    missing = untranslated(result)
    print(f"{len(result)} texts, {len(missing)} without Indonesian")
    print("\n".join(missing))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
