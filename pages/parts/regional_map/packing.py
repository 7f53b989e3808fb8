"""The payload as bytes: JSON without needless digits, deflated.

A browser inflates it with its own DecompressionStream, so no script is needed for that.
"""

from __future__ import annotations

import json
import zlib
from typing import Any, cast

from pages.parts.regional_map.payload import MapPayload

DIGITS = 6
LEVEL = 3
_FIGURES = ("values", "numerators", "denominators")


def _short(value: float | None) -> float | None:
    return value if value is None else round(value, DIGITS)


def _rounded(
    table: list[list[float | None] | None] | None,
) -> list[list[float | None] | None] | None:
    if table is None:
        return None
    return [row if row is None else [_short(value) for value in row] for row in table]


def packed(payload: MapPayload, key: str) -> bytes:
    """The payload with the map's key; figures keep six decimals, more than any text shows."""
    body = cast("dict[str, Any]", {**payload, "key": key})
    for name in _FIGURES:
        if name in body:
            body[name] = _rounded(body[name])
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return zlib.compress(text.encode(), LEVEL)
