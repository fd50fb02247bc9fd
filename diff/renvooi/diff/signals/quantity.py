"""An amount, a percentage, a clock time or a count changed; norms, articles and periods are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts something."""

    kind: str
    """"money", "percent", "clock" or "count"."""
    value: float
    text: str
    """As printed."""

    @property
    def meaning(self) -> tuple[str, float]:
        """What is compared."""
        return self.kind, self.value


def find_quantity(case: Case) -> tuple[Signal, ...]:
    """Numbers that differ, paired in the order in which they stand."""
    if case.old is None or case.new is None:
        return ()
    old, new = list(quantities(case.old.text)), list(quantities(case.new.text))
    for quantity in tuple(old):
        same = next((other for other in new if other.meaning == quantity.meaning), None)
        if same is not None:
            old.remove(quantity)
            new.remove(same)
    return tuple(
        _signal(old[at] if at < len(old) else None, new[at] if at < len(new) else None)
        for at in range(max(len(old), len(new)))
    )


def quantities(text: str) -> Iterator[Quantity]:
    """Every quantity of `text`: money, percentages, clock times, then counts."""
    text = date.PATTERN.sub(" ", text)
    for found in _MONEY.finditer(text):
        yield Quantity("money", numbers.value((found[1] or found[2]).replace(".", "")) or 0.0, found[0])
    text = _MONEY.sub(" ", text)
    for found in _PERCENT.finditer(text):
        yield Quantity("percent", numbers.value(found[1].replace(".", ",")) or 0.0, found[0])
    text = _PERCENT.sub(" ", text)
    for found in _CLOCK.finditer(text):
        yield Quantity("clock", int(found[1]) + int(found[2]) / 60, found[0])
    text = _NOT_COUNTED.sub(" ", term.without_terms(_CLOCK.sub(" ", text)))
    for found in _COUNT.finditer(text):
        word = found[1].casefold()
        # "een" and "één" are articles more often than counts; "acht" may be a verb
        number = None if word in ("een", "één", "acht", "elf") else numbers.value(word)
        if number is not None:
            yield Quantity("count", number, found[1])


def _signal(old: Quantity | None, new: Quantity | None) -> Signal:
    evidence = f"old: {_say(old)}; new: {_say(new)}"
    return signal(SignalType.QUANTITY, old.text if old else None, new.text if new else None, evidence)


def _say(quantity: Quantity | None) -> str:
    """The value in one notation."""
    if quantity is None:
        return "none"
    value = quantity.value
    written = f"{value:.2f}" if value != int(value) else f"{int(value)}"
    return {"money": f"€ {written}", "percent": f"{written}%", "clock": f"{int(value)}:{round(value % 1 * 60):02}"}.get(
        quantity.kind, written
    )
