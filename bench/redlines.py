"""Whether redlines are exact, how few words they mark, and how they read beside those of others.

    python bench/redlines.py FOLDER [--pair OLD NEW] [--show 10] [--same 20] [--limits]

FOLDER holds NAME.old.md and NAME.new.md. Exact: the new tree is rebuilt from the old one and the
diff, and the steps of each redline join to both texts. Few: words marked against the least that a
longest common subsequence of the same words leaves; blanks are no words, a word counts once a part
of it is marked, and the promise holds for each of three ways to say what a word is. Other engines get the same pairs of
clauses. `--show` prints the redlines that look worst, `--same` runs the diff of five pairs in so many
fresh processes. `--limits` ends with exit code 1 if a promise does not hold.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

if not __package__:  # run as a script: its folder would hide the library of this file's name, which is a peer
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.diffing.material import Versions, add_files, find_versions, own_texts
from bench.diffing.readability import COUNTINGS, Figures, Step, figures, least_words, marked_words, side, total, words
from bench.diffing.redlining import installed_engines
from bench.diffing.sameness import SEEDS, different, some
from renvooi.diff import diff, rebuild
from renvooi.diff.outline import label_of
from renvooi.model import Change, Diff, Document, Node, NodeRef, NodeType, Operation

MARKED = 1.10
"""Most words marked for each that must be."""
LONGEST = 20_000
"""Characters of both texts up to which other engines are asked: some are quadratic in characters."""
SHOWN_AT_ONCE = 5
"""Worst clauses in the table of words marked."""
COLOURS = {"equal": "", "delete": "\033[31;9m", "insert": "\033[32;4m"}
BRACKETS = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}

Shape = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Redline:
    """Our redline of one clause, and where it stands."""

    pair: str
    address: str
    old: str
    new: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of one pair of versions."""

    name: str
    rebuilt: bool
    redlines: tuple[Redline, ...]
    marked: int
    """Words marked in the whole document, insertions and deletions included."""
    least: int
    """Words that a longest common subsequence over the whole text leaves."""
    moved: int
    """Words of clauses shown as moved, which are not marked."""

    @property
    def exact(self) -> bool:
        """Whether the tree is rebuilt and every redline joins to both texts."""
        return self.rebuilt and all(
            side(one.steps, "delete") == one.old and side(one.steps, "insert") == one.new for one in self.redlines
        )


def look(versions: Versions) -> Looked:
    """Diff one pair and look at the result."""
    old, new = versions.read()
    script = diff(old, new)
    return Looked(
        name=versions.name,
        rebuilt=_shape(rebuild(old, script)) == _shape(new.nodes),
        redlines=tuple(
            _redline(versions.name, change)
            for change in script.changes
            if change.inline or (change.old and change.new and _text(change.old) != _text(change.new))
        ),
        marked=_marked(script),
        least=_least(old, new),
        moved=sum(len(words(ref.text)) for change in script.changes if _is_moved(change) for ref in change.new),
    )


def _redline(name: str, change: Change) -> Redline:
    steps = tuple((step.op.value, step.text) for step in change.inline)
    return Redline(name, change.new[0].address, _text(change.old), _text(change.new), steps)


def _is_moved(change: Change) -> bool:
    return Operation.MOVED in change.operations


def _shape(nodes: Sequence[Node]) -> Shape:
    """All of a tree that a diff must carry: pages, boxes and roles left out, labels as cited."""
    return tuple((n.id, n.type, label_of(n), n.heading, n.text, _shape(n.nodes)) for n in nodes)


def _text(refs: Sequence[NodeRef]) -> str:
    """What a redline is of: headings without their numbers, parts of a split clause one a line."""
    return "\n".join(ref.heading or "" if ref.type is NodeType.SECTION else ref.text for ref in refs)


def _marked(script: Diff) -> int:
    count = 0
    for change in script.changes:
        if change.inline:
            count += figures([(step.op.value, step.text) for step in change.inline]).marked
        elif not change.old or not change.new:
            count += len(words(_text(change.old or change.new)))
    return count


def _least(old: Document, new: Document) -> int:
    return least_words("\n".join(own_texts(old)), "\n".join(own_texts(new)))


def show_words(looked: Sequence[Looked]) -> float:
    """Words marked against the least; returns the highest ratio over all reworded clauses, whatever a word is."""
    redlines = [one for pair in looked for one in pair.redlines]
    ratios: list[float] = []
    print(f"{len(redlines)} reworded clauses, words marked / at least:")
    for name, word in COUNTINGS.items():
        marked, least = (
            sum(both) for both in zip((0, 0), *(marked_words(one.steps, word) for one in redlines), strict=True)
        )
        ratios.append(marked / max(1, least))
        print(f"    {name:24}{marked:8} /{least:8} = {ratios[-1]:.3f}")
    each = sorted(((figures(one.steps), one) for one in redlines), key=lambda one: one[0].least - one[0].marked)
    print("most words more than needed:")
    for figure, one in each[:SHOWN_AT_ONCE]:
        print(f"    {figure.marked:5} /{figure.least:6}  {one.pair}, {one.address}")
    marked, least, moved = (sum(getattr(pair, name) for pair in looked) for name in ("marked", "least", "moved"))
    print(
        f"whole documents, words and marks: {marked} / {least} where nothing can move = {marked / max(1, least):.3f}; "
        f"{moved} words shown as moved"
    )
    return max(ratios)


