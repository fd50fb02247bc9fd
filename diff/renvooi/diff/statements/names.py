"""Names of organisations, as they are compared: "Fabrikam B.V." is "fabrikam"."""

_FORMS = frozenset("bv nv vof ltd limited gmbh inc llc sa ag se ab plc".split())


def without_form(name: str) -> str:
    """A name in lower case without its legal form."""
    words = name.split()
    while len(words) > 1 and words[-1].replace(".", "") in _FORMS:
        words.pop()
    return " ".join(words)
