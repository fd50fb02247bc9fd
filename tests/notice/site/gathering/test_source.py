"""A corpus as the source of a site: what is public is all there, and a draft leaves nothing."""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from renvooi.corpus import Corpus
from renvooi.corpus.entries import VersionState
from renvooi.corpus.ledger.inclusion import Inclusion, is_proven
from renvooi.corpus.reparsing import rename_clauses, reparse
from renvooi.diff import diff, with_verdicts
from renvooi.model import HumanVerdict, Life, Significance
from renvooi.model.errors import CorpusBusy
from renvooi.model.verdicts import verdict_of
from renvooi.notice.site.gathering import CorpusSource, open_source
from renvooi.notice.site.making import Source
from renvooi.notice.site.pages.listing import list_changes
from renvooi.notice.site.values import ClauseFacts, DocumentCard, StepCard, WindowDays
from tests.corpus.stores import BY, DATABASES, Home, new_home, received, version
from tests.corpus.test_reparsing import newer
from tests.notice.site.corpora import CLIENTS, RECEIPTS, TOLD, example_home, release_notice

NAME = "beheer"
TEXTS = {
    "2026-01": ("De klant beheert de accounts.", "Voorbeeld Data maakt elke dag een back-up.", "De klant meldt alles."),
    "2026-02": ("De klant beheert de accounts.", "GEHEIM Voorbeeld Data doet iets heel anders."),
    "2026-03": (
        "De klant beheert de accounts.",
        "Voorbeeld Data maakt elke week een back-up.",
        "De klant meldt alles.",
    ),
    "2026-04": ("De klant beheert alle accounts.", "Voorbeeld Data maakt elke week een back-up.", "GEHEIM ook dit."),
}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with new_home("sqlite", tmp_path) as found:
        yield found


@pytest.fixture
def corpus(home: Home) -> Iterator[Corpus]:
    """An empty corpus on a file."""
    with home.create() as made:
        yield made


@pytest.fixture
def example(tmp_path: Path) -> Iterator[Corpus]:
    """The example corpus, with a notice and windows."""
    with example_home(tmp_path / "example").open() as opened:
        yield opened


def add(corpus: Corpus, *labels: str, name: str = NAME) -> None:
    for label in labels:
        corpus.add(received(version(label, *TEXTS[label]), f"{name}-{label}.md", document=name), by=BY)


def publish(corpus: Corpus, *labels: str, name: str = NAME) -> None:
    for label in labels:
        corpus.publish(name, label, by=BY)


def card(source: Source, name: str = NAME) -> DocumentCard:
    return next(one for one in source.documents() if one.name == name)


def everything(source: Source) -> list[object]:
    """All that a source gives."""
    found: list[object] = [source.newest_head(), source.key()]
    for document in source.documents():
        found += [document, source.clauses(document)]
        found += [source.version(document, one) for one in document.versions]
        found += [source.step(document, one) for one in document.steps]
    return found


def judge(corpus: Corpus, name: str, level: Significance = Significance.EDITORIAL) -> str:
    """The id of a change between the last two published versions that a person judged."""
    trees = [corpus.document(one) for one in corpus.versions(name)[-2:]]
    script = diff(*trees)
    change = next(one for one in script.changes if one.significance is not level)
    decided = HumanVerdict(change.id, level, BY, "2026-03-02T10:00:00+01:00", "Onder ons gezegd.", "G")
    corpus.judge(name, verdict_of(script, change, decided), by=BY)
    return change.id


