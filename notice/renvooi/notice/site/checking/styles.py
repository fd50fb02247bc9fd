"""A style sheet as far as colours go: its rules by colour scheme, with variables filled in.

Reads what `site.css` and house styles are written in: rules, `@media` around them, custom properties on
`:root`, `#rgb` and `rgb()` colours, `light-dark()`. What it does not understand gives no colour, and so no verdict.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_RGB = re.compile(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_LIGHT_DARK = re.compile(r"light-dark\(\s*([^(),]*(?:\([^()]*\))?)\s*,\s*([^(),]*(?:\([^()]*\))?)\s*\)")
_NAMES = {"white": "#ffffff", "black": "#000000"}
_MOST_STEPS = 10
"""Variables that name variables; more is a circle."""
SCHEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, or a part of one within `@media`."""

    selector: str
    media: tuple[str, ...]
    """Conditions of the blocks around it."""
    declarations: Mapping[str, str]

    def holds(self, scheme: str) -> bool:
        """Whether it counts on a screen with this colour scheme."""
        for condition in self.media:
            if "print" in condition or "forced-colors" in condition:
                return False
            if f"prefers-color-scheme: {'light' if scheme == 'dark' else 'dark'}" in condition:
                return False
        return True


def rules_of(css: str) -> tuple[Rule, ...]:
    """The rules of a style sheet, in its order."""
    return tuple(_rules(_COMMENT.sub(" ", css), ()))


def _rules(css: str, media: tuple[str, ...]) -> Iterator[Rule]:
    start = 0
    while (brace := css.find("{", start)) >= 0:
        head = css[start:brace].rpartition(";")[2].strip()
        end = _closing(css, brace)
        body = css[brace + 1 : end]
        if head.startswith("@"):
            if head.startswith(("@media", "@supports", "@layer")):
                yield from _rules(body, (*media, head))
        else:
            yield Rule(" ".join(head.split()), media, _declarations(body))
        start = end + 1


def _closing(css: str, brace: int) -> int:
    depth = 0
    for place in range(brace, len(css)):
        depth += (css[place] == "{") - (css[place] == "}")
        if not depth:
            return place
    return len(css)


def _declarations(body: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in body.split(";"))
    return {name.strip().lower(): value.replace("!important", "").strip() for name, mark, value in pairs if mark}


def variables(rules: tuple[Rule, ...], scheme: str) -> dict[str, str]:
    """The custom properties of the page in a colour scheme."""
    found: dict[str, str] = {}
    for rule in rules:
        if rule.holds(scheme) and rule.selector in (":root", "html", "body"):
            found |= {name: value for name, value in rule.declarations.items() if name.startswith("--")}
    return found


def colour(value: str | None, known: Mapping[str, str], scheme: str) -> str | None:
    """The colour that a value comes to, as "#rrggbb"; None if it is none, or not a plain one."""
    if value is None:
        return None
    for _ in range(_MOST_STEPS):
        value = _LIGHT_DARK.sub(lambda pair: pair[2 if scheme == "dark" else 1], value)
        if not _VARIABLE.search(value):
            break
        value = _VARIABLE.sub(lambda name: known.get(name[1], ""), value)
    word = value.strip().lower()
    if word in _NAMES:
        return _NAMES[word]
    if found := _HEX.fullmatch(word):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return f"#{digits}"
    if (found := _RGB.fullmatch(word)) and all(int(part) < 256 for part in found.groups()):
        return "#" + "".join(f"{int(part):02x}" for part in found.groups())
    return None
