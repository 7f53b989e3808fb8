"""Boundaries as bytes that a database can keep, and back."""

from __future__ import annotations

from io import BytesIO

import geopandas as gpd

from geo.boundary_files import LayerSource
from geo.layers import Boundaries


def layer_bytes(pieces: gpd.GeoDataFrame) -> bytes:
    """The pieces as GeoParquet; the same pieces give the same bytes.

    Args:
        pieces: columns code and geometry, EPSG:4326, as in `Boundaries`.
    """
    ordered = pieces[["code", "geometry"]].sort_values("code", ignore_index=True)
    kept = BytesIO()
    ordered.to_parquet(kept, index=False, compression="zstd")
    return kept.getvalue()


def boundaries_of(content: bytes, source: LayerSource) -> Boundaries:
    """The boundaries that were kept as these bytes."""
    return Boundaries(source=source, pieces=gpd.read_parquet(BytesIO(content)))
