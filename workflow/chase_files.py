"""The chase list and its letters as files: one workbook for all, one for each addressee, texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from charts.frame import SAMPLE_STAMP
from domain.language import DASH, Language
from domain.terms import INSTITUTIONS
from exports.chase_list import CellValue, ListSheet, workbook_bytes
from workflow.chase import Addressee, ChaseList
from workflow.letters import letter, office, subject

_BREAK = "\n" + "=" * 72 + "\n\n"


def chase_workbook(chase: ChaseList, *, is_sample: bool, language: Language) -> bytes:
    """Everything that is missing, the sums by addressee, and all letters."""
    sheets = [
        _missing_sheet(chase, chase.addressees, language),
        _sums_sheet(chase, language),
        _letters_sheet(chase, is_sample=is_sample, language=language),
    ]
    return workbook_bytes(sheets, sample_mark=SAMPLE_STAMP if is_sample else "")


def attachment(chase: ChaseList, addressee: Addressee, *, is_sample: bool) -> bytes:
    """What the letter to one addressee encloses; Indonesian as the letter is."""
    sheet = _missing_sheet(chase, [addressee], Language("id"))
    return workbook_bytes([sheet], sample_mark=SAMPLE_STAMP if is_sample else "")


def all_letters(chase: ChaseList, *, is_sample: bool) -> str:
    """Every letter, one after the other, as plain text."""
    return _BREAK.join(letter(chase, each, is_sample=is_sample) for each in chase.addressees)


def file_name(chase: ChaseList, what: str, ending: str, *, is_sample: bool) -> str:
    """Name of a file to be downloaded; sample data says so in its name."""
    start = "contoh-" if is_sample else ""
    return f"{start}{what}-{chase.period}.{ending}".replace(":", "-")


def kind_names(kinds: Iterable[str], language: Language) -> list[str]:
    """What report kinds are called inside a sentence."""
    names = {
        "pledges": language.text("integrity pledges"),
        "socialization": language.text("socialization"),
        "violations": language.text("violations"),
    }
    return [names.get(kind, kind) for kind in kinds]


def _missing_sheet(
    chase: ChaseList, addressees: Iterable[Addressee], language: Language
) -> ListSheet:
    t = language.text
    return ListSheet(
        name=t("Missing reports"),
        title=t("Missing, {month}", month=language.month(chase.period)),
        about=(_as_of(chase, language),),
        headings=(
            t("Province or police region"),
            t("Code"),
            t("Unit"),
            t("Institution"),
            t("Report"),
            *_silence_headings(chase, language),
        ),
        widths=(28, 24, 30, 26, 22, 16, 20),
        rows=list(_missing_rows(addressees, language)),
    )


def _silence_headings(chase: ChaseList, language: Language) -> tuple[str, str]:
    """Silence is about all kinds together where a unit owes several."""
    t = language.text
    if any(missing.n_kinds > 1 for each in chase.addressees for missing in each.missing):
        return t("Months without any report"), t("Last report of any kind")
    return t("Months silent"), t("Last report")


def _missing_rows(
    addressees: Iterable[Addressee], language: Language
) -> Iterator[tuple[CellValue, ...]]:
    for addressee in addressees:
        for missing in addressee.missing:
            for kind in kind_names(missing.kinds, language):
                last = missing.last_reported
                yield (
                    addressee.name,
                    missing.unit,
                    missing.unit_name,
                    INSTITUTIONS.label(missing.institution, language),
                    kind,
                    missing.silent_months,
                    language.month(last) if last else DASH,
                )


def _sums_sheet(chase: ChaseList, language: Language) -> ListSheet:
    t = language.text
    return ListSheet(
        name=t("Sums"),
        title=t("Missing reports by addressee"),
        about=(_as_of(chase, language),),
        headings=(
            t("Province or police region"),
            t("Addressee"),
            t("Missing"),
            t("Reports expected"),
        ),
        widths=(30, 60, 12, 12),
        rows=[
            (each.name, office(each), each.n_missing, each.n_expected) for each in chase.addressees
        ],
    )


def _letters_sheet(chase: ChaseList, *, is_sample: bool, language: Language) -> ListSheet:
    t = language.text
    return ListSheet(
        name=t("Letters"),
        title=t("Letters"),
        about=(t("Official letters are in Indonesian. What is dotted is filled in by hand."),),
        headings=(t("Addressee"), t("Subject"), t("Letter")),
        widths=(44, 40, 110),
        rows=[
            (office(each), subject(chase), letter(chase, each, is_sample=is_sample))
            for each in chase.addressees
        ],
    )


def _as_of(chase: ChaseList, language: Language) -> str:
    return language.text(
        "Due on {due}. As known on {date}.",
        due=language.date(chase.due_on),
        date=language.date(chase.as_of),
    )
