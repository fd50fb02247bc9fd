"""What the reading process is asked and what it answers: bytes that can be checked, never pickle.

A request is one line of JSON, then the settings files and the file itself as they are. An answer
is lines of JSON: how many pages there are, as soon as that is known; then the document, or why
there is none. Nothing in an answer is trusted before it has the shape of the model.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import BinaryIO, cast

from renvooi.model import Document, from_json, to_json
from renvooi.model.codec import Json
from renvooi.model.errors import InputRefused
from renvooi.parser.limits import Limits


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read."""

    name: str
    data: bytes
    texts: tuple[tuple[str, bytes], ...]
    """Settings files beside those shipped: name and TOML."""
    limits: Limits
    stage: str | None = None
    """The stage of reading that is wanted as text; None for the document."""
    pictures: bool = False
    """Whether pictures of the pages are wanted, and not the document."""
    accept_revisions: bool = False
    """Whether tracked changes of a Word document are taken as accepted."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no document, as data."""

    outcome: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as a PNG; the same page gives the same bytes."""

    name: str
    png: bytes


Pictures = tuple[Picture, ...]
Answer = Document | str | Pictures | Refusal


def request_bytes(request: Request) -> bytes:
    """`request` for the standard input of the reading process."""
    head = {
        "name": request.name,
        "size": len(request.data),
        "texts": [[name, len(text)] for name, text in request.texts],
        "limits": asdict(request.limits),
        "stage": request.stage,
        "pictures": request.pictures,
        "accept_revisions": request.accept_revisions,
    }
    # In ASCII, as a file name may hold bytes that are no text.
    return b"".join((json.dumps(head).encode("ascii"), b"\n", *(text for _, text in request.texts), request.data))


def read_head(stream: BinaryIO) -> tuple[Request, tuple[int, ...]]:
    """The request without its files, and how many bytes each of them has, the file to read last.

    Apart, so that limits can be set before a byte of an untrusted file is in memory.
    """
    head = json.loads(stream.readline())
    texts = tuple((name, b"") for name, _ in head["texts"])
    sizes = (*(size for _, size in head["texts"]), head["size"])
    limits = Limits(**head["limits"])
    wanted = head["stage"], head["pictures"], head["accept_revisions"]
    return Request(head["name"], b"", texts, limits, *wanted), sizes


def pages_line(pages: int) -> bytes:
    """The first line of an answer."""
    return f'{{"pages": {pages}}}\n'.encode("ascii")


def answer_line(answer: Document | str | Pictures | InputRefused) -> bytes:
    """The last line of an answer."""
    body: Mapping[str, Json]
    if isinstance(answer, InputRefused):
        body = {"refusal": to_json(Refusal(answer.outcome, answer.reason, answer.advice))}
    elif isinstance(answer, str):
        body = {"stage": answer}
    elif isinstance(answer, tuple):
        body = {"pictures": [[picture.name, b64encode(picture.png).decode("ascii")] for picture in answer]}
    else:
        body = {"document": to_json(answer)}
    return json.dumps(body).encode("ascii") + b"\n"


def read_pages_line(line: bytes) -> int | None:
    """How many pages the line says there are; None if it says something else."""
    try:
        pages = cast("dict[str, object]", json.loads(line))["pages"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return pages if isinstance(pages, int) and not isinstance(pages, bool) else None


def read_answer(line: bytes) -> Answer:
    """What the last line of an answer says.

    Raises: ValueError where it says nothing of the shape of the model.
    """
    try:
        body = json.loads(line)
        match body:
            case {"document": document}:
                return from_json(Document, document)
            case {"stage": str(text)}:
                return text
            case {"pictures": [*pictures]}:
                return tuple(Picture(str(name), b64decode(str(png), validate=True)) for name, png in pictures)
            case {"refusal": refusal}:
                return from_json(Refusal, refusal)
            case _:
                raise ValueError("neither a document nor a stage of reading nor pictures nor a refusal")
    except TypeError as error:
        raise ValueError("no picture") from error
    except RecursionError as error:
        raise ValueError("nested too deep") from error
