"""The nodes that a reference means, in one version.

A reference is resolved in the tree, not by its words. Items ("8.") and articles ("Artikel 8.")
may carry the same numbers in one document; a reference means its own kind and its own part
first. What is ambiguous stays unresolved, because a wrong "stale" costs more than a missed one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from renvooi.diff.outline import ROOT, Item, Outline
from renvooi.diff.references.find import mentions
from renvooi.diff.references.index import WORD, Index, family_of, keys_of, words_of
from renvooi.diff.references.reference import Cited, Origin, Reference, Step
from renvooi.diff.references.words import LAST, lowered, places_of
from renvooi.model import Role

_LISTS = (
    ("sub", Role.SUB_PROCESSORS, re.compile(r"sub-?\s?(?:verwerker|processor)", re.IGNORECASE)),
    ("dienst", Role.SERVICES, re.compile(r"\b(?:diensten|producten|dienstverlening)\b", re.IGNORECASE)),
    ("product", Role.SERVICES, re.compile(r"\b(?:diensten|producten|dienstverlening)\b", re.IGNORECASE)),
)
"""How a word for an entry begins, the role of its list, and what introduces the list where no role is known."""
_LOOSE = re.compile(
    r"\b(?P<word>onder|sub|letter|onderdeel|bijlage|hoofdstuk|paragraaf|deel)\s+(?P<number>[a-z]|\d+(?:\.\d+)*)(?![\w'-])",
    re.IGNORECASE,
)
"""Enough to hold a renumbering for review, whatever it stands for."""
_LOOSE_BEGINNINGS = "onder sub letter bijlage hoofdstuk paragraaf deel".split()
_SHORTEST_NAME = 5
"""Letters of a heading of one word that a text may cite by it: "onder Duur" is no reference."""


class Resolver:
    """Finds the nodes that references mean, in one version."""

    def __init__(self, items: Outline, read: dict[str, tuple[Reference, ...]] | None = None) -> None:
        self.index = Index(items)
        self._read = {} if read is None else read
        """What texts refer to; two versions share it, for most of their clauses are the same."""
        self._items = items
        self._cited: dict[str, tuple[Reference, ...]] = {}
        self._loose: dict[str, tuple[Step, ...]] = {}
        self._meant: dict[tuple[str, int, bool], tuple[Item, ...]] = {}
        """What a number means to those who cite it from one part, in or outside its articles."""
        self._lists: dict[str, tuple[Item, ...]] = {}
        self._names: dict[str, Item | None] = {}

    def references(self, citing: Item) -> tuple[Reference, ...]:
        """The references in the text of `citing` to its own document, in order."""
        text = citing.node.text
        found = self._cited.get(text)
        if found is None:
            own = (self._trimmed(one) for one in self._mentions(text) if self._is_own(one))
            found = self._cited[text] = tuple(own)
        return found

    def _mentions(self, text: str) -> tuple[Reference, ...]:
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = mentions(text)
        return found

    def doubtful(self, citing: Item) -> tuple[Reference, ...]:
        """References that may be to its own document, and are not taken for it: "artikel 5 en artikel 28 Avg"."""
        found = (one for one in self._mentions(citing.node.text) if one.origin is not Origin.OWN and not one.sure)
        return tuple(replace(one, origin=Origin.OWN) for one in found)

    def _is_own(self, reference: Reference) -> bool:
        if reference.kind is Cited.HEADING:
            return bool(self._by_heading(reference.number))
        if reference.origin is Origin.OTHER:
            return self._holder(reference.of) is not None or self._is_title(reference.of)
        return reference.origin is Origin.OWN

    def _trimmed(self, reference: Reference) -> Reference:
        """The same; of a reference by heading the words that the heading has, and no more."""
        if reference.within is not None and reference.within.kind is Cited.HEADING:
            return replace(reference, within=self._as_heading(reference.within))
        if reference.kind is Cited.HEADING:
            return replace(reference, steps=(self._as_heading(reference.head),))
        return reference

    def _as_heading(self, step: Step) -> Step:
        found = self._by_heading(step.number)
        if not found:
            return step
        words, heading = words_of(step.number), words_of(found[0].node.heading or "")
        common = next((at for at, pair in enumerate(zip(words, heading, strict=False)) if pair[0] != pair[1]), None)
        last = (common if common is not None else min(len(words), len(heading))) - 1
        cut = [word.end() for word in WORD.finditer(step.number)][last]
        return replace(step, number=step.number[:cut], printed=step.number[:cut], end=step.start + cut)

    def loose_references(self, citing: Item) -> tuple[Step, ...]:
        """What may be a reference besides: "onder b", "bijlage 2"."""
        text = citing.node.text
        found = self._loose.get(text)
        if found is None:
            found = self._loose[text] = tuple(self._find_loose(text))
        return found

    def _find_loose(self, text: str) -> Iterator[Step]:
        external = {
            step.start
            for one in self._mentions(text)
            if one.origin is not Origin.OWN and one.sure
            for step in one.steps
        }
        for place in sorted(places_of(lowered(text), _LOOSE_BEGINNINGS)):
            found = _LOOSE.match(text, place)
            if found is not None and found.start("number") not in external:
                number = found["number"]
                yield Step(Cited.LETTER, found["word"].casefold(), number, found.start("number"), found.end(), number)

    def loose_candidates(self, step: Step) -> tuple[Item, ...]:
        """All nodes that a loose reference may mean: clauses with the letter, sections with the word and number."""
        number = step.number.casefold()
        sections = [item for item in self.index.letters.get(f"{step.word} {number}", ()) if item.is_section]
        clauses = (
            [item for item in self.index.letters.get(number, ()) if not item.is_section] if number.isalpha() else []
        )
        return (*sections, *clauses)

    def resolve(self, reference: Reference, citing: Item) -> Item | None:
        """The node that `reference` in `citing` means; None if there is none, or more than one."""
        candidates = self.candidates(reference, citing)
        return candidates[0] if len(candidates) == 1 else None

    def candidates(self, reference: Reference, citing: Item) -> tuple[Item, ...]:
        """The nodes it may mean: those of its own kind and part if there are any, else all."""
        if reference.head.relative is not None:
            return self._relative(reference.head, citing)
        found = self._heads(reference, citing)
        for step in reference.steps[1:]:
            found = tuple(item for above in found for item in self.below(above, step))
        return found

    def possible(self, reference: Reference, citing: Item) -> tuple[Item, ...]:
        """What it may mean; where that is nothing, every clause that has its number in whatever list."""
        found = self.candidates(reference, citing)
        if found or reference.kind not in (Cited.ARTICLE, Cited.ITEM):
            return found
        return tuple(self.index.paragraphs.get(reference.number.casefold(), ()))

    def _heads(self, reference: Reference, citing: Item) -> tuple[Item, ...]:
        head = reference.head
        if reference.within is not None:
            return self._inside(head, self.holders(reference.within, citing))
        if reference.origin is Origin.OTHER and (holder := self._holder(reference.of)) is not None:
            return self._inside(head, (holder,))
        match head.kind:
            case Cited.HEADING:
                return self._by_heading(head.number)
            case Cited.ENTRY:
                letter = head.number.casefold()
                return tuple(item for item in self.list_of(head.word) if (item.label or "").casefold() == letter)
            case Cited.PARAGRAPH:
                article = self.index.article_above(citing) or self._numbered_above(citing)
                return self.below(article, head) if article is not None else ()
            case Cited.LETTER:
                return self._nearest_letter(head, citing)
            case Cited.SECTION | Cited.PART | Cited.ANNEX:
                return self._sections(head, citing)
            case Cited.ARTICLE | Cited.ITEM:
                return self.numbered(head.number, citing) or self._own_item(head, citing)

    def numbered(self, number: str, citing: Item) -> tuple[Item, ...]:
        """The articles and clauses of that number, those of the part and kind of `citing` first."""
        home = number, self.index.part_of(citing), self.index.article_above(citing) is not None
        known = self._meant.get(home)
        if known is None:
            known = self._meant[home] = self._numbered(number, home[1], in_article=home[2])
        return known

    def _numbered(self, number: str, part: int, *, in_article: bool) -> tuple[Item, ...]:
        found = self._with_number(number)
        if len(found) < 2:
            return tuple(found)
        own = [item for item in found if self.index.part_of(item) == part]
        alike = [item for item in own or found if (self.index.article_above(item) is not None) == in_article]
        return tuple(alike or own or found)

    def _with_number(self, number: str) -> list[Item]:
        for key in keys_of(number):
            if found := self.index.articles.get(key):
                return found
        above, dot, last = number.rpartition(".")
        if not dot:
            return []
        # "artikel 2.1" where article 2 numbers its paragraphs 1, 2, 3
        step = Step(Cited.PARAGRAPH, "", last, 0, 0, last)
        return [item for one in self.index.articles.get(above.casefold(), ()) for item in self.below(one, step)]

    def _sections(self, head: Step, citing: Item) -> tuple[Item, ...]:
        family = family_of(head.word)
        for key in keys_of(head.number):
            found = self.index.sections.get((family, key))
            if found:
                own = [item for item in found if self.index.part_of(item) == self.index.part_of(citing)]
                return tuple(own or found)
        if family in ("article", "paragraph") or (family == "chapter" and head.number.isdigit()):
            return self.numbered(head.number, citing)
        return ()

    def _own_item(self, head: Step, citing: Item) -> tuple[Item, ...]:
        """ "punt 2" in an article that numbers its clauses 1, 2, 3."""
        article = self.index.article_above(citing) if head.kind is Cited.ITEM else None
        return self.below(article, head) if article is not None else ()

    def holders(self, within: Step, citing: Item) -> tuple[Item, ...]:
        """The parts, annexes or sections that a reference says it is within."""
        if within.relative is not None:
            return self._relative(within, citing)
        if within.kind is Cited.HEADING:
            return self._by_heading(within.number)
        for key in keys_of(within.number):
            if found := self.index.sections.get((family_of(within.word), key)):
                return tuple(found)
        return ()

    def _inside(self, head: Step, holders: tuple[Item, ...]) -> tuple[Item, ...]:
        """What `head` means within `holders`: what carries its number in there, else their child of that rank."""
        inside = [
            item
            for holder in holders
            for item in self._with_number(head.number)
            if head.kind is not Cited.LETTER and holder.index < item.index < holder.end
        ]
        return tuple(inside) or tuple(item for holder in holders for item in self.below(holder, head))

    def below(self, above: Item, step: Step) -> tuple[Item, ...]:
        """What `step` means right below `above`: a number, a letter, or the n-th bullet."""
        children = [item for item in self.index.children.get(above.index, ()) if not item.is_section]
        number = step.number.casefold()
        labelled = [item for item in children if item.label is not None]
        found = [item for item in labelled if _ends_in(item.label or "", number)]
        if not found and step.kind is Cited.LETTER:
            found = [
                item for item in self._items[above.index + 1 : above.end] if (item.label or "").casefold() == number
            ]
        if found or step.kind is not Cited.ITEM:
            return tuple(found)
        bullets = [item for item in children if item.node.label is not None]
        if number == LAST:
            return tuple(bullets[-1:])
        if any(item in bullets for item in labelled) or not number.isdigit():
            return ()
        return tuple(bullets[int(number) - 1 : int(number)]) if int(number) else ()

    def _nearest_letter(self, head: Step, citing: Item) -> tuple[Item, ...]:
        """The entry with that letter in the nearest list around `citing`."""
        letter = head.number.casefold()
        at: Item | None = citing
        while at is not None:
            found = [item for item in self.index.children.get(at.index, ()) if (item.label or "").casefold() == letter]
            if found or at.is_section:
                return tuple(found)
            at = at.above
        return ()

    def _relative(self, head: Step, citing: Item) -> tuple[Item, ...]:
        """ "dit artikel", "het vorige lid", "het volgende hoofdstuk"."""
        own = self.enclosing(head.kind, citing)
        if own is None or head.relative == 0:
            return (own,) if own is not None else ()
        peers = [
            item
            for item in self.index.children.get(own.parent, ())
            if item.is_section == own.is_section and item.label is not None
        ]
        at = peers.index(own) + (head.relative or 0) if own in peers else -1
        return (peers[at],) if 0 <= at < len(peers) else ()

    def enclosing(self, kind: Cited, citing: Item) -> Item | None:
        """The article, clause or section that `citing` is in."""
        if kind is Cited.ARTICLE and (article := self.index.article_above(citing)) is not None:
            return article
        if kind in (Cited.ARTICLE, Cited.ITEM, Cited.PARAGRAPH):
            return self._numbered_above(citing)
        at = citing.above
        while at is not None and not at.is_section:
            at = at.above
        return at

    def _numbered_above(self, citing: Item) -> Item | None:
        """The outermost clause with a number around `citing`."""
        at: Item | None = citing
        found = None
        while at is not None and not at.is_section:
            found = at if (at.label or "")[:1].isdigit() else found
            at = at.above
        return found

    def _by_heading(self, phrase: str) -> tuple[Item, ...]:
        """The sections whose heading the words of `phrase` begin with; those that agree in most words."""
        words = words_of(phrase)
        best: list[Item] = []
        longest = 0
        first = words[0] if words else ""
        for heading, item in self.index.headings.get(first, ()):
            same = next((at for at, (one, other) in enumerate(zip(words, heading, strict=False)) if one != other), None)
            common = min(len(words), len(heading)) if same is None else same
            whole = common == len(heading) or (common == len(words) and len(words) > 1)
            if common < longest or not (common >= 2 or (whole and len(first) >= _SHORTEST_NAME)):
                continue
            best = [*(best if common == longest else ()), item]
            longest = common
        return tuple(best)

    def _holder(self, name: str) -> Item | None:
        """The part or annex that goes by `name` ("de Standaardclausules"); None if none does, or several."""
        if name not in self._names:
            words = words_of(name)
            named = self.index.headings.get(words[0], ()) if words else ()
            found = {item.index: item for heading, item in named if item.parent == ROOT and _begins(words, heading)}
            self._names[name] = next(iter(found.values())) if len(found) == 1 else None
        return self._names[name]

    def _is_title(self, name: str) -> bool:
        """True where `name` begins with the title of the document itself."""
        title = words_of(self._items[0].version.title) if self._items else ()
        return bool(title) and words_of(name)[: len(title)] == title

    def list_of(self, word: str) -> tuple[Item, ...]:
        """The lettered entries of the one list that a word like "dienst" points to; () if not exactly one."""
        begin = next((one for one, _, _ in _LISTS if word.startswith(one)), "")
        if begin not in self._lists:
            self._lists[begin] = self._find_list(begin)
        return self._lists[begin]

    def _find_list(self, begin: str) -> tuple[Item, ...]:
        wanted = next(((role, intro) for one, role, intro in _LISTS if one == begin), None)
        if wanted is None:
            return ()
        role, intro = wanted
        lists = self.index.lettered_lists
        by_role = [entries for parent, entries in lists if parent.node.role is role]
        found = by_role or [entries for parent, entries in lists if intro.search(parent.normal)]
        return found[0] if len(found) == 1 else ()

    def has_numbers_like(self, reference: Reference, citing: Item) -> bool:
        """True where the part of `citing` numbers its nodes the way `reference` does, so that it should resolve."""
        if reference.kind is Cited.ENTRY:
            return bool(self.list_of(reference.word))
        if self.index.has_signs:
            return False
        return (self.index.part_of(citing), reference.number.count(".")) in self.index.depths


def _ends_in(label: str, number: str) -> bool:
    """True where a label is the number, or ends in it: "3.2" is paragraph 2 of article 3."""
    folded = label.casefold()
    return folded == number or folded.rpartition(".")[2] == number or folded.rstrip("°") == number


def _begins(name: Iterable[str], heading: tuple[str, ...]) -> bool:
    """True where `name` begins with the whole heading, or with a first word that can be nothing else."""
    words = tuple(name)
    if words[: len(heading)] == heading:
        return True
    return len(words[0]) >= _TELLING_NAME and not words[0].endswith(
        ("overeenkomst", "voorwaarden", "contract", "agreement")
    )


_TELLING_NAME = 10
"""Letters of a first word that names a part alone: "de Standaardclausules"."""
