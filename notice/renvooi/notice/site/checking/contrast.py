"""Can the words be told from what is behind them, by day and by night?

Each rule that sets a colour for words is held against the ground that the same rule sets, else that of the page.
A ground that another rule sets is beyond this, as is one that is set without words: a browser sees it.
"""

import re
from collections.abc import Iterator

from renvooi.notice.colours import ENOUGH, contrast
from renvooi.notice.site.checking.faults import Fault, error
from renvooi.notice.site.checking.folder import Folder
from renvooi.notice.site.checking.styles import SCHEMES, Rule, colour, rules_of, variables

CHECK = "contrast"
_SKIPPED_TO = ("main:focus", "main:focus-visible")
"""What a reader skips to and cannot act on: a ring around all of a page tells nothing."""
_GONE = re.compile(r"\s*(?:none|0(?:px|rem|em)?|transparent)\s*(?:!important)?\s*$", re.IGNORECASE)
_GROUNDS = ("background-color", "background")


def check_contrast(folder: Folder) -> Iterator[Fault]:
    """Rules of the style sheets whose words are hard to read."""
    for path in sorted(folder.sizes):
        if path.endswith(".css") and not path.startswith("search/"):
            yield from check_style(path, folder.read(path).decode("utf-8", "replace"))


def check_style(path: str, css: str) -> Iterator[Fault]:
    """The same of one style sheet."""
    rules = rules_of(css)
    yield from _unringed(path, rules)
    for scheme in SCHEMES:
        known = variables(rules, scheme)
        holding = [rule for rule in rules if rule.holds(scheme)]
        page_ground = _of_page(holding, known, scheme)
        if page_ground is None:
            continue
        for rule in holding:
            words = colour(rule.declarations.get("color"), known, scheme)
            if words is None or _is_ornament(rule):
                continue
            ground = _ground(rule, known, scheme)
            ratio = contrast(words, ground or page_ground)
            if ratio < ENOUGH:
                message = (
                    f"{rule.selector[:80]!r} has {words} on {ground or page_ground} when {scheme}: "
                    f"contrast {ratio:.2f}, and words need {ENOUGH}"
                )
                yield error(CHECK, path, None, message)


def _unringed(path: str, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Rules that take away what shows where the keyboard is."""
    for rule in rules:
        if (
            ":focus" in rule.selector
            and rule.selector not in _SKIPPED_TO
            and any(
                _GONE.match(rule.declarations.get(name, "")) for name in ("outline", "outline-width", "outline-style")
            )
        ):
            message = (
                f"{rule.selector[:80]!r} takes the ring from what has the focus; nobody then sees where the keyboard is"
            )
            yield error(CHECK, path, None, message)


def _of_page(rules: list[Rule], known: dict[str, str], scheme: str) -> str | None:
    """The ground of the page."""
    ground = None
    for rule in rules:
        if rule.selector in (":root", "html", "body"):
            ground = _ground(rule, known, scheme) or ground
    return ground


def _is_ornament(rule: Rule) -> bool:
    """Whether the rule draws something that has no words, or that a screen reader is told to pass by."""
    content = rule.declarations.get("content", "").replace("'", '"').replace(" ", "")
    return content == '""' or content.endswith('/""')


def _ground(rule: Rule, known: dict[str, str], scheme: str) -> str | None:
    for name in _GROUNDS:
        if (found := colour(rule.declarations.get(name), known, scheme)) is not None:
            return found
    return None
