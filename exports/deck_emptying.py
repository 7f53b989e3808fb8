"""A template without its slides, and without what leads to them.

Besides the list of slides, custom shows, sections, the outline view and buttons of layouts may lead
to a slide. As long as one does, the old slide stays in the file beside the new one of its name.
"""

from __future__ import annotations

import re
from collections.abc import Set

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part, XmlPart
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

_ID = qn("r:id")
_SHOWN = re.compile(rb"<p:(?:custShow|sldRg)\b[^>]*/>")


def drop_slides(deck: Deck) -> None:
    """Take all slides out; masters, layouts and size remain."""
    main = deck.part
    slides = {main.related_part(entry.rId) for entry in deck.slides._sldIdLst}
    for part in list(main.package.iter_parts()):
        if part not in slides:
            _forget(part, slides)
    for name in ("p:custShowLst", "p:extLst"):  # the second holds the sections
        for child in main._element.findall(qn(name)):
            main._element.remove(child)
    _show_all(deck)


def _forget(part: Part, slides: Set[Part]) -> None:
    """Drop a part's relations to slides and the elements that use them."""
    gone = {
        name
        for name, each in part.rels.items()
        if not each.is_external and each.target_part in slides
    }
    if not gone:
        return
    for name in gone:
        part.rels.pop(name)
    if isinstance(part, XmlPart):
        _remove_users(part._element, gone)
    else:
        tree = parse_xml(part.blob)
        _remove_users(tree, gone)
        part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _remove_users(tree: etree._Element, gone: Set[str]) -> None:
    for element in [each for each in tree.iter(etree.Element) if each.get(_ID) in gone]:
        element.getparent().remove(element)


def _show_all(deck: Deck) -> None:
    """A show of some of the slides would name slides that are gone."""
    for each in deck.part.rels.values():
        if each.reltype == RELATIONSHIP_TYPE.PRES_PROPS:
            part = each.target_part
            part._blob = _SHOWN.sub(b"<p:sldAll/>", part.blob)
