"""What pages say of a version: its file, and the kind of its document in words."""

from renvooi.model.notices import Bilingual
from renvooi.notice.site import addresses
from renvooi.notice.site.files.version import received_name
from renvooi.notice.site.values import VersionCard

_FORMS = {"pdf": "PDF", "docx": "Word", "md": "Markdown"}
"""What files are called, by their ending; another is called by its ending."""

_KINDS = {
    "demarcatie": Bilingual("Demarcatie: wie doet wat", "Demarcation: who does what"),
    "data-pro-statement": Bilingual(
        "Data Pro Statement: hoe wij met persoonsgegevens omgaan",
        "Data Pro Statement: how we handle personal data",
    ),
}
_OTHER_KIND = Bilingual("Document", "Document")


def document_file(document: str, version: VersionCard) -> tuple[str, str]:
    """Path of the file of a version as it was received, and its form in a word."""
    name = received_name(version)
    ending = name.rpartition(".")[2]
    return addresses.version_file(document, version.slug, name), _FORMS.get(ending, ending)


def kind_in_words(kind: str) -> Bilingual:
    """What sort of document it is."""
    return _KINDS.get(kind, _OTHER_KIND)
