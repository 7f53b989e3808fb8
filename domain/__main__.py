"""`python -m domain`: writes docs/data_dictionary.md and docs/validation_rules.md."""

from __future__ import annotations

from domain.documentation import write_documents


def main() -> None:
    """Write the documents and say which."""
    for path in write_documents():
        print(path.name)


if __name__ == "__main__":
    main()
