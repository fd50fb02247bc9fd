"""A node as people cite it in a list of changes, in words that lead back to it and to nothing else.

    puntje 4 onder Bronsystemen · artikel 9 · onderdeel c van artikel 15 · de paragraaf Projectmanagement

Each form is tried on the reader of claims itself: the first that it resolves to the node is taken, and
where none does, the first words of the text are quoted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.diff.claims.places import Version, number_of
from renvooi.diff.claims.resolve import find_places
from renvooi.diff.claims.targets import read_target
from renvooi.diff.normal import normalise
from renvooi.diff.outline import Item
from renvooi.model import NodeType
from renvooi.model.addresses import bare_label

FIRST_WORDS = (8, 16, 32)
"""Words by which a text without a number of its own is recognised; more, where fewer stand elsewhere too."""


@dataclass(frozen=True, slots=True)
class CitingWords:
    """How one language cites."""

    point: str
    """With {rank}."""
    letter: str
    article: str
    paragraph: str
    introduction: str
    under: str
    """With {what} and {where}: a point under a heading."""
    of: str
    """With {what} and {where}: a point of a numbered clause."""
    section: str
    text: str
    """With {words}."""
    row: str
    """With {name}."""


DUTCH = CitingWords(
    point="puntje {rank}",
    letter="onderdeel {rank}",
    article="artikel {rank}",
    paragraph="alinea {rank}",
    introduction="de inleiding",
    under="{what} onder {where}",
    of="{what} van {where}",
    section="de paragraaf {name}",
    text="de tekst “{words}”",
    row="de rij “{name}”",
)
ENGLISH = CitingWords(
    point="point {rank}",
    letter="point {rank}",
    article="article {rank}",
    paragraph="paragraph {rank}",
    introduction="the introduction",
    under="{what} under {where}",
    of="{what} of {where}",
    section="the section {name}",
    text="the text “{words}”",
    row="the row “{name}”",
)


class Citer:
    """Cites the nodes of one version."""

    def __init__(self, version: Version, words: CitingWords) -> None:
        self._version = version
        self._words = words

    def cite(self, item: Item) -> str:
        """Words that lead to `item`; its first words if nothing else does."""
        return next((form for form in self._forms(item) if self._leads_to(form, item)), self._quoted(item))

    def _leads_to(self, form: str, item: Item) -> bool:
        found = find_places(read_target(normalise(form)), self._version, above="")
        return found is not None and found.items == (item,) and found.certain

    def _forms(self, item: Item) -> Iterator[str]:
        plain = self._plain(item)
        if plain is not None:
            yield plain
            part = _part(item)
            if part is not None:
                yield f"{plain} in {part}"

    def _plain(self, item: Item) -> str | None:
        """The citation of `item` under the citation of what it stands in; None if it has none."""
        words = self._words
        number = number_of(item)
        above = item.above
        if item.is_section:
            return words.article.format(rank=number) if number and _is_article(item) else self._section(item)
        if number is not None and (above is None or above.is_section):
            return words.article.format(rank=number)
        own = self._own(item, above)
        if own is None:
            return None
        if above is None:
            return own
        where = self._plain(above)
        if where is None:
            return None
        if above.is_section and not _is_article(above):
            return words.under.format(what=own, where=above.node.heading or where)
        return words.of.format(what=own, where=where)

    def _section(self, item: Item) -> str:
        if item.node.heading is None:
            return item.node.label or ""
        return self._words.section.format(name=_unquoted(item.node.heading))

    def _own(self, item: Item, above: Item | None) -> str | None:
        """The rank or letter of `item` in what it stands in."""
        letter = bare_label(item.node.label)
        if letter is not None and len(letter) == 1 and letter.isalpha():
            return self._words.letter.format(rank=letter)
        if item.node.type is NodeType.PARAGRAPH:
            paragraphs = self._version.paragraphs(above)
            if paragraphs[:1] == (item,):
                return self._words.introduction
            return self._ranked(self._words.paragraph, paragraphs, item)
        if item.row is not None:
            return self._words.row.format(name=_unquoted(item.node.text.partition(" | ")[0]))
        return self._ranked(self._words.point, self._version.points(above), item) if above is not None else None

    def _ranked(self, form: str, among: Sequence[Item], item: Item) -> str | None:
        return form.format(rank=among.index(item) + 1) if item in among else None

    def _quoted(self, item: Item) -> str:
        words = _unquoted(item.said).split()
        forms = [self._words.text.format(words=" ".join(words[:count]).rstrip(" .,;:")) for count in FIRST_WORDS]
        return next((form for form in forms if self._leads_to(form, item)), forms[-1])


def _is_article(item: Item) -> bool:
    return (item.node.label or "").casefold().startswith("artikel")


def _part(item: Item) -> str | None:
    """The label of the part that `item` is in: "Deel 2"."""
    at = item.above
    while at is not None:
        if at.is_section and not _is_article(at) and at.label and at.label[0].isalpha() and at.above is None:
            return at.label
        at = at.above
    return None


def _unquoted(text: str) -> str:
    return " ".join(normalise(text).replace("'", "").replace('"', "").split())
