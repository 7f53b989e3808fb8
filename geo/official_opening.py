"""Tells what a file of boundaries is by its content, and lays it out where it may be read.

What is read lies in a folder of our own under a fixed name, unpacked within limits.
"""

from __future__ import annotations

import shutil
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from domain import boundary_catalogue as found
from domain.boundary_findings import BoundaryFinding
from domain.issues import IssueType
from geo import official_limits as limits
from geo.official_report import ReadingOptions

_ZIP_FAULTS = (
    zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
    zlib.error, KeyError,
)  # fmt: skip
FORMATS = {
    "geojson": "GeoJSON", "shp": "Shapefile", "gpkg": "GeoPackage", "parquet": "GeoParquet",
}  # fmt: skip
_SUFFIXES = {
    ".geojson": "geojson", ".json": "geojson", ".gpkg": "gpkg", ".parquet": "parquet",
    ".geoparquet": "parquet", ".shp": "shp",
}  # fmt: skip
_NEEDED, _TAKEN = (".shx", ".dbf"), (".shp", ".shx", ".dbf", ".prj", ".cpg")
_SHAPE_MAGIC = b"\x00\x00\x27\x0a"
_KNOWN = ((b"%PDF", "PDF"), (b"\x1f\x8b", "gzip"), (b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"))
_START = 4096


class Refused(Exception):
    """The file cannot be read; the finding says why."""

    def __init__(self, kind: IssueType, **parameters: object) -> None:
        super().__init__(kind.code)
        self.finding = BoundaryFinding(kind, parameters=parameters)


def laid_out(path: Path, folder: Path, options: ReadingOptions) -> tuple[str, Path]:
    """The kind of the file, and where a copy of it lies under a name of ours."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            start = stream.read(_START)
    except OSError as error:
        raise Refused(found.FILE_MISSING) from error
    if size == 0:
        raise Refused(found.FILE_EMPTY)
    if size > limits.FILE_BYTES:
        megabytes = limits.FILE_BYTES // limits.MEGABYTE
        raise Refused(found.FILE_TOO_LARGE, size=size // limits.MEGABYTE, limit=megabytes)
    if start.startswith(b"PK"):
        return _unzipped(path, folder, options)
    kind = _kind(start)
    copy = folder / f"layer.{kind}"
    shutil.copyfile(path, copy)
    return kind, copy


def _kind(start: bytes) -> str:
    """The kind by the first bytes: never by the name."""
    if start.startswith(b"SQLite format 3\0"):
        return "gpkg"
    if start.startswith(b"PAR1"):
        return "parquet"
    if start.startswith(_SHAPE_MAGIC):
        raise Refused(found.PART_MISSING, layer=".shp", missing=[".shx", ".dbf", ".prj"])
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        # other JSON that the library would take names algorithms or addresses to run
        if b"gdal_streamed_alg" in start or b'"Topology"' in start:
            raise Refused(found.FILE_KIND, found="JSON")
        return "geojson"
    names = [name for magic, name in _KNOWN if start.startswith(magic)]
    raise Refused(found.FILE_KIND, found=names[0] if names else _guess(text))


def _guess(text: bytes) -> str:
    if text.startswith(b"<"):
        return "XML"
    return "binary" if b"\0" in text else "text"


def _unzipped(path: Path, folder: Path, options: ReadingOptions) -> tuple[str, Path]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = _members(archive)
            chosen = _chosen(members, options)
            return _extracted(archive, members, chosen, folder)
    except _ZIP_FAULTS as error:
        raise Refused(found.DAMAGED, format="zip") from error


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files of a zip by name, once it is known to be safe to unpack."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > limits.MEMBERS:
        raise Refused(found.TOO_MANY_PARTS, parts=len(entries), limit=limits.MEMBERS)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(found.ENCRYPTED)
    total = sum(entry.file_size for entry in entries)
    if total > limits.UNPACKED_BYTES or any(_is_bomb(entry) for entry in entries):
        megabytes = limits.UNPACKED_BYTES // limits.MEGABYTE
        raise Refused(found.UNPACKS_TOO_LARGE, size=total // limits.MEGABYTE, limit=megabytes)
    return {
        entry.filename: entry
        for entry in entries
        if not PurePosixPath(entry.filename).name.startswith(".")
        and not entry.filename.startswith("__MACOSX")
    }


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    ratio = entry.file_size / max(entry.compress_size, 1)
    return entry.file_size > limits.RATIO_FROM_BYTES and ratio > limits.RATIO


def _chosen(members: Mapping[str, zipfile.ZipInfo], options: ReadingOptions) -> PurePosixPath:
    """The one member that is a layer, or the one that the caller names."""
    layers = [path for name in members if (path := PurePosixPath(name)).suffix.lower() in _SUFFIXES]
    if not layers:
        raise Refused(found.NO_LAYER)
    if len(layers) > 1:
        named = [path for path in layers if options.layer in (path.stem, path.name, str(path))]
        if len(named) != 1:
            raise Refused(found.SEVERAL_LAYERS, layers=[path.name for path in layers[:20]])
        layers = named
    return layers[0]


def _extracted(
    archive: zipfile.ZipFile,
    members: Mapping[str, zipfile.ZipInfo],
    chosen: PurePosixPath,
    folder: Path,
) -> tuple[str, Path]:
    kind = _SUFFIXES[chosen.suffix.lower()]
    beside = {
        PurePosixPath(name).suffix.lower(): name
        for name in members
        if PurePosixPath(name).with_suffix("") == chosen.with_suffix("")
    }
    missing = [suffix for suffix in _NEEDED if suffix not in beside]
    if kind == "shp" and missing:
        raise Refused(found.PART_MISSING, layer=chosen.stem, missing=missing)
    wanted = _TAKEN if kind == "shp" else (chosen.suffix.lower(),)
    for suffix in wanted:
        if suffix in beside:
            target = folder / ("layer" + (suffix if kind == "shp" else f".{kind}"))
            with archive.open(beside[suffix]) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
    copy_path = folder / f"layer.{kind}"
    if kind != "shp":
        with copy_path.open("rb") as stream:
            if _kind(stream.read(_START)) != kind:
                raise Refused(found.DAMAGED, format=FORMATS[kind])
    return kind, copy_path
