"""An amount, a percentage, a clock time or a count changed; norms, articles and periods are none."""

import re
from collections import Counter
from collections.abc import Iterator

from renvooi.diff.signals import date, numbers, term
from renvooi.diff.signals.case import Case, signal
from renvooi.model import Signal, SignalType

_MONEY = re.compile(
    r"(?:€|EUR|euro)\s?(\d+(?:\.\d{3})*(?:,\d+)?)(?:,-)?|(\d+(?:\.\d{3})*(?:,\d+)?)\s?(?:euro|EUR)\b", re.IGNORECASE
)
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s?(?:%|procent\b)", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2})[.:](\d{2})(?:\s?(?:uur|u)\b)", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"\b(?:ISO|NEN|IEC|EN|NTA|SOC|TLS|artikel(?:en)?|art\.|lid|leden|punt(?:je)?s?|item|bijlage|hoofdstuk|deel|versie|sub|bijlagen|"
    r"verordening|richtlijn|uitvoeringsbesluit|KvK:?|nummer|nr\.|top|laag|layer)\s*(?:\(\w+\)\s*)?[-:]?\s*\d[\w./:-]*(?:\s+en\s+\d[\w.]*)?|"
    r"https?://\S+|\+\d[\d\s-]+|\b\d{4}\s?[A-Z]{2}\b|\b\d{2}-\d{4}\b|\b\d{4}-\d{2}\b|\b\d{4}/\d+\b|\w*\d[A-Za-z]\w*|[A-Za-z]\w*\d\w*|\b\d+(?:\.\d+)+\b",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(?<![\w.,-])(\d+(?:\.\d{{3}})*(?:,\d+)?|{numbers.WORD})(?=\s+[a-zà-ÿ]|[.;,]|$)", re.IGNORECASE)


def find_quantity(case: Case) -> tuple[Signal, ...]:
    """Numbers that differ, paired in the order in which they stand."""
    if case.old is None or case.new is None:
        return ()
    old, new = list(quantities(case.old.text)), list(quantities(case.new.text))
    before, after = Counter(old) - Counter(new), Counter(new) - Counter(old)
    gone, come = list(before.elements()), list(after.elements())
    return tuple(
        _signal(gone[at] if at < len(gone) else None, come[at] if at < len(come) else None)
        for at in range(max(len(gone), len(come)))
    )


def quantities(text: str) -> Iterator[tuple[str, float]]:
    """(kind, value) of every quantity of `text`."""
    text = date.PATTERN.sub(" ", text)
    for kind, pattern in (("money", _MONEY), ("percent", _PERCENT)):
        for found in pattern.finditer(text):
            yield (
                kind,
                numbers.value(
                    (found[1] or found[2]).replace(".", "") if kind == "money" else found[1].replace(".", ",")
                )
                or 0.0,
            )
        text = pattern.sub(" ", text)
    for found in _CLOCK.finditer(text):
        yield "clock", int(found[1]) + int(found[2]) / 60
    text = _NOT_COUNTED.sub(" ", term.without_terms(_CLOCK.sub(" ", text)))
    for found in _COUNT.finditer(text):
        word = found[1].casefold()
        # "een" and "één" are articles more often than counts; "acht" may be a verb
        number = None if word in ("een", "één", "acht", "elf") else numbers.value(word)
        if number is not None:
            yield "count", number


def _signal(old: tuple[str, float] | None, new: tuple[str, float] | None) -> Signal:
    evidence = f"old: {_say(old) or 'none'}; new: {_say(new) or 'none'}"
    return signal(SignalType.QUANTITY, _say(old), _say(new), evidence)


def _say(quantity: tuple[str, float] | None) -> str | None:
    if quantity is None:
        return None
    kind, value = quantity
    written = f"{value:.2f}" if value != int(value) else f"{int(value)}"
    return {"money": f"€ {written}", "percent": f"{written}%", "clock": f"{int(value)}:{round(value % 1 * 60):02}"}.get(
        kind, written
    )
