"""The Ed25519 key that signs the heads of one corpus, and the file it is kept in.

One key a corpus, for as long as the corpus lives; event 0 names its public half. The file belongs
to one person or service (mode 0600), is never written over, and is never made anew in silence: a
corpus under another key is another corpus.
"""

import contextlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from renvooi.model.errors import CorpusUnreadable, StateForbids, StoreFailed

KEY_MODE = 0o600
"""Readable and writable by the owner alone."""
DERIVED = 32
"""Bytes of a secret that is derived from a key: as many as SHA-256 gives."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that can sign. Its `repr` shows the public half only."""

    public: str
    """The public key, 64 hexadecimal digits."""
    _private: Ed25519PrivateKey = field(repr=False, compare=False)

    def sign(self, message: bytes) -> bytes:
        """The signature of `message`, 64 bytes; the same message gives the same signature."""
        return self._private.sign(message)

    def derived(self, purpose: bytes) -> bytes:
        """Another secret for one purpose, 32 bytes (HKDF, RFC 5869): always the same, and it tells nothing of the key."""
        return HKDF(SHA256(), DERIVED, salt=None, info=purpose).derive(self._private.private_bytes_raw())


def make_key() -> SigningKey:
    """A new key from the randomness of the system."""
    return _signing(Ed25519PrivateKey.generate())


def store_key(key: SigningKey, path: Path) -> None:
    """Write `key` to `path`, whole or not at all, for the owner alone.

    Raises: StateForbids if there is a file; StoreFailed if it cannot be written.
    """
    data = _file_bytes(key)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(draft, "xb", opener=lambda name, flags: os.open(name, flags, KEY_MODE)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # A link, unlike a rename, fails where a file stands already: a key is never lost to another.
        os.link(draft, path)
        _settle(path.parent)
    except FileExistsError as error:
        raise StateForbids(
            f"{path}: a key is here already, and a corpus without its key can record nothing. "
            "If it is the key of a corpus, name another file or move it to a safe place; "
            "if it is of none, as after an interrupted renvooi init, delete it."
        ) from error
    except OSError as error:
        raise StoreFailed(
            f"{path}: the key could not be written: {error.strerror or error}. "
            "Give a place that can be written, on a disk that knows hard links."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def load_key(path: Path) -> SigningKey:
    """The key in the file at `path`.

    Raises: CorpusUnreadable if there is none, it cannot be read, or it is no Ed25519 key.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise CorpusUnreadable(
            f"{path}: the key of the corpus is missing. Put it back from your backup, or say with "
            "RENVOOI_KEY where it is; what is stored can be read without it."
        ) from error
    except OSError as error:
        raise CorpusUnreadable(
            f"{path}: the key of the corpus cannot be read: {error.strerror or error}. Ask its owner."
        ) from error
    try:
        private = load_pem_private_key(data, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise CorpusUnreadable(_no_key(path)) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise CorpusUnreadable(_no_key(path))
    return _signing(private)


def is_key_file(path: Path) -> bool:
    """Whether the file at `path` is a key to the byte as renvooi writes it; one that can be read may be damaged.

    Raises: CorpusUnreadable as for `load_key`.
    """
    return _file_bytes(load_key(path)) == path.read_bytes()


def is_signed(message: bytes, signature: bytes, *, key: str) -> bool:
    """Whether `signature` is that of `message` by the public `key` (hexadecimal); False too for no key at all."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _file_bytes(key: SigningKey) -> bytes:
    return key._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _signing(private: Ed25519PrivateKey) -> SigningKey:
    return SigningKey(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex(), private)


def _no_key(path: Path) -> str:
    return (
        f"{path}: not an Ed25519 key in PEM without a password, as renvooi writes it. "
        "Put the key of this corpus back from your backup."
    )


def _settle(folder: Path) -> None:
    """Make the name of a new file in `folder` survive a power failure, where folders can be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
