"""A client reads the term of its own contract in every form of the notice, and nobody else does."""

import json
from dataclasses import replace
from datetime import date
from functools import cache

import jsonschema
import pytest

from renvooi.model import AgreedTerm, Basis, BasisSource, Bilingual, Client, Notice, schema
from renvooi.notice import load_policy, received_on, render_file, render_notice
from renvooi.notice.calendar import LANGUAGES, basis_name
from renvooi.notice.essence import of_rights
from renvooi.notice.mailing import OwnTerm, bases_of, own_terms, with_own_terms
from tests.notice.render.test_formats import statement

CLAUSE = "Opdrachtgever mag binnen 45 dagen opzeggen (artikel 7.3)."
STATEMENT = "data-pro-statement"
OWN = OwnTerm("terminate", 45, CLAUSE)
HOUSE = Basis(BasisSource.HOUSE_POLICY, None, None, None, None)


@cache
def notice() -> Notice:
    """A notice with two rights, of which nobody knows when it is received."""
    made = statement()
    rights = tuple(
        replace(
            right,
            window=right.window and replace(right.window, received=None, last_day=None, falls_on=None, coulance=None),
        )
        for right in made.rights
    )
    return replace(made, received=None, rights=rights)


def client(*terms: AgreedTerm) -> Client:
    return Client("K-1", "Voorbeeldzorg", "juridisch@example.nl", terms=terms)


def test_term_for_every_right_counts_for_each_that_has_a_term() -> None:
    found = own_terms(notice(), client(AgreedTerm(60, "artikel 4")), STATEMENT)
    assert found == (OwnTerm("terminate", 60, "artikel 4"), OwnTerm("object", 60, "artikel 4"))


def test_term_for_one_right_goes_before_the_one_for_all_and_that_of_another_document_counts_not() -> None:
    terms = (
        AgreedTerm(60, "artikel 4"),
        AgreedTerm(45, CLAUSE, document=STATEMENT, right="terminate"),
        AgreedTerm(90, "artikel 9", document="demarcatie"),
    )
    assert own_terms(notice(), client(*terms), STATEMENT) == (OWN, OwnTerm("object", 60, "artikel 4"))


def test_right_without_a_window_gets_none_from_a_contract() -> None:
    bare = replace(notice(), rights=tuple(replace(right, window=None) for right in notice().rights))
    assert own_terms(bare, client(AgreedTerm(60, "artikel 4")), STATEMENT) == ()


def test_notice_without_own_terms_is_the_notice() -> None:
    assert with_own_terms(notice(), ()) is notice()


def test_own_term_moves_one_right_alone_and_says_what_it_rests_on() -> None:
    terminate, objection = with_own_terms(notice(), (OWN,)).rights
    assert terminate.window is not None
    assert (terminate.window.days, terminate.window.basis.source, terminate.window.basis.quote) == (
        45,
        BasisSource.CONTRACT,
        CLAUSE,
    )
    assert terminate.basis == notice().rights[0].basis
    assert objection == notice().rights[1]
    assert bases_of((OWN,)) == {"terminate": (45, terminate.window.basis)}


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "uw eigen contract met ons"), ("en", "your own contract with us")]
)
@pytest.mark.parametrize("form", ["markdown", "html", "text"])
def test_every_text_says_the_days_and_where_they_stand(form: str, language: str, said: str) -> None:
    mine = " ".join(render_notice(with_own_terms(notice(), (OWN,)), form, language=language).split())
    theirs = " ".join(render_notice(notice(), form, language=language).split())
    assert "45 dagen" in mine if language == "nl" else "45 days" in mine
    assert said in mine
    assert "artikel 7.3" in mine
    assert said not in theirs
    assert "45 d" not in theirs


def under_house_policy() -> Notice:
    """A notice whose right to object is house policy, and says so."""
    policy = Bilingual("Dit is ons eigen beleid, geen recht uit het contract.", "Our own policy, no right from it.")
    objection = notice().rights[1]
    assert objection.window is not None
    basis = replace(HOUSE, policy=policy)
    rights = (replace(objection, basis=basis, window=replace(objection.window, basis=basis)),)
    return replace(notice(), rights=rights, essence=(*notice().essence[:-1], of_rights(rights)))


@pytest.mark.parametrize("form", ["markdown", "text", "html", "ics"])
def test_letter_with_a_term_of_the_contract_denies_not_that_the_contract_gives_it(form: str) -> None:
    theirs = under_house_policy()
    mine = with_own_terms(theirs, (OwnTerm("object", 45, CLAUSE),))
    day, policy = date(2026, 3, 4), load_policy()
    said = [render_file(received_on(one, day, policy), form).decode().replace("\r\n ", "") for one in (theirs, mine)]
    denied, own = (" ".join(one.replace("\\,", ",").split()) for one in said)
    assert "geen recht uit het contract" in denied
    assert not any(said in own for said in ("geen recht uit het contract", "Volgens ons eigen", "(ons eigen beleid)"))
    assert form == "ics" or "Volgens ons eigen beleid kunt u bezwaar maken" in denied
    assert "Hoe lang dat kan, staat in uw eigen contract met ons." in own


def test_last_day_is_counted_with_the_days_of_the_contract() -> None:
    known = received_on(with_own_terms(notice(), (OWN,)), date(2026, 3, 4), load_policy())
    windows = [right.window for right in known.rights if right.window]
    assert [one.last_day for one in windows] == [date(2026, 4, 18), date(2026, 4, 3)]
    entry = render_file(known, "ics").decode().replace("\r\n ", "")
    assert "De termijn van 45 dagen staat in uw eigen contract met ons" in entry


def test_notice_with_own_terms_is_valid_json_of_its_schema() -> None:
    said = json.loads(render_notice(with_own_terms(notice(), (OWN,)), "json"))
    jsonschema.validate(said, schema("renvooi/notice/1"))


def test_register_calls_such_a_term_that_of_the_client() -> None:
    assert basis_name(OWN.basis, LANGUAGES["en"]) == "the client's own contract"
