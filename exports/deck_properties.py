"""What a deck says of itself, and nothing of the file that it was made from.

python-pptx starts from a presentation of its own; a template brings along its titles, a picture of
its first slide, its printer and the names of those who commented. None of it is about the briefing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck

from domain.briefing import Briefing
from exports.deck_text import LANGUAGES

_APP = "/docProps/app.xml"
_APP_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
# Last words of relations: titles of slides, printer, picture of the first slide, who wrote when.
_REMAINS = (
    "extended-properties", "printerSettings", "thumbnail", "commentAuthors", "authors",
    "revisionInfo", "changesInfo",
)  # fmt: skip


def say_what_it_is(made: Deck, briefing: Briefing) -> None:
    """Title, language and day of the briefing, the number of its slides; call it at the end."""
    _core(made, briefing)
    package = made.part.package
    for relations in (package._rels, made.part.rels):
        _drop_remains(relations)
    _application(made)
    _list_notes_master(made)


def _core(made: Deck, briefing: Briefing) -> None:
    properties = made.core_properties
    properties.title = briefing.title
    properties.language = LANGUAGES[briefing.language]
    for name in ("author", "last_modified_by", "keywords", "comments", "subject", "category"):
        setattr(properties, name, "")
    properties.revision = 1
    day = datetime(briefing.as_of.year, briefing.as_of.month, briefing.as_of.day)
    properties.created = properties.modified = day


def _drop_remains(relations: Any) -> None:
    for name, relation in list(relations.items()):
        if relation.reltype.rpartition("/")[2] in _REMAINS:
            relations.pop(name)


def _application(made: Deck) -> None:
    """The program that made it, and how many slides there are."""
    package, n = made.part.package, len(made.slides)
    content = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_APP_SPACE}"><Application>Netra</Application>'
        f"<Slides>{n}</Slides><Notes>{n}</Notes></Properties>"
    )
    part = Part(
        PackURI(_APP), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, package, content.encode("utf-8")
    )
    package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _list_notes_master(made: Deck) -> None:
    """python-pptx makes the master of the notes and does not list it; Keynote looks there."""
    root, related = made.part._element, made.part.rels
    kind = RELATIONSHIP_TYPE.NOTES_MASTER
    found = next((name for name, each in related.items() if each.reltype == kind), None)
    if found is not None and root.find(qn("p:notesMasterIdLst")) is None:
        listed = f'<p:notesMasterIdLst {nsdecls("p", "r")}><p:notesMasterId r:id="{found}"/>'
        root.find(qn("p:sldMasterIdLst")).addnext(parse_xml(f"{listed}</p:notesMasterIdLst>"))
