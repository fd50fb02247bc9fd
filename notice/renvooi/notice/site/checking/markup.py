"""A page as the checks see it: elements with attributes, text and the line they begin on."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Element:
    """One element. Filled while a page is read, and left alone after that."""

    name: str
    """In lower case; those of SVG as SVG writes them."""
    attributes: dict[str, str]
    parent: "Element | None"
    line: int | None
    """1-based; None where the parser had to mend the page and no longer tells."""
    children: list["Element"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """Its own text, between its children."""

    def walk(self) -> Iterator["Element"]:
        """Itself and all below it, in the order of the page."""
        pending: list[Element] = [self]
        while pending:
            element = pending.pop()
            yield element
            pending.extend(reversed(element.children))

    def ancestors(self) -> Iterator["Element"]:
        """From its parent up to `html`."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def text(self) -> str:
        """All text in it, for asking whether there is any: text between children comes after theirs."""
        return "".join("".join(element.texts) for element in self.walk())

    def get(self, attribute: str) -> str | None:
        """The value of an attribute, stripped; None if it is not there."""
        value = self.attributes.get(attribute)
        return None if value is None else value.strip()

    def words(self, attribute: str) -> list[str]:
        """The value of an attribute that is a list."""
        return self.attributes.get(attribute, "").split()


@dataclass(frozen=True, slots=True)
class Mistake:
    """A place where the page is not HTML, by the code that the specification has for it."""

    line: int | None
    code: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a site as it was read."""

    path: str
    """From the root of the site."""
    root: Element
    elements: tuple[Element, ...]
    """All elements, in the order of the page."""
    mistakes: tuple[Mistake, ...]
    fragment: bool
    """True for what is set into pages of others: it has no head and no landmarks."""

    def all(self, *names: str) -> Iterator[Element]:
        """The elements with one of these names, in the order of the page."""
        return (element for element in self.elements if element.name in names)
