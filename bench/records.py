"""How exactly the records of a document are read: precision and recall against a table written by hand.

    python bench/records.py TRUTH.json FILE [TRUTH.json FILE ...] [--floor 0.9]

A truth is `{KIND: [{"name": ..., "letter": ..., FIELD: VALUE or [VALUE, ...]}]}`, made from the text
and not from the program's output. One fact is a record (kind and name) or a value of a field.
Compared with case, white space and final punctuation folded. Long texts (text, description) are
compared only where the truth has the field somewhere in that kind.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from renvooi.diff.records import read
from renvooi.model import FieldName, Record
from renvooi.parser import parse

Fact = tuple[str, ...]
LONG = (FieldName.TEXT.value, FieldName.DESCRIPTION.value)


def fold(text: str) -> str:
    """`text` as it is compared."""
    return " ".join(text.split()).rstrip(".;,").casefold()


def facts_of_truth(truth: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[Fact]:
    """All facts that a truth states."""
    for kind, rows in truth.items():
        for row in rows:
            name = _key(row["name"], row.get("holder"))
            yield (kind, name)
            for field, value in row.items():
                if field != "name":
                    yield from (
                        (kind, name, field, fold(one)) for one in ([value] if isinstance(value, str) else value)
                    )


def facts_of_records(records: Sequence[Record], truth: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[Fact]:
    """All facts that were read, of the kinds and long fields that the truth has."""
    for record in records:
        rows = truth.get(record.kind.value)
        if rows is None:
            continue
        listed = {field for row in rows for field in row}
        name = _key(record.name, next(iter(record.values(FieldName.HOLDER)), None))
        yield (record.kind.value, name)
        if record.label and "letter" in listed:
            yield (record.kind.value, name, "letter", fold(record.label))
        for field in record.fields:
            if field.name.value not in LONG or field.name.value in listed:
                yield (record.kind.value, name, field.name.value, fold(field.value))


def _key(name: str, holder: str | None) -> str:
    """What tells a record from others: two parties may hold one norm."""
    return fold(f"{name} / {holder}" if holder else name)


def compare(wanted: Counter[Fact], found: Counter[Fact]) -> tuple[float, float]:
    """Precision and recall."""
    right = sum((wanted & found).values())
    return right / max(1, sum(found.values())), right / max(1, sum(wanted.values()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each file; 1 if one is under the floor."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path, metavar="TRUTH.json FILE")
    options.add_argument("--floor", type=float, default=0.0, help="least precision and recall")
    given = options.parse_args(arguments)
    worst = 1.0
    for truth_file, file in zip(given.files[::2], given.files[1::2], strict=True):
        truth = json.loads(truth_file.read_text("utf-8"))
        document = parse(file.read_bytes(), name=file.name)
        wanted, found = Counter(facts_of_truth(truth)), Counter(facts_of_records(read(document), truth))
        for name, length in (("records", (2,)), ("fields", (4,))):
            ours, theirs = (Counter({k: n for k, n in side.items() if len(k) in length}) for side in (wanted, found))
            precision, recall = compare(ours, theirs)
            worst = min(worst, precision, recall)
            print(f"{file.name} {name}: {sum(ours.values())} wanted, precision {precision:.3f}, recall {recall:.3f}")
        for sign, facts in (("-", wanted - found), ("+", found - wanted)):
            for fact in facts:
                print(f"  {sign} {' | '.join(fact)}")
    return 1 if worst < given.floor else 0


if __name__ == "__main__":
    sys.exit(main())
