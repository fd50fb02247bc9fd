"""The page about proofs."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from renvooi.model.errors import CorpusUnreadable
from renvooi.notice.site import addresses
from renvooi.notice.site.frame import Site
from renvooi.notice.site.pages.proof import proof_pages
from renvooi.notice.site.settings import LANGUAGES
from tests.notice.site.example import ASSETS, HEAD, KEY, SITE, ExampleSource
from tests.notice.site.pages.shown import assert_well_made, page, targets, text_of

CARDS = ExampleSource().documents()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_newest_seal_stands_on_the_page_and_beside_it(language: str) -> None:
    files = proof_pages(HEAD, KEY, CARDS, SITE)
    shown = page(files, addresses.proof(language))
    assert_well_made(shown)
    facts = [text_of(one) for one in shown.xpath("//dl[@class='facts']/dd")]
    head = json.loads(HEAD)["head"]
    assert facts[1:4] == [str(head["size"]), head["root"], KEY]
    assert facts[4].replace(" ", "") == f"{sha256(bytes.fromhex(KEY)).hexdigest()}(SHA-256)"
    assert files[addresses.HEAD_FILE] == f"{HEAD}\n".encode()
    assert files[addresses.KEY_FILE] == f"{KEY}\n".encode()


def test_every_version_leads_to_its_proof() -> None:
    path = addresses.proof("en")
    found = targets(page(proof_pages(HEAD, KEY, CARDS, SITE), path), path)
    proofs = {addresses.version_file(card.slug, one.slug, "proof.json") for card in CARDS for one in card.versions}
    assert proofs | {addresses.HEAD_FILE, addresses.KEY_FILE} <= found


def test_it_says_that_a_proof_without_its_event_does_not_tell_what_it_is_about() -> None:
    told = "does not say what the record is about"
    with_events = Site(replace(SITE.settings, events=True), ASSETS)
    path = addresses.proof("en")
    assert told in text_of(page(proof_pages(HEAD, KEY, CARDS, SITE), path))
    assert told not in text_of(page(proof_pages(HEAD, KEY, CARDS, with_events), path))


def test_a_head_that_cannot_be_read_is_refused_in_one_line() -> None:
    with pytest.raises(CorpusUnreadable, match=r"^The newest head .* Run renvooi verify\.$"):
        proof_pages('{"head":{},"signature":""}', KEY, CARDS, SITE)


def test_fifty_documents_of_twenty_versions_make_a_page_under_its_weight() -> None:
    (card, *_) = CARDS
    versions = tuple(
        replace(card.versions[0], label=f"{month:02}-20{year}", slug=f"{month:02}-20{year}")
        for year in (24, 25)
        for month in range(1, 11)
    )
    many = [replace(card, slug=f"data-pro-statement-{number}", versions=versions) for number in range(50)]
    assert len(proof_pages(HEAD, KEY, many, SITE)[addresses.proof("nl")]) < 120_000
