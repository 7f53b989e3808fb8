"""Why PowerPoint would offer to repair a deck: the reasons that are known, each looked for.

PowerPoint is not there in a test, and it says "found a problem with content" without saying which.
The reasons are those that people found out, in the trackers of libraries that write such files:

* the zip: a name twice (also in other letters), content types that do not come first;
* content types: a part without one, one without its part, two for one part;
* relations: a target that is not there, an id twice, an id in use that is not listed or leads to
  another kind of part; parts that nothing leads to; a master of notes that is not listed;
* numbers: ids of slides below 256, of masters and layouts below 2**31, of shapes twice on a slide;
* sizes: a shape of negative size, letters out of bounds, 16:9 slides called 4:3;
* order: children that do not stand as the schema has them;
* texts and tables: a cell or shape without a paragraph, an empty run, rows of unequal length,
  colours that are no six digits;
* charts (`briefing_charts`): axes that are not there or have negative numbers, series or points
  that share a number, labels where that kind of chart has none, lines that only pies have, a
  workbook that is missing or says something else;
* media that are not what their name says; properties of the presentation that it was made from.

Each reason found is a sentence that begins with the part's name.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from tests.support.briefing_charts import chart_reasons

_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
_RELATION = _PACKAGE + "relationships}Relationship"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": _R[1:-1],
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "e": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
}
_MAIN = "ppt/presentation.xml"
_FIRST_SLIDE, _FIRST_MASTER = 256, 2**31
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
# what a file begins with, by the ending of its name
_BEGINNINGS = {
    ".png": b"\x89PNG", ".jpeg": b"\xff\xd8", ".jpg": b"\xff\xd8", ".svg": b"<", ".xlsx": b"PK",
}  # fmt: skip
# the order that the schema asks of children; what is not named may stand anywhere
_ORDERS = {
    "a:pPr": "a:lnSpc a:spcBef a:spcAft a:buClr a:buFont a:buNone a:buAutoNum a:buChar a:defRPr",
    "a:rPr": "a:ln a:solidFill a:latin a:ea a:cs a:sym a:hlinkClick",
    "a:tcPr": "a:lnL a:lnR a:lnT a:lnB a:noFill a:solidFill",
    "a:tbl": "a:tblPr a:tblGrid a:tr",
    "p:spPr": "a:xfrm a:prstGeom a:solidFill a:pattFill a:ln",
    "p:presentation": "p:sldMasterIdLst p:notesMasterIdLst p:handoutMasterIdLst p:sldIdLst "
    "p:sldSz p:notesSz p:custShowLst p:defaultTextStyle p:extLst",
    "c:chartSpace": "c:date1904 c:lang c:roundedCorners c:style c:clrMapOvr c:chart c:spPr "
    "c:txPr c:externalData c:userShapes",
    "c:plotArea": "c:layout c:barChart c:lineChart c:scatterChart c:spPr",
    "c:legend": "c:legendPos c:legendEntry c:layout c:overlay c:spPr c:txPr",
    "c:ser": "c:idx c:order c:tx c:spPr c:invertIfNegative c:marker c:dPt c:dLbls c:cat c:xVal "
    "c:val c:yVal c:smooth",
}


@dataclass(frozen=True)
class Package:
    """The parts of a deck, read once."""

    content: bytes
    parts: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, content: bytes) -> Package:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return cls(content, {name: archive.read(name) for name in archive.namelist()})

    @cached_property
    def trees(self) -> dict[str, etree._Element]:
        """Parts that are XML."""
        ends = (".xml", ".rels")
        return {n: etree.fromstring(each) for n, each in self.parts.items() if n.endswith(ends)}

    @cached_property
    def types(self) -> dict[str, str]:
        """Content type by the name of the part, "" where none is stated."""
        stated = self.trees["[Content_Types].xml"]
        by_ending = {e.get("Extension"): e.get("ContentType") for e in stated if e.get("Extension")}
        by_name = {e.get("PartName"): e.get("ContentType") for e in stated if e.get("PartName")}
        endings = {name: name.rpartition(".")[2].lower() for name in self.parts}
        return {n: by_name.get(f"/{n}", by_ending.get(end, "")) for n, end in endings.items()}

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Id -> last word of the kind, name of the target; of "" the package's own."""
        folder, _, file = part.rpartition("/")
        tree = self.trees.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {} if tree is None else {
            each.get("Id"): (
                each.get("Type").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, each.get("Target"))).lstrip("/"),
            )
            for each in tree.iter(_RELATION)
            if each.get("TargetMode") != "External"
        }  # fmt: skip

    def target(self, part: str, kind: str) -> list[str]:
        """Names of the parts that a part is related to in that way."""
        return [name for word, name in self.relations(part).values() if word == kind]

    @property
    def slides(self) -> list[str]:
        """Names of the slides in their order."""
        related = self.relations(_MAIN)
        listed = self.trees[_MAIN].findall(".//p:sldId", NAMES)
        return [related[each.get(f"{_R}id")][1] for each in listed]


