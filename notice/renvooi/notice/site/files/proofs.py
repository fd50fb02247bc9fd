"""Proofs as a file: what anybody needs to hold a published version or notice against a signed head.

Without the events themselves a proof says that *an* event is under the head; with the event, which
names who acted, it says which. So the event is there only where the site is told to show events.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from renvooi.model.codec import dumps
from renvooi.notice.site.values import DocumentCard, Proof, StepCard, VersionCard

PROOF_SCHEMA = "renvooi/proof/1"


@dataclass(frozen=True, slots=True)
class ProofFile:
    """The proofs of one version, or of one step."""

    schema: str
    document: str
    """Name in the corpus."""
    versions: Mapping[str, str]
    """SHA-256 of the file as received, by version label: of the version, or of the old one and the new."""
    proofs: tuple[Proof, ...]


def version_proofs(document: DocumentCard, version: VersionCard, proofs: Sequence[Proof]) -> bytes:
    """`proof.json` of a version."""
    return _written(document, (version,), proofs)


def step_proofs(document: DocumentCard, step: StepCard, proofs: Sequence[Proof]) -> bytes:
    """`proof.json` of a step."""
    return _written(document, (step.old, step.new), proofs)


def _written(document: DocumentCard, versions: Sequence[VersionCard], proofs: Sequence[Proof]) -> bytes:
    files = {one.label: one.file.sha256 for one in versions}
    return dumps(ProofFile(PROOF_SCHEMA, document.name, files, tuple(proofs))).encode()