def show_readability(redlines: Sequence[Redline]) -> Figures:
    """A line an engine, on the clauses that all of them can take; returns the figures of ours over all clauses."""
    fit = [one for one in redlines if len(one.old) + len(one.new) <= LONGEST]
    print(f"\nhow it reads, on {len(fit)} of {len(redlines)} clauses (under {LONGEST} characters)")
    heads = ("edits", "words marked", "islands, 100", "units cut", "cuts in words")
    print(" " * 16 + "".join(f"{head:>15}" for head in heads))
    print(" " * 16 + "".join(f"{head:>15}" for head in ("a clause", "/ least", "words marked", "in all", "in all")))
    _row("ours", total(figures(one.steps) for one in fit))
    for name, engine in installed_engines().items():
        _row(name, total(figures(engine(one.old, one.new)) for one in fit))
    return total(figures(one.steps) for one in redlines)


def _row(name: str, found: Figures) -> None:
    islands = 100 * found.islands / max(1, found.marked)
    edits = found.edits / max(1, found.clauses)
    print(f"{name:16}{edits:15.2f}{found.ratio:15.3f}{islands:15.2f}{found.cut_units:15}{found.cut_words:15}")


def show_worst(redlines: Sequence[Redline], count: int) -> None:
    """The redlines with most islands and edits for their size, to be read."""
    each = sorted(((figures(one.steps), one) for one in redlines), key=lambda one: -_badness(one[0]))
    for figure, one in each[:count]:
        print(f"\n{one.pair}, {one.address}: {figure.edits} edits, {figure.islands} islands, ", end="")
        print(f"{figure.marked} words marked for {figure.least}")
        print(_printed(one.steps, colour=sys.stdout.isatty()))


def _badness(found: Figures) -> float:
    """Islands weigh most; an edit more in a clause with few marked words reads worse than in one with many."""
    return 3 * found.islands + found.edits + 3 * found.cut_units - found.marked / 20


def _printed(steps: Sequence[Step], *, colour: bool) -> str:
    if colour:
        return "".join(f"{COLOURS[op]}{text}\033[0m" for op, text in steps)
    return "".join(f"{BRACKETS[op][0]}{text}{BRACKETS[op][1]}" for op, text in steps)


def show_promises(exact: int, pairs: int, ratio: float, cut_words: int) -> bool:
    """What was promised; true if all of it holds."""
    promises: Mapping[str, bool] = {
        f"rebuilt from old and diff, redlines join to both texts: {exact} of {pairs}": exact == pairs,
        f"words marked at most {ratio:.3f} times the least, promised at most {MARKED:.2f}": ratio <= MARKED,
        f"edits that begin or end within a word: {cut_words}, promised 0": cut_words == 0,
    }
    print()
    for promise, holds in promises.items():
        print(f"{promise}: {'met' if holds else 'NOT MET'}")
    return all(promises.values())


def show_same(pairs: Sequence[Versions], runs: int) -> bool:
    """Whether runs differ; true if none does."""
    chosen = some(pairs)
    if changed := different(chosen, runs=runs):
        print(f"other bytes in some of {runs} runs: {', '.join(changed)}")
        return False
    print(f"same bytes in {runs} runs, {len(SEEDS)} hash seeds, with and without load ({len(chosen)} pairs)")
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 if limits were asked for and a promise does not hold."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_files(options)
    options.add_argument("--show", type=int, default=0, metavar="N", help="print the N redlines that look worst")
    options.add_argument("--same", type=int, default=0, metavar="N", help="only compare the bytes of N runs")
    options.add_argument("--limits", action="store_true", help="exit with 1 if a promise does not hold")
    given = options.parse_args(arguments)
    pairs = find_versions(given.folders, given.pair)
    if given.same:
        return 0 if show_same(pairs, given.same) or not given.limits else 1
    looked = [look(versions) for versions in pairs]
    redlines = [one for pair in looked for one in pair.redlines]
    ratio = show_words(looked)
    ours = show_readability(redlines)
    show_worst(redlines, given.show)
    for pair in looked:
        if not pair.exact:
            print(f"not exact: {pair.name}")
    kept = show_promises(sum(pair.exact for pair in looked), len(looked), ratio, ours.cut_words)
    return 0 if kept or not given.limits else 1


if __name__ == "__main__":
    sys.exit(main())
