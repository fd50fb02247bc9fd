"""Is each file that a page offers whole, and is it what its proof says?

A page can be right and lead to a document that is not the published one. So each document is held against the
digest in its proof, and each proof against the head that the key of the site signed.
"""

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from posixpath import basename, dirname

from renvooi.corpus.ledger.inclusion import Inclusion, is_proven
from renvooi.notice.site.addresses import KEY_FILE, SEARCH_INDEX
from renvooi.notice.site.checking.faults import Fault, error
from renvooi.notice.site.checking.site import SiteFacts

CHECK = "downloads"
_PROOF = "proof.json"
_FEED = "feed.json"
_PDF_END = 2_048
"""Bytes at the end of a PDF in which it must say that it ends; writers put some lines behind that."""


def check_downloads(site: SiteFacts) -> Iterator[Fault]:
    """Files that cannot be read, and documents and proofs that are not what was published."""
    key = site.folder.read(KEY_FILE).decode("utf-8", "replace").strip() if KEY_FILE in site.folder.sizes else ""
    received: dict[str, list[str]] = {}
    for path in site.folder.sizes:
        if _is_received(basename(path)):
            received.setdefault(dirname(path), []).append(path)
    for path in sorted(site.folder.sizes):
        name = basename(path)
        if path.startswith(f"{SEARCH_INDEX}/") or name == _FEED:
            # Checks of their own look at these.
            continue
        message = None
        if name == _PROOF:
            message = _proof(site, path, received.get(dirname(path), ()), key=key)
        elif not _is_received(name) and (read := _READERS.get(path.rpartition(".")[2])) is not None:
            message = read(site.folder.read(path))
        if message is not None:
            yield error(CHECK, path, None, f"{message}; build again")


def _is_received(name: str) -> bool:
    """Whether a file was received from elsewhere, in whatever state: its digest says whether it is that file."""
    return name.startswith("document.") and name != "document.json"


def _json(data: bytes) -> str | None:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return "is not JSON"
    return None


def _pdf(data: bytes) -> str | None:
    whole = data.startswith(b"%PDF-") and b"%%EOF" in data[-_PDF_END:]
    return None if whole else "is no whole PDF"


def _word(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            whole = parts.testzip() is None and "word/document.xml" in parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        whole = False
    return None if whole else "is no whole Word document"


def _calendar(data: bytes) -> str | None:
    """What is wrong with a calendar: each component must end, the last one with the file."""
    open_: list[str] = []
    lines = data.decode("utf-8", "replace").split("\r\n")
    for line in lines:
        word, _, name = line.partition(":")
        if word == "BEGIN":
            open_.append(name)
        elif word == "END" and (not open_ or open_.pop() != name):
            return f"ends {name[:40]!r} where it did not begin"
    if lines[0] != "BEGIN:VCALENDAR" or lines[-2:] != ["END:VCALENDAR", ""] or open_:
        return "is no whole calendar"
    return None


_READERS = {"json": _json, "pdf": _pdf, "docx": _word, "ics": _calendar}


def _proof(site: SiteFacts, path: str, received: Sequence[str], *, key: str) -> str | None:
    try:
        said = json.loads(site.folder.read(path))
        versions = set(said["versions"].values())
        sound = all(is_proven(_inclusion(proof), key=key, event=_event(proof)) for proof in said["proofs"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return "is no proof"
    if not sound:
        return f"has a proof that does not hold under the key in {KEY_FILE}"
    for one in received:
        if sha256(site.folder.read(one)).hexdigest() not in versions:
            return f"was made for another file than {basename(one)} beside it"
    return None


def _inclusion(proof: Mapping[str, str | int | list[str]]) -> Inclusion:
    """Raises: ValueError, LookupError, TypeError if it is none."""
    path = proof["path"]
    if not isinstance(path, list):
        raise TypeError("a path is a list of hashes")
    leaf, hashes = bytes.fromhex(str(proof["leaf"])), tuple(bytes.fromhex(one) for one in path)
    return Inclusion(int(str(proof["number"])), leaf, hashes, str(proof["head"]).encode())


def _event(proof: Mapping[str, object]) -> bytes | None:
    return None if proof["event"] is None else str(proof["event"]).encode()
