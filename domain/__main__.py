"""`python -m domain`: writes the documents that are made from the words of the project."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from domain.command_line import ALL_WELL, add_language, run, say
from domain.documentation import write_documents
from domain.language import Language


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the documents and say which; 0 all well, 2 they cannot be written."""
    return run(_parser().parse_args, _write, arguments)


def _write(_given: argparse.Namespace, _language: Language) -> int:
    say(*(path.name for path in write_documents()))
    return ALL_WELL


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m domain", description=__doc__)
    add_language(parser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