def test_cards_say_what_is_published_and_what_was_told(example: Corpus) -> None:
    statement, responsibilities = CorpusSource(example).documents()
    assert (statement.name, responsibilities.name) == ("data-pro-statement", "demarcatie")
    assert [one.label for one in statement.versions] == ["03-2025", "09-2025", "02-2026"]
    assert (statement.language, statement.kind, statement.title) == ("nl", "data-pro-statement", "Data Pro Statement")
    assert [one.slug for one in responsibilities.steps] == [
        "2025-06--2026-01",
        "2026-01--2026-02",
        "2026-02--2026-03",
    ]
    told = responsibilities.steps[1]
    assert told.released is not None
    assert [one.released for one in responsibilities.steps if one is not told] == [None, None]
    first, last = (day + timedelta(days=30) for day in RECEIPTS)
    assert told.windows == WindowDays(first, last, waiting=True)
    assert not told.waiting


def test_nothing_that_a_source_gives_names_a_client_a_person_or_a_draft(example: Corpus) -> None:
    judge(example, "demarcatie")
    add(example, "2026-01", name="kladje")
    draft = version("2026-09", "De klant leest KLADTEKST.", kind="demarcatie")
    example.add(received(draft, "demarcatie-2026-09.md", document="demarcatie"), by=BY)
    said = repr(everything(CorpusSource(example)))
    secrets = [BY, *CLIENTS, "2026-09", "KLADTEKST", "kladje", "Onder ons gezegd", "Hiernaar is gekeken"]
    assert not [secret for secret in secrets if secret in said]


def test_proofs_hold_the_events_only_where_that_is_asked(example: Corpus) -> None:
    found = []
    for events in (False, True):
        source = CorpusSource(example, events=events)
        document = card(source, "demarcatie")
        found.append(source.step(document, document.steps[1]).proofs)
    without, with_events = found
    assert [one.subject for one in without] == ["version-published", "notice-released"]
    assert [one.event for one in without] == [None, None]
    for proof in with_events:
        assert proof.event is not None
        path = tuple(bytes.fromhex(one) for one in proof.path)
        included = Inclusion(proof.number, bytes.fromhex(proof.leaf), path, proof.head.encode())
        assert is_proven(included, key=example.head().head.key, event=proof.event.encode())


def test_each_fact_fits_the_others(example: Corpus) -> None:
    source = CorpusSource(example)
    for document in source.documents():
        versions = [source.version(document, one) for one in document.versions]
        for facts in versions:
            nodes = {node.id for node in facts.tree.walk()}
            assert set(facts.clauses) == set(facts.introduced) == nodes
            assert len(set(facts.clauses.values())) == len(nodes)
            assert sha256(source.file(facts.version)).hexdigest() == facts.tree.source.sha256
        for step in document.steps:
            found = source.step(document, step)
            old, new = versions[document.versions.index(step.old)], versions[document.versions.index(step.new)]
            assert (found.old, found.new) == (old.tree, new.tree)
            assert (found.clauses_old, found.clauses_new) == (old.clauses, new.clauses)
            assert found.diff.changes == diff(old.tree, new.tree).changes


def test_words_that_a_version_did_not_change_were_introduced_before_it(example: Corpus) -> None:
    source = CorpusSource(example)
    document = card(source, "demarcatie")
    first, *_, latest = (source.version(document, one) for one in document.versions)
    assert set(first.introduced.values()) == {"2025-06"}
    assert {"2025-06", "2026-03"} <= set(latest.introduced.values()) <= {one.label for one in document.versions}


def linked(source: Source, document: DocumentCard) -> set[tuple[int, str]]:
    """All changes that pages of clauses link to, with the number of the version that their step leads to."""
    return {(event.version, event.change) for life in source.clauses(document).lives for event in life.events}


def shown(source: Source, document: DocumentCard) -> set[tuple[int, str]]:
    """All changes that the pages of steps between neighbours have."""
    number = {one.label: at for at, one in enumerate(document.versions, start=1)}
    neighbours = [one for one in document.steps if number[one.old.label] + 1 == number[one.new.label]]
    return {
        (number[step.new.label], change.id)
        for step in neighbours
        for change in source.step(document, step).diff.changes
    }


