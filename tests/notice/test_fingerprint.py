"""One content has one id, and one id has one content, whoever makes the notice and from which files."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from renvooi.model import Accepted, HumanVerdict, Kind, Notice, Significance
from renvooi.notice import PartyDetails, load_policy, make_notice, notice_id
from renvooi.parser import parse
from tests.notice.builders import (
    NEW,
    OLD,
    added_sub_processor,
    breach_term,
    diff,
    own_list,
    spelling,
    statement_nodes,
)

POLICY = load_policy()
EXAMPLES = Path(__file__).parents[2] / "corpus" / "documents" / "demarcatie"
DETAILS = PartyDetails("Kluisnet GmbH", countries=("Duitsland",), data=("namen",), starts=date(2026, 9, 1))


def made(*changes: object, **given: object) -> Notice:
    script = diff(*(changes or (breach_term(), added_sub_processor(), spelling(), own_list())))  # type: ignore[arg-type]
    arguments: dict[str, object] = {"policy": POLICY, "received": None, **given}
    return make_notice(script, OLD, NEW, **arguments)  # type: ignore[arg-type]  # overrides of any argument


def name(**given: object) -> str:
    return made(**given).id


def judged(because: str = "Gelijk.", by: str = "N. Jansen", given: str | None = None) -> Notice:
    verdict = HumanVerdict("c-spelling", Significance.EDITORIAL, by, "2026-03-02T09:00:00+01:00", because, given)
    return made(breach_term(), replace(spelling(), verdict=verdict))


def test_what_differs_between_clients_and_copies_is_no_part_of_it() -> None:
    given = {"reasons": {"c-term": "Omdat het moest."}}
    first = name(**given)
    assert first == name(**given, received=date(2026, 7, 1), language="en", draft=True, sending=date(2026, 3, 2))
    assert first == name(reasons={"Deel 1, punt 3": " Omdat het moest.\n"})
    assert judged().id == judged(by="P. de Vries").id


def test_versions_texts_and_policy_are_part_of_it() -> None:
    others = (
        replace(NEW, version="2026-03"),
        replace(NEW, kind=Kind.GENERIC),
        replace(NEW, nodes=statement_nodes(objection="Klant mag bezwaar maken.")),
    )
    ids = {notice_id(OLD, new, POLICY) for new in (NEW, *others)}
    assert len(ids | {notice_id(OLD, NEW, replace(POLICY, version="another")), notice_id(NEW, OLD, POLICY)}) == 6


@pytest.mark.parametrize("place", ["c-term", "c-spelling", "c-list"])
def test_reason_is_part_of_it_wherever_clients_read_it(place: str) -> None:
    assert len({name(), name(reasons={place: "Omdat het moest."}), name(reasons={place: "Daarom is het zo."})}) == 3


def test_two_reasons_that_change_places_are_another_notice() -> None:
    first = name(reasons={"c-term": "Omdat het moest.", "c-sub": "Daarom is het zo."})
    assert first != name(reasons={"c-term": "Daarom is het zo.", "c-sub": "Omdat het moest."})
    assert first == name(reasons={"c-sub": "Daarom is het zo.", "c-term": "Omdat het moest."})


def test_verdict_that_counts_is_part_of_it() -> None:
    plain = made(breach_term(), spelling()).id
    assert len({plain, judged().id, judged("Alleen gespeld.").id, judged(given="I").id}) == 4


def test_details_of_sub_processors_are_part_of_it() -> None:
    given = {"reasons": {"c-sub": "Omdat het moest."}}
    ids = [name(**given, parties=(one,)) for one in (DETAILS, replace(DETAILS, countries=("DE",)))]
    assert ids[0] == ids[1], "clients read one country"
    others = (replace(DETAILS, starts=date(2026, 9, 2)), replace(DETAILS, address="Beispielweg 1"))
    assert len({*ids, name(**given), *(name(**given, parties=(one,)) for one in others)}) == 4


def test_answer_for_a_finding_is_part_of_it() -> None:
    answers = [
        Accepted("reading-picture-page", because, by) for because, by in (("Een foto.", "A"), ("Een foto.", "B"))
    ]
    ids = {notice_id(OLD, NEW, POLICY, accepted=(one,)) for one in answers}
    assert len(ids | {notice_id(OLD, NEW, POLICY)}) == 3


def test_pdf_and_markdown_of_one_version_are_one_notice() -> None:
    files = [
        [EXAMPLES / f"demarcatie-{version}.{form}" for version in ("2026-01", "2026-02")] for form in ("pdf", "md")
    ]
    sides = [[parse(file.read_bytes(), name=file.name) for file in pair] for pair in files]
    ids = {notice_id(one[0], other[1], POLICY) for one in sides for other in sides}
    assert len(ids) == 1
