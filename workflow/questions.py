"""What a checked file leaves open: each question once, with its cells and what may be meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data_loaders.result import CheckedWorkbook
from domain import issue_catalogue as catalogue
from domain.issues import Issue
from domain.period import Period
from domain.places import Place, UnitKind
from geo.gazetteer import Gazetteer

_PLACE_CODES = frozenset(
    kind.code
    for kind in (
        catalogue.UNIT_SIMILAR,
        catalogue.UNIT_AMBIGUOUS,
        catalogue.UNIT_ABOVE,
        catalogue.UNIT_UNKNOWN,
        catalogue.UNIT_CODE_UNKNOWN,
        catalogue.UNIT_CODE_NUMBER,
    )
)
_BASIS_CODES = frozenset(
    kind.code
    for kind in (
        catalogue.BASIS_UNKNOWN,
        catalogue.BASIS_COMPARED,
        catalogue.BASIS_LIKELY,
        catalogue.BASIS_LOOKS_CUMULATIVE,
        catalogue.BASIS_LOOKS_MONTHLY,
        catalogue.BASIS_NEVER_FALLS,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What one answer settles.

    Attributes:
        cells: "Sheet!B7", in the order of the file.
        issue: the first of the findings that it stands for.
    """

    cells: tuple[str, ...]
    issue: Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceQuestion(Question):
    """A unit as the file writes it, which is not certain.

    Attributes:
        text: what the cells say.
        candidates: codes that may be meant, the likeliest first.
    """

    text: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindQuestion(Question):
    """Names that can be regencies or police resorts: one answer for the whole file."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberQuestion(Question):
    """A column whose numbers can be read in two ways.

    Attributes:
        column: its key in `TableOptions.number_styles`, "Sheet!C".
        heading: as the file writes it.
        text: one cell of it.
        readings: style ("id", "en") -> the count that the cell then is.
    """

    column: str
    heading: str
    text: str
    readings: Mapping[str, int]


def questions(checked: CheckedWorkbook) -> tuple[Question, ...]:
    """All that a person can answer, in the order to ask it."""
    alone = (kind_question(checked), basis_question(checked))
    first = [question for question in alone if question]
    return (*first, *number_questions(checked), *place_questions(checked))


def basis_question(checked: CheckedWorkbook) -> Question | None:
    """Whether it must be said that figures are monthly or cumulative."""
    issues = [issue for issue in checked.issues if issue.code in _BASIS_CODES]
    return Question(cells=_cells(issues), issue=issues[0]) if issues else None


def place_questions(checked: CheckedWorkbook) -> tuple[PlaceQuestion, ...]:
    """Every unit that was not found for certain, once."""
    grouped = _by_text(issue for issue in checked.issues if issue.code in _PLACE_CODES)
    return tuple(
        PlaceQuestion(
            text=text,
            cells=_cells(issues),
            candidates=tuple(dict.fromkeys(code for i in issues for code in i.candidates)),
            issue=issues[0],
        )
        for text, issues in grouped.items()
    )


def kind_question(checked: CheckedWorkbook) -> KindQuestion | None:
    """Whether it must be said what kind of units the names are."""
    kind = catalogue.UNIT_KIND_UNKNOWN.code
    grouped = _by_text(issue for issue in checked.issues if issue.code == kind)
    issues = [issue for group in grouped.values() for issue in group]
    if not issues:
        return None
    return KindQuestion(texts=tuple(grouped), cells=_cells(issues), issue=issues[0])


def number_questions(checked: CheckedWorkbook) -> tuple[NumberQuestion, ...]:
    """Every column that allows two readings of its numbers, once."""
    grouped: dict[str, list[Issue]] = defaultdict(list)
    for issue in checked.issues:
        if issue.code == catalogue.NUMBER_STYLE_UNCLEAR.code:
            grouped[f"{issue.sheet}!{issue.parameters['key']}"].append(issue)
    return tuple(_number_question(column, issues) for column, issues in grouped.items())


def _number_question(column: str, issues: Sequence[Issue]) -> NumberQuestion:
    first = issues[0]
    readings = {"id": first.parameters["indonesian"], "en": first.parameters["english"]}
    return NumberQuestion(
        cells=_cells(issues),
        issue=first,
        column=column,
        heading=str(first.parameters["column"]),
        text=first.value or "",
        readings={style: int(str(count)) for style, count in readings.items()},
    )


def _by_text(issues: Iterable[Issue]) -> dict[str, list[Issue]]:
    grouped: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        if issue.value:
            grouped[issue.value].append(issue)
    return dict(grouped)


def _cells(issues: Sequence[Issue]) -> tuple[str, ...]:
    found = ("!".join(part for part in (i.sheet, i.cell) if part) for i in issues)
    return tuple(cell for cell in found if cell)


def places_to_choose(
    question: PlaceQuestion, checked: CheckedWorkbook, gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """The candidates first, then all other places of the file's provinces or Poldas.

    When nothing tells the province, all places of the kinds that may be meant.
    """
    period = latest_month(checked)
    offered = [place for code in question.candidates if (place := gazetteer.place(code, period))]
    found = [place for code in _units(checked) if (place := gazetteer.place(code, period))]
    kinds = {place.kind for place in (*offered, *found)} or {UnitKind.REGENCY, UnitKind.RESORT}
    around = {above for place in (*offered, *found) for above in _above(place)}
    others = [
        place
        for kind in sorted(kinds)
        for place in gazetteer.places(kind, period)
        if not around or around & _above(place)
    ]
    return tuple(dict.fromkeys([*offered, *sorted(others, key=_by_name)]))


def _units(checked: CheckedWorkbook) -> set[str]:
    reports = {report.key.unit_code for report in checked.reports}
    return reports | {key.unit_code for key in checked.blocked}


def _above(place: Place) -> set[str]:
    return {code for code in (place.province_code, place.police_region_code) if code}


def _by_name(place: Place) -> tuple[str, str]:
    return place.short_name, place.code


def is_open_only_at(checked: CheckedWorkbook, left_out: frozenset[str]) -> bool:
    """Whether all that stops the file are units whose rows a person left out."""
    blocking = [issue for issue in checked.issues if issue.blocks]
    return bool(blocking) and all(
        issue.code in _PLACE_CODES and issue.value in left_out for issue in blocking
    )


def latest_month(checked: CheckedWorkbook) -> Period | None:
    """The newest month that the file reports about."""
    keys = [*(report.key for report in checked.reports), *checked.blocked]
    return max((key.period for key in keys), default=checked.period)
