"""A seeded series of operations on a corpus, each with what must be found again once it was acknowledged."""

from collections.abc import Iterator
from hashlib import sha256
from random import Random

from bench.faults.acts import BY, Act, Operation, digest, told_of_register
from renvooi.corpus import Corpus, Event, EventKind, Received, VersionEntry, VersionState
from renvooi.diff import diff
from renvooi.model import HumanVerdict, Significance, verdict_of
from renvooi.model.notices import ConsequenceClass
from renvooi.parser import parse

DOCUMENTS = ("afspraken", "beheer", "support")
WORDS = "klant leverancier beheert rechten accounts back-up maandelijks wekelijks meldt herstelt bewaart wist".split()


def operations(corpus: Corpus, seed: int) -> Iterator[Operation]:
    """Operations without end, chosen by `seed` and by what the corpus holds when each is asked for."""
    random = Random(seed)
    while True:
        document = random.choice(DOCUMENTS)
        entries = corpus.versions(document) if document in {one.name for one in corpus.documents()} else ()
        kind = random.choices(("add", "replace", "publish", "judge"), (5, 2, 2, 3))[0]
        drafts = [entry for entry in entries if entry.state is VersionState.DRAFT]
        if kind == "publish" and drafts:
            yield _publishing(corpus, random.choice(drafts))
        elif kind == "judge" and len(entries) > 1:
            yield judging(corpus, entries, random)
        elif kind == "replace" and drafts:
            yield adding(corpus, document, random.choice(drafts).label, random)
        else:
            yield adding(corpus, document, _free_label(entries, random), random)


def adding(corpus: Corpus, document: str, label: str, random: Random) -> Operation:
    """To add a file of random clauses as this version; done too if only what follows an addition failed."""
    received = made(document, label, random)
    return lambda: Act("add", document, corpus.add(received, by=BY).entry.label, sha256(received.data).hexdigest())


def made(document: str, label: str, random: Random) -> Received:
    """A file of random clauses, read."""
    clauses = (" ".join(random.choices(WORDS, k=8)) for _ in range(random.randint(1, 4)))
    lines = "".join(f"{number}. De {clause}.\n" for number, clause in enumerate(clauses, start=1))
    text = f"---\nkind: generic\ntitle: Afspraken\nversion: {label}\n---\n\n# Beheer\n\n{lines}"
    data = text.encode("utf-8")
    return Received(data, parse(data, name=f"{document}-{label}.md"), document)


def _free_label(entries: tuple[VersionEntry, ...], random: Random) -> str:
    there = {entry.label for entry in entries}
    while (label := f"{random.randint(2000, 2099)}-{random.randint(1, 12):02}") in there:
        pass
    return label


def _publishing(corpus: Corpus, entry: VersionEntry) -> Operation:
    def publish() -> Act:
        corpus.publish(entry.document, entry.label, by=BY)
        return Act("publish", entry.document, entry.label, entry.snapshot.sha256)

    return publish


def judging(corpus: Corpus, entries: tuple[VersionEntry, ...], random: Random) -> Operation:
    """To judge a change between two of the versions; where nothing changed, to add another version."""
    at = random.randrange(len(entries) - 1)
    old, new = (corpus.document(entry) for entry in entries[at : at + 2])
    script = diff(old, new)
    drawn = random.getrandbits(64)
    reason = f"Reden {drawn:x}."
    # some give a class too
    given = ConsequenceClass.CONSENT.value if drawn % 2 else None

    def judge() -> Act:
        change = random.choice(script.changes)
        said = HumanVerdict(
            change.id, random.choice(list(Significance)), BY, "2026-02-03T09:30:00+01:00", reason, given
        )
        corpus.judge(entries[at].document, verdict_of(script, change, said), by=BY)
        return Act("judge", entries[at].document, entries[at + 1].label, digest(reason))

    if not script.changes:
        return adding(corpus, entries[at].document, _free_label(entries, random), random)
    return judge


def missing(corpus: Corpus, acts: list[Act]) -> list[str]:
    """What was acknowledged and is not in the corpus, or cannot be read; empty as it should be."""
    lost: list[str] = []
    for document in sorted({act.document for act in acts}):
        events = corpus.log(document)
        there = {("add", name) for name in _snapshots(events)}
        there |= {
            ("publish", str(event.data["label"])) for event in events if event.kind is EventKind.VERSION_PUBLISHED
        }
        there |= {("judge", digest(record.verdict.because)) for record in corpus.verdicts(document)}
        there |= told_of_register(corpus.log())
        answers = _answers(corpus)
        for act in (act for act in acts if act.document == document):
            if act.kind == EventKind.RESPONSE_RECORDED:
                # which words were erased, nobody can tell any more
                is_there = bool({act.sha256, None} & answers.get(act.label, set()))
            else:
                is_there = (act.kind, act.label if act.kind == "publish" else act.sha256) in there
            if not is_there:
                lost.append(f"{act.kind} {act.document}@{act.label}")
            elif act.kind == "add":
                corpus.blobs.get(act.sha256)
    return lost


def _answers(corpus: Corpus) -> dict[str, set[str | None]]:
    """By window: the digest of the words of each response; None for one that was erased."""
    return {
        window.id: {None if one.erased else digest(one.text) for one in window.responses} for window in corpus.windows()
    }


def _snapshots(events: tuple[Event, ...]) -> Iterator[str]:
    for event in events:
        snapshot = event.data.get("snapshot")
        if event.kind is EventKind.VERSION_ADDED and isinstance(snapshot, dict):
            yield str(snapshot["sha256"])


def unreadable(corpus: Corpus) -> list[str]:
    """What the corpus lists and cannot give back whole; empty as it should be."""
    lost: list[str] = []
    for document in corpus.documents():
        entries = corpus.versions(document.name)
        for entry in entries:
            corpus.snapshot(entry)
            if corpus.document(entry).source.sha256 != entry.snapshot.sha256:
                lost.append(entry.name)
        if len(corpus.history(document.name).versions) != len(entries):
            lost.append(f"the history of {document.name}")
    return lost
