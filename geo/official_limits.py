"""How much of a file of boundaries is read before it is refused, and how long."""

MEGABYTE = 1_000_000

FILE_BYTES = 300 * MEGABYTE
UNPACKED_BYTES = 1_500 * MEGABYTE
MEMBERS = 500
"""Of a zip; a Shapefile has four to ten."""
RATIO = 100
"""A member that unpacks to more than this many times its size is no layer..."""
RATIO_FROM_BYTES = 50 * MEGABYTE
"""...unless it is small anyway."""
FEATURES = 100_000
"""All villages of the country are 84,000."""
VERTICES = 8_000_000
COLUMNS = 300
TEXT_CHARACTERS = 300
"""Of a cell; what is longer is no code and no name."""
CHILD_MEMORY_BYTES = 6_000 * MEGABYTE
CHILD_SECONDS = 300.0
"""Of processor time; half a million corners take about ten seconds."""
CHILD_PATIENCE = 2.0
"""How many times as long the clock may take, on a machine that is busy with other things."""
LISTED = 100
"""Findings of one kind that are listed one by one; the others are counted."""
