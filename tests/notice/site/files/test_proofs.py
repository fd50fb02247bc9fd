"""The proofs of a version or a step as a file that says what it proves."""

import json
from dataclasses import replace

import jsonschema

from renvooi.model import schema
from renvooi.notice.site.files.proofs import step_proofs, version_proofs
from tests.notice.site.example import PROOF
from tests.notice.site.files.examples import told_step


def test_a_proof_fits_its_schema_with_and_without_the_event() -> None:
    facts = told_step()
    for proof in (PROOF, replace(PROOF, subject="notice-released", event='{"kind":"x"}')):
        data = json.loads(step_proofs(facts.document, facts.step, (proof,)))
        jsonschema.validate(data, schema("renvooi/proof/1"), format_checker=jsonschema.FormatChecker())
        assert data["proofs"][0]["event"] == proof.event


def test_the_signed_head_is_there_to_the_byte() -> None:
    facts = told_step()
    head = '{"head":{"at":"x"},  "signature":"é"}'
    data = json.loads(version_proofs(facts.document, facts.step.new, (replace(PROOF, head=head),)))
    assert data["proofs"][0]["head"] == head


def test_a_step_names_both_files_and_a_version_its_own() -> None:
    facts = told_step()
    old, new = facts.step.old, facts.step.new
    of_step = json.loads(step_proofs(facts.document, facts.step, ()))
    of_version = json.loads(version_proofs(facts.document, new, ()))
    assert of_step["versions"] == {old.label: old.file.sha256, new.label: new.file.sha256}
    assert of_version["versions"] == {new.label: new.file.sha256}
    assert of_step["document"] == of_version["document"] == "demarcatie"
