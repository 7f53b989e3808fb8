"""A finding about a file of boundaries: rule, place and values, worded when it is shown.

The catalogue of codes is `domain.boundary_catalogue`; severity and owner are data there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from domain.issues import Issue, IssueType, Severity
from domain.language import N_, Language


@dataclass(frozen=True, slots=True)
class BoundaryFinding:
    """A finding about a file of boundaries, or about one feature or regency of it.

    Attributes:
        feature: number of the feature in its file, from 1; None when about the whole file.
        name: what the file calls the feature; empty when nothing.
        regency: code of the regency; empty when none is known.
        regency_name: its name in the list of places; empty when none is known.
        parameters: what fills the templates: texts, numbers and lists of texts; areas in km2.
    """

    type: IssueType
    feature: int | None = None
    name: str = ""
    regency: str = ""
    regency_name: str = ""
    parameters: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def code(self) -> str:
        """The catalogue code."""
        return self.type.code

    @property
    def severity(self) -> Severity:
        """Error (the file cannot replace anything), warning or info."""
        return self.type.severity

    def place(self, language: Language) -> str:
        """What it is about: "18.06 Kabupaten Tanggamus", "feature 12 (Danau Toba)", or nothing."""
        if self.regency:
            return f"{self.regency} {self.regency_name}".strip()
        if self.feature is None:
            return self.name
        number = language.text("feature {n}", n=language.number(self.feature))
        return f"{number} ({self.name})" if self.name else number

    def message(self, language: Language) -> str:
        """What was found and which rule it breaks, in the reader's language."""
        return self._issue(language).message(language)

    def fix(self, language: Language) -> str:
        """The way out, in the reader's language."""
        return self._issue(language).fix(language)

    def _issue(self, language: Language) -> Issue:
        about = {"place": self.place(language), "name": self.name}
        said = {key: _worded(value, language) for key, value in self.parameters.items()}
        return Issue(self.type, parameters=about | said)


# Values that are words of the program, not of the file.
_WORDS = {
    "kemendagri": N_("Kemendagri code"),
    "bps": N_("BPS code, list of 2016"),
    "name": N_("name"),
    "LineString": N_("line"),
    "MultiLineString": N_("line"),
    "Point": N_("point"),
    "MultiPoint": N_("point"),
}


def _worded(value: object, language: Language) -> object:
    return language.text(_WORDS[value]) if isinstance(value, str) and value in _WORDS else value
