"""The page about proofs: what they show, what they do not, and the newest signed head.

It is the only page that shows the newest head, so that a new event elsewhere changes no other page.
"""

from collections.abc import Sequence
from hashlib import sha256

from renvooi.corpus.ledger.heads import Head, read_head_line
from renvooi.model.errors import CorpusUnreadable
from renvooi.notice.site import addresses
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import DocumentCard

_GROUP = 8
"""Digits that people compare at a time."""


def proof_pages(head: str, key: str, cards: Sequence[DocumentCard], site: Site) -> Files:
    """The page in both languages, the newest head and the public key. Raises: CorpusUnreadable if that is no head."""
    values = {
        "head": _read(head),
        "key": key,
        "fingerprint": _in_groups(sha256(bytes.fromhex(key)).hexdigest()),
        "cards": cards,
        "events": site.settings.events,
    }
    frames = [Frame(site, one, addresses.proof(one)) for one in LANGUAGES]
    pages = {frame.path: render_page("proof.html.j2", frame, values) for frame in frames}
    return {**pages, addresses.HEAD_FILE: f"{head}\n".encode(), addresses.KEY_FILE: f"{key}\n".encode()}


def _read(head: str) -> Head:
    try:
        return read_head_line(head.encode()).head
    except ValueError as error:
        raise CorpusUnreadable("The newest head of the corpus cannot be read. Run renvooi verify.") from error


def _in_groups(digits: str) -> str:
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
