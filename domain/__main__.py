"""`python -m domain`: writes the documents that are made from the words of the project."""

from __future__ import annotations

import argparse

from domain.documentation import write_documents


def main() -> None:
    """Write the documents and say which."""
    argparse.ArgumentParser(prog="python -m domain", description=__doc__).parse_args()
    for path in write_documents():
        print(path.name)


if __name__ == "__main__":
    main()