def test_each_change_that_a_clause_tells_of_is_on_the_page_of_its_step(example: Corpus) -> None:
    source = CorpusSource(example)
    for document in source.documents():
        assert linked(source, document)
        assert linked(source, document) <= shown(source, document)


def test_a_clause_and_a_step_agree_on_what_the_document_says_of_itself(example: Corpus) -> None:
    source = CorpusSource(example)
    for document in source.documents():
        pages = {e.row.change for step in document.steps for e in list_changes(source.step(document, step)).archived}
        assert source.clauses(document).archived == pages
        assert pages


def test_drafts_leave_no_trace_in_the_middle_and_at_the_end(corpus: Corpus, tmp_path: Path) -> None:
    frozen = ("2026-01", "2026-03")
    add(corpus, *TEXTS)
    publish(corpus, *frozen)
    (tmp_path / "plain").mkdir()
    with new_home("sqlite", tmp_path / "plain") as home, home.create() as plain:
        add(plain, *frozen)
        publish(plain, *frozen)
        assert_same(CorpusSource(corpus), CorpusSource(plain))
    source = CorpusSource(corpus)
    said = repr(everything(source))
    assert "GEHEIM" not in said
    assert not [label for label in TEXTS if label not in frozen and label in said]
    assert linked(source, card(source)) <= shown(source, card(source))


def plain_lives(facts: ClauseFacts) -> tuple[Life, ...]:
    """Lives without further ids: a draft may have had the clause behind it go by another one on record."""
    return tuple(replace(life, also=()) for life in facts.lives)


def assert_same(one: Source, other: Source) -> None:
    """Nothing, if both give the same but for moments, and digests of the record."""
    mine, theirs = card(one), card(other)
    assert [(v.label, v.tree, v.file) for v in mine.versions] == [(v.label, v.tree, v.file) for v in theirs.versions]
    assert [step.slug for step in mine.steps] == [step.slug for step in theirs.steps]
    assert plain_lives(one.clauses(mine)) == plain_lives(other.clauses(theirs))
    assert one.clauses(mine).sections == other.clauses(theirs).sections
    for here, there in zip(mine.versions, theirs.versions, strict=True):
        found, expected = one.version(mine, here), other.version(theirs, there)
        assert (found.clauses, found.introduced) == (expected.clauses, expected.introduced)
    for mine_step, their_step in zip(mine.steps, theirs.steps, strict=True):
        assert one.step(mine, mine_step).diff == other.step(theirs, their_step).diff


def test_id_of_a_published_clause_leads_to_it_though_a_draft_made_it_another_on_record(corpus: Corpus) -> None:
    add(corpus, "2026-01", "2026-02", "2026-03")
    publish(corpus, "2026-01", "2026-03")
    source = CorpusSource(corpus)
    on_record = {life.at(3).path: life.id for life in corpus.history(NAME).lives if life.stands_in(3)}
    lives = [life for life in source.clauses(card(source)).lives if life.stands_in(2)]
    assert all(on_record[life.at(2).path] in (life.id, *life.also) for life in lives)
    assert any(life.also for life in lives)


def test_clause_keeps_its_id_when_a_version_comes_in_between(corpus: Corpus) -> None:
    add(corpus, "2026-01", "2026-03")
    publish(corpus, "2026-01", "2026-03")
    source = CorpusSource(corpus)
    before = [source.version(card(source), one).clauses for one in card(source).versions]
    slugs = {step.slug for step in card(source).steps}
    add(corpus, "2026-02")
    as_draft = [source.version(card(source), one).clauses for one in card(source).versions]
    publish(corpus, "2026-02")
    first, *rest = (source.version(card(source), one).clauses for one in card(source).versions)
    assert before == as_draft
    assert first == before[0]
    on_record = corpus.history(NAME).lives
    assert rest == [{life.at(at).node: life.id for life in on_record if life.stands_in(at)} for at in (2, 3)]
    assert [step.slug for step in card(source).steps] == ["2026-01--2026-02", "2026-01--2026-03", "2026-02--2026-03"]
    assert slugs == {"2026-01--2026-03"}
    assert [step.between for step in card(source).steps] == [(), ("2026-02",), ()]
    assert [step.recorded is None for step in card(source).steps] == [False, False, True]
    assert linked(source, card(source)) <= shown(source, card(source))