def reasons_to_repair(content: bytes) -> list[str]:
    """Everything in a .pptx that PowerPoint is known to take offence at."""
    package = Package.of(content)
    looks = (
        _names, _types, _relations, _uses, _ids, _shapes, _order, _texts, _tables, _notes, _media,
        _properties,
    )  # fmt: skip
    found = [reason for look in looks for reason in look(package)]
    for name in package.parts:
        if name.startswith("ppt/charts/chart"):
            workbooks = [package.parts[each] for each in package.target(name, "package")]
            found += [f"{name}: {why}" for why in chart_reasons(package.trees[name], workbooks)]
    return found


def _names(package: Package) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(package.content)) as archive:
        names = archive.namelist()
    if names[0] != "[Content_Types].xml":
        yield f"{names[0]}: stands before the content types"
    for name, n in Counter(name.lower() for name in names).items():
        if n > 1 or name.endswith("/") or "\\" in name:
            yield f"{name}: stands {n} times, or is no name of a part"


def _types(package: Package) -> Iterator[str]:
    stated = [each.get("PartName") or each.get("Extension")
              for each in package.trees["[Content_Types].xml"]]  # fmt: skip
    yield from (f"{each}: two content types" for each, n in Counter(stated).items() if n > 1)
    for each in stated:
        if each.startswith("/") and each[1:] not in package.parts:
            yield f"{each}: a content type without its part"
    for name, kind in package.types.items():
        is_plain = name.startswith("[") or name.endswith(".rels")
        if not is_plain and kind in ("", "application/xml"):
            yield f"{name}: no content type"


def _relations(package: Package) -> Iterator[str]:
    """Ids once, targets there, and no part that nothing leads to."""
    reached, left = {""}, [""]
    while left:
        part = left.pop()
        for name, (_, target) in package.relations(part).items():
            if target not in package.parts:
                yield f"{part}: {name} leads to {target}, which is not there"
            elif target not in reached:
                reached.add(target)
                left.append(target)
    for name, tree in package.trees.items():
        ids = Counter(each.get("Id") for each in tree.iter(_RELATION))
        yield from (f"{name}: {each} twice" for each, n in ids.items() if n > 1)
    for name in package.parts:
        if not (name.startswith("[") or name.endswith(".rels") or name in reached):
            yield f"{name}: nothing leads to it"


_KINDS = {
    "p:sldId": "slide", "p:sldMasterId": "slideMaster", "p:notesMasterId": "notesMaster",
    "p:sldLayoutId": "slideLayout", "a:blip": "image", "asvg:svgBlip": "image", "c:chart": "chart",
    "c:externalData": "package", "c:userShapes": "chartUserShapes",
}  # fmt: skip


def _uses(package: Package) -> Iterator[str]:
    """What a part refers to by id is among its relations, and of the right kind."""
    for part, tree in package.trees.items():
        related = package.relations(part)
        for element in tree.iter(etree.Element):
            for name, value in element.attrib.items():
                if not name.startswith(_R) or part.endswith(".rels"):
                    continue
                wanted = _KINDS.get(_short(element.tag))
                if value not in related or wanted not in (None, related[value][0]):
                    yield f"{part}: {_short(element.tag)} refers to {value}, which is not there"


def _ids(package: Package) -> Iterator[str]:
    main = package.trees[_MAIN]
    slides = [int(each.get("id")) for each in main.findall(".//p:sldId", NAMES)]
    if len(set(slides)) < len(slides) or not all(_FIRST_SLIDE <= n < _FIRST_MASTER for n in slides):
        yield f"{_MAIN}: ids of slides {slides}"
    masters = [each for tree in package.trees.values()
               for tag in ("p:sldMasterId", "p:sldLayoutId")
               for each in tree.findall(f".//{tag}", NAMES)]  # fmt: skip
    numbers = [int(each.get("id")) for each in masters]
    if len(set(numbers)) < len(numbers) or min(numbers) < _FIRST_MASTER:
        yield f"{_MAIN}: ids of masters and layouts {numbers}"
    size = main.find("p:sldSz", NAMES)
    if size.get("type") and int(size.get("cx")) * 3 != int(size.get("cy")) * 4:
        yield f"{_MAIN}: {size.get('type')} is not the size of its slides"
    if not package.target(_MAIN, "viewProps"):
        yield f"{_MAIN}: nothing says how it is viewed"
    has_notes = bool(package.target(_MAIN, "notesMaster"))
    if has_notes != (main.find("p:notesMasterIdLst", NAMES) is not None):
        yield f"{_MAIN}: the master of the notes is not listed"


