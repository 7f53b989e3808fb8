"""Opens a file of boundaries: what it is by content, bounded, one layer, from the disk only.

GDAL is never given a name from outside: what is read lies in a folder of our own under a fixed
name, and only after its first bytes have shown one of the four kinds.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError

from domain import boundary_catalogue as found
from geo import official_limits as limits
from geo.official_opening import FORMATS, Refused, laid_out
from geo.official_report import ReadingOptions

_READ_FAULTS = (
    DataSourceError, DataLayerError, FieldError, GeometryError, pa.ArrowException, OSError,
    ValueError, TypeError, KeyError, IndexError, AttributeError, RuntimeError, OverflowError,
    shapely.errors.ShapelyError,
)  # fmt: skip
_DRIVERS = {"geojson": "GeoJSON", "shp": "ESRI Shapefile", "gpkg": "GPKG"}


@dataclass(frozen=True, slots=True)
class RawLayer:
    """A layer as it stands in its file.

    Attributes:
        columns: the attributes, one array of equal length each.
        shapes: two-dimensional shapes in the file's own coordinates; None where there is none.
        crs: what the file says of its coordinates; None when it does not.
    """

    format: str
    name: str
    crs: str | None
    columns: Mapping[str, np.ndarray]
    shapes: np.ndarray


def open_layer(path: Path, folder: Path, options: ReadingOptions) -> RawLayer:
    """Read the one layer of a file.

    Args:
        path: the file; it is not changed.
        folder: an empty folder of our own.
        options: which layer, when there are several.

    Raises:
        Refused: it is no such file, is damaged, too large, or has several layers.
    """
    kind, copy = laid_out(path, folder, options)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            layer = _read_parquet(copy) if kind == "parquet" else _read(copy, kind, options)
    except MemoryError as error:
        raise Refused(found.TOO_HEAVY) from error
    except _READ_FAULTS as error:
        raise Refused(found.DAMAGED, format=FORMATS[kind]) from error
    if not len(layer.shapes):
        raise Refused(found.NO_LAYER)
    corners = int(shapely.get_num_coordinates(layer.shapes).sum())
    if corners > limits.VERTICES:
        raise Refused(found.TOO_MANY_VERTICES, n=corners, limit=limits.VERTICES)
    return layer


def _read(path: Path, kind: str, options: ReadingOptions) -> RawLayer:
    name = _layer_name(path, options if kind == "gpkg" else ReadingOptions())
    about = pyogrio.read_info(path, layer=name, force_feature_count=True)
    if about["driver"] != _DRIVERS[kind]:
        raise Refused(found.FILE_KIND, found=str(about["driver"]))
    if about["features"] > limits.FEATURES:
        raise Refused(found.TOO_MANY_FEATURES, n=about["features"], limit=limits.FEATURES)
    meta, _, shapes, fields = pyogrio.raw.read(
        path, layer=name, columns=list(about["fields"])[: limits.COLUMNS], force_2d=True
    )
    if shapes is None:
        raise Refused(found.NO_LAYER)
    names = [str(name) for name in meta["fields"]]
    return RawLayer(
        format=FORMATS[kind],
        name="" if name == "layer" else name,
        crs=meta["crs"] or None,
        columns=dict(zip(names, fields, strict=True)),
        shapes=shapely.from_wkb(shapes, on_invalid="fix"),
    )


def _layer_name(path: Path, options: ReadingOptions) -> str:
    layers = [str(name) for name, shape in pyogrio.list_layers(path) if shape is not None]
    if not layers:
        raise Refused(found.NO_LAYER)
    if options.layer is not None:
        if options.layer not in layers:
            raise Refused(found.LAYER_UNKNOWN, layer=options.layer, layers=layers[:20])
        return options.layer
    if len(layers) > 1:
        raise Refused(found.SEVERAL_LAYERS, layers=layers[:20])
    return layers[0]


def _read_parquet(path: Path) -> RawLayer:
    with pq.ParquetFile(path) as file:
        about = file.metadata
        total = sum(about.row_group(at).total_byte_size for at in range(about.num_row_groups))
        if about.num_rows > limits.FEATURES:
            raise Refused(found.TOO_MANY_FEATURES, n=about.num_rows, limit=limits.FEATURES)
        if total > limits.UNPACKED_BYTES:
            megabytes = limits.UNPACKED_BYTES // limits.MEGABYTE
            raise Refused(found.UNPACKS_TOO_LARGE, size=total // limits.MEGABYTE, limit=megabytes)
        if b"geo" not in (about.metadata or {}):
            raise Refused(found.NO_LAYER)
    frame = gpd.read_parquet(path)
    attributes = pd.DataFrame(frame.drop(columns=frame.geometry.name)).iloc[:, : limits.COLUMNS]
    return RawLayer(
        format=FORMATS["parquet"],
        name="",
        crs=frame.crs.to_string() if frame.crs else None,
        columns={str(name): attributes[name].to_numpy(dtype=object) for name in attributes},
        shapes=shapely.force_2d(frame.geometry.to_numpy()),
    )
