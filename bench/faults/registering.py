"""A seeded series of everything that is done to a corpus: versions and verdicts, policies, notices, windows, erasures, mailings."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from bench.faults.acts import BY, Act, Operation, digest
from bench.faults.mailing import mailing_in, unreadable_messages
from bench.faults.notices import DAYS, POLICY, made_notice
from bench.faults.series import adding, judging, operations
from renvooi.corpus import Corpus, EventKind, VersionState
from renvooi.model.windows import OutcomeKind, RegisteredWindow, ResponseForm

DOCUMENT = "overeenkomst"
"""Of which notices are released; the other series goes on beside it."""
LABELS = ("2025-01", "2025-02")
FIRST_DAY = date(2026, 1, 10)
"""Of receipts: before the clock of the tests, by more days than some windows have and fewer than others."""
OTHERS = 0.4
"""Share of operations on versions and verdicts."""
WITH_A_TERM = 2
"""Rights of a made notice that have one."""
Choice = Callable[[Corpus, Random], Operation | None]
"""An operation, if what the corpus holds allows one of its kind."""


def everything(corpus: Corpus, seed: int) -> Iterator[Operation]:
    """Operations without end: first what a register needs, then of either series as `seed` says."""
    random = Random(seed)
    yield from _founding(corpus, random)
    others = operations(corpus, seed)
    while True:
        possible = (choose(corpus, random) for choose in random.sample(CHOICES, len(CHOICES)))
        found = next((one for one in possible if one is not None), None)
        yield next(others) if found is None or random.random() < OTHERS else found


def _founding(corpus: Corpus, random: Random) -> Iterator[Operation]:
    """What is not there yet of two published versions, a verdict, a policy, a notice, and windows in every state."""
    for label in LABELS:
        if label not in _states(corpus):
            yield adding(corpus, DOCUMENT, label, random)
        if _states(corpus)[label] is not VersionState.PUBLISHED:
            yield _publishing(corpus, label)
    if not corpus.notices(DOCUMENT):
        yield judging(corpus, corpus.versions(DOCUMENT), random)
        for choose in FOUNDING:
            found = choose(corpus, random)
            assert found is not None
            yield found


def founded(corpus: Corpus) -> None:
    """Nothing; two versions are published, and a client has windows under a notice about them."""
    random = Random(1)
    for label in LABELS:
        if label not in _states(corpus):
            adding(corpus, DOCUMENT, label, random)()
            _publishing(corpus, label)()
    if not corpus.notices(DOCUMENT):
        _releasing(corpus, random)()
        _opening(corpus, random)()


def _states(corpus: Corpus) -> dict[str, VersionState]:
    there = DOCUMENT in {one.name for one in corpus.documents()}
    return {entry.label: entry.state for entry in corpus.versions(DOCUMENT)} if there else {}


def _publishing(corpus: Corpus, label: str) -> Operation:
    def publish() -> Act:
        published = corpus.publish(DOCUMENT, label, by=BY)
        return Act("publish", DOCUMENT, label, published.entry.snapshot.sha256)

    return publish


def _adopting(corpus: Corpus, random: Random) -> Operation:
    version = f"{random.getrandbits(64):x}"

    def adopt() -> Act:
        corpus.adopt_policy(POLICY + version.encode(), name="huis", version=version, document=DOCUMENT, by=BY)
        return _act(EventKind.POLICY_ADOPTED, version, version)

    return adopt


def _releasing(corpus: Corpus, random: Random) -> Operation:
    number = random.getrandbits(64)

    def release() -> Act:
        old, new = (corpus.version(DOCUMENT, label) for label in LABELS)
        made = corpus.release(old, new, made_notice(old, new, number), policy=POLICY, by=BY, because="Een fout.")
        return _act(EventKind.NOTICE_RELEASED, made.id, made.id)

    return release


def _mailing(corpus: Corpus, random: Random) -> Operation:
    return mailing_in(corpus, random, document=DOCUMENT)


def _opening(corpus: Corpus, random: Random) -> Operation:
    client = f"K-{random.getrandbits(64):x}"

    def open_windows() -> Act:
        notice = random.choice(corpus.notices(DOCUMENT)).id
        # a notice that was superseded takes a reason
        windows = corpus.open_windows(notice, client, because="Zo gegaan.", by=BY)
        assert len(windows) == len(corpus.open_windows(notice, client, by=BY)) == WITH_A_TERM
        return _act(EventKind.WINDOW_OPENED, windows[0].id, client)

    return open_windows


def _receiving(corpus: Corpus, random: Random) -> Operation | None:
    fit = _unclosed(corpus)
    if not fit:
        return None
    window = random.choice(fit)
    day = FIRST_DAY + timedelta(days=random.randrange(DAYS + 10))
    evidence = f"Brief {random.getrandbits(64):x}."
    last_day = day + timedelta(days=window.days)

    def receive() -> Act:
        corpus.record_receipt(
            [window.id],
            day=day,
            last_day=last_day,
            falls_on="een zondag",
            coulance=last_day + timedelta(days=1),
            evidence=evidence,
            by=BY,
            because="Een vergissing.",
        )
        return _act(EventKind.NOTICE_RECEIVED, window.id, evidence)

    return receive


def _doubting(corpus: Corpus, random: Random) -> Operation | None:
    fit = [one for one in _unclosed(corpus) if not _standing(one)]
    if not fit:
        return None
    window, because = random.choice(fit), f"Retour {random.getrandbits(64):x}."

    def doubt() -> Act:
        corpus.doubt_receipt([window.id], because=because, by=BY)
        return _act(EventKind.RECEIPT_DOUBTED, window.id, because)

    return doubt


def _responding(corpus: Corpus, random: Random) -> Operation | None:
    fit = _unclosed(corpus)
    if not fit:
        return None
    window, text = random.choice(fit), f"Wij zijn het er niet mee eens: {random.getrandbits(64):x}."

    def respond() -> Act:
        corpus.respond(
            window.id,
            received=FIRST_DAY + timedelta(days=DAYS),
            form=random.choice(list(ResponseForm)),
            reasoned=True,
            text=text,
            attachment=("brief.pdf", text.encode()),
            by=BY,
        )
        return _act(EventKind.RESPONSE_RECORDED, window.id, text)

    return respond


def _correcting(corpus: Corpus, random: Random) -> Operation | None:
    fit = [one for one in _unclosed(corpus) if _standing(one)]
    if not fit:
        return None
    window, because = random.choice(fit), f"Verkeerd gelezen: {random.getrandbits(64):x}."
    number, day = random.choice(_standing(window)), FIRST_DAY + timedelta(days=DAYS + 1)
    found = next(one for one in window.responses if one.number == number)
    is_same = found.received == day

    def correct() -> Act:
        corpus.correct_response(
            window.id, number, received=None if is_same else day, struck=is_same, because=because, by=BY
        )
        return _act(EventKind.RESPONSE_CORRECTED, window.id, because)

    return correct


def _withdrawing(corpus: Corpus, random: Random) -> Operation | None:
    fit = [one for one in _unclosed(corpus) if _standing(one)]
    if not fit:
        return None
    window, because = random.choice(fit), f"Toch akkoord: {random.getrandbits(64):x}."

    def withdraw() -> Act:
        number = random.choice(_standing(window))
        corpus.withdraw(window.id, number, on=FIRST_DAY + timedelta(days=DAYS + 2), because=because, by=BY)
        return _act(EventKind.RESPONSE_WITHDRAWN, window.id, because)

    return withdraw


def _closing(corpus: Corpus, random: Random) -> Operation | None:
    fit = _unclosed(corpus)
    if len(fit) <= WITH_A_TERM:
        return None
    window, because = random.choice(fit), f"Zo besloten: {random.getrandbits(64):x}."

    def close() -> Act:
        corpus.close_window(window.id, random.choice((OutcomeKind.SETTLED, OutcomeKind.WITHDRAWN)), because, by=BY)
        return _act(EventKind.WINDOW_CLOSED, window.id, because)

    return close


def _erasing(corpus: Corpus, random: Random) -> Operation | None:
    fit = sorted({one.client for one in corpus.windows() for said in one.responses if not said.erased})
    if not fit:
        return None
    client, because = random.choice(fit), f"Op verzoek: {random.getrandbits(64):x}."

    def erase() -> Act:
        assert corpus.erase_client(client, because=because, by=BY).texts
        assert not corpus.erase_client(client, because=because, by=BY).count
        return _act(EventKind.CLIENT_ERASED, client, because)

    return erase


CHOICES: tuple[Choice, ...] = (
    *(_adopting, _releasing, _opening, _opening, _receiving, _receiving),
    *(_doubting, _responding, _responding, _responding, _correcting, _withdrawing, _closing, _erasing, _mailing),
)


def unreadable_register(corpus: Corpus) -> list[str]:
    """What the register lists and cannot give back whole; empty as it should be."""
    for entry in corpus.policies():
        corpus.policy_file(entry)
    lost = [released.id for released in corpus.notices() if corpus.notice_content(released).id != released.id]
    windows = corpus.windows()
    if len({(one.notice, one.client, one.right) for one in windows}) != len(windows):
        lost.append("windows: one is there twice")
    for window in windows:
        said = [one for one in window.responses if one.attachment is not None]
        lost += [
            window.id
            for one in said
            if one.attachment and corpus.attachment(one.attachment.sha256) != one.text.encode()
        ]
    return lost + unreadable_messages(corpus)


FOUNDING: tuple[Choice, ...] = (
    *(_adopting, _releasing, _opening, _opening, _receiving, _receiving, _responding, _withdrawing),
    *(_erasing, _doubting, _closing, _responding, _correcting, _mailing),
)
"""Each of them can be done once those before it were."""


def _act(kind: EventKind, label: str, words: str) -> Act:
    return Act(kind.value, DOCUMENT, label, digest(words))


def _unclosed(corpus: Corpus) -> list[RegisteredWindow]:
    return [window for window in corpus.windows() if window.outcome is None]


def _standing(window: RegisteredWindow) -> list[int]:
    return [one.number for one in window.responses if one.stands]
