"""Every finding about a file of boundaries: code, severity, message and way out.

Worded like those about workbooks; the English here is the source of the translations. {place} is
the regency or feature that the finding is about. Areas are in km².
"""

from __future__ import annotations

from types import MappingProxyType

from domain.issues import IssueType, Owner, Severity
from domain.language import N_


def _error(code: str, message: str, fix: str) -> IssueType:
    return IssueType(code, Severity.ERROR, message, fix, Owner.ADMINISTRATOR)


def _warning(code: str, message: str, fix: str) -> IssueType:
    return IssueType(code, Severity.WARNING, message, fix, Owner.ADMINISTRATOR)


def _info(code: str, message: str, fix: str) -> IssueType:
    return IssueType(code, Severity.INFO, message, fix, Owner.ADMINISTRATOR)


_NOTHING = N_("Nothing to do.")
_EXPORT = N_("Export the layer again from the program that holds it, as GeoPackage or GeoJSON.")
_LOOK = N_("Look at the shape in a GIS program, correct it and export the layer again.")

# fmt: off
_SMALLER = N_("Simplify the layer in the program that holds it, or leave out other layers, and export it again.")

# The file
FILE_MISSING = _error("boundary-file-missing", N_("There is no such file, or it may not be read."), N_("Check the name and the folder."))
FILE_EMPTY = _error("boundary-file-empty", N_("The file is empty (0 bytes)."), _EXPORT)
FILE_KIND = _error("boundary-file-kind", N_("This is not a file of boundaries that can be read (found: {found}). Read are GeoJSON, GeoPackage, GeoParquet and a Shapefile in a zip."), _EXPORT)
FILE_TOO_LARGE = _error("boundary-file-too-large", N_("The file has {size} MB; at most {limit} MB are read."), _SMALLER)
UNPACKS_TOO_LARGE = _error("boundary-unpacks-too-large", N_("Unpacked, the file would have {size} MB; at most {limit} MB are read."), _SMALLER)
TOO_MANY_PARTS = _error("boundary-too-many-parts", N_("The zip holds {parts} files; at most {limit} are read."), N_("Zip only the files of the one layer."))
ENCRYPTED = _error("boundary-encrypted", N_("The zip is protected with a password."), N_("Zip the files again without a password."))
PART_MISSING = _error("boundary-part-missing", N_("A Shapefile is several files; of “{layer}” these are missing: {missing}."), N_("Zip .shp, .shx, .dbf and .prj of the layer together."))
DAMAGED = _error("boundary-damaged", N_("The file is damaged, or is not what it seems to be; it was read as {format}."), _EXPORT)
SEVERAL_LAYERS = _error("boundary-several-layers", N_("The file holds several layers: {layers}. It is not known which one is meant."), N_("Say which layer is meant."))
LAYER_UNKNOWN = _error("boundary-layer-unknown", N_("There is no layer “{layer}” in the file; it has: {layers}."), N_("Say one of those."))
NO_LAYER = _error("boundary-no-layer", N_("The file holds no layer with areas."), _EXPORT)
TOO_MANY_FEATURES = _error("boundary-too-many-features", N_("The layer has {n} features; at most {limit} are read."), N_("Export the layer of regencies, districts or villages only."))
TOO_MANY_VERTICES = _error("boundary-too-many-vertices", N_("The shapes have {n} corners in all; at most {limit} are read."), _SMALLER)
TOO_SLOW = _error("boundary-too-slow", N_("Examining the file took longer than {seconds} seconds and was stopped."), _SMALLER)
TOO_HEAVY = _error("boundary-too-heavy", N_("Examining the file needed more memory than is allowed and was stopped."), _SMALLER)
FAILED = _error("boundary-failed", N_("The file could not be examined because of a fault of the program ({fault})."), N_("Keep the file and tell whoever looks after the program; nothing was changed."))

# Coordinates
CRS_ASSUMED = _info("boundary-crs-assumed", N_("The file does not say which coordinates it has. They lie where degrees east and north of Indonesia lie and were read so."), _NOTHING)
CRS_CONVERTED = _info("boundary-crs-converted", N_("The coordinates ({crs}) were converted to degrees."), _NOTHING)
CRS_RECOGNISED = _warning("boundary-crs-recognised", N_("The file says “{stated}”, but its numbers are {crs}: read so, {n} of {of} areas lie where they belong. They were converted from {crs}."), N_("Look at the preview. Better: export the layer again with the right coordinate system."))
CRS_UNKNOWN = _error("boundary-crs-unknown", N_("The coordinates do not lie in Indonesia: they reach from {west} to {east} and from {south} to {north}; the file says “{stated}”. No usual coordinate system fits."), N_("Say which coordinate system it is (for example EPSG:32748), or export the layer in degrees (EPSG:4326)."))
CRS_OPTION = _error("boundary-crs-option", N_("“{crs}” is not a coordinate system that is known."), N_("Write it like EPSG:32748."))
AXES_SWAPPED = _warning("boundary-axes-swapped", N_("Latitude and longitude are swapped in the whole file; they were put right."), N_("Look at the preview. Better: export the layer again with longitude first."))
AXES_SWAPPED_HERE = _error("boundary-axes-swapped-here", N_("{place}: latitude and longitude are swapped, unlike in the other features."), _LOOK)
OUTSIDE = _error("boundary-outside", N_("{place} reaches outside Indonesia: from {west} to {east} degrees east and from {south} to {north} degrees north."), _LOOK)

