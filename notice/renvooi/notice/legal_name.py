"""The processor by its name in full: a contract and a letter about it name a company with its legal form."""

import re

from renvooi.diff.records.names import FORM
from renvooi.model import Document, places


def legal_name(document: Document) -> str:
    """The name of the processor with the legal form that the document writes behind it.

    Without the form where the document gives none, or several that are not spellings of one.
    """
    name = document.parties.processor.name
    if re.search(rf"\s{FORM}$", name):
        return name
    with_form = re.compile(rf"(?<!\w){re.escape(name)},?\s({FORM})")
    found = {
        _letters(met[1]): _without_stop(met[1])
        for place in places(document.nodes)
        for met in with_form.finditer(f"{place.node.printed_heading}\n{place.node.text}")
    }
    return f"{name} {next(iter(found.values()))}" if len(found) == 1 else name


def _without_stop(form: str) -> str:
    """`form` without the full stop of its sentence: "BV.", but not "B.V." or "Ltd."."""
    return form[:-1] if form.isupper() and form.find(".") == len(form) - 1 else form


def _letters(form: str) -> str:
    return "".join(char for char in form if char.isalpha()).casefold()
