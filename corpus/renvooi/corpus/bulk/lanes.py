"""The order in which files become versions: those of one document from old to new, the documents side by side.

A chain that grows at its end is told from the first file on as it will stand: no note that a version is
older than the latest one, and persistent ids are given in the order in which clauses came. Before a file
was read only its name and its folder say what it is, so files that may be of one document are a *lane*.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from renvooi.corpus.naming import name_in_file
from renvooi.model import label_in_name
from renvooi.model.chains import chain_order

if TYPE_CHECKING:
    from renvooi.corpus.bulk.finding import Found

Answer = TypeVar("Answer")


def lane_of(file: "Found") -> str:
    """What the versions of one document have in common, as far as folder and name tell."""
    return f"{file.folder}/" if file.folder is not None else name_in_file(file.path.name) or ""


def in_order_of_names(files: Iterable["Found"]) -> tuple["Found", ...]:
    """`files` lane by lane; in each, those whose names say no version come last, by name."""
    lanes: dict[str, list[Found]] = {}
    for file in sorted(files, key=lambda file: str(file.path)):
        lanes.setdefault(lane_of(file), []).append(file)
    return tuple(file for lane in sorted(lanes) for file in _by_version(lanes[lane]))


def _by_version(files: Sequence["Found"]) -> Iterator["Found"]:
    labelled = [(file, label) for file in files if (label := label_in_name(file.path.name)) is not None]
    for place in chain_order([(label, None) for _, label in labelled]).places:
        yield labelled[place][0]
    yield from (file for file in files if label_in_name(file.path.name) is None)


def in_lanes(answers: Iterable[tuple[int, Answer]], lanes: Sequence[str]) -> Iterator[tuple[int, Answer]]:
    """Each answer with its number as soon as those of all earlier numbers of its lane have gone out.

    `lanes` has the lane of each number. A slow file keeps its own lane waiting and no other. What waits
    is what was read meanwhile; since reading a file has a time limit, so has the wait.
    """
    orders: dict[str, list[int]] = {}
    for number in range(len(lanes) - 1, -1, -1):
        orders.setdefault(lanes[number], []).append(number)
    waiting: dict[int, Answer] = {}
    for number, answer in answers:
        waiting[number] = answer
        order = orders[lanes[number]]
        while order and order[-1] in waiting:
            first = order.pop()
            yield first, waiting.pop(first)
