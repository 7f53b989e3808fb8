"""The map that leaders look at: a Streamlit component in plain SVG and JavaScript."""

from pages.parts.regional_map.component import (
    MapEvent,
    PictureRequest,
    pending_event,
    regional_map,
)
from pages.parts.regional_map.packing import PreparedMap, prepared
from pages.parts.regional_map.payload import MapPayload
from pages.parts.regional_map.words import map_texts

__all__ = [
    "MapEvent",
    "MapPayload",
    "PictureRequest",
    "PreparedMap",
    "map_texts",
    "pending_event",
    "prepared",
    "regional_map",
]
