"""A version back from Akoma Ntoso that renvooi wrote, also after a person changed its text.

Texts, labels, headings, roles and persistent ids are read from where they stand; a clause that was
added or taken out is refused, since nothing says what its id and its place on the page would be. What
was written is checked value by value, and the first thing that does not fit is named.
"""

import re
from collections.abc import Iterable, Iterator

from renvooi.corpus.akn.characters import text_of
from renvooi.corpus.akn.facts import AknRead, Path
from renvooi.corpus.akn.parsing import EXPORT_AGAIN, parsed
from renvooi.corpus.akn.proprietary import NodeRecord, Records, read_records
from renvooi.corpus.akn.vocabulary import AKN, MAX_DEPTH, OWN, TYPES, akn
from renvooi.corpus.akn.writing import digest_of
from renvooi.corpus.akn.xml import etree
from renvooi.model.document import Document, Node, Role
from renvooi.model.errors import DamagedFile, NotThisFormat
from renvooi.model.history import ClauseId

_CLAUSE_ID = re.compile(r"c-[0-9a-f]{12}")


def from_akn(data: bytes, name: str = "Akoma Ntoso") -> AknRead:
    """The tree, the persistent ids and the facts that `to_akn` was given; `name` is said where it is refused.

    Raises: InputRefused (NotThisFormat, FileTooBig, DamagedFile) with the place.
    """
    doc = _doc(parsed(data, name), name)
    proprietary = _proprietary(doc, name)
    try:
        return _read(doc, read_records(proprietary))
    except ValueError as error:
        raise DamagedFile(name, str(error), EXPORT_AGAIN) from error


def _doc(root: etree._Element, name: str) -> etree._Element:
    if root.tag != akn("akomaNtoso"):
        raise NotThisFormat(name, f"it is no Akoma Ntoso 3 but <{_name(root)}>", "Give an export of renvooi")
    if [child.tag for child in root] != [akn("doc")]:
        raise NotThisFormat(name, "it does not hold one <doc>", "Give an export of renvooi, one version a file")
    return root[0]


def _proprietary(doc: etree._Element, name: str) -> etree._Element:
    """The element with our own records."""
    found = doc.findall(f"{akn('meta')}/{akn('proprietary')}")
    mine = [element for element in found if any(etree.QName(child).namespace == OWN for child in element)]
    if len(mine) != 1:
        reason = "it is Akoma Ntoso that renvooi did not write, or its <proprietary> was removed"
        raise NotThisFormat(name, reason, "Give an export of renvooi, or add the original PDF, Word or Markdown file")
    return mine[0]


def _read(doc: etree._Element, records: Records) -> AknRead:
    """The version. Raises: ValueError with the place."""
    body = _only(doc, "mainBody")
    ids: dict[Path, ClauseId] = {}
    left = dict(records.nodes)
    nodes = () if _is_empty(body) else _nodes(body, (), left, ids)
    if left:
        raise ValueError(f"{next(iter(left))} is missing from the text, and has a record")
    repeated = _repeated(record.id for record in records.nodes.values()) or _repeated(ids.values())
    if repeated is not None:
        raise ValueError(f"two clauses have the id {repeated!r}")
    shell = records.shell
    document = Document(
        shell.schema,
        shell.kind,
        _title(doc),
        shell.version,
        shell.effective_date,
        shell.classification,
        shell.language,
        shell.source,
        nodes,
        shell.warnings,
        shell.parties,
        shell.furniture,
        shell.looks,
    )
    return AknRead(document, ids, records.facts, digest_of(document) != records.tree)


def _title(doc: etree._Element) -> str:
    titles = list(_only(doc, "preface").iter(akn("docTitle")))
    if len(titles) != 1:
        raise ValueError(f"the preface has {len(titles)} <docTitle> instead of one")
    return _text(titles[0], "the title")


