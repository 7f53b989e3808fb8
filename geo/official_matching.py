"""Gives each feature its regency, and says which ones are unclear, double or missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from domain import boundary_catalogue as found
from domain.boundary_findings import BoundaryFinding
from domain.issues import IssueType
from geo.official_files import RawLayer
from geo.official_keys import Key, cell_text
from geo.official_world import World

# With more features than this times their regencies they are parts of regencies, not doubles.
_PARTS = 1.5


@dataclass(frozen=True, slots=True)
class Matching:
    """The regency of each feature, "" where none may be taken, and what was found on the way."""

    codes: np.ndarray
    is_dissolved: bool
    findings: tuple[BoundaryFinding, ...]


@dataclass(frozen=True, slots=True)
class _Features:
    """All that is known of the features."""

    layer: RawLayer
    key: Key
    names: Key | None
    points: np.ndarray
    world: World

    def finding(self, kind: IssueType, at: int, **parameters: object) -> BoundaryFinding:
        return BoundaryFinding(kind, feature=at + 1, name=self.named(at), parameters=parameters)

    def named(self, at: int) -> str:
        """What the file calls a feature."""
        column = self.key.column if self.key.system == "name" else None
        column = self.names.column if self.names else column
        return "" if column is None else cell_text(self.layer.columns[column][at])[:60]

    def value(self, at: int) -> str:
        """What the key's column says of a feature."""
        return cell_text(self.layer.columns[self.key.column][at])[:60]

    def lies_right(self, at: int, code: str) -> bool:
        one = np.array([code], dtype=object)
        return bool(self.world.lies_right(one, self.points[at : at + 1])[0])


def match_features(
    *, layer: RawLayer, key: Key, names: Key | None, points: np.ndarray, world: World
) -> Matching:
    """Take each feature's regency from the key, where nothing speaks against it.

    Args:
        names: the column of names beside a key of codes, None when there is none.
        points: a point of each feature in degrees, None where it has no shape.
    """
    features = _Features(layer, key, names, points, world)
    codes, findings = key.codes.copy(), []
    for at in range(len(codes)):
        codes[at], said = _decided(features, at, str(codes[at]))
        findings += said
    is_dissolved, doubles = _doubles(codes, key, world)
    for finding in doubles:
        codes[codes == finding.regency] = ""
    if is_dissolved:
        findings.append(_dissolved(codes))
    double = {finding.regency for finding in doubles}
    findings += [*doubles, *_missing(set(codes) | double, world)]
    return Matching(codes, is_dissolved, tuple(findings))


def _decided(features: _Features, at: int, code: str) -> tuple[str, list[BoundaryFinding]]:
    if at in features.key.others:
        code = _by_place(features, at, features.key.others[at])
        kind = found.CHOSEN_BY_PLACE if code else found.FEATURE_UNMATCHED
        finding = features.finding(kind, at, value=features.value(at))
        return code, [_of_regency(finding, code, features.world)]
    name = str(features.names.codes[at]) if features.names else ""
    meant = (name,) if name else features.names.others.get(at, ()) if features.names else ()
    if code and meant and code not in meant:
        return "", [_contradiction(features, at, code, meant)]
    if not code and name and features.lies_right(at, name):
        finding = features.finding(found.MATCHED_BY_NAME, at, value=features.value(at))
        return name, [_of_regency(finding, name, features.world)]
    if not code:
        return "", [features.finding(found.FEATURE_UNMATCHED, at, value=features.value(at))]
    return code, []


def _by_place(features: _Features, at: int, codes: tuple[str, ...]) -> str:
    """Of several regencies of one name the one whose built-in area holds the feature."""
    here = features.world.at(features.points[at])
    if here in codes:
        return str(here)
    near = [code for code in codes if features.lies_right(at, code)]
    return near[0] if len(near) == 1 else ""


def _contradiction(
    features: _Features, at: int, code: str, meant: tuple[str, ...]
) -> BoundaryFinding:
    world = features.world
    here = world.at(features.points[at])
    return features.finding(
        found.CODE_AND_NAME,
        at,
        code_place=world.called(code),
        name_place=[world.called(name) for name in meant],
        lies_in=world.called(here) if here else "–",
    )


def _of_regency(finding: BoundaryFinding, code: str, world: World) -> BoundaryFinding:
    if not code:
        return finding
    return BoundaryFinding(
        finding.type, finding.feature, finding.name, code, world.name(code), finding.parameters
    )


def _doubles(codes: np.ndarray, key: Key, world: World) -> tuple[bool, list[BoundaryFinding]]:
    """Whether the features are parts of regencies; if not, the regencies that stand twice."""
    counts = Counter(code for code in codes if code)
    if key.is_finer or sum(counts.values()) > _PARTS * max(len(counts), 1):
        return len(counts) < sum(counts.values()), []
    return False, [
        regency_finding(
            found.MATCHED_TWICE,
            code,
            world,
            n=n,
            features=[int(at) + 1 for at in np.flatnonzero(codes == code)[:10]],
        )
        for code, n in sorted(counts.items())
        if n > 1
    ]


def _dissolved(codes: np.ndarray) -> BoundaryFinding:
    matched = codes[codes != ""]
    parameters = {"n": len(matched), "regencies": len(set(matched))}
    return BoundaryFinding(found.DISSOLVED, parameters=parameters)


def _missing(present: set[str], world: World) -> list[BoundaryFinding]:
    return [
        regency_finding(found.REGENCY_MISSING, code, world)
        for code in world.regencies
        if code not in present
    ]


def regency_finding(
    kind: IssueType, code: str, world: World, **parameters: object
) -> BoundaryFinding:
    """A finding about a regency by its code."""
    return BoundaryFinding(kind, regency=code, regency_name=world.name(code), parameters=parameters)
