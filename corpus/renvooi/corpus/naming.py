"""Names of documents and labels of versions: strict, so that none can ever be taken for a path or an option.

A file is of the document that the person names, else of one that the corpus knows and the file name
begins with, else of the one that its kind names, else of what the file name says before the version.
"""

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePath

from renvooi.corpus.received import Received
from renvooi.model import Kind
from renvooi.model.errors import StateForbids
from renvooi.model.versions import FINAL, label_in_name, version_order

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")
MAX_MEANING = 80
"""Characters. A label of 64 can mean more, as a sharp s means two letters; SQLite would keep what PostgreSQL refuses."""
_LABEL = re.compile(r"[^\W_](?:[\w .,/()+-]{0,62}[\w)])?")


def document_name(received: Received, known: Collection[str]) -> str:
    """The document that a file is a version of, where the corpus has those in `known`.

    Raises: StateForbids for a name that none may have.
    """
    if received.document is not None:
        return checked_name(received.document)
    if received.folder is not None:
        return checked_name(slug(received.folder))
    said = name_in_file(received.tree.source.name)
    if said is not None and said in known:
        return said
    kind = received.tree.kind
    if kind is not Kind.GENERIC:
        return kind.value
    return checked_name(said or slug(received.tree.title))


def checked_name(name: str) -> str:
    """`name` itself. Raises: StateForbids unless it is one that a document may have."""
    if not _NAME.fullmatch(name) or ".." in name:
        raise StateForbids(
            f"{name!r} cannot name a document: use small letters, digits, dots and hyphens, 64 at most, "
            "as in --document data-pro-statement."
        )
    return name


def checked_label(label: str) -> str:
    """`label` without space around it. Raises: StateForbids unless a version may be called so."""
    found = " ".join(label.split())
    if not _LABEL.fullmatch(found) or ".." in found or len(label_meaning(found)) > MAX_MEANING:
        raise StateForbids(
            f"{label!r} cannot name a version: use letters, digits, spaces and . , / ( ) + -, 64 at most, "
            "as in --version 2026-01."
        )
    return found


def is_label(text: str) -> bool:
    """Whether `text` is of the form that a label has: letters, digits, spaces and few signs."""
    return _LABEL.fullmatch(text) is not None and ".." not in text


def name_in_file(file_name: str) -> str | None:
    """The name before the version in "NAME-VERSION.pdf"; None for a file that is called otherwise."""
    stem, label = PurePath(file_name).stem, label_in_name(file_name)
    return None if label is None else slug(stem.removesuffix(label)) or None


def slug(text: str) -> str:
    """`text` as a name: small letters and digits, hyphens between; "" if nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")


def label_meaning(label: str) -> str:
    """What a label means, as text: equal for "06-2025" and "juni 2025"; a label of no known style means itself."""
    order = version_order(label)
    if order is None:
        return f"text {' '.join(label.split()).casefold()}"
    numbers = ".".join(str(number) for number in order.numbers)
    rest = "" if (order.revision, order.stage) == (0, FINAL) else f" {order.revision} {order.stage[0]}.{order.stage[1]}"
    return f"{order.style} {numbers}{rest}"
