"""What is wrong with a house, before any notice is made: a colour that cannot be read, a name that says something."""

from collections.abc import Iterator

from renvooi.model.errors import BadSettings
from renvooi.notice.colours import ENOUGH, LIGHT_GROUNDS, contrast, is_colour
from renvooi.notice.house import DEFAULT_HOUSE, TEMPLATES, House
from renvooi.notice.house_words import contradiction

MAX_LINES = 12
MAX_LINE = 200
"""Lines of a letterhead and characters of each; the longest real ones have half of it."""

Mistake = tuple[str, str]
"""The key of a house style, and what is wrong with its value."""


def mistakes_in(house: House) -> Iterator[Mistake]:
    """What no notice may show of `house`, in the order of its keys."""
    texts = [("sender", house.sender or ""), *((f"lines[{at}]", line) for at, line in enumerate(house.lines))]
    if house.logo is not None:
        texts.append(("logo", house.logo.text))
    if len(house.lines) > MAX_LINES:
        yield "lines", f"{len(house.lines)} lines are too many; give at most {MAX_LINES}"
    for key, text in texts:
        if len(text) > MAX_LINE:
            yield key, f"{len(text)} characters are too many; give at most {MAX_LINE}"
        if (what := contradiction(text)) is not None:
            yield key, f"{text[:60]!r} {what}; give a name, an address or a number"
    for name in house.templates:
        if name not in TEMPLATES:
            yield "templates", f"{name} is not for a house; extend {' or '.join(TEMPLATES)}"
    if not is_colour(house.accent):
        yield "accent", f"expected a colour such as {DEFAULT_HOUSE.accent!r}, found {house.accent!r}"
        return
    ratio, ground = min((contrast(house.accent, ground), ground) for ground in LIGHT_GROUNDS)
    if ratio < ENOUGH:
        yield (
            "accent",
            f"{house.accent} on {ground} has a contrast of {ratio:.1f}; choose a darker one, {ENOUGH} or more",
        )


def require_fair(house: House) -> None:
    """Nothing. Raises: BadSettings for the first mistake in `house`."""
    for key, problem in mistakes_in(house):
        raise BadSettings(f"house: {key}: {problem}")
