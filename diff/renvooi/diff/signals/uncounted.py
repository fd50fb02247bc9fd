"""Numbers that count nothing: norms, articles, versions, telephone and account numbers, addresses, names.

ISO 27001, artikel 28, lid 3, versie 2.1, 024-1234567, KvK 12345678, 1234 AB, Windows 11, (2)
"""

import re
from collections.abc import Iterator

_LINK = r"(?:\s*\([^\s()]*[/.][^\s()]*\))?"
"""Where a number leads: text from Markdown has it behind the number."""
_PARTS = r"(?:,?\s+(?:(?:lid|leden)\s+\d+(?:\s+(?:en|tot\s+en\s+met)\s+\d+)*|(?:\w+(?:,|\s+en)\s+)*\w+\s+(?:lid|leden)|onder(?:deel)?\s+\w)){0,2}"
"""What of an article is meant: "lid 2", "tweede en derde lid", "onderdeel a"."""
_MORE = rf"{_LINK}(?:{_PARTS}{_LINK}(?:,\s*|,?\s+(?:en|of|tot\s+en\s+met)\s+)\d[\w.]*{_LINK})*"
_NAMED = re.compile(
    r"\b(?:(?-i:ISO|NEN|IEC|EN|NTA|NPR|SOC|SSAE|ISAE|PCI|TLS|SSL|AES|SHA)|artikel(?:en)?|art\.|lid|leden|sub|punt(?:je)?s?|punten|onderde(?:el|len)|item|bijlagen?"
    r"|hoofdstuk(?:ken)?|paragraaf|paragrafen|deel|delen|versie|release|verordening|richtlijn|uitvoeringsbesluit|besluit|KvK|btw"
    r"|\w*nummers?|nr\.|nrs\.|top|laag|layer|dienst|stap|fase|tabel|figuur|pagina|blz\.|telefoon|tel\.|postbus|kamer|type"
    r"|Windows|Office|Microsoft|Dynamics|Server|Exchange|Excel|SharePoint"
    r"|(?-i:[A-Z])\w*(?:straat|weg|laan|plein|singel|kade|gracht|dreef|hof|steeg|dijk|plantsoen))"
    rf"(?:-?nummer)?:?\s*(?:\(\w+\)\s*)?[-:]?\s*\d[\w./:+-]*{_MORE}",
    re.IGNORECASE,
)
_BY_FORM = re.compile(
    r"https?://\S+|\+\d[\d\s()-]+|\(?\b0\d{1,3}\)?[\s-]\d[\d\s-]{4,}|\b\d{4}\s?[A-Z]{2}\b|\b\d{2}-\d{4}\b|\b\d{4}-\d{2}\b|\b\d{4}/\d+\b"
    r"|\b[A-Z]{2}\d{2}\s?[A-Z]{4}(?:\s?\d{2,10})+|\b[A-Z]\s\d+\b|\b\w*\d[A-Za-z]\w*|\b[A-Za-z]\w*-?\d[\w-]*|\b\d+(?:\.\d+)+\.?(?!\d)(?<!\.\d{3})"
    r"|(?<![\w.])\d{6,}(?!\w)|\b(?:19|20)\d{2}\b(?!\s+[a-z]+en\b)|(?<![\w)])\(\d{1,2}\)"
)


_IDIOM = re.compile(r"\b(?:twee|2)\s+(?:factoren|stappen)\b|\bvier\s+ogen\b", re.IGNORECASE)
"""Numbers that are part of a name: "authenticatie met twee factoren"."""


def uncounted(text: str) -> Iterator[re.Match[str]]:
    """The places of `text` with numbers that count nothing."""
    if "factoren" in text or "stappen" in text or "ogen" in text:
        yield from _IDIOM.finditer(text)
    if any(character.isdigit() for character in text):
        yield from _NAMED.finditer(text)
        yield from _BY_FORM.finditer(text)
