"""One script and one style sheet out of the small files of this folder.

Streamlit takes a component's script as one text. The files are written as modules that import
each other (so an editor can follow the names); here their imports and exports are taken off and
they are put one after the other, with `main.js` last. That works because every import is of a
file in this folder, stands on one line and renames nothing, and no name is declared at top level
twice: both are checked.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
LAST = "main.js"
FIRST = "style.css"
# The style sheet's text in the script; `host.js` gives it to the component's root.
STYLE_NAME = "STYLE_SHEET"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<file>[a-z]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?://[^\n]*|/\*\*.*?\*/)\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_DECLARED = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)


class BundleError(Exception):
    """The script files cannot be joined: a name twice, or an import from elsewhere."""


def _plain(source: str, name: str, files: frozenset[str]) -> str:
    for found in _IMPORT.finditer(source):
        if found["file"] not in files:
            raise BundleError(f"{name} imports {found['file']}, which is not in {FOLDER.name}")
    text = _INDENT.sub("", _EXPORT.sub("", _COMMENT.sub("", _IMPORT.sub("", source))))
    if re.search(r"^import ", text, re.MULTILINE):
        raise BundleError(f"{name}: an import must stand on one line and name a file beside it")
    return text


@lru_cache(maxsize=1)
def script() -> str:
    """The component's script as one ES module, without comments.

    Raises:
        BundleError: two files declare the same name, or a file imports from elsewhere.
    """
    paths = sorted(FOLDER.glob("*.js"), key=lambda path: (path.name == LAST, path.name))
    files = frozenset(path.name for path in paths)
    sources = [path.read_text("utf-8") for path in paths]
    texts = [_plain(source, path.name, files) for source, path in zip(sources, paths, strict=True)]
    seen: set[str] = set()
    for path, source in zip(paths, sources, strict=True):
        names = set(_DECLARED.findall(_EXPORT.sub("", source)))
        twice = seen & names
        if twice:
            raise BundleError(f"{path.name} declares again: {', '.join(sorted(twice))}")
        seen |= names
    return "".join(texts)


@lru_cache(maxsize=1)
def module() -> str:
    """Script and style sheet as one module: what a browser loads, once."""
    return f"const {STYLE_NAME} = {json.dumps(style())};\n{script()}"


@lru_cache(maxsize=1)
def style() -> str:
    """The component's style sheets as one, `style.css` first and the others by name after it."""
    paths = sorted(FOLDER.glob("*.css"), key=lambda path: (path.name != FIRST, path.name))
    return _INDENT.sub("", "\n".join(path.read_text("utf-8") for path in paths))
