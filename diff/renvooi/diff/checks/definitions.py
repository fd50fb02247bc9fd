"""Defined terms: those that nothing uses, and words with a capital that nothing defines.

A document with an article of definitions writes its terms with a capital. A word that is written
so inside a sentence, after an article, and is not defined, makes the reader look for a definition
that is not there. Both are for information; a document without definitions is left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.checks.subject import Subject, found, joined
from renvooi.diff.checks.vocabulary import is_word
from renvooi.diff.outline import Item
from renvooi.diff.references.index import part_of
from renvooi.model import Finding, NodeType, Severity

UNUSED = "term-unused"
UNDEFINED = "term-undefined"
LEAST = 2
"""How often a word stands with a capital before it seems meant as a term."""
_HEADING = re.compile(r"\b(?:definities?|begrippen|begripsbepalingen|begripsomschrijvingen)\b", re.IGNORECASE)
_TERM = re.compile(r"^['\"]?(?P<term>[^\W\d_][\w'/ -]{1,58}?)['\"]?\s*(?:\((?P<short>[^)]{1,40})\))?\s*:\s+\S")
_ARTICLE_BEFORE = re.compile(
    r"\b(?i:de|het|een|deze|dit|die|dat|elke|iedere|zijn|haar|diens)\s+(?P<word>[A-Z][a-z]{3,})\b(?!\s+[A-Z]|[-'])"
)
_QUOTES = re.compile(r"['\"]")


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its definition."""

    printed: str
    also: str | None
    """Another name in brackets: "Data subject (betrokkene)"."""
    item: Item

    @property
    def folded(self) -> str:
        """In lower case, as texts are searched."""
        return self.printed.casefold()


def defined_terms(subject: Subject) -> tuple[Term, ...]:
    """The terms of the articles of definitions, in order."""
    return tuple(
        Term(_QUOTES.sub("", term["term"]).strip(), term["short"], item)
        for section in _articles(subject)
        for item in subject.items[section.index + 1 : section.end]
        if item.node.type is NodeType.CLAUSE and (term := _TERM.match(item.normal))
    )


def _articles(subject: Subject) -> tuple[Item, ...]:
    return tuple(item for item in subject.items if item.is_section and _HEADING.search(item.normal))


def find_definitions(subject: Subject) -> Iterator[Finding]:
    """One finding for all unused terms, one for all undefined ones."""
    terms = defined_terms(subject)
    if len(terms) < 2:
        return
    yield from _unused(subject, terms)
    yield from _undefined(subject, terms)


def _unused(subject: Subject, terms: tuple[Term, ...]) -> Iterator[Finding]:
    texts = [(text.casefold(), item) for text, item in subject.words]
    unused = [term for term in terms if not any(_uses(text, term) for text, item in texts if item is not term.item)]
    if unused:
        names = joined(tuple(f'"{term.printed}"' for term in unused))
        message = f"defined and used nowhere: {names}"
        yield found(UNUSED, Severity.INFO, message, unused[0].item, *(term.item for term in unused))


def _uses(text: str, term: Term) -> bool:
    return any(name in text for name in (term.folded, (term.also or "").casefold()) if name)


def _undefined(subject: Subject, terms: tuple[Term, ...]) -> Iterator[Finding]:
    """Words with a capital after an article, in the part of the definitions."""
    defined = " ".join(f"{term.printed} {term.also or ''}" for term in terms).casefold()
    part = part_of(subject.items, terms[0].item)
    counts: Counter[str] = Counter()
    first: dict[str, Item] = {}
    for statement in subject.statements:
        if part_of(subject.items, statement.item) != part:
            continue
        for word in _ARTICLE_BEFORE.finditer(statement.text):
            if word["word"].casefold().rstrip("ens") not in defined:
                counts[word["word"]] += 1
                first.setdefault(word["word"], statement.item)
    known = (*subject.own_names, subject.document.title)
    undefined = [
        word
        for word, count in counts.items()
        if count >= LEAST and not any(word in name for name in known) and is_word(word, "nl")
    ]
    if undefined:
        names = joined(tuple(f'"{word}"' for word in undefined))
        message = f"written as a term and defined nowhere: {names}"
        yield found(UNDEFINED, Severity.INFO, message, first[undefined[0]], *(first[word] for word in undefined))
