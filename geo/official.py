"""Official boundaries: examines a file and makes of it what maps are made of.

A file is examined in a process of its own (`geo.official_child`), so that a hostile one costs that
process its memory and time, and nobody else's. It never raises for what is wrong with the file:
every fault is a finding of the report.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from domain import boundary_catalogue as found
from domain.boundary_findings import BoundaryFinding
from geo import official_limits as limits
from geo.official_report import BoundaryReport, OfficialReading, ReadingOptions, unpacked

_ROOT = Path(__file__).resolve().parent.parent
_CHILD = (sys.executable, "-m", "geo.official_child")
_OUT_OF_TIME = -24
"""The signal SIGXCPU (24), which does not exist on Windows, as a return code."""
_NOWHERE = "http://127.0.0.1:9"
_DRIVERS = ("ESRI Shapefile", "GeoJSON", "GPKG")


def read_official(
    source: Path | bytes, file_name: str, options: ReadingOptions | None = None
) -> OfficialReading:
    """Examine a file of boundaries without trusting it; its faults are findings, never raised.

    Args:
        source: where the file is, or its bytes.
        file_name: how the report calls it.
        options: what a person says of it; what they do not say is found out.
    """
    if isinstance(source, bytes):
        with tempfile.TemporaryDirectory(prefix="netra-") as folder:
            path = Path(folder) / "file"
            path.write_bytes(source)
            return read_official(path, file_name, options)
    refusal = _by_size(source)
    if refusal is not None:
        return refused(file_name, refusal)
    return _ask_child(source, file_name, options or ReadingOptions())


def refused(file_name: str, finding: BoundaryFinding) -> OfficialReading:
    """The reading of a file that could not be looked into."""
    return OfficialReading(BoundaryReport(file=file_name, findings=(finding,)))


def _by_size(path: Path) -> BoundaryFinding | None:
    """Why a file is not even given to the child; None when it is."""
    try:
        size = path.stat().st_size
    except OSError:
        return BoundaryFinding(found.FILE_MISSING)
    if not path.is_file():
        return BoundaryFinding(found.FILE_MISSING)
    if size > limits.FILE_BYTES:
        sizes = {"size": size // limits.MEGABYTE, "limit": limits.FILE_BYTES // limits.MEGABYTE}
        return BoundaryFinding(found.FILE_TOO_LARGE, parameters=sizes)
    return None


def _ask_child(path: Path, file_name: str, options: ReadingOptions) -> OfficialReading:
    asked = {"path": str(path.resolve()), "file_name": file_name, "options": asdict(options)}
    try:
        with tempfile.TemporaryDirectory(prefix="netra-") as folder:
            ended = subprocess.run(  # noqa: S603  our own interpreter and module
                [*_CHILD, folder],
                input=json.dumps(asked).encode(),
                capture_output=True,
                cwd=_ROOT,
                env=environment(),
                timeout=limits.CHILD_SECONDS * limits.CHILD_PATIENCE,
                check=False,
            )
    except subprocess.TimeoutExpired:
        return refused(file_name, _too_slow())
    if ended.returncode != 0:
        return refused(file_name, _failure(ended.returncode, ended.stderr))
    try:
        return unpacked(ended.stdout)
    except (ValueError, KeyError, TypeError):
        return refused(file_name, BoundaryFinding(found.TOO_HEAVY))


def environment() -> dict[str, str]:
    """The environment of the child: three drivers, no network, our own folder first."""
    import pyogrio  # noqa: PLC0415  pages that only show a layer need not pay for it

    others = sorted(set(pyogrio.list_drivers()) - set(_DRIVERS))
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONSAFEPATH"}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), _NOWHERE)
    return (
        kept
        | proxies
        | {
            "OGR_SKIP": ",".join(others),
            "GDAL_SKIP": ",".join(others),
            "GDAL_HTTP_PROXY": _NOWHERE.removeprefix("http://"),
            "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".nothing",
            "PROJ_NETWORK": "OFF",
            "NO_PROXY": "",
            "no_proxy": "",
        }
    )


def _failure(code: int, errors: bytes) -> BoundaryFinding:
    if code == _OUT_OF_TIME:
        return _too_slow()
    memory = b"MemoryError" in errors or b"bad_alloc" in errors or b"memory" in errors.lower()
    if memory or code < 0:
        return BoundaryFinding(found.TOO_HEAVY)
    fault = errors.decode("utf-8", "replace").strip().splitlines()[-1:] or [str(code)]
    return BoundaryFinding(found.FAILED, parameters={"fault": fault[0].partition(":")[0][:80]})


def _too_slow() -> BoundaryFinding:
    return BoundaryFinding(found.TOO_SLOW, parameters={"seconds": round(limits.CHILD_SECONDS)})
