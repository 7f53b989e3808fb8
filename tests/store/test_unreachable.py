"""A database that does not answer, an address that is none: one sentence, and no password."""

import pytest

from domain.language import Language
from store import open_store
from store.refusals import NoAddress, UnreachableDatabase


def refusal_of(url):
    with pytest.raises(UnreachableDatabase) as raised:
        open_store(url)
    return raised.value.message(Language("en"))


def test_a_server_that_does_not_answer():
    message = refusal_of("postgresql://netra:secret@127.0.0.1:9/netra")
    assert "127.0.0.1:9/netra" in message and "NETRA_DATABASE_URL" in message
    assert "secret" not in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "url", ["not an address", "nosuchdb://here/x", "mysql://here/x", "postgresql://here:port/x"]
)
def test_an_address_that_is_none(url):
    with pytest.raises(NoAddress) as raised:
        open_store(url)
    assert "NETRA_DATABASE_URL" in raised.value.message(Language("en"))


def test_a_folder_that_cannot_be_made(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"")
    assert str(file) in refusal_of(f"sqlite:///{file}/data/netra.sqlite3")


def test_a_file_that_is_damaged_while_it_is_open(tmp_path):
    path = tmp_path / "netra.sqlite3"
    store = open_store(f"sqlite:///{path}")
    store.close()
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 200_000)
    with pytest.raises(UnreachableDatabase):
        store.submissions()


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "netra.sqlite3"
    path.write_bytes(b"no database at all, but long enough to be taken for one" * 40)
    assert "netra.sqlite3" in refusal_of(f"sqlite:///{path}")
    assert path.read_bytes().startswith(b"no database at all")
