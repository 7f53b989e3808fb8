"""Source Sans and Source Serif for pictures, from the packages that bring them."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

_FACES = {
    ("sans", "regular"): ("font_source_sans_pro", "SourceSansPro-Regular.otf"),
    ("sans", "semibold"): ("font_source_sans_pro", "SourceSansPro-Semibold.otf"),
    ("sans", "bold"): ("font_source_sans_pro", "SourceSansPro-Bold.otf"),
    ("serif", "semibold"): ("font_source_serif_pro", "SourceSerifPro-Semibold.otf"),
}


@lru_cache(maxsize=64)
def face(family: str, weight: str, size: float) -> FontProperties:
    """A font at a size in pixels of the picture.

    Raises:
        KeyError: no such family and weight.
    """
    package, name = _FACES[(family, weight)]
    return FontProperties(fname=str(files(package) / "files" / name), size=size)


def text_width(text: str, font: FontProperties) -> float:
    """Width of a line of text in pixels of the picture."""
    return _width(text, str(font.get_file()), font.get_size_in_points())


@lru_cache(maxsize=20_000)
def _width(text: str, file: str, size: float) -> float:
    # Measuring costs milliseconds, and many pictures say the same.
    font = FontProperties(fname=file, size=size)
    return float(TextToPath().get_text_width_height_descent(text, font, ismath=False)[0])
