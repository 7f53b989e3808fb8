"""The payload as bytes: what a view shows, packed once, and what changes from run to run.

Both parts are deflated JSON; a browser inflates them with its own DecompressionStream, so no script
is needed for that. The figures of all months are the large part: a page packs them once for all
readers and months (`prepared`) and sends the small part anew.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pages.parts.regional_map.lean import lean, restored
from pages.parts.regional_map.payload import MapPayload

# Figures are packed once and sent often; the rest is packed for each message.
FIGURES_LEVEL, LEVEL = 9, 3
CHANGING = (
    "title",
    "definition",
    "month",
    "selected",
    "select_label",
    "detail",
    "picture",
    "focus",
    "drawing",
    "zoom",
    "turn",
    "compact",
    "link",
)
_LENGTH = struct.Struct(">I")


@dataclass(frozen=True)
class PreparedMap:
    """A payload with its large part packed.

    Attributes:
        figures: the packed part; the same for every reader of the view.
        now: the rest, of `CHANGING` keys.
    """

    figures: bytes
    now: Mapping[str, Any]

    def having(self, **now: Any) -> PreparedMap:
        """The same figures with other month, place, detail and so on."""
        return replace(self, now={**self.now, **now})


def prepared(payload: MapPayload) -> PreparedMap:
    """Pack the figures of a payload.

    Raises:
        ValueError: a figure is no number that JSON knows (NaN must be None).
    """
    figures = {name: value for name, value in payload.items() if name not in CHANGING}
    now = {name: value for name, value in payload.items() if name in CHANGING}
    return PreparedMap(_deflated(lean(figures), FIGURES_LEVEL), now)


def packed(prepared_map: PreparedMap, key: str) -> bytes:
    """Everything in one message: length of the figures, figures, the rest with the map's key."""
    figures = prepared_map.figures
    return _LENGTH.pack(len(figures)) + figures + _deflated({**prepared_map.now, "key": key}, LEVEL)


def unpacked(message: bytes) -> dict[str, Any]:
    """What the browser makes of a message."""
    (length,) = _LENGTH.unpack_from(message)
    end = _LENGTH.size + length
    parts = (message[_LENGTH.size : end], message[end:])
    figures, now = (json.loads(zlib.decompress(part)) for part in parts)
    return {**restored(figures), **now}


def _deflated(body: Mapping[str, Any], level: int) -> bytes:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return zlib.compress(text.encode(), level)