def addresses_of(source: Source) -> set[str]:
    """All ids that have a page."""
    return {name for life in source.clauses(card(source)).lives for name in (life.id, *life.also)}


def anchors_of(source: Source) -> set[tuple[str, str]]:
    """Label of the version and id of all that can be linked to within a version."""
    found: set[tuple[str, str]] = set()
    for facts in (source.version(card(source), one) for one in card(source).versions):
        every = [(node, one) for node, name in facts.clauses.items() for one in (name, *facts.also.get(node, ()))]
        assert len({name for _, name in every}) == len(every)
        assert facts.also == source.clauses(card(source)).also[facts.version.label]
        found |= {(facts.version.label, name) for _, name in every}
    return found


LISTED = ("De klant beheert alle accounts.", "Wij melden storingen.", "Een geheel ander punt over kosten.")


def test_id_that_the_site_gave_stays_when_the_draft_between_is_published(corpus: Corpus) -> None:
    add(corpus, "2026-01", "2026-02", "2026-03")
    publish(corpus, "2026-01", "2026-03")
    source = CorpusSource(corpus)
    before = addresses_of(source)
    clauses = source.version(card(source), card(source).versions[-1]).clauses
    publish(corpus, "2026-02")
    assert before <= addresses_of(source)
    facts = source.version(card(source), card(source).versions[-1])
    assert all(name in (facts.clauses[node], *facts.also.get(node, ())) for node, name in clauses.items())
    assert any(facts.also.values())


def test_id_that_the_site_gave_stays_when_the_draft_between_is_replaced(corpus: Corpus) -> None:
    add(corpus, "2026-01", "2026-02", "2026-03")
    publish(corpus, "2026-01", "2026-03")
    source = CorpusSource(corpus)
    before = addresses_of(source)
    for texts in (LISTED, TEXTS["2026-01"], TEXTS["2026-03"]):
        given = received(version("2026-02", *texts), f"{NAME}-2026-02.md", document=NAME)
        corpus.add(given, by=BY)
        assert before <= addresses_of(source)
        before = addresses_of(source)


def test_id_that_the_site_gave_stays_when_a_file_is_read_otherwise(corpus: Corpus) -> None:
    add(corpus, "2026-01", "2026-03")
    publish(corpus, "2026-01", "2026-03")
    source = CorpusSource(corpus)
    before = addresses_of(source)
    entry = corpus.version(NAME, "2026-03")
    tree = corpus.document(entry)
    (section,) = tree.nodes
    fewer = replace(tree, nodes=(replace(section, nodes=section.nodes[:1]),))
    rename_clauses(corpus, list(reparse(corpus, [(entry, fewer)], by=BY)), by=BY)
    assert before <= addresses_of(source)


