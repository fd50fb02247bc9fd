"""What a reader of a PDF must get, as JSON."""

import json
from typing import TypeAlias

from source import Item, Section, Source

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
Json: TypeAlias = "str | list[Json] | dict[str, Json]"


def truth(source: Source) -> str:
    """The truth file's content: introduction and sections, flat, in reading order."""
    first, *rest = source.sections
    matter = source.matter
    tree: dict[str, Json] = {
        "name": matter.kind,
        "title": matter.title,
        "version": matter.version,
        **({"effective_date": matter.effective_date.isoformat()} if prints_date(source) else {}),
        "classification": matter.classification,
        "intro": [one_line(text) for text in first.paragraphs],
        "sections": [section(found) for found in rest],
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def prints_date(source: Source) -> bool:
    """Whether the text itself states the effective date, as "15 september 2025"."""
    day = source.matter.effective_date
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return any(words in text for found in source.sections for item in found.items for text in item.paragraphs)


def section(found: Section) -> Json:
    """Heading, introductory paragraphs if there are any, clauses."""
    tree: dict[str, Json] = {"heading": found.heading}
    if found.paragraphs:
        tree["paras"] = [one_line(text) for text in found.paragraphs]
    tree["clauses"] = [clause(item) for item in found.items]
    return tree


def clause(item: Item) -> Json:
    """Label, text with its paragraphs on lines of their own, children if there are any."""
    text = "\n".join(one_line(paragraph) for paragraph in item.paragraphs)
    tree: dict[str, Json] = {"label": item.label, "text": text}
    if item.children:
        tree["children"] = [clause(child) for child in item.children]
    return tree


def one_line(text: str) -> str:
    """The text without forced line breaks."""
    return text.replace("\n", " ")
