"""The short explanation of each code, from `explained.toml`: the docs say the same at more length."""

from collections.abc import Mapping
from functools import cache


def explained_codes() -> tuple[str, ...]:
    """All codes that are explained, in the order of the file."""
    return tuple(_table())


def explain(code: str) -> str | None:
    """What a code means, what to do, and when it stays silent, as lines of text; None for an unknown code."""
    entry = _table().get(code)
    if entry is None:
        return None
    parts = (("", "means"), ("What to do: ", "do"), ("Silent: ", "silent"))
    lines = [f"{opening}{entry[key]}" for opening, key in parts if key in entry]
    return "\n\n".join((code, *lines)) + "\n"


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    # here: few runs ask for an explanation
    import tomllib
    from importlib.resources import files

    text = files("renvooi.diff.checks").joinpath("explained.toml").read_text("utf-8")
    return tomllib.loads(text)
