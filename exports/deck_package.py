"""The finished file: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

_CREATED = re.compile(
    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)"
)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def still(content: bytes, as_of: date) -> bytes:
    """A file of the office kind whose dates are that day's; those within it likewise."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as after,
    ):
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = _compression(name)
            entry.create_system = 0
            after.writestr(entry, _dated(name, before.read(name), as_of))
    return stream.getvalue()


def _compression(name: str) -> int:
    """Pictures and workbooks are compressed already."""
    packed = name.lower().endswith((".png", ".jpg", ".jpeg", ".xlsx"))
    return zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED


def _dated(name: str, content: bytes, as_of: date) -> bytes:
    if name.endswith(".xlsx"):
        return still(content, as_of)
    if name != "docProps/core.xml":
        return content
    stamp = f"{as_of.isoformat()}T00:00:00Z".encode()
    return _CREATED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
