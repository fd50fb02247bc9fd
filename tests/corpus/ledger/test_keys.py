"""The key: made once, stored safely, and refused with one line where it is not a key."""

import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)

from renvooi.corpus.ledger.keys import is_signed, load_key, make_key, store_key
from renvooi.model.errors import CorpusUnreadable, StateForbids, StoreFailed


def test_a_stored_key_signs_as_before_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    key, path = make_key(), tmp_path / "renvooi.key"
    store_key(key, path)
    loaded = load_key(path)
    assert loaded.public == key.public
    assert loaded.sign(b"een versie") == key.sign(b"een versie")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes().startswith(b"-----BEGIN PRIVATE KEY-----\n")
    assert [file.name for file in tmp_path.iterdir()] == ["renvooi.key"]


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "renvooi.key"
    path.write_text("what was here", encoding="utf-8")
    with pytest.raises(StateForbids, match="a key is here already"):
        store_key(make_key(), path)
    assert path.read_text("utf-8") == "what was here"
    assert [file.name for file in tmp_path.iterdir()] == ["renvooi.key"]


def test_a_key_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed, match="could not be written"):
        store_key(make_key(), tmp_path / "nowhere" / "renvooi.key")


def test_a_signature_holds_for_one_message_and_one_key() -> None:
    key, other = make_key(), make_key()
    signature = key.sign(b"a")
    assert is_signed(b"a", signature, key=key.public)
    assert not is_signed(b"b", signature, key=key.public)
    assert not is_signed(b"a", signature, key=other.public)
    assert not is_signed(b"a", signature[:-1], key=key.public)
    assert not is_signed(b"a", signature, key="no key")


def test_the_private_half_is_never_shown() -> None:
    key = make_key()
    assert repr(key) == f"SigningKey(public='{key.public}')"


def test_a_missing_key_says_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(CorpusUnreadable, match=r"renvooi\.key: the key of the corpus is missing"):
        load_key(tmp_path / "renvooi.key")


def pem(private: object, encryption: KeySerializationEncryption | None = None) -> bytes:
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption or NoEncryption())  # type: ignore[attr-defined,no-any-return]  # keys of two kinds


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a key",
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        pem(generate_private_key(SECP256R1())),
        pem(Ed25519PrivateKey.generate(), BestAvailableEncryption(b"secret")),
    ],
    ids=["empty", "text", "broken", "another kind", "with a password"],
)
def test_what_is_no_key_is_refused_in_one_line(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "renvooi.key"
    path.write_bytes(data)
    with pytest.raises(CorpusUnreadable, match="not an Ed25519 key") as refused:
        load_key(path)
    assert "\n" not in str(refused.value)


def test_a_key_that_may_not_be_read_is_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "renvooi.key"
    os.mkdir(folder)
    with pytest.raises(CorpusUnreadable, match="cannot be read"):
        load_key(folder)
