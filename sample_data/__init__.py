"""Invented monthly workbooks for October 2023 to November 2024, and the script that makes them.

Every figure here is made up by a seeded random generator. The places are real, the figures are not:
each cover says so (Sifat Data: CONTOH) and Netra marks whatever it draws from them.
"""
