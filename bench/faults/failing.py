"""The n-th step fails, for every n: one error that a person can read, and a store as before or as after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from bench.faults.acts import BY
from bench.faults.content import Content, content_of
from bench.faults.notices import made_notice
from bench.faults.registering import DOCUMENT, founded
from bench.faults.series import DOCUMENTS, adding
from bench.faults.steps import Act, Steps, counted, fail, fail_on_server
from renvooi.corpus import Corpus, VersionState
from renvooi.corpus.adding import add
from renvooi.corpus.histories import name_clauses
from renvooi.diff import diff
from renvooi.model import HumanVerdict, Significance, verdict_of
from renvooi.model.errors import RenvooiError
from renvooi.model.windows import ResponseForm
from tests.corpus.stores import Home

NAME = DOCUMENTS[0]
MOST = 400
"""Steps that no operation takes; a failure that never comes is an error of this file."""


@dataclass(frozen=True, slots=True)
class Failed:
    """What became of one operation whose n-th step failed."""

    operation: str
    step: int
    name: str
    """Of the step that failed: "INSERT", "commit", "fsync"."""
    said: str
    """The error as a person reads it."""
    wrong: tuple[str, ...]
    """What was not as it should be; none."""


def failing_operation(home: Home, name: str, *, every: int = 1, first: int = 1) -> Iterator[Failed]:
    """What becomes of the operation `name` when its n-th step fails: for each n, or every few from `first`."""
    prepare = OPERATIONS[name]
    for number in range(first, MOST, every):
        # opened before the disk fails: what fails is the operation
        with home.open() as corpus:
            operation = prepare(corpus, number)
            before = content_of(corpus)
            steps = Steps(number, failure(home))
            said = _said(operation, steps)
            after = content_of(corpus)
            wrong = tuple(_wrong(corpus, said, before, after))
        if steps.taken < number:
            assert said is None, f"{name} fails by itself: {said}"
            return
        yield Failed(name, number, steps.names[number - 1], str(said), wrong)
    raise AssertionError(f"{name} never ends")


def failure(home: Home) -> Act:
    """What fails at a step, in the words of the database of `home`."""
    return fail_on_server if home.place.url else fail


def _said(operation: Callable[[], object], steps: Steps) -> BaseException | None:
    with counted(steps):
        try:
            operation()
        except Exception as error:  # noqa: BLE001  # of whatever kind: that is what is asked
            return error
    return None


def _wrong(corpus: Corpus, said: BaseException | None, before: Content, after: Content) -> Iterator[str]:
    if said is not None and (not isinstance(said, RenvooiError) or "\n" in str(said)):
        yield f"{type(said).__name__}: {said}"
    # said or not: whatever was changed is whole, which is what verify tells
    if type(said).__name__ not in ("DoneInPart", "NoneType") and after != before:
        yield "it was changed, though the error says it was not"
    yield from (f"{fault.what} {fault.name}: {fault.message}" for fault in corpus.verify().faults)


def _add(corpus: Corpus, number: int) -> Callable[[], object]:
    # a document of its own: in one that lacks names from before, an addition takes ever more steps
    return adding(corpus, f"{NAME}-{number}", "2026-01", Random(number))


def _name_clauses(corpus: Corpus, number: int) -> Callable[[], object]:
    from bench.faults.series import made

    add(corpus, made("naming", f"{2000 + number}-01", Random(number)), by=BY, naming="later")
    return lambda: name_clauses(corpus, "naming", by=BY)


def _publish(corpus: Corpus, number: int) -> Callable[[], object]:
    adding(corpus, "publishing", f"{2000 + number}-01", Random(number))()
    drafts = [entry for entry in corpus.versions("publishing") if entry.state is VersionState.DRAFT]
    return lambda: corpus.publish("publishing", drafts[-1].label, by=BY)


def _judge(corpus: Corpus, number: int) -> Callable[[], object]:
    for year in (2000, 2001):
        adding(corpus, "judging", f"{year}-01", Random(year))()
    old, new = (corpus.document(entry) for entry in corpus.versions("judging"))
    script = diff(old, new)
    said = HumanVerdict(script.changes[0].id, Significance.EDITORIAL, BY, "2026-02-03T09:30:00+01:00", f"{number}")
    return lambda: corpus.judge("judging", verdict_of(script, script.changes[0], said), by=BY)


def _release(corpus: Corpus, number: int) -> Callable[[], object]:
    founded(corpus)
    old, new = corpus.versions(DOCUMENT)
    made = made_notice(old, new, number + 1)
    return lambda: corpus.release(old, new, made, policy=b"", by=BY, because="Een fout.")


def _respond(corpus: Corpus, number: int) -> Callable[[], object]:
    founded(corpus)
    return lambda: corpus.respond(
        corpus.windows()[0].id,
        received=date(2026, 2, 2),
        form=ResponseForm.LETTER,
        reasoned=True,
        text=f"Wij zeggen op ({number}).",
        attachment=("brief.pdf", b"%d" % number),
        by=BY,
    )


OPERATIONS: dict[str, Callable[[Corpus, int], Callable[[], object]]] = {
    "add": _add,
    "name_clauses": _name_clauses,
    "publish": _publish,
    "judge": _judge,
    "release": _release,
    "respond": _respond,
}
"""By name: what must be there before an operation, and the operation."""
