"""Profiles and organisations: what differs per document family, and who the parties are.

Both are TOML. Those shipped can be replaced by a user's file for the same kind or name, and
joined by others; no code knows a company or a file.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from renvooi.model import Kind, Role
from renvooi.model.errors import BadSettings
from renvooi.model.versions import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
VERSION = rf"(?:\d{{4}}[-/]\d{{1,2}}|\d{{1,2}}[-/]\d{{4}}|v?\d+(?:\.\d+)+|v\d+|(?:{_MONTH})\s+\d{{4}}|\d{{1,3}}(?![\w/-]|\.\d))"
DATE = rf"(?:\d{{1,2}}\s+(?:{_MONTH})\s+\d{{4}}|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"


@dataclass(frozen=True, slots=True)
class RolePattern:
    """A node has `role` if its heading (for a section) or text (for a clause) matches."""

    role: Role
    heading: re.Pattern[str] | None
    clause: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Profile:
    """How one family of documents is read."""

    kind: Kind
    language: str
    recognise: tuple[re.Pattern[str], ...]
    heading_words: tuple[str, ...]
    part_words: tuple[str, ...]
    version: tuple[re.Pattern[str], ...]
    effective_date: tuple[re.Pattern[str], ...]
    classification: tuple[re.Pattern[str], ...]
    processor: str
    """What the text calls the processor if no organisation is known."""
    client: str
    named: tuple[re.Pattern[str], ...]
    """Where the text names its processor; group `name`."""
    roles: tuple[RolePattern, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A party and the words that stand for it."""

    name: str
    aliases: tuple[str, ...]
    """Longest first."""
    client: str | None
    client_aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All profiles and organisations that reading may use."""

    profiles: tuple[Profile, ...]
    organisations: tuple[Organisation, ...]
    texts: tuple[tuple[str, bytes], ...] = ()
    """The files (name, TOML) that were put in front of those shipped; they say all that a library can differ in."""

    def profile(self, kind: Kind) -> Profile:
        """The profile for `kind`."""
        return next(profile for profile in self.profiles if profile.kind is kind)


def load_library(extra: Sequence[tuple[str, bytes]] = ()) -> Library:
    """What is shipped, with `extra` (name, TOML) files put in front.

    A file with a `kind` is a profile and replaces the one shipped for that kind; one with
    `aliases` is an organisation and replaces the one of the same name.
    Raises: BadSettings naming the file and the key.
    """
    profiles, organisations = dict(_shipped()[0]), dict(_shipped()[1])
    for name, data in extra:
        content = _toml(name, data)
        if "kind" in content:
            profile = _profile(name, content)
            profiles[profile.kind] = profile
        else:
            organisation = _organisation(name, content)
            organisations = {organisation.name: organisation} | organisations | {organisation.name: organisation}
    return Library(tuple(profiles.values()), tuple(organisations.values()), tuple(extra))


@cache
def _shipped() -> tuple[Mapping[Kind, Profile], Mapping[str, Organisation]]:
    profiles, organisations = {}, {}
    for kind in Kind:
        name = f"{kind.value}.toml"
        profiles[kind] = _profile(name, _toml(name, files("renvooi.parser").joinpath("profiles", name).read_bytes()))
    for file in sorted(files("renvooi.parser").joinpath("organisations").iterdir(), key=lambda file: file.name):
        organisation = _organisation(file.name, _toml(file.name, file.read_bytes()))
        organisations[organisation.name] = organisation
    return profiles, organisations


def _toml(name: str, data: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{name}: not valid TOML: {error}. Correct the file.") from error


def _profile(name: str, content: Mapping[str, object]) -> Profile:
    read = _Reader(name, content)
    kind = read.one("kind")
    if kind not in set(Kind):
        raise BadSettings(f"{name}: kind: must be one of {', '.join(Kind)}")
    roles = content.get("roles", [])
    if not isinstance(roles, list):
        raise BadSettings(f"{name}: roles: must be [[roles]] tables")
    return Profile(
        Kind(kind),
        read.one("language"),
        read.patterns("recognise"),
        read.many("headings.words"),
        read.many("headings.parts"),
        read.patterns("metadata.version", "version"),
        read.patterns("metadata.effective_date", "date"),
        read.patterns("metadata.classification", "classification"),
        read.one("parties.processor"),
        read.one("parties.client"),
        read.patterns("parties.named", "name"),
        tuple(_role(f"{name}: roles[{index}]", role) for index, role in enumerate(roles)),
    )


def _role(name: str, content: object) -> RolePattern:
    if not isinstance(content, dict) or content.get("role") not in set(Role):
        raise BadSettings(f"{name}: role: must be one of {', '.join(Role)}")
    read = _Reader(name, content)
    heading = read.patterns("heading") if "heading" in content else ()
    clause = read.patterns("clause") if "clause" in content else ()
    return RolePattern(Role(content["role"]), heading[0] if heading else None, clause[0] if clause else None)


def _organisation(name: str, content: Mapping[str, object]) -> Organisation:
    read = _Reader(name, content)
    own = read.one("name")
    aliases = {own, *read.many("aliases")}
    client = read.one("client") if "client" in content else None
    return Organisation(own, tuple(sorted(aliases, key=lambda a: (-len(a), a))), client, read.many("client_aliases"))


class _Reader:
    """Typed access to one settings file, with errors that name file and key."""

    def __init__(self, name: str, content: Mapping[str, object]) -> None:
        self.name = name
        self.content = content

    def _get(self, key: str) -> object:
        value: object = self.content
        for part in key.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def one(self, key: str) -> str:
        value = self._get(key)
        if not isinstance(value, str) or not value:
            found = "is missing" if value is None else "is not text"
            raise BadSettings(f"{self.name}: {key}: {found}. Give it a text, as in the files that come with renvooi.")
        return value

    def many(self, key: str) -> tuple[str, ...]:
        value = self._get(key)
        if value is None:
            return ()
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(item, str) and item for item in values):
            raise BadSettings(f"{self.name}: {key}: must be a list of texts")
        return tuple(values)

    def patterns(self, key: str, group: str | None = None) -> tuple[re.Pattern[str], ...]:
        compiled = []
        for text in self.many(key):
            filled = _fill(text)
            try:
                pattern = re.compile(filled, re.IGNORECASE | re.DOTALL)
            except re.error as error:
                raise BadSettings(f"{self.name}: {key}: not a valid pattern: {error}") from error
            if group is not None and group not in pattern.groupindex:
                raise BadSettings(f"{self.name}: {key}: the pattern needs a group (?P<{group}>...)")
            compiled.append(pattern)
        return tuple(compiled)


def _fill(text: str) -> str:
    """`text` with {version} and {date} put in; "{{" and "}}" stand for braces."""
    replaced: Callable[[re.Match[str]], str] = lambda found: {"version": VERSION, "date": DATE}[found[1]]
    filled = re.sub(r"\{(version|date)\}", replaced, text)
    return filled.replace("{{", "{").replace("}}", "}")
