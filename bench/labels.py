"""How well the steps between the example versions are understood, against labels made from the edits.

    python bench/labels.py [corpus/documents] [--floor 0.95]

`labels.json` lists for every pair of versions what its author edited. An edit is *found* if one
change has its operations between its places; a change that no edit explains is *extra*. Changes in
the author's own list and to places below an inserted, deleted or moved one belong to that one.
Of the significance two things are counted: *unsafe*, a substantive edit called editorial, which must
not happen; and *stricter*, an editorial edit held for review, which is allowed and costs time.
Signals are recall only, per edit that names one.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from renvooi.diff import diff
from renvooi.model import Change, NodeRef, Role, Significance
from renvooi.parser import parse


@dataclass(slots=True)
class Score:
    """Counts over pairs; `lines` names what was not right."""

    edits: int = 0
    found: int = 0
    extra: int = 0
    unsafe: int = 0
    stricter: int = 0
    signals: int = 0
    signals_found: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall over edits."""
        return 2 * self.found / max(self.found + self.extra + self.edits, 1)

    def add(self, other: "Score") -> None:
        """Take the counts of `other` in."""
        for name in ("edits", "found", "extra", "unsafe", "stricter", "signals", "signals_found"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def cited(address: str) -> str:
    """A label's address in the words of renvooi: items are those of the first part."""
    return re.sub(r"^item (\d+)", r"Deel 1, punt \1", address)


def covers(place: Mapping[str, str], address: str) -> bool:
    """Whether `address` is the place, lies below it, or lies in the range that it opens."""
    first, last = cited(place["address"]), cited(place.get("through", place["address"]))
    if first == last:
        return address == first or address.startswith(f"{first}, ")
    number = re.compile(r"(.*?)(\d+|\b[a-z])$")
    low, high, here = number.match(first), number.match(last), number.match(address)
    if not (low and high and here) or low[1] != here[1]:
        return False
    return _order(low[2]) <= _order(here[2]) <= _order(high[2])


def _order(label: str) -> int:
    return int(label) if label.isdigit() else ord(label)


def explains(edit: Mapping[str, Any], change: Change) -> bool:
    """Whether `change` is the edit or a part of it."""
    operations = {operation.value for operation in change.operations}
    if not operations & set(edit["operations"]):
        return False
    sides: Sequence[tuple[str, tuple[NodeRef, ...]]] = (("old", change.old), ("new", change.new))
    return all(
        any(covers(place, ref.address) for place in edit[side]) for side, refs in sides if edit[side] for ref in refs
    )


def score_pair(folder: Path, pair: Mapping[str, Any]) -> Score:
    """The score of one pair of versions."""
    name = pair["document"]
    old, new = (
        parse((folder / name / f"{name}-{pair[side]}.pdf").read_bytes(), name=f"{name}-{pair[side]}.pdf")
        for side in ("old", "new")
    )
    changes = [change for change in diff(old, new).changes if not in_list(change, pair["authors_list"])]
    places = [{"address": place} for place in pair["authors_list"].values() if place]
    edits = [edit for edit in pair["changes"] if not any(_stands_in(edit, place) for place in places)]
    score = Score(edits=len(edits))
    explained: set[str] = set()
    for edit in edits:
        parts = [change for change in changes if explains(edit, change)]
        explained |= {change.id for change in parts}
        score.lines += list(_judge(edit, parts, score))
    extra = [change for change in changes if change.id not in explained]
    score.extra = len(extra)
    score.lines += [f"  extra    {'+'.join(change.operations)} {_places(change)}" for change in extra]
    return score


def _judge(edit: Mapping[str, Any], parts: Sequence[Change], score: Score) -> Iterator[str]:
    what = f"{edit['id']} {'+'.join(edit['operations'])} {edit.get('note', '')}"
    made = {operation.value for change in parts for operation in change.operations}
    if not set(edit["operations"]) <= made:
        yield f"  missed   {what}; saw {sorted(made)}"
    else:
        score.found += 1
    allowed = edit["significance"].split("|")
    # A run of renumberings may hold a clause that another edit reworded.
    own = [change for change in parts if {o.value for o in change.operations} <= set(edit["operations"])]
    if any(change.significance is Significance.EDITORIAL for change in own) and "editorial" not in allowed:
        score.unsafe += 1
        yield f"  UNSAFE   {what}"
    if allowed == ["editorial"] and any(change.significance is not Significance.EDITORIAL for change in own):
        score.stricter += 1
        yield f"  stricter {what}"
    seen = {signal.type.value for change in parts for signal in change.signals}
    for signal in edit["signals"]:
        score.signals += 1
        if seen & set(signal.split("|")):
            score.signals_found += 1
        else:
            yield f"  signal   {what}: no {signal}, saw {sorted(seen)}"


def in_list(change: Change, authors_list: Mapping[str, str | None]) -> bool:
    """Whether a change is in the author's own list."""
    refs = (*change.old, *change.new)
    if any(Role.DIFFERENCES in ref.roles for ref in refs):
        return True
    places = [{"address": place} for place in authors_list.values() if place]
    return all(any(covers(place, ref.address) for place in places) for ref in refs)


def _stands_in(edit: Mapping[str, Any], place: Mapping[str, str]) -> bool:
    own = [*edit["old"], *edit["new"]]
    return all("through" not in one and covers(place, cited(one["address"])) for one in own)


def _places(change: Change) -> str:
    return " / ".join(ref.address for ref in (*change.old, *change.new))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line per pair and the total; 1 if F1 is under the floor or any edit is unsafe."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path, default=Path("corpus/documents"))
    options.add_argument("--floor", type=float, default=0.0, help="lowest F1 over edits that passes")
    given = options.parse_args(arguments)
    total = Score()
    for pair in json.loads((given.folder / "labels.json").read_text("utf-8"))["pairs"]:
        score = score_pair(given.folder, pair)
        total.add(score)
        print(
            f"{score.f1:.3f}  {pair['document']} {pair['old']} -> {pair['new']}: {score.found} of {score.edits} edits"
        )
        print(*score.lines, sep="\n", end="\n" if score.lines else "")
    print(
        f"F1 {total.f1:.3f} over {total.edits} edits, {total.unsafe} unsafe, {total.stricter} stricter, "
        f"{total.extra} extra, signals {total.signals_found} of {total.signals}"
    )
    return 0 if total.f1 >= given.floor and not total.unsafe else 1


if __name__ == "__main__":
    sys.exit(main())
