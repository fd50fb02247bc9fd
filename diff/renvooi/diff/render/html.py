"""A diff as one self-contained page that asks for nothing and works without its script.

The content policy names the one style and the one script by their SHA-256; nothing else can run,
whatever a document holds. Views and filters are radio buttons and check boxes that the style
reads; the script only adds keys, counts and steps over what is filtered away. The redline is <ins>
and <del>; the words for screen readers are made by the style, so that copied text is the
contract's alone. Document text stands in <bdi>: text of another direction cannot turn the page.
"""

import base64
import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import PackageLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from renvooi.diff.render.content import Content
from renvooi.diff.render.entries import Entry
from renvooi.diff.render.page_labels import PAGE_LANGUAGES
from renvooi.model import Operation

_TAGS = {"delete": "del", "insert": "ins"}


def to_html(shown: Content, *, view: str = "inline") -> str:
    """The diff as a page that opens in `view`; everything that comes from a document is escaped."""
    present = {entry.kind for entry in shown.entries}
    page = _template().render(
        shown=shown,
        rows=rows(shown.entries),
        page=PAGE_LANGUAGES[shown.labels.language],
        view=view,
        kinds=tuple(operation for operation in Operation if operation in present),
        tags=_TAGS,
        policy=_policy(),
        # Safe: both are files of this package. Escaped they would not be what their digest says.
        style=Markup(_resource("page.css")),
        script=Markup(_resource("page.js")),
    )
    return page + "\n"


def _policy() -> str:
    """What the page may do: be styled by its style, run its script, and nothing else."""
    style, script = _digest(_resource("page.css")), _digest(_resource("page.js"))
    return f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _resource(name: str) -> str:
    return (files("renvooi.diff.render") / "templates" / name).read_text("utf-8")


def _is_slight(text: str) -> bool:
    """Whether a change is so small that a line through or under it is hard to see."""
    return not any(character.isalnum() for character in text)


@dataclass(frozen=True, slots=True)
class Row:
    """An entry, and what stood behind it in the old version before it moved."""

    entry: Entry
    departed: tuple[Entry, ...]


def rows(entries: Sequence[Entry]) -> tuple[Row, ...]:
    """The entries in their order; what moved is also named behind the entry that preceded it in the old version.

    What preceded all others is named behind the first: there is no entry before it.
    """
    stayed = [(entry.old_path, at) for at, entry in enumerate(entries) if entry.old_path and not _moved(entry)]
    stayed.sort()
    departed: dict[int, list[Entry]] = {}
    for entry in entries:
        if _moved(entry) and entry.old_path:
            before = bisect_left(stayed, (entry.old_path, -1))
            departed.setdefault(stayed[before - 1][1] if before else 0, []).append(entry)
    return tuple(Row(entry, tuple(departed.get(at, ()))) for at, entry in enumerate(entries))


def _moved(entry: Entry) -> bool:
    return entry.kind is Operation.MOVED


@cache
def _template() -> Template:
    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("renvooi.diff.render", "templates"), autoescape=True, undefined=StrictUndefined
    )
    environment.tests["slight"] = _is_slight
    return environment.get_template("page.html.j2")