def _is_empty(body: etree._Element) -> bool:
    """Whether the body holds nothing but the paragraph that it has to hold."""
    return [child.tag for child in body] == [akn("p")] and not text_of(body[0])


def _nodes(
    parent: etree._Element, path: Path, left: dict[str, NodeRecord], ids: dict[Path, ClauseId]
) -> tuple[Node, ...]:
    """The nodes under `parent`; takes their records out of `left` and adds to `ids`."""
    _refuse_loose_text(parent)
    children = [child for child in parent if _name(child) not in ("num", "heading", "intro", "content")]
    return tuple(_node(child, (*path, index), left, ids) for index, child in enumerate(children))


def _node(element: etree._Element, path: Path, left: dict[str, NodeRecord], ids: dict[Path, ClauseId]) -> Node:
    name, eid = _name(element), element.get("eId", "")
    if len(path) > MAX_DEPTH:
        raise ValueError(f"clauses lie more than {MAX_DEPTH} levels deep")
    if name not in TYPES:
        raise ValueError(
            f"<{name}> stands where a clause was expected, before or in {eid or _name(element.getparent())}"
        )
    record = left.pop(eid, None)
    if record is None:
        raise ValueError(f"<{name}> with eId {eid[:80]!r} has no record: it was added, or stands here twice")
    if element.get("wId") is not None:
        ids[path] = _clause_id(element.get("wId"), eid)
    return Node(
        record.id,
        TYPES[name],
        _said(element, "num", eid),
        _said(element, "heading", eid),
        "\n".join(_paragraphs(element, eid)),
        record.page,
        record.bbox,
        _nodes(element, path, left, ids),
        _role(element, eid),
    )


def _clause_id(text: str, eid: str) -> ClauseId:
    if not _CLAUSE_ID.fullmatch(text):
        raise ValueError(f"the wId of {eid} is {text[:20]!r}, no persistent id")
    return ClauseId(text)


def _role(element: etree._Element, eid: str) -> Role | None:
    said = element.get("refersTo")
    if said is None:
        return None
    try:
        return Role(said.removeprefix("#"))
    except ValueError as error:
        raise ValueError(f"{eid} refers to {said[:40]!r}, no role that this version of renvooi knows") from error


def _said(element: etree._Element, name: str, eid: str) -> str | None:
    """The text of the one child of that name; None if there is none."""
    found = element.findall(akn(name))
    if len(found) > 1:
        raise ValueError(f"{eid} has {len(found)} <{name}>")
    return _text(found[0], f"<{name}> of {eid}") if found else None


def _paragraphs(element: etree._Element, eid: str) -> Iterator[str]:
    blocks = [*element.findall(akn("intro")), *element.findall(akn("content"))]
    if len(blocks) > 1:
        raise ValueError(f"{eid} has {len(blocks)} texts of its own")
    for block in blocks:
        _refuse_loose_text(block)
        for paragraph in block:
            if paragraph.tag != akn("p"):
                raise ValueError(f"the text of {eid} holds <{_name(paragraph)}> beside its <p>")
            yield _text(paragraph, f"<p> of {eid}")


def _text(element: etree._Element, place: str) -> str:
    try:
        return text_of(element)
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from error


def _refuse_loose_text(element: etree._Element) -> None:
    """Text between clauses would be lost."""
    loose = [element.text, *(child.tail for child in element)]
    if any(text and text.strip() for text in loose):
        raise ValueError(f"there is text beside the clauses in {element.get('eId') or _name(element)}")


def _only(parent: etree._Element, name: str) -> etree._Element:
    found = parent.findall(akn(name))
    if len(found) != 1:
        raise ValueError(f"there are {len(found)} <{name}> instead of one")
    return found[0]


def _name(element: etree._Element) -> str:
    name = etree.QName(element)
    return str(name.localname) if name.namespace == AKN else str(element.tag)[:80]


def _repeated(values: Iterable[str]) -> str | None:
    """The first value that came before."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None
