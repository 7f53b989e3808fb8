"""The workbook part: its sheets, a first sheet of ours, and macros left out."""

from __future__ import annotations

import re
from html import unescape
from xml.sax.saxutils import quoteattr

from data_loaders.findings_sheet import is_findings_sheet
from exports.package import CONTENT_TYPES, OFFICE, Package, Unsuitable, link_attribute
from exports.xml_text import MAIN, escaped

WORKBOOK = "xl/workbook.xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MAIN_TYPE = re.compile(
    r"application/vnd\.(?:ms-excel|openxmlformats-officedocument\.spreadsheetml)\."
    r"(?:sheet\.macroEnabled|template|template\.macroEnabled|addin\.macroEnabled)\.main\+xml"
)
_MACRO_SHEETS = ("xlMacrosheet", "xlIntlMacrosheet")
_ELEMENT = r"<(?:[\w.-]+:)?%s\b[^>]*>"


def sheet_paths(package: Package) -> dict[str, str]:
    """Name -> part of each worksheet; of two with one name the first."""
    kinds = {each.id: each for each in package.relations(WORKBOOK)}
    if any(each.is_a(kind) for each in kinds.values() for kind in _MACRO_SHEETS):
        raise Unsuitable("a sheet of macros")
    paths: dict[str, str] = {}
    for element in re.findall(_ELEMENT % "sheet", package.text(WORKBOOK)):
        relation = kinds.get(_attribute(element, r"[\w.-]+:id"))
        if relation and relation.is_a("worksheet"):
            paths.setdefault(unescape(_attribute(element, "name")), relation.target)
    return paths


def styles_path(package: Package) -> str:
    """The part with the styles.

    Raises:
        Unsuitable: there is none.
    """
    for relation in package.relations(WORKBOOK):
        if relation.is_a("styles"):
            return relation.target
    raise Unsuitable("no styles")


def _attribute(element: str, name: str) -> str:
    found = re.search(rf"\s{name}=([\"'])(.*?)\1", element)
    return found[2] if found else ""


def put_first(package: Package, name: str, content: bytes, heading: int) -> None:
    """Make a sheet the first one, or replace the list of an earlier time where it stands."""
    own = [sheet for sheet in sheet_paths(package) if is_findings_sheet(sheet)]
    if own:
        _replace(package, own[0], name, content)
    else:
        _insert(package, name, content)
    _open_at_first(package)
    _repeat_heading(package, name, heading)


def _insert(package: Package, name: str, content: bytes) -> None:
    path = package.free_name("xl/worksheets/netraFindings{}.xml")
    package.write(path, content)
    package.declare(path, _SHEET_TYPE)
    relation = package.relate(WORKBOOK, f"{OFFICE}/worksheet", path)
    text = package.text(WORKBOOK)
    opening = re.search(_ELEMENT % "sheets", text)
    if opening is None or opening[0].endswith("/>"):
        raise Unsuitable("no sheets")
    numbers = [int(n) for n in re.findall(r"\ssheetId=[\"'](\d+)", text)]
    link, declared = link_attribute(text)
    sheet = (
        f'<sheet xmlns="{MAIN}"{declared} name={quoteattr(name)}'
        f' sheetId="{max(numbers, default=0) + 1}" {link}="{relation}"/>'
    )
    text = text[: opening.end()] + sheet + text[opening.end() :]
    text = re.sub(r"(\slocalSheetId=[\"'])(\d+)", lambda m: f"{m[1]}{int(m[2]) + 1}", text)
    package.write(WORKBOOK, text)


def _replace(package: Package, old: str, name: str, content: bytes) -> None:
    path = sheet_paths(package)[old]
    for relation in package.relations(path):
        package.unrelate(path, relation)
    package.write(path, content)
    text = package.text(WORKBOOK)
    element = next(
        each
        for each in re.findall(_ELEMENT % "sheet", text)
        if unescape(_attribute(each, "name")) == old
    )
    renamed = re.sub(r"\sname=([\"']).*?\1", lambda _: f" name={quoteattr(name)}", element)
    renamed = re.sub(r"\sstate=([\"']).*?\1", "", renamed)
    package.write(WORKBOOK, text.replace(element, renamed, 1))


def _open_at_first(package: Package) -> None:
    """Open at the first sheet, and select no other: typing would go into all selected ones."""
    text = package.text(WORKBOOK)
    views = re.compile(_ELEMENT % "workbookView")
    text = views.sub(lambda m: re.sub(r"\s(?:activeTab|firstSheet)=([\"']).*?\1", "", m[0]), text)
    package.write(WORKBOOK, text)
    for name, path in sheet_paths(package).items():
        if not is_findings_sheet(name) and path in package:
            content = package.read(path)
            cut = content.find(b"sheetData")
            head = re.sub(rb"\stabSelected=[\"'][^\"']*[\"']", b"", content[:cut])
            if len(head) != cut:
                package.write(path, head + content[cut:])


def _repeat_heading(package: Package, name: str, heading: int) -> None:
    """Print the row of headings on every page of the list."""
    text = package.text(WORKBOOK)
    sheets = [unescape(_attribute(each, "name")) for each in re.findall(_ELEMENT % "sheet", text)]
    position = sheets.index(name)
    text = re.sub(
        rf"<((?:[\w.-]+:)?definedName)\b[^>]*\slocalSheetId=[\"']{position}[\"'][^>]*>.*?</\1\s*>",
        "",
        text,
        flags=re.DOTALL,
    )
    own = (
        f'<definedName xmlns="{MAIN}" name="_xlnm.Print_Titles" localSheetId="{position}">'
        f"'{escaped(name)}'!${heading}:${heading}</definedName>"
    )
    text = re.sub(r"<((?:[\w.-]+:)?definedNames)\s*/>", r"<\1></\1>", text)
    known = re.search(_ELEMENT % "definedNames", text)
    if known:
        text = text[: known.end()] + own + text[known.end() :]
    else:
        end = _before_names(text)
        text = text[:end] + f'<definedNames xmlns="{MAIN}">{own}</definedNames>' + text[end:]
    package.write(WORKBOOK, text)


def _before_names(text: str) -> int:
    for name in ("externalReferences", "functionGroups", "sheets"):
        ends = list(re.finditer(rf"</(?:[\w.-]+:)?{name}\s*>", text))
        if ends:
            return ends[-1].end()
    raise Unsuitable("no sheets")


def without_macros(package: Package) -> None:
    """Leave macros and signatures out, and make the file a plain workbook."""
    for relation in package.relations(WORKBOOK):
        if relation.is_a("vbaProject"):
            package.unrelate(WORKBOOK, relation)
    for name in package.names():
        base = name.rpartition("/")[2].lower()
        is_macro = base.startswith(("vbaproject", "vbadata")) or name.startswith("customUI/")
        if is_macro or name.startswith("_xmlsignatures/"):
            package.drop(name)
    for relation in package.relations(""):
        if relation.target not in package and "/" in relation.target:
            package.unrelate("", relation)
    types = _MAIN_TYPE.sub(_PLAIN_TYPE, package.text(CONTENT_TYPES))
    types = types.replace(
        "application/vnd.ms-office.vbaProject",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
    )
    package.write(CONTENT_TYPES, types)
