"""Words and codes of Netra: periods, places, vocabularies, fields, indicators, issues.

Standard library only. Every other layer may import this one; it imports none of them.
"""