# Which regency a feature is
KEY_USED = _info("boundary-key-used", N_("Regencies were recognised by the column “{column}” ({system}): {n} of {of} features."), _NOTHING)
KEY_MISSING = _error("boundary-key-missing", N_("No column tells which regency a feature is. Looked at: {columns}."), N_("Say which column holds the code or the name, or export the layer with the Kemendagri code of each regency."))
COLUMN_UNKNOWN = _error("boundary-column-unknown", N_("There is no column “{column}”; the layer has: {columns}."), N_("Say one of those."))
DISSOLVED = _info("boundary-dissolved", N_("The {n} features are smaller than regencies; they were put together to {regencies} regencies."), _NOTHING)
FEATURE_UNMATCHED = _warning("boundary-feature-unmatched", N_("{place}: no regency was recognised (“{value}”). The feature was left out."), N_("Nothing to do if it is no regency, a lake for example. Else correct its code or name."))
MATCHED_BY_NAME = _warning("boundary-matched-by-name", N_("{place}: the code “{value}” is not known; the name “{name}” was taken instead."), N_("Check that it is the right regency."))
CHOSEN_BY_PLACE = _info("boundary-chosen-by-place", N_("{place}: the name “{name}” alone can mean several regencies; the one was taken that lies there."), _NOTHING)
MATCHED_TWICE = _error("boundary-matched-twice", N_("{place} stands {n} times in the file (features {features})."), N_("Delete the feature that is wrong, correct its code, or put the parts together."))
CODE_AND_NAME = _error("boundary-code-and-name", N_("{place}: the code says {code_place}, the name says {name_place}. The area lies in {lies_in}."), N_("Correct the code or the name of that feature."))
REGENCY_MISSING = _error("boundary-regency-missing", N_("{place} is missing."), N_("Add the regency, or correct the code of the feature that is meant for it."))
WRONG_COUNT = _error("boundary-wrong-count", N_("{n} of {expected} regencies and cities are in the file and can be used."), N_("See the findings on the regencies that are missing."))
LIES_ELSEWHERE = _error("boundary-lies-elsewhere", N_("{place} lies where {other} lies: its code is probably wrong."), N_("Correct the code of that feature."))
AREA_DIFFERS = _warning("boundary-area-differs", N_("{place} agrees with the built-in boundary to only {percent}% ({km2} km² in the file, {built_in} km² built in)."), N_("Look at it in the preview: a wrong code, or a boundary that has changed."))

# Shapes
SHAPE_EMPTY = _error("boundary-shape-empty", N_("{place} has no shape."), _LOOK)
SHAPE_NOT_AREA = _error("boundary-shape-not-area", N_("{place} is not an area but a {kind}."), _LOOK)
SHAPE_NOT_FINITE = _error("boundary-shape-not-finite", N_("{place} has a corner without a finite coordinate."), _LOOK)
SHAPE_REPAIRED = _warning("boundary-shape-repaired", N_("{place} had an invalid outline (at {why}) and was repaired; its area changed by {change} km² ({percent}%)."), N_("Look at it in the preview."))
SHAPE_REFUSED = _error("boundary-shape-refused", N_("{place} has an invalid outline (at {why}). Repaired, its area would change by {change} km² ({percent}%), which is too much to be sure."), _LOOK)
OVERLAP = _error("boundary-overlap", N_("{place} and {other} overlap by {km2} km²."), N_("Correct the line between the two and export the layer again."))
OVERLAPS_CLEANED = _info("boundary-overlaps-cleaned", N_("Narrow overlaps along common lines were given to one side: {n}, {km2} km² in all."), _NOTHING)
GAPS_CLOSED = _info("boundary-gaps-closed", N_("Narrow gaps between neighbours were closed: {n}, {km2} km² in all."), _NOTHING)
GAP_LEFT = _warning("boundary-gap-left", N_("A gap of {km2} km² that no regency has lies at {neighbours}. It was left open."), N_("Nothing to do for a lake. Else correct the lines around it."))
GAPS_SMALL = _info("boundary-gaps-small", N_("Gaps below {limit} km² inside the land that no regency has were left open: {n}, {km2} km² in all."), N_("Nothing to do for lakes and bays."))
MORE = _info("boundary-more", N_("Findings of the same kind that are not listed: {n} ({what})."), _NOTHING)
AREA_TOTAL = _warning("boundary-area-total", N_("All areas together have {km2} km²; officially Indonesia has {official} km² of land ({percent}%)."), N_("Check whether the layer holds the sea, too, or lacks islands."))

# What maps are made of
ISLANDS_LEFT_OUT = _info("boundary-islands-left-out", N_("Islands below {smallest} km² are not drawn: {n}, {km2} km² in all."), _NOTHING)
DISTRICTS_WITHOUT_AREA = _warning("boundary-districts-without-area", N_("{place}: districts that tell the police resorts apart got no ground: {districts}."), N_("Look at the resorts of that regency in the preview."))
NOT_SOUND = _error("boundary-not-sound", N_("The areas made from the file are not sound: {faults}."), N_("Keep the file and tell whoever looks after the program; nothing was changed."))
# fmt: on

BOUNDARY_CATALOGUE = MappingProxyType(
    {entry.code: entry for entry in tuple(globals().values()) if isinstance(entry, IssueType)}
)