def test_document_that_was_published_version_by_version_is_not_gone_through_again(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    for label in TEXTS:
        add(corpus, label)
        publish(corpus, label)
    asked: list[object] = []
    monkeypatch.setattr("renvooi.notice.site.gathering.moments.replay", lambda *said: asked.append(said))
    assert addresses_of(CorpusSource(corpus))
    assert asked == []


@pytest.mark.parametrize("seed", [1, 4])
def test_no_id_is_ever_lost_whatever_is_added_published_or_replaced(corpus: Corpus, seed: int) -> None:
    chance = Random(seed)
    source, seen = CorpusSource(corpus), set[str]()
    labels = [f"2026-0{number}" for number in range(1, 7)]
    clauses = sorted({one for texts in TEXTS.values() for one in texts})
    anchors: set[tuple[str, str]] = set()
    for _ in range(16):
        label = chance.choice(labels)
        states = {one.label: one.state for one in corpus.versions(NAME)} if corpus.documents() else {}
        if states.get(label) is VersionState.DRAFT and chance.random() < 0.6:
            corpus.publish(NAME, label, by=BY)
        elif states.get(label) is not VersionState.PUBLISHED:
            given = version(label, *chance.sample(clauses, chance.randint(1, 5)))
            corpus.add(received(given, f"{NAME}-{label}.md", document=NAME), by=BY)
        if source.documents():
            assert seen <= (seen := addresses_of(source))
            assert anchors <= (anchors := anchors_of(source))
    assert seen


def test_step_that_clients_were_told_of_stays_when_a_version_comes_in_between(corpus: Corpus) -> None:
    from bench.faults.notices import POLICY, made_notice

    add(corpus, "2026-01", "2026-03")
    publish(corpus, "2026-01", "2026-03")
    old, new = corpus.versions(NAME)
    notice = corpus.release(old, new, made_notice(old, new), policy=POLICY, by=BY)
    add(corpus, "2026-02")
    publish(corpus, "2026-02")
    source = CorpusSource(corpus)
    steps = card(source).steps
    assert [one.slug for one in steps] == ["2026-01--2026-02", "2026-01--2026-03", "2026-02--2026-03"]
    assert [one.released and one.released.id for one in steps] == [None, notice.id, None]
    assert source.step(card(source), steps[1]).notice is not None


def test_notice_is_the_last_word_and_without_the_people_behind_it(example: Corpus) -> None:
    first = card(CorpusSource(example), "demarcatie").steps[1]
    second = release_notice(example, *TOLD, because="Er stond een fout in.")
    source = CorpusSource(example)
    document = card(source, "demarcatie")
    step = document.steps[1]
    assert step.released is not None
    assert step.released.id == second.id
    assert step.replaced == (first.released,)
    assert (step.windows, step.waiting) == (first.windows, False)
    assert [one.subject for one in source.step(document, step).proofs] == [
        "version-published",
        "notice-released",
        "notice-released",
    ]
    assert len({one.leaf for one in source.step(document, step).proofs}) == 3
    notice = source.step(document, step).notice
    assert notice is not None
    assert (notice.id, notice.released_by, notice.accepted, notice.findings) == (second.id, None, (), ())
    assert notice.rows == example.notice_content(second).rows


def test_windows_of_which_none_has_a_last_day_wait(example: Corpus) -> None:
    example.doubt_receipt(
        [one.id for one in example.windows() if one.receipt is not None], because="Teruggekomen.", by=BY
    )
    step = card(CorpusSource(example), "demarcatie").steps[1]
    assert (step.windows, step.waiting) == (None, True)


def test_verdict_of_a_person_stands_on_the_step_and_the_clause(corpus: Corpus) -> None:
    add(corpus, "2026-01", "2026-03")
    publish(corpus, "2026-01", "2026-03")
    source = CorpusSource(corpus)
    before = card(source)
    judged = judge(corpus, NAME)
    after = card(source)
    assert before.steps[0].verdicts != after.steps[0].verdicts
    was, now = ({one.id: one for one in source.step(it, it.steps[0]).diff.changes} for it in (before, after))
    assert was[judged].verdict is None
    assert now[judged].standing is Significance.EDITORIAL
    standing = {
        event.significance for life in source.clauses(after).lives for event in life.events if event.change == judged
    }
    assert standing == {Significance.EDITORIAL}


def test_verdicts_count_as_the_command_counts_them(example: Corpus) -> None:
    judge(example, "demarcatie")
    source = CorpusSource(example)
    document = card(source, "demarcatie")
    script = source.step(document, document.steps[-1]).diff
    old, new = (example.document(one) for one in example.versions("demarcatie")[-2:])
    expected = with_verdicts(diff(old, new), example.verdicts("demarcatie"))
    assert [change.standing for change in script.changes] == [change.standing for change in expected.changes]
    assert sum(change.verdict is not None for change in script.changes) == 1


def test_newer_reading_is_no_step_and_ids_stay(corpus: Corpus) -> None:
    add(corpus, "2026-01", "2026-03")
    publish(corpus, "2026-01", "2026-03")
    source = CorpusSource(corpus)
    before = card(source)
    ids = [source.version(before, one).clauses for one in before.versions]
    entries = [(entry, newer(corpus.document(entry))) for entry in corpus.versions(NAME)]
    done = list(reparse(corpus, entries, by=BY))
    rename_clauses(corpus, done, by=BY)
    after = card(source)
    assert [step.slug for step in after.steps] == [step.slug for step in before.steps]
    assert [step.recorded for step in after.steps] == [None]
    assert sorted(source.version(after, after.versions[0]).clauses.values()) == sorted(ids[0].values())
    assert "ac-counts" in repr(source.step(after, after.steps[0]).old)
    assert linked(source, after) <= shown(source, after)


def test_replaced_draft_leaves_nothing(corpus: Corpus) -> None:
    add(corpus, "2026-01")
    publish(corpus, "2026-01")
    corpus.add(received(version("2026-03", "GEHEIM Nog een keer."), f"{NAME}-2026-03.md", document=NAME), by=BY)
    gone = {life.id for life in corpus.history(NAME).lives if life.born == 2}
    add(corpus, "2026-03")
    publish(corpus, "2026-03")
    said = repr(everything(CorpusSource(corpus)))
    assert gone
    assert not [one for one in ("GEHEIM", *gone) if one in said]


def test_two_documents_of_one_kind_are_kept_apart(corpus: Corpus) -> None:
    for name in ("een", "twee"):
        add(corpus, "2026-01", "2026-03", name=name)
        publish(corpus, "2026-01", "2026-03", name=name)
    judge(corpus, "een")
    source = CorpusSource(corpus)
    one, two = source.documents()
    verdicts = [
        [change.verdict for change in source.step(it, it.steps[0]).diff.changes if change.verdict] for it in (one, two)
    ]
    assert [len(found) for found in verdicts] == [1, 0]
    for here, there in pairwise((one, two)):
        assert here.slug != there.slug
        assert source.version(here, here.versions[0]).clauses == source.version(there, there.versions[0]).clauses


def test_card_of_another_process_is_enough(example: Corpus) -> None:
    document: DocumentCard = pickle.loads(pickle.dumps(card(CorpusSource(example), "demarcatie")))
    step: StepCard = document.steps[0]
    place = pickle.loads(pickle.dumps(example.place))
    with open_source(place) as source, open_source(str(place.file)) as named:
        assert source.step(document, step) == named.step(document, step)
        assert source.documents() == named.documents()


def test_card_of_another_moment_is_refused_where_ids_may_have_changed(corpus: Corpus) -> None:
    add(corpus, "2026-01")
    publish(corpus, "2026-01")
    before = card(CorpusSource(corpus))
    add(corpus, "2026-03")
    with pytest.raises(CorpusBusy, match="meanwhile"):
        CorpusSource(corpus).version(before, before.versions[0])


@pytest.mark.parametrize("database", DATABASES)
def test_file_and_server_give_all_that_a_site_needs(database: str, tmp_path: Path) -> None:
    with new_home(database, tmp_path) as home, home.create() as corpus:
        add(corpus, "2026-01", "2026-02", "2026-03")
        publish(corpus, "2026-01", "2026-03")
        judge(corpus, NAME)
        with open_source(home.place) as source:
            assert len(everything(source)) == 7
            assert linked(source, card(source)) <= shown(source, card(source))


def test_corpus_without_a_published_version_has_no_documents(corpus: Corpus) -> None:
    assert CorpusSource(corpus).documents() == ()
    add(corpus, "2026-01")
    assert CorpusSource(corpus).documents() == ()
