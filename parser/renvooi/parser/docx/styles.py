"""How a paragraph and a run are set, after direct formatting, styles and the document's defaults.

Heading or not is told by the outline level and by the built-in style that a style is based on:
"Kop 1" in a Dutch Word is the style "heading 1" all the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from renvooi.parser.docx.names import W, children, number, switch, value

TITLE = -1
"""Outline level of the title, above the first heading's 0."""
BODY = 9
"""The outline level with which Word says that a paragraph is no heading."""
SIZE = 10.0
"""Points, where neither style nor defaults give a size."""

_HEADING = re.compile(r"heading ([1-9])")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set."""

    size: float
    bold: bool
    capitals: bool
    hidden: bool
    struck: bool
    raised: bool
    font: str


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {style.get(f"{W}styleId", ""): style for style in children(root) if style.tag == f"{W}style"}
        defaults = None if root is None else root.find(f"{W}docDefaults")
        self._run_defaults = None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr")
        self._paragraph_defaults = None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr")
        self._default = {
            style.get(f"{W}type"): key
            for key, style in self._styles.items()
            if style.get(f"{W}default") in ("1", "true")
        }

    def chain(self, style: str | None, kind: str) -> tuple[str, ...]:
        """Ids of a style and those that it is based on, nearest first; the default style for None."""
        found: list[str] = []
        current = style if style in self._styles else self._default.get(kind)
        while current in self._styles and current not in found:
            found.append(current)
            current = value(self._styles[current], "basedOn")
        return tuple(found)

    def paragraph_layers(self, properties: Element | None) -> tuple[Element, ...]:
        """The paragraph properties that apply, nearest first: own, of each style, of the document."""
        styles = [self._styles[key].find(f"{W}pPr") for key in self.chain(value(properties, "pStyle"), "paragraph")]
        return tuple(layer for layer in (properties, *styles, self._paragraph_defaults) if layer is not None)

    def outline(self, properties: Element | None) -> int | None:
        """The outline level of a paragraph, 0-based, TITLE for the title; None for no heading."""
        if (own := number(value(properties, "outlineLvl"))) is not None:
            return own if 0 <= own < BODY else None
        for key in self.chain(value(properties, "pStyle"), "paragraph"):
            style = self._styles[key]
            level = number(value(style.find(f"{W}pPr"), "outlineLvl"))
            if level is not None:
                return level if 0 <= level < BODY else None
            name = (value(style, "name") or "").casefold()
            if name == "title":
                return TITLE
            if found := _HEADING.fullmatch(name):
                return int(found[1]) - 1
        return None

    def list_of_style(self, style: str) -> str | None:
        """The id of the list that a numbering style names."""
        found = self._styles.get(style)
        return value(None if found is None else found.find(f"{W}pPr/{W}numPr"), "numId")

    def look(self, run: Element | None, paragraph: Element | None) -> Look:
        """How a run with properties `run` is set in a paragraph with properties `paragraph`."""
        layers = tuple(self._run_layers(run, paragraph))
        size = next((half for layer in layers if (half := number(value(layer, "sz"))) is not None), 2 * SIZE)
        capitals = _first(layers, "caps") or _first(layers, "smallCaps")
        struck = _first(layers, "strike") or _first(layers, "dstrike")
        raised = next((how for layer in layers if (how := value(layer, "vertAlign"))), "") == "superscript"
        return Look(size / 2, _first(layers, "b"), capitals, _first(layers, "vanish"), struck, raised, _font(layers))

    def _run_layers(self, run: Element | None, paragraph: Element | None) -> Iterator[Element]:
        if run is not None:
            yield run
        character = value(run, "rStyle")
        keys = self.chain(character, "character") if character else ()
        for key in (*keys, *self.chain(value(paragraph, "pStyle"), "paragraph")):
            properties = self._styles[key].find(f"{W}rPr")
            if properties is not None:
                yield properties
        if self._run_defaults is not None:
            yield self._run_defaults


def _first(layers: Sequence[Element], name: str) -> bool:
    """What the nearest layer says of a switch."""
    return next((found for layer in layers if (found := switch(layer, name)) is not None), False)


def _font(layers: Sequence[Element]) -> str:
    for layer in layers:
        fonts = layer.find(f"{W}rFonts")
        name = None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
        if name:
            return name
    return ""
