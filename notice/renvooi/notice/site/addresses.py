"""Where each page and file stands in the folder of the site, and how pages name each other.

Paths are from the root of the site, without a slash in front; a page is the `index.html` of a folder.
They are the same in both languages but for the first step, and are made of slugs, ids and words of ours:
no label, title or file name becomes a path. A path once published keeps its meaning (docs/site.md).
"""

import posixpath
import re
from hashlib import sha256

INDEX = "index.html"
_SAFE = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,46}[a-z0-9])?")
_UNSAFE = re.compile(r"[^a-z0-9.]+")
_DIGEST = 8
"""Hexadecimal digits that tell apart what would be one slug: one chance in four billion a pair."""


def slug(name: str) -> str:
    """A folder name for `name`: itself if it is plain, else what is plain of it and a digest of the whole.

    Two names have two slugs; the slug of a name never depends on other names.
    """
    if _SAFE.fullmatch(name) and ".." not in name and "--" not in name:
        return name
    plain = re.sub(r"\.\.+|--+", "-", _UNSAFE.sub("-", name.lower())).strip("-.")[:32].strip("-.")
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"{plain}-{digest}" if plain else digest


def home(language: str) -> str:
    """The start page of all documents."""
    return f"{language}/{INDEX}"


def document(language: str, document: str) -> str:
    """The start page of a document, by its slug."""
    return f"{language}/document/{document}/{INDEX}"


def step(language: str, document: str, step: str) -> str:
    """The page of a step, by both slugs."""
    return f"{language}/document/{document}/step/{step}/{INDEX}"


def change_anchor(change: str) -> str:
    """The id of a change within the page of its step: the permanent link of the change."""
    return f"change-{change}"


def version(language: str, document: str, version: str) -> str:
    """The full text of a version."""
    return f"{language}/document/{document}/version/{version}/{INDEX}"


def clause_anchor(clause: str) -> str:
    """The id of a clause within the full text of a version."""
    return f"clause-{clause}"


def responsibilities(language: str, document: str, version: str) -> str:
    """Who does what in a version."""
    return f"{language}/document/{document}/version/{version}/responsibilities/{INDEX}"


def clause(language: str, document: str, clause: str) -> str:
    """The history of a clause, by its persistent id: the permanent link of the clause."""
    return f"{language}/document/{document}/clause/{clause}/{INDEX}"


def search(language: str) -> str:
    """The search page."""
    return f"{language}/search/{INDEX}"


def follow(language: str) -> str:
    """The page that lists feeds, calendars and how to embed a notice."""
    return f"{language}/follow/{INDEX}"


def proof(language: str) -> str:
    """The page about the proofs, with the newest head."""
    return f"{language}/proof/{INDEX}"


def feed(language: str, form: str, document: str | None = None) -> str:
    """A feed, of one document or of all; `form` is "atom" or "json"."""
    name = "feed.atom" if form == "atom" else "feed.json"
    return f"{language}/{name}" if document is None else f"{language}/document/{document}/{name}"


def calendar(language: str, document: str, step: str | None = None) -> str:
    """Effective dates as a calendar file: of all versions of a document, or of one step."""
    folder = f"{language}/document/{document}"
    return f"{folder}/calendar.ics" if step is None else f"{folder}/step/{step}/calendar.ics"


def embed(language: str, document: str, step: str) -> str:
    """The fragment that shows one step in another site."""
    return f"embed/{document}/{step}.{language}.html"


def step_file(document: str, step: str, name: str) -> str:
    """A file about a step: "redline.pdf", "redline.docx", "diff.json", "notice.json", "proof.json"."""
    return f"files/{document}/step/{step}/{name}"


def version_file(document: str, version: str, name: str) -> str:
    """A file about a version: "document.pdf" (or .docx, .md: as received), "document.json", "proof.json"."""
    return f"files/{document}/version/{version}/{name}"


HEAD_FILE = "proof/head.json"
"""The newest signed head, as one line of JSON."""
KEY_FILE = "proof/key.txt"
"""The public key of the corpus, hexadecimal."""
ROOT_PAGE = INDEX
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
SEARCH_INDEX = "search"
"""The folder of the search index."""
ASSETS = "assets"


def link(start: str, target: str) -> str:
    """How the page `start` links to `target`, relative, so that a site works in any folder of a server."""
    path, mark, anchor = target.partition("#")
    relative = _relative(path or start, posixpath.dirname(start))
    if posixpath.basename(relative) == INDEX:
        folder = posixpath.dirname(relative)
        relative = f"{folder}/" if folder else "./"
    return relative + mark + anchor


def _relative(path: str, folder: str) -> str:
    """As `posixpath.relpath`, but a page has a dozen links, and paths from the root need no look at the machine."""
    there, here = path.split("/"), folder.split("/") if folder else []
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def public(target: str) -> str:
    """`target` as the web names it below the address of the site: without "index.html"."""
    folder, name = posixpath.split(target)
    if name != INDEX:
        return target
    return f"{folder}/" if folder else ""
