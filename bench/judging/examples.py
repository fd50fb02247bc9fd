"""Wrong cases, printed so that a reader sees at once what happened and what was said of it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bench.judging.score import Event, Names, events, names_of, settled
from bench.judging.script import Link, Nodes, Script, nodes_of, text_of
from bench.mutating.draft import Path
from bench.mutating.mixes import Pair
from renvooi.model import Node

TEXT = 260
"""Characters of a text that are shown."""


def examples(pair: Pair, predicted: Script, kind: str) -> Iterator[str]:
    """A paragraph for each event of `kind` that is missing from the script, or too many in it."""
    names = names_of(pair)
    truth = settled(pair, predicted)
    true, said = events(truth, names)[kind], events(predicted, names)[kind]
    olds, newer = nodes_of(pair.old), nodes_of(pair.new)
    for sign, left, here, there in (
        ("MISSED", true - said, truth, predicted),
        ("SAID WRONGLY", said - true, predicted, truth),
    ):
        for link in _links(here, left, names, kind):
            others = [
                other for other in there.links if set(other.old) & set(link.old) or set(other.new) & set(link.new)
            ]
            word = "but said" if sign == "MISSED" else "in truth"
            lines = [f"{sign} {kind}: {pair.name}", *_shown(link, olds, newer)]
            for other in others:
                lines += [f"  {word}:", *("  " + line for line in _shown(other, olds, newer))]
            yield "\n".join(lines)


def _links(script: Script, left: Counter[Event], names: Names, kind: str) -> Iterator[Link]:
    left = Counter(left)
    for link in script.links:
        for event in events(Script((link,)), names)[kind]:
            if left[event] > 0:
                left[event] -= 1
                yield link
                break


def _shown(link: Link, olds: Nodes, newer: Nodes) -> Iterator[str]:
    yield f"  {' + '.join(sorted(link.operations)) or 'unchanged'}"
    for side, nodes, paths in (("old", olds, link.old), ("new", newer, link.new)):
        for path in paths:
            yield f"    {side} {_place(nodes, path)}: {_said(nodes[path])}"


def _place(nodes: Nodes, path: Path) -> str:
    above: Sequence[str] = [
        nodes[path[:depth]].printed_heading or nodes[path[:depth]].label or "" for depth in range(1, len(path))
    ]
    return f"{'.'.join(map(str, path))} [{' > '.join(name[:40] for name in above)}]"


def _said(node: Node) -> str:
    text = f"{node.type.value} {node.label or '-'} | {text_of(node)}".replace("\n", " / ")
    return text if len(text) <= TEXT else f"{text[: TEXT - 60]} ... {text[-55:]}"
