"""Numbers as short codes: Crockford's base 32, and several parts in one number.

The alphabet has no letters that are mistaken for digits; whoever types O, I or L means 0 and 1.
Source: Douglas Crockford, Base 32, https://www.crockford.com/base32.html.
"""

from __future__ import annotations

from collections.abc import Sequence

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans("OIL", "011")


def written(number: int, length: int) -> str:
    """The last `length` digits of a number, zeros before it where it is shorter."""
    digits = ""
    for _ in range(length):
        number, digit = divmod(number, len(ALPHABET))
        digits = ALPHABET[digit] + digits
    return digits


def number_of(digits: str) -> int:
    """The number that digits write; 0 for none.

    Raises:
        ValueError: a letter is no digit.
    """
    number = 0
    for digit in digits:
        number = number * len(ALPHABET) + ALPHABET.index(digit)
    return number


def joined(parts: Sequence[int], radices: Sequence[int]) -> int:
    """One number of several parts, each below its radix; `split` takes it apart."""
    number = 0
    for part, radix in zip(parts, radices, strict=True):
        number = number * radix + part
    return number


def split(number: int, radices: Sequence[int]) -> list[int]:
    """The parts that `joined` made one number of; what is above all radices is left out."""
    parts = []
    for radix in reversed(radices):
        number, part = divmod(number, radix)
        parts.append(part)
    return parts[::-1]
