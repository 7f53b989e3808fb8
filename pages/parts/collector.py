"""Sparing Python's garbage collector what stays for the life of the process."""

from __future__ import annotations

import gc


def settle() -> None:
    """Leave everything that is loaded now out of later collections.

    Streamlit collects after each run of a script, before its answer is sent: walking all modules,
    places and facts took a tenth of a second of every click. What is replaced later is still
    freed when nothing refers to it; cycles among it are collected when this is called again.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
