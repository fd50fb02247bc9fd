"""The HTML page of a document, ready for its stylesheet."""

import re
from html import escape

from source import FrontMatter, Item, Section, Source

URL = re.compile(r"https://\S+[\w/]")


def page(source: Source) -> str:
    """One HTML document; what is printed before a clause depends on the kind."""
    matter = source.matter
    first, *rest = source.sections
    body = "".join(section(found, matter.kind) for found in rest)
    return (
        f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">'
        f"<title>{escape(matter.title)}</title></head><body>{furniture(matter)}"
        f"<header>{section(first, matter.kind)}</header><main>{body}</main></body></html>"
    )


def furniture(matter: FrontMatter) -> str:
    """What every page repeats; the stylesheet says where."""
    classification = escape(matter.classification)
    if matter.kind == "demarcatie":
        stated = f"Classificatie: {classification}. Versie: {escape(matter.version)}"
        return f'<p id="furniture"><span>{escape(matter.title)}</span> <span>{stated}</span></p>'
    return f'<p id="furniture">{classification}</p>'


def section(found: Section, kind: str) -> str:
    """Heading, paragraphs and clauses of one section."""
    heading = f"<h{found.level}>{escape(found.heading)}</h{found.level}>"
    paragraphs = "".join(f"<p>{lines(text)}</p>" for text in found.paragraphs)
    if not found.items:
        clauses = ""
    elif kind == "demarcatie":
        clauses = f"<ul>{''.join(bullet(item) for item in found.items)}</ul>"
    else:
        clauses = "".join(labelled(item) for item in found.items)
    return f"<section>{heading}{paragraphs}{clauses}</section>"


def bullet(item: Item) -> str:
    """A list item whose marker is the renderer's own."""
    return f"<li>{''.join(f'<p>{lines(text)}</p>' for text in item.paragraphs)}</li>"


def labelled(item: Item) -> str:
    """A clause whose label is printed as text, in a hanging indent below the numbered items."""
    level = level_of(item.label)
    label = "●" if level == "bullet" else item.label
    gap = " " if level == "item" else ""
    lead, *rest = (lines(text) for text in item.paragraphs)
    children = "".join(labelled(child) for child in item.children)
    return (
        f'<div class="{level}"><p><span class="label">{escape(label)}</span>{gap}{lead}</p>'
        f"{''.join(f'<p>{text}</p>' for text in rest)}{children}</div>"
    )


def level_of(label: str) -> str:
    """The class of a clause, by the form of its label."""
    if label == "•":
        return "bullet"
    if label.endswith("."):
        return "item"
    return "letter" if label.isalpha() else "clause"


def lines(text: str) -> str:
    """Escaped text; a forced line break stays one, a URL becomes a link."""
    linked = URL.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escape(text))
    return linked.replace("\n", "<br>")
