"""Finds places by written code: Kemendagri, police, former Papua codes, and BPS on request."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.period import Period
from geo.gazetteer import Gazetteer

_REGENCY = re.compile(r"(\d{2})\.(\d{2})")
_UNDOTTED = re.compile(r"\d{4}")
_PROVINCE = re.compile(r"\d{2}")
_LOST_ZERO = re.compile(r"(\d{2})\.([1-9])")
_WHOLE_NUMBER = re.compile(r"(\d{2}|\d{4})\.0")


@dataclass(frozen=True, slots=True)
class CodeReading:
    """What a code says.

    Attributes:
        code: the canonical code it means, None when unknown.
        is_sure: False when the name must agree: "36.1" for 36.10, an undotted 1301.
        others: further codes that it could mean, to offer.
    """

    code: str | None
    is_sure: bool = True
    others: tuple[str, ...] = ()


UNKNOWN = CodeReading(None)


class CodeReader:
    """Reads codes against a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._bps = {a.text: a.code for a in gazetteer.aliases if a.system == "bps"}
        self._former = {a.text: a for a in gazetteer.aliases if a.system == "kemendagri"}

    def read(self, *, text: str, period: Period, system: str) -> CodeReading:
        """The place that a code means in that month, in the column's code system."""
        code = _without_decimal(text.strip().lower())
        if system == "bps":
            found = self._bps.get(code.replace(".", ""))
            return CodeReading(found) if found else UNKNOWN
        return self._kemendagri(code, period)

    def looks_like_code(self, text: str) -> bool:
        """Whether the text has the shape of a unit's code: then an unknown one is not ignored."""
        code = _without_decimal(text.strip().lower())
        shapes = (_REGENCY, _UNDOTTED, _LOST_ZERO)
        return code.startswith(("polres", "polda")) or any(s.fullmatch(code) for s in shapes)

    def is_province_code(self, text: str) -> bool:
        """Whether the text is two digits: perhaps only a running number."""
        return bool(_PROVINCE.fullmatch(_without_decimal(text.strip())))

    def former_code(self, text: str) -> str | None:
        """Today's code of a regency code that is no longer in use."""
        alias = self._former.get(text.strip())
        return alias.code if alias else None

    def _kemendagri(self, code: str, period: Period) -> CodeReading:
        if self._gazetteer.place(code):
            return CodeReading(code)
        former = self._former.get(code)
        if former and former.holds_in(period):
            return CodeReading(former.code)
        if _UNDOTTED.fullmatch(code):
            return self._undotted(code, period)
        lost_zero = _LOST_ZERO.fullmatch(code)
        if lost_zero and self._gazetteer.place(f"{code}0"):
            return CodeReading(f"{code}0", is_sure=False)
        return UNKNOWN

    def _undotted(self, code: str, period: Period) -> CodeReading:
        dotted = self._kemendagri(f"{code[:2]}.{code[2:]}", period)
        bps = self._bps.get(code)
        others = tuple(other for other in (bps,) if other and other != dotted.code)
        return CodeReading(dotted.code, is_sure=False, others=others)


def _without_decimal(text: str) -> str:
    """A number cell that was read as text: "1806.0" is 1806."""
    whole = _WHOLE_NUMBER.fullmatch(text)
    return whole[1] if whole else text
