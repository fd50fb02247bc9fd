"""`renvooi log` shows the versions of a document, or everything that happened to it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.corpus_labels import DUTCH, ENGLISH
from renvooi.cli.exits import Exit
from renvooi.cli.log import told, versions_table
from renvooi.corpus import (
    DocumentEntry,
    Event,
    EventKind,
    SnapshotEntry,
    TreeEntry,
    VersionEntry,
    VersionState,
)
from renvooi.model import schema

Run = Callable[..., Result]


def test_versions_stand_from_old_to_new_with_state_dates_and_names(kept: Path, run: Run) -> None:
    ran = run("log", "demarcatie")
    assert ran.exit_code == Exit.DONE
    title, _, head, first, second = ran.stdout.splitlines()
    assert title == "Demarcatie Voorbeeld Data (2 versie(s), 1 gepubliceerd)"
    assert head.split() == [*DUTCH.versions]
    assert first.startswith("2026-01  2026-01-15  20")
    assert first.count("N. Jansen") == 2
    assert "  gepubliceerd 20" in first
    assert first.endswith("       0  demarcatie-2026-01.md")
    assert second.startswith("2026-02  2026-02-15  20")
    assert second.count("N. Jansen") == 1
    assert "  concept  " in second


def entry(label: str, *, published: str | None = None) -> VersionEntry:
    return VersionEntry(
        document="demarcatie",
        label=label,
        title="Demarcatie",
        state=VersionState.DRAFT if published is None else VersionState.PUBLISHED,
        effective_date=date(2026, 1, 15),
        snapshot=SnapshotEntry("0" * 64, f"demarcatie-{label}-zoals-ontvangen-van-de-afdeling-juridisch.pdf", "x", 1),
        source="0" * 64,
        tree=TreeEntry("0" * 64, "0" * 64, None),
        added_at="2026-01-10T08:30:00+00:00",
        added_by="n.jansen@voorbeeld.example",
        published_at=published and "2026-01-12T08:30:00+00:00",
        published_by=published,
        warnings=2,
    )


DOCUMENT = DocumentEntry("demarcatie", "demarcatie", "Demarcatie", 2, "2026-02", "2026-01", "2026-01-12T08:30:00+00:00")
ENTRIES = (entry("2026-01", published="Pieter de Vries"), entry("2026-02"))


def test_at_80_columns_names_fold_and_dates_stay_whole() -> None:
    shown = versions_table(DOCUMENT, ENTRIES, ENGLISH, width=80, colour=False)
    assert max(map(len, shown.splitlines())) <= 80
    assert shown.splitlines()[3].startswith("2026-01  2026-01-15  2026-01-10")
    assert shown.count("2026-01-12") == 1


def test_at_200_columns_a_version_is_one_line() -> None:
    shown = versions_table(DOCUMENT, ENTRIES, DUTCH, width=200, colour=False).splitlines()
    assert len(shown) == 3 + len(ENTRIES)
    assert "  gepubliceerd 2026-01-12 Pieter de Vries  " in shown[3]


def test_events_tell_everything_that_happened(kept: Path, run: Run) -> None:
    ran = run("log", "demarcatie", "--events", "--language", "en")
    said = [line.split("N. Jansen  ")[-1] for line in ran.stdout.splitlines()]
    assert "demarcatie@2026-01 added: demarcatie-2026-01.md" in said
    assert "demarcatie@2026-01 published" in said
    assert "demarcatie: clauses got their persistent ids up to 2026-02" in said


@pytest.mark.parametrize("options", [(), ("--events",)])
def test_json_fits_the_published_schema(options: tuple[str, ...], kept: Path, run: Run) -> None:
    found = json.loads(run("log", "demarcatie", *options, "--format", "json").stdout)
    jsonschema.validate(found, schema("renvooi/log/1"))
    assert [one["label"] for one in found["versions"]] == ["2026-01", "2026-02"]
    assert (found["events"] is None) is not bool(options)


def test_a_document_that_is_not_there_names_those_that_are(kept: Path, run: Run) -> None:
    ran = run("log", "beleid")
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    (line,) = ran.stderr.splitlines()
    assert "demarcatie" in line


VERDICT = {"place": "Toegang, punt 2", "verdict": {"significance": "editorial", "because": "Zelfde {tekst}."}}
ADDED = {"document": "d", "label": "1", "snapshot": {"name": "a{0}.pdf"}}
POLICY: dict[str, object] = {"name": "huis", "version": "1"}
CLIENT: dict[str, object] = {"document": "d", "notice": "notice-1", "client": "K-1"}
RELEASED: dict[str, object] = {
    "document": "d",
    "notice": "notice-1",
    "old": {"label": "1"},
    "new": {"label": "2"},
    "class": "K30",
    "released_by": "N. Jansen",
    "supersedes": None,
}
EVENTS: tuple[tuple[EventKind, dict[str, object], str], ...] = (
    (EventKind.CORPUS_CREATED, {"corpus": "ab"}, "corpus ab gemaakt"),
    (EventKind.VERSION_ADDED, {**ADDED, "replaces": None, "origin": None}, "d@1 toegevoegd: a{0}.pdf"),
    (EventKind.VERSION_ADDED, {**ADDED, "replaces": "00", "origin": None}, "d@1 vervangen: a{0}.pdf"),
    (
        EventKind.VERSION_ADDED,
        {**ADDED, "replaces": None, "origin": "import"},
        "d@1 ingelezen uit een export: a{0}.pdf",
    ),
    (EventKind.VERSION_PUBLISHED, {"document": "d", "label": "1"}, "d@1 gepubliceerd"),
    (
        EventKind.TREE_REREAD,
        {"document": "d", "label": "1", "places": 2},
        "d@1 opnieuw gelezen: 2 plaats(en) anders; geen wijziging van het contract",
    ),
    (
        EventKind.CLAUSES_NAMED,
        {"document": "d", "chain": [["1", "00"], ["2", "11"]]},
        "d: bepalingen kregen hun blijvende kenmerk tot en met 2",
    ),
    (
        EventKind.VERDICT_GIVEN,
        {"document": "d", "record": VERDICT},
        "d: Toegang, punt 2 is redactioneel, want: Zelfde {tekst}.",
    ),
    (EventKind.HEAD_STAMPED, {"size": 9, "authority": "TSA"}, "moment van hoofd 9 bevestigd door TSA"),
    (EventKind.POLICY_ADOPTED, {**POLICY, "document": "d"}, "d: beleid huis 1 geldt"),
    (
        EventKind.POLICY_ADOPTED,
        {**POLICY, "document": None},
        "beleid huis 1 geldt voor elk document zonder eigen beleid",
    ),
    (EventKind.NOTICE_RELEASED, RELEASED, "d: notice-1 over 1 naar 2 (klasse K30) vrijgegeven door N. Jansen"),
    (
        EventKind.NOTICE_RELEASED,
        {**RELEASED, "supersedes": "notice-0", "because": "{beleid}"},
        "d: notice-1 over 1 naar 2 (klasse K30) vervangt notice-0, want: {beleid}",
    ),
    (
        EventKind.WINDOW_OPENED,
        {**CLIENT, "windows": [{"window": "w-1", "right": "a"}, {"window": "w-2", "right": "b"}]},
        "d: K-1 kreeg 2 termijn(en) onder notice-1: w-1, w-2",
    ),
    (
        EventKind.NOTICE_RECEIVED,
        {**CLIENT, "windows": ["w-1"], "day": "2026-03-02", "last_day": "2026-04-01", "evidence": "brief"},
        "d: K-1 ontving notice-1 op 2026-03-02, laatste dag 2026-04-01: brief",
    ),
    (
        EventKind.RECEIPT_DOUBTED,
        {**CLIENT, "windows": ["w-1"], "because": "retour"},
        "d: of K-1 notice-1 ontving is onzeker, want: retour",
    ),
    (
        EventKind.RESPONSE_RECORDED,
        {**CLIENT, "window": "w-1", "number": 1, "received": "2026-03-09"},
        "d: reactie 1 van K-1 in w-1, ontvangen op 2026-03-09",
    ),
    (
        EventKind.RESPONSE_CORRECTED,
        {**CLIENT, "window": "w-1", "number": 1, "struck": False, "because": "verkeerde dag"},
        "d: reactie 1 van K-1 in w-1 gecorrigeerd, want: verkeerde dag",
    ),
    (
        EventKind.RESPONSE_CORRECTED,
        {**CLIENT, "window": "w-1", "number": 1, "struck": True, "because": "andere klant"},
        "d: reactie 1 van K-1 in w-1 doorgehaald, want: andere klant",
    ),
    (
        EventKind.RESPONSE_WITHDRAWN,
        {**CLIENT, "window": "w-1", "number": 1, "on": "2026-03-10", "because": "akkoord"},
        "d: K-1 trok reactie 1 in w-1 op 2026-03-10 in, want: akkoord",
    ),
    (
        EventKind.WINDOW_CLOSED,
        {**CLIENT, "window": "w-1", "outcome": "settled", "because": "akkoord"},
        "d: w-1 van K-1 gesloten, geschikt, want: akkoord",
    ),
    (
        EventKind.CLIENT_ERASED,
        {"client": "K-1", "because": "op verzoek", "digests": ["a", "b"]},
        "wat van K-1 bewaard werd is gewist (2 stuk(s)), want: op verzoek",
    ),
    (
        EventKind.CLIENT_RECORDED,
        {"client": "K-1", "kind": "client", "record": {"hmac": "a", "size": 1}},
        "wie K-1 is en waar berichten heen gaan is opnieuw vastgelegd",
    ),
    (
        EventKind.CLIENT_RECORDED,
        {"client": "K-1", "kind": "client", "record": None},
        "K-1 is van de lijst gehaald",
    ),
    (
        EventKind.MAILING_QUEUED,
        {"mailing": "notice-1", "purpose": "notice"},
        "berichten klaargezet onder notice-1 (kennisgeving)",
    ),
    (
        EventKind.MESSAGE_QUEUED,
        {"mailing": "notice-1", "client": "K-1", "round": 2},
        "bericht aan K-1 vastgelegd onder notice-1 (ronde 2)",
    ),
    (
        EventKind.DELIVERY_SETTLED,
        {"mailing": "notice-1", "client": "K-1", "state": "in-doubt"},
        "bericht aan K-1 onder notice-1: onzeker",
    ),
    (
        EventKind.DELIVERY_REPORTED,
        {"mailing": "notice-1", "client": "K-1", "report": "failed", "day": "2026-03-02", "state": "accepted"},
        "melding over het bericht aan K-1 onder notice-1: niet afgeleverd op 2026-03-02",
    ),
    (
        EventKind.RESPONSE_PROPOSED,
        {"mailing": "notice-1", "client": "K-1", "proposal": "p-1"},
        "mail van K-1 over notice-1 voorgelegd als mogelijke reactie: p-1",
    ),
    (
        EventKind.PROPOSAL_DECIDED,
        {"client": "K-1", "proposal": "p-1", "decision": "dismissed", "because": "een vraag"},
        "p-1 van K-1: geen reactie, want: een vraag",
    ),
    (
        EventKind.SENDING_CONFIRMED,
        {"found": "restored", "held": 2, "because": "oude server is weg"},
        "berichten gaan van hier uit (2 in twijfel gezet), want: oude server is weg",
    ),
)


@pytest.mark.parametrize(("kind", "data", "said"), EVENTS)
def test_each_kind_of_event_is_a_sentence(kind: EventKind, data: dict[str, object], said: str) -> None:
    event = Event(0, "2026-03-02T08:30:00+00:00", "N. Jansen", kind, json.loads(json.dumps(data)), None)
    assert told(event, DUTCH) == said
    assert told(event, ENGLISH) != said


def test_every_kind_of_event_has_a_sentence_in_both_languages() -> None:
    assert {kind for kind, _, _ in EVENTS} == set(EventKind)
    assert {*DUTCH.told} == {*ENGLISH.told} == {kind.value for kind in EventKind}
