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
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from jinja2 import PackageLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from renvooi.diff.render.content import Content
from renvooi.diff.render.entries import Entry
from renvooi.diff.render.page_labels import PAGE_LANGUAGES
from renvooi.diff.render.visible import visible
from renvooi.diff.render.whole import Paragraph
from renvooi.model import InlineOp, InlineStep, Operation

DEEPEST = 4
"""Levels of headings under the two of the page, and of text set in: the style has no more."""
_TAGS = {"delete": "del", "insert": "ins"}


def to_html(shown: Content, *, view: str = "inline", whole: Sequence[Paragraph] = ()) -> str:
    """The diff as a page that opens in `view`, with the `whole` new version behind the changes.

    Everything that comes from a document is escaped.
    """
    present = {entry.kind for entry in shown.entries}
    page = _template().render(
        shown=shown,
        rows=rows(shown.entries),
        lines=lines(whole, shown.entries),
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
    """An entry, and what stood beside it in the old version before it moved."""

    entry: Entry
    departed: tuple[Entry, ...]
    """What stood behind it."""
    ahead: tuple[Entry, ...] = ()
    """On the first row, what stood before every entry."""


def rows(entries: Sequence[Entry]) -> tuple[Row, ...]:
    """The entries in their order; what moved is also named behind the entry that preceded it in the old version.

    What preceded all others is named before the first.
    """
    stayed = [(entry.old_path, at) for at, entry in enumerate(entries) if entry.old_path and not _moved(entry)]
    stayed.sort()
    departed: dict[int, list[Entry]] = {}
    for entry in entries:
        if _moved(entry) and entry.old_path:
            before = bisect_left(stayed, (entry.old_path, -1))
            departed.setdefault(stayed[before - 1][1] if before else -1, []).append(entry)
    ahead = tuple(departed.get(-1, ()))
    return tuple(Row(entry, tuple(departed.get(at, ())), () if at else ahead) for at, entry in enumerate(entries))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the whole version."""

    style: str
    level: int
    steps: tuple[InlineStep, ...]
    entry: str | None
    """Id of the entry that it belongs to, on its first line; None where it did not change."""
    target: str | None
    """Id of the entry that links to it: it stands where the change is now, or where it was if that is gone."""


def lines(whole: Sequence[Paragraph], entries: Sequence[Entry]) -> tuple[Line, ...]:
    """The paragraphs of a whole redline, tied to the entries."""
    home = {change: entry.ids[0] for entry in entries for change in entry.ids}
    owners = [home.get(paragraph.change or "") for paragraph in whole]
    target: dict[str, int] = {}
    for at, (paragraph, owner) in enumerate(zip(whole, owners, strict=True)):
        if owner and (owner not in target or (_is_gone(whole[target[owner]]) and not _is_gone(paragraph))):
            target[owner] = at
    found: list[Line] = []
    last: str | None = None
    for at, (paragraph, owner) in enumerate(zip(whole, owners, strict=True)):
        steps = tuple(replace(step, text=visible(step.text)) for step in paragraph.steps)
        entry = owner if owner != last else None
        linked = owner if target.get(owner or "") == at else None
        found.append(Line(paragraph.style, min(paragraph.level, DEEPEST), steps, entry, linked))
        last = owner
    return tuple(found)


def _is_gone(paragraph: Paragraph) -> bool:
    return paragraph.end is InlineOp.DELETE


def _moved(entry: Entry) -> bool:
    return entry.kind is Operation.MOVED


@cache
def _template() -> Template:
    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("renvooi.diff.render", "templates"), autoescape=True, undefined=StrictUndefined
    )
    environment.tests["slight"] = _is_slight
    return environment.get_template("page.html.j2")
