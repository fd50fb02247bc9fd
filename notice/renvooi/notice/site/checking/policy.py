"""The content security policy of a page: what it must say, and whether it says it.

The meta element holds what a page may load; docs/site-hosting.md has the headers that say the same.
"""

from collections.abc import Iterator, Mapping

_OWN = frozenset({"'self'", "'none'"})
MOST: Mapping[str, frozenset[str]] = {
    "base-uri": frozenset({"'none'"}),
    "connect-src": _OWN,
    "default-src": frozenset({"'none'"}),
    "font-src": _OWN,
    "form-action": _OWN,
    "frame-src": frozenset({"'none'"}),
    "img-src": _OWN,
    "manifest-src": _OWN,
    "media-src": frozenset({"'none'"}),
    "object-src": frozenset({"'none'"}),
    "script-src": _OWN,
    "style-src": _OWN,
    "worker-src": _OWN,
}
"""The most that a page may allow itself: its own files, and nothing within the page."""
NEEDED = ("default-src", "script-src", "style-src", "base-uri", "form-action")
"""Must be said: the last two do not follow from `default-src`."""
OF_SEARCH = "'wasm-unsafe-eval'"
"""The search index is read by WebAssembly, so its page may run that and no other page."""


def directives(policy: str) -> dict[str, frozenset[str]]:
    """A policy by directive; the first of two counts, as browsers have it."""
    found: dict[str, frozenset[str]] = {}
    for part in policy.split(";"):
        words = part.split()
        if words:
            found.setdefault(words[0].lower(), frozenset(words[1:]))
    return found


def mistakes(policy: str, *, search: bool) -> Iterator[str]:
    """What a policy allows too much, or leaves open; `search` for the page that searches."""
    said = directives(policy)
    for name in NEEDED:
        if name not in said:
            yield f"the content security policy says nothing of {name}"
    for name, sources in sorted(said.items()):
        extra = {OF_SEARCH} if search and name == "script-src" else set()
        if name not in MOST:
            yield f"the content security policy has {name[:40]!r}, which this site does not use"
        elif beyond := sorted(sources - MOST[name] - extra):
            yield f"the content security policy lets {name} be {' '.join(beyond)[:80]}"
