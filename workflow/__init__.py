"""The jobs that cross rooms: check, load, verify, view. Pages and commands call these."""
