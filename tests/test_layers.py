"""Imports point down, and each third-party library has one home. No exemptions."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LEVEL = {
    "dashboard": 6,
    "pages": 5,
    "workflow": 4,
    "charts": 3,
    "exports": 3,
    "analysis": 2,
    "store": 1,
    "data_loaders": 1,
    "geo": 1,
    "domain": 0,
}
# The sample script plays the part of officers and clock: it stands where entry points stand.
ENTRY_PACKAGES = ("sample_data",)
HOME = {
    "streamlit": ("pages", "dashboard"),
    "plotly": ("charts",),
    "matplotlib": ("charts",),
    "pptx": ("exports",),
    "lxml": ("exports",),
    "pypdf": ("exports",),
    "geopandas": ("geo",),
    "shapely": ("geo",),
    "pyproj": ("geo",),
    "pyogrio": ("geo",),
    "sqlalchemy": ("store",),
    "alembic": ("store",),
    "psycopg": ("store",),
    "python_calamine": ("data_loaders",),
    "openpyxl": ("data_loaders", "exports", "sample_data"),
    "rapidfuzz": ("data_loaders", "geo"),
    "mapclassify": ("analysis",),
    "scipy": ("analysis", "geo"),
}
SOURCES = sorted(
    path
    for top in [*LEVEL, *ENTRY_PACKAGES]
    for path in ([ROOT / f"{top}.py"] if top == "dashboard" else (ROOT / top).rglob("*.py"))
)


@cache
def _imports(path: Path) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name.split(".")[0]) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.append((node.lineno, node.module.split(".")[0]))
        elif isinstance(node, ast.ImportFrom) and node.level:
            found.append((node.lineno, path.relative_to(ROOT).parts[0]))
    return found


def _level(path: Path) -> int:
    top = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if path.name == "__main__.py" or top in ENTRY_PACKAGES:
        return LEVEL["dashboard"]
    return LEVEL[top]


def _allowed(path: Path, imported: str) -> bool:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if imported == own or imported not in LEVEL:
        return True
    return LEVEL[imported] < _level(path)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}, which lies above it or beside it"
        for line, name in _imports(path)
        if not _allowed(path, name)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_library_has_one_home(path):
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}, whose home is {HOME[name]}"
        for line, name in _imports(path)
        if name in HOME and own not in HOME[name]
    ]
    assert not wrong, "\n".join(wrong)


def test_the_domain_needs_the_standard_library_only():
    names = {name for path in (ROOT / "domain").rglob("*.py") for _, name in _imports(path)}
    assert names <= set(sys.stdlib_module_names) | {"domain"}


def test_there_are_sources_to_check():
    assert len(SOURCES) > 50
