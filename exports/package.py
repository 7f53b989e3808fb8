"""The parts of an .xlsx: what is not touched stays byte for byte as it was sent."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

CONTENT_TYPES = "[Content_Types].xml"
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_EMPTY_RELATIONS = f'<Relationships xmlns="{_RELATIONSHIPS}"></Relationships>'
_FIRST_ELEMENT = re.compile(r"<[^?!<>][^<>]*>")
_ENCODING = re.compile(r"""^<\?xml[^>]*\bencoding=["']([^"']+)["']""")


class Unsuitable(Exception):
    """The parts are not as any common program writes them; they cannot be changed in place."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part; the target is a path in the package, or an address outside."""

    id: str
    type: str
    target: str

    def is_a(self, kind: str) -> bool:
        """Whether the type ends with that word ("comments", "vmlDrawing")."""
        return self.type.rpartition("/")[2] == kind


class Package:
    """A zip of parts, read on demand, with the changed and added ones on top."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = list(dict.fromkeys(self._archive.namelist()))
        self._changed: dict[str, bytes] = {}
        self._dropped: set[str] = set()

    def __contains__(self, path: str) -> bool:
        return path in self._changed or (path in self._names and path not in self._dropped)

    def names(self) -> list[str]:
        """Paths of all parts."""
        added = [name for name in self._changed if name not in self._names]
        return [name for name in self._names if name not in self._dropped] + added

    def read(self, path: str) -> bytes:
        """The bytes of a part.

        Raises:
            Unsuitable: it is not there, or holds declarations that no spreadsheet writes.
        """
        if path not in self:
            raise Unsuitable(f"no part {path}")
        content = self._changed.get(path)
        content = self._archive.read(path) if content is None else content
        if _DECLARATION.search(content[:4_096]):
            raise Unsuitable(f"declarations in {path}")
        return content

    def text(self, path: str) -> str:
        """A part as text.

        Raises:
            Unsuitable: it is not there or not in UTF-8.
        """
        try:
            text = self.read(path).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Unsuitable(f"{path} is not UTF-8") from error
        stated = _ENCODING.match(text)
        if stated and stated[1].lower() not in ("utf-8", "us-ascii", "ascii"):
            raise Unsuitable(f"{path} is {stated[1]}")
        return text

    def write(self, path: str, content: str | bytes) -> None:
        """Add or replace a part."""
        self._changed[path] = content.encode() if isinstance(content, str) else content
        self._dropped.discard(path)

    def drop(self, path: str) -> None:
        """Leave a part out, with its entry among the content types."""
        self._changed.pop(path, None)
        self._dropped.add(path)
        name = re.escape("/" + path)
        types = re.sub(rf"<[^<>]*\bPartName=[\"']{name}[\"'][^<>]*/>", "", self.text(CONTENT_TYPES))
        self.write(CONTENT_TYPES, types)

    def free_name(self, pattern: str) -> str:
        """The first path like "xl/netraComments{}.xml" that no part has."""
        numbers = iter(range(1, 100_000))
        return next(path for n in numbers if (path := pattern.format(n)) not in self)

    def relations(self, path: str) -> list[Relation]:
        """The relations of a part; none when it has no list of them."""
        listed = relations_path(path)
        return list(self._relations(path, listed)) if listed in self else []

    def _relations(self, path: str, listed: str) -> Iterator[Relation]:
        folder = posixpath.dirname(path)
        for each in ElementTree.fromstring(self.read(listed)):  # noqa: S314  no declarations
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                target = _resolved(folder, target)
            yield Relation(each.get("Id", ""), each.get("Type", ""), target)

    def relate(self, path: str, kind: str, target: str) -> str:
        """Add a relation from a part to a part by absolute path; its id."""
        listed = relations_path(path)
        text = self.text(listed) if listed in self else _EMPTY_RELATIONS
        known = {each.id for each in self.relations(path)}
        own = next(f"rIdNetra{n}" for n in range(1, 10_000) if f"rIdNetra{n}" not in known)
        line = (
            f'<Relationship xmlns="{_RELATIONSHIPS}" Id="{own}" Type="{kind}"'
            f" Target={quoteattr('/' + target)}/>"
        )
        self.write(listed, appended(text, "Relationships", line))
        return own

    def unrelate(self, path: str, relation: Relation) -> None:
        """Take a relation of a part away."""
        listed = relations_path(path)
        name = re.escape(relation.id)
        text = re.sub(rf"<[^<>]*\bId=[\"']{name}[\"'][^<>]*/>", "", self.text(listed))
        self.write(listed, text)

    def declare(self, path: str, content_type: str) -> None:
        """State the content type of a part."""
        line = f'<Override xmlns="{_TYPES}" PartName="/{path}" ContentType="{content_type}"/>'
        self.write(CONTENT_TYPES, appended(self.text(CONTENT_TYPES), "Types", line))

    def saved(self) -> bytes:
        """The package as one file."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
            for name in self.names():
                content = self._changed.get(name)
                archive.writestr(name, self._archive.read(name) if content is None else content)
        return stream.getvalue()


def relations_path(path: str) -> str:
    """Where the relations of a part are listed."""
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def appended(xml: str, root: str, line: str) -> str:
    """The text with a line before the end of its root element.

    Raises:
        Unsuitable: the root has no end.
    """
    opened = re.sub(rf"<((?:[\w.-]+:)?{root})\b([^<>]*?)/>\s*$", r"<\1\2></\1>", xml)
    end = re.search(rf"</(?:[\w.-]+:)?{root}\s*>\s*$", opened)
    if end is None:
        raise Unsuitable(f"no end of {root}")
    return opened[: end.start()] + line + opened[end.start() :]


def link_attribute(xml: str) -> tuple[str, str]:
    """Name of the attribute that holds the id of a relation, and its declaration if it has none.

    Only what the root declares holds for a new child; some programs declare it at each sheet.
    """
    root = _FIRST_ELEMENT.search(xml)
    known = re.search(rf"\sxmlns:([\w.-]+)=[\"']{OFFICE}[\"']", root[0]) if root else None
    return (f"{known[1]}:id", "") if known else ("nr:id", f' xmlns:nr="{OFFICE}"')


def _resolved(folder: str, target: str) -> str:
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path)
