"""How much is read before a file is refused, and how long."""

MEGABYTE = 1_000_000

FILE_BYTES = 50 * MEGABYTE
ENTRY_BYTES = 200 * MEGABYTE
UNPACKED_BYTES = 300 * MEGABYTE
ENTRIES = 2_000
RATIO = 200
"""An entry that unpacks to more than this many times its size is no worksheet..."""
RATIO_FROM_BYTES = 20 * MEGABYTE
"""...unless it is small anyway."""
ROWS = 200_000
COLUMNS = 1_000
CELLS = 3_000_000
"""Rows times columns of a sheet: the reader holds the whole rectangle."""
MERGES = 10_000
TEXT_CHARACTERS = 40 * MEGABYTE
"""Of all different texts of a workbook together."""
CELL_CHARACTERS = 131_072
"""Four times what spreadsheet programs allow."""
CHILD_MEMORY_BYTES = 600 * MEGABYTE
CHILD_SECONDS = 7.0
"""Of processor time, so that a command has answered within ten seconds with its own start."""
CHILD_PATIENCE_FROM_BYTES = MEGABYTE
CHILD_PATIENCE_BYTES_PER_SECOND = 400_000
CHILD_PATIENCE_SECONDS = 20.0
"""A large file may wait longer on the clock, for a machine that is busy with other things."""
COUNT = 100_000_000
"""A count above this is a mistyped number: the armed forces and civil service have 5 million."""
