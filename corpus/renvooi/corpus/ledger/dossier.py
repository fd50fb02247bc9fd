"""The files of a bundle about one notice to one client, under names that people can read.

An event names a file by the SHA-256 of its content, so a verifier finds it under whatever name, and trees, diffs and
notices are in it unpacked. What was said by and to the client an event names by an HMAC under the client's salt:
`particulars.json` has the salt, and which file each HMAC is of. What was erased has no file and no entry there. Of a message that
was erased the skeleton stays: what all who got that variant were told, without name or address.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath

from renvooi.corpus.events import Event, EventKind, canonical
from renvooi.corpus.ledger.scope import sides_of
from renvooi.corpus.register.particulars import Particular
from renvooi.corpus.stored import unpack
from renvooi.model.codec import Json
from renvooi.model.errors import CorpusUnreadable
from renvooi.model.letters import unpack_skeleton

PARTICULARS = "particulars.json"
STORED = {"snapshot": "", "tree": ".tree.json", "diff": "diff.json", "policy": "policy.toml", "content": "notice.json"}
"""How the file is called that an event names in this place; what begins with a dot follows the side of the version."""
TOLD = {
    "record": ("client-record", ".json"),
    "slots": ("envelope", ".json"),
    "reply": ("reply", ".txt"),
    "mail": ("received", ".eml"),
    "text": ("response", ".txt"),
    "attachment": ("attachment", ""),
}
"""The same of what an event names by HMAC, with how its name ends; an attachment ends as the client had it."""
SETTINGS = "settings.toml"
STAMP = "stamp.tsr"
MESSAGE = "message.eml"
SKELETON = "message-without-client.txt"
_SUFFIXES = frozenset({".pdf", ".docx", ".md", ".eml", ".txt", ".odt", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
"""That a name from outside may end in; nothing that a click would run."""
_STRANGE = ".bin"


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of one client."""

    salt: bytes | None
    """None once it was erased, and where nothing was ever kept."""
    particular: Callable[[str], Particular | None]
    """What was said, by its HMAC; None if it is gone."""


@dataclass(slots=True)
class Dossier:
    """Files under names, each content once."""

    blob: Callable[[str], bytes]
    """The stored bytes of a SHA-256; checks them."""
    told: Told
    files: dict[str, bytes] = field(default_factory=dict)
    _named: dict[str, str] = field(default_factory=dict)
    """By SHA-256: the name under which that content is in."""
    _particulars: dict[str, Json] = field(default_factory=dict)

    def add(self, event: Event, sides: Mapping[str, str]) -> None:
        """Nothing; what `event` names is in. `sides` tells of a file whether it is the old or the new version."""
        self._add_stored(event.data, sides)
        for place, (stem, suffix) in TOLD.items():
            part = event.data.get(place)
            if isinstance(part, dict) and "hmac" in part:
                self._add_particular(str(part["hmac"]), stem, suffix)
        if event.kind is EventKind.MESSAGE_QUEUED:
            self._add_message(event.data)

    def index(self) -> bytes:
        """`particulars.json`."""
        salt = None if self.told.salt is None or not self._particulars else self.told.salt.hex()
        return canonical({"salt": salt, "particulars": self._particulars})

    def _add_stored(self, data: Mapping[str, Json], sides: Mapping[str, str]) -> None:
        settings = data.get("settings")
        for one in settings if isinstance(settings, list) else ():
            self._take(SETTINGS, self.blob(_digest(one, "sha256")))
        snapshot = data.get("snapshot")
        side = sides.get(_digest(snapshot, "sha256") if isinstance(snapshot, dict) else "", "document")
        for place, called in STORED.items():
            part = data.get(place)
            if not isinstance(part, dict):
                continue
            body = self.blob(_digest(part, "blob" if "blob" in part else "sha256"))
            # a new reading names the file that it read without saying how it is called, and it is in already
            name = called or _suffix(str(part.get("name", "")))
            name = f"{side}{name}" if name.startswith(".") else name
            self._take(name, unpack(body, name=name) if "blob" in part else body)
        if "token" in data:
            self._take(STAMP, self.blob(str(data["token"])))

    def _add_particular(self, digest: str, stem: str, suffix: str) -> None:
        held = self.told.particular(digest)
        if held is None or digest in self._particulars:
            return
        file = self._take(f"{stem}{suffix or _suffix(held.name or '')}", held.body)
        self._note(digest, file, what=held.what.value, name=held.name)

    def _note(self, digest: str, file: str, *, what: str, name: str | None = None) -> None:
        """Nothing; the index says of which file that is the HMAC, and what else is in it."""
        self._particulars[digest] = {"file": file, "name": name, "what": what}

    def _add_message(self, data: Mapping[str, Json]) -> None:
        """Nothing; the bytes that went out are in, or what they shared with others if the rest was erased."""
        skeleton = self.blob(str(data["skeleton"]))
        held = self.told.particular(_digest(data.get("slots"), "hmac"))
        if held is None:
            self._take(SKELETON, skeleton)
            return
        try:
            message = unpack_skeleton(skeleton).fill(json.loads(held.body)["values"])
        except (ValueError, KeyError, TypeError) as error:
            raise CorpusUnreadable(
                f"{data.get('message_id')}: the message cannot be put together ({error}). Run renvooi verify."
            ) from error
        self._note(_digest(data.get("message"), "hmac"), self._take(MESSAGE, message), what="message")

    def _take(self, name: str, data: bytes) -> str:
        """The name under which `data` is in: `name`, with a number if something else has it."""
        digest = sha256(data).hexdigest()
        if digest not in self._named:
            stem, dot, rest = name.partition(".")
            number, free = 1, name
            while free in self.files:
                number += 1
                free = f"{stem}-{number}{dot}{rest}"
            self.files[free], self._named[digest] = data, free
        return self._named[digest]


def dossier(events: tuple[Event, ...], notice: Event, *, blob: Callable[[str], bytes], told: Told) -> dict[str, bytes]:
    """The files of a bundle of `events`, which are about one notice to one client; its index is one of them."""
    made, sides = Dossier(blob, told), sides_of(notice)
    for event in events:
        made.add(event, sides)
    return {**made.files, PARTICULARS: made.index()}


def _digest(value: Json, name: str) -> str:
    """A digest within a part of an event. Raises: CorpusUnreadable where there is none."""
    found = value.get(name) if isinstance(value, dict) else None
    if not isinstance(found, str):
        raise CorpusUnreadable("An event does not name its file. Run renvooi verify.")
    return found


def _suffix(name: str) -> str:
    """How a file may be called that somebody else named."""
    suffix = PurePosixPath(re.sub(r"[^\x21-\x7e]", "", name)).suffix.lower()
    return suffix if suffix in _SUFFIXES else _STRANGE