def _shapes(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        if not name.startswith("ppt/"):
            continue
        ids = Counter(each.get("id") for each in tree.iterfind(".//p:cNvPr", NAMES))
        yield from (f"{name}: shape {n} twice" for n, many in ids.items() if many > 1)
        for each in tree.iterfind(".//a:ext[@cx]", NAMES):
            if min(int(each.get("cx")), int(each.get("cy"))) < 0:
                yield f"{name}: a shape of negative size"
        for each in tree.iterfind(".//a:srgbClr", NAMES):
            if len(each.get("val")) != 6 or not set(each.get("val")) <= set(
                "0123456789ABCDEFabcdef"
            ):
                yield f"{name}: {each.get('val')} is no colour"


def _order(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        for tag, children in _ORDERS.items():
            order = children.split()
            for element in tree.iter(_full(tag)):
                at = [order.index(_short(e.tag)) for e in element if _short(e.tag) in order]
                if at != sorted(at):
                    yield f"{name}: the children of {tag} are not in their order"


def _texts(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        for body in (*tree.iter(_full("p:txBody")), *tree.iter(_full("a:txBody"))):
            if body.find("a:p", NAMES) is None or body.find("a:bodyPr", NAMES) is None:
                yield f"{name}: a text without a paragraph"
        for run in tree.iterfind(".//a:r", NAMES):
            if not run.findtext("a:t", namespaces=NAMES):
                yield f"{name}: a run without letters"
        for each in tree.iter(_full("a:rPr"), _full("a:defRPr")):
            if not 100 <= int(each.get("sz", 100)) <= 400_000:
                yield f"{name}: letters of size {each.get('sz')}"


def _tables(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        for table in tree.iter(_full("a:tbl")):
            n = len(table.findall("a:tblGrid/a:gridCol", NAMES))
            rows = [len(row.findall("a:tc", NAMES)) for row in table.iter(_full("a:tr"))]
            if set(rows) != {n}:
                yield f"{name}: rows of {sorted(set(rows))} cells under {n} columns"
        for cell in tree.iter(_full("a:tc")):
            if [_short(each.tag) for each in cell] != ["a:txBody", "a:tcPr"]:
                yield f"{name}: a cell without its text"


def _notes(package: Package) -> Iterator[str]:
    """Each slide has one layout, and notes that lead back to it and to the one master."""
    for slide in package.slides:
        if len(package.target(slide, "slideLayout")) != 1:
            yield f"{slide}: not one layout"
        for notes in package.target(slide, "notesSlide"):
            back = package.target(notes, "slide"), package.target(notes, "notesMaster")
            if back != ([slide], package.target(_MAIN, "notesMaster")):
                yield f"{notes}: leads to {back}"
    masters = [n for n, kind in package.types.items() if kind.endswith("Master+xml")]
    themes = [theme for name in masters for theme in package.target(name, "theme")]
    if len(set(themes)) != len(masters):
        yield f"{_MAIN}: {len(masters)} masters share themes {themes}"


def _media(package: Package) -> Iterator[str]:
    for name, content in package.parts.items():
        ending = posixpath.splitext(name)[1].lower()
        if not content.startswith(_BEGINNINGS.get(ending, b"")):
            yield f"{name}: is not what its name says"


def _properties(package: Package) -> Iterator[str]:
    """What the file says of itself is so; nothing is left of what it was made from."""
    said = package.trees.get("docProps/app.xml")
    n = None if said is None else said.findtext("e:Slides", namespaces=NAMES)
    if n != str(len(package.slides)):
        yield f"docProps/app.xml: says {n} slides of {len(package.slides)}"
    for name in package.parts:
        if "thumbnail" in name.lower() or "printerSettings" in name:
            yield f"{name}: is of another presentation"


def _full(tag: str) -> str:
    prefix, _, name = tag.partition(":")
    return f"{{{NAMES[prefix]}}}{name}"


def _short(tag: str) -> str:
    space, _, name = tag[1:].partition("}")
    return next((f"{prefix}:{name}" for prefix, uri in NAMES.items() if uri == space), name)
