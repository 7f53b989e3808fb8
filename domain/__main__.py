"""`python -m domain`: writes the documents that are made from the words of the project."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from domain.documentation import write_documents


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the documents and say which."""
    argparse.ArgumentParser(prog="python -m domain", description=__doc__).parse_args(arguments)
    for path in write_documents():
        print(path.name)


if __name__ == "__main__":
    main()
