"""Names of places as they stand on a picture."""

from __future__ import annotations

import re

_KIND = re.compile(
    r"^(Kabupaten|Kab\.|Kota Administrasi|Kota Adm\.|Kota|"
    r"Polrestabes|Polresta|Polres Metro|Polres)\s+"
)


def bare_name(name: str) -> str:
    """The name without the word for what the place is: "Bogor" of "Kota Bogor"."""
    return _KIND.sub("", name)


def lines_of(name: str, most: int) -> tuple[str, ...]:
    """The words of a name in few lines of at most so many letters; none for a longer word."""
    lines: list[str] = []
    for word in name.split():
        if len(word) > most:
            return ()
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)
