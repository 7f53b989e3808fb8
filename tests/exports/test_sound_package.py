"""What a spreadsheet program would have to repair is not in any copy."""

from __future__ import annotations

import posixpath
import re
from xml.etree import ElementTree

import pytest

from sample_data.making import HERE
from tests.exports.building import decorated, faulty, hand_back, parts

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ORDER = [
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection",
    "protectedRanges", "autoFilter", "mergeCells", "conditionalFormatting", "dataValidations",
    "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "drawing",
    "legacyDrawing", "tableParts", "extLst",
]  # fmt: skip
COPIES = {
    "plain": lambda: hand_back(faulty()),
    "decorated": lambda: hand_back(decorated()),
    "twice": lambda: hand_back(hand_back(decorated())),
    "values": lambda: hand_back(b"Kode;Nama;Jumlah\n18.06;Tanggamus;=1\n", name="a.csv"),
    "term": lambda: hand_back((HERE / "broken" / "unknown-term.xlsx").read_bytes()),
    "template": lambda: hand_back(sorted((HERE / "good").glob("*.xlsx"))[0].read_bytes()),
}


@pytest.fixture(scope="module", params=COPIES)
def package(request):
    return parts(COPIES[request.param]())


def trees(package, pattern):
    return {
        name: ElementTree.fromstring(content)
        for name, content in package.items()
        if re.fullmatch(pattern, name)
    }


def test_every_part_is_well_formed(package):
    assert len(trees(package, r".*\.(?:xml|rels|vml)")) >= 9


def test_every_relation_leads_to_a_part(package):
    for name, tree in trees(package, r".*\.rels").items():
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = [each.get("Id") for each in tree]
        assert len(ids) == len(set(ids))
        for each in tree:
            target = each.get("Target")
            path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            assert each.get("TargetMode") == "External" or posixpath.normpath(path) in package


def test_every_part_has_a_content_type_and_every_type_a_part(package):
    tree = ElementTree.fromstring(package["[Content_Types].xml"])
    stated = [each.get("PartName")[1:] for each in tree if each.get("PartName")]
    endings = {each.get("Extension") for each in tree if each.get("Extension")}

    assert len(stated) == len(set(stated))
    assert set(stated) <= set(package)
    for name in set(package) - {"[Content_Types].xml"}:
        assert name in stated or name.rpartition(".")[2] in endings


def test_elements_of_a_sheet_stand_in_the_order_of_the_format(package):
    for tree in trees(package, r"xl/worksheets/.*\.xml").values():
        names = [each.tag.removeprefix(MAIN) for each in tree]
        assert names == sorted(names, key=ORDER.index)


def test_rows_and_cells_stand_in_order_and_have_known_styles(package):
    styles = ElementTree.fromstring(package["xl/styles.xml"])
    formats = styles.find(f"{MAIN}cellXfs")
    assert int(formats.get("count")) == len(formats)
    for tree in trees(package, r"xl/worksheets/.*\.xml").values():
        rows = [int(row.get("r")) for row in tree.iter(f"{MAIN}row")]
        assert rows == sorted(set(rows))
        for row in tree.iter(f"{MAIN}row"):
            cells = [(len(c.get("r")), c.get("r")) for c in row]
            assert cells == sorted(set(cells))
            assert all(int(cell.get("s", 0)) < len(formats) for cell in row)


def test_formats_refer_to_fonts_fills_and_borders_that_are_there(package):
    styles = ElementTree.fromstring(package["xl/styles.xml"])
    for name, attribute in (("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId")):
        known = styles.find(f"{MAIN}{name}")
        assert int(known.get("count")) == len(known)
        used = [int(each.get(attribute)) for each in styles.find(f"{MAIN}cellXfs")]
        assert max(used) < len(known)


def test_each_comment_has_one_box_and_each_box_a_comment(package):
    for name, tree in trees(package, r"xl/worksheets/.*\.xml").items():
        links = package.get(f"xl/worksheets/_rels/{posixpath.basename(name)}.rels", b"").decode()
        listed = re.search(r'Target="/?((?:xl/)?[^"]*[cC]omment[^"]*\.xml)"', links)
        drawing = re.search(r'Target="/?([^"]*\.vml)"', links)
        assert (listed is None) == (drawing is None)
        assert (tree.find(f"{MAIN}legacyDrawing") is None) == (drawing is None)
        if listed and drawing:
            comments = ElementTree.fromstring(package[listed[1]]).iter(f"{MAIN}comment")
            boxes = package[drawing[1]].decode()
            ids = re.findall(r'<(?:\w+:)?shape\s[^>]*?\bid="([^"]+)"', boxes)
            assert len(ids) == len(set(ids)) == len(list(comments))
