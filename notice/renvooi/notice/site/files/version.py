"""The files about one version."""

from renvooi.model.codec import dumps
from renvooi.notice.site.addresses import version_file
from renvooi.notice.site.files.proofs import version_proofs
from renvooi.notice.site.files.public import public_document
from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.values import VersionCard, VersionFacts

ENDINGS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/markdown": "md",
}
"""By media type; a name that was received gives no ending, since it is of others."""
OTHER_ENDING = "bin"
"""For what renvooi reads no more, or not yet: no server guesses a program from it."""


def received_name(version: VersionCard) -> str:
    """What the file of a version is called on the site: "document.pdf"."""
    return f"document.{ENDINGS.get(version.file.media_type, OTHER_ENDING)}"


def version_files(facts: VersionFacts, data: bytes, site: Site) -> Files:
    """The file as received, its tree as JSON, and the proof of its publication; `data` is what was received."""
    document, version = facts.document, facts.version
    made = {
        received_name(version): data,
        "document.json": dumps(public_document(facts.tree)).encode(),
        "proof.json": version_proofs(document, version, facts.proofs),
    }
    return {version_file(document.slug, version.slug, name): content for name, content in made.items()}
