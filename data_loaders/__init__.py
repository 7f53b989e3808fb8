"""Workbooks in: safe opening, table, rows, checks, result; and the template out.

The only code that reads workbooks. Nothing here knows places or the database: a resolver and a
history are handed in (protocols in `domain`).
"""
