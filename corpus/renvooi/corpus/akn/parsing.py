"""The XML of a file that may come from anywhere.

Before a file is parsed it must be UTF-8, of a bearable size and without a document type, which is where
entities and outside files come from; the parser then resolves nothing and fetches nothing.
"""

import re

from renvooi.corpus.akn.vocabulary import MAX_BYTES, MAX_TAGS
from renvooi.corpus.akn.xml import etree
from renvooi.model.errors import DamagedFile, FileTooBig, NotThisFormat

EXPORT_AGAIN = "Export the version again"
_OTHER_FORM = "Import the JSON export instead"
_DECLARED = re.compile(r"<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)")


def parsed(data: bytes, name: str) -> etree._Element:
    """The root of the XML, without comments and processing instructions.

    Raises: FileTooBig, NotThisFormat, DamagedFile.
    """
    if len(data) > MAX_BYTES:
        raise FileTooBig(name, f"it has more than {MAX_BYTES >> 20} MiB", _OTHER_FORM)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotThisFormat(name, "it is no XML in UTF-8", EXPORT_AGAIN) from error
    _refuse_traps(text, name)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        why = " ".join(str(error.msg).split())
        raise DamagedFile(name, f"it is no well-formed XML ({why})", EXPORT_AGAIN) from error


def _refuse_traps(text: str, name: str) -> None:
    """Refuse what is never in a file of ours, before anything parses it."""
    if "\x00" in text:
        # UTF-16 in disguise; what is looked for below would not be found in it.
        raise NotThisFormat(name, "it is no XML in UTF-8", EXPORT_AGAIN)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise NotThisFormat(name, "it has a document type, which may hide entities", "Remove the document type")
    declared = _DECLARED.match(text)
    if declared and declared[1].lower() != "utf-8":
        raise NotThisFormat(name, f"it says that it is {declared[1][:20]!r} and not UTF-8", "Save it as UTF-8")
    if text.count("<") > MAX_TAGS:
        raise FileTooBig(name, f"it has more than {MAX_TAGS} tags", _OTHER_FORM)
