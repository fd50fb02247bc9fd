"""One version as Akoma Ntoso 3 XML.

The text of the contract stands in the body as anyone who knows the standard expects it; what only
renvooi knows (pages, places, warnings) stands in `<proprietary>`, so that the file reads back to the
same tree. Equal values give equal bytes.
"""

import hashlib
from collections.abc import Mapping

from renvooi.corpus.akn.characters import fill
from renvooi.corpus.akn.facts import Facts, Path
from renvooi.corpus.akn.meta import SOURCE, add_meta
from renvooi.corpus.akn.naming import eids, names_of
from renvooi.corpus.akn.proprietary import add_records
from renvooi.corpus.akn.vocabulary import MAX_DEPTH, NAMESPACES, akn, element_for
from renvooi.corpus.akn.xml import etree
from renvooi.corpus.events import canonical
from renvooi.model.codec import to_json
from renvooi.model.document import Document, Node
from renvooi.model.errors import FileTooBig
from renvooi.model.history import ClauseId

_MIXED = frozenset({akn("num"), akn("heading"), akn("p"), akn("docTitle")})
"""Elements whose white space is text."""


def to_akn(document: Document, *, ids: Mapping[Path, ClauseId], facts: Facts) -> bytes:
    """`document` as an `<akomaNtoso>` with one `<doc>`; `ids` are those of its nodes that have one.

    Raises: FileTooBig for a tree that is too deep to be read back.
    """
    if depth_of(document) > MAX_DEPTH:
        reason = f"its tree has more than {MAX_DEPTH} levels, which no Akoma Ntoso file of renvooi has"
        raise FileTooBig(document.source.name, reason, "Export it as JSON")
    root = _root(document, ids, facts)
    _indent(root, "\n")
    body: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return body + b"\n"


def depth_of(document: Document) -> int:
    """Levels of nodes; without recursion, for it decides what recursion may follow."""
    level, depth = list(document.nodes), 0
    while level:
        level, depth = [child for node in level for child in node.nodes], depth + 1
    return depth


def digest_of(document: Document) -> str:
    """SHA-256 of `document` as canonical JSON."""
    return hashlib.sha256(canonical(to_json(document))).hexdigest()


def _root(document: Document, ids: Mapping[Path, ClauseId], facts: Facts) -> etree._Element:
    root = etree.Element(akn("akomaNtoso"), nsmap=NAMESPACES)
    doc = etree.SubElement(root, akn("doc"), name=document.kind.value, contains="singleVersion")
    meta = etree.SubElement(doc, akn("meta"))
    add_meta(meta, document, facts, names=names_of(document, facts))
    named = eids(document)
    proprietary = etree.SubElement(meta, akn("proprietary"), source=SOURCE)
    add_records(proprietary, document, facts, tree=digest_of(document), eids=named)
    preface = etree.SubElement(etree.SubElement(doc, akn("preface")), akn("p"))
    fill(etree.SubElement(preface, akn("docTitle")), document.title)
    body = etree.SubElement(doc, akn("mainBody"))
    for index, node in enumerate(document.nodes):
        _add_node(body, node, (index,), eids=named, ids=ids)
    if not document.nodes:
        # A body must hold something.
        etree.SubElement(body, akn("p"))
    return root


def _add_node(
    parent: etree._Element, node: Node, path: Path, *, eids: Mapping[Path, str], ids: Mapping[Path, ClauseId]
) -> None:
    eid = eids[path]
    element = etree.SubElement(parent, akn(element_for(node)), eId=eid)
    if path in ids:
        element.set("wId", ids[path])
    if node.role is not None:
        element.set("refersTo", f"#{node.role.value}")
    if node.label is not None:
        fill(etree.SubElement(element, akn("num")), node.label)
    if node.heading is not None:
        fill(etree.SubElement(element, akn("heading"), eId=f"{eid}__heading"), node.heading)
    if node.text or not node.nodes:
        name = "intro" if node.nodes else "content"
        block = etree.SubElement(element, akn(name), eId=f"{eid}__{name}")
        for paragraph in node.text.split("\n"):
            fill(etree.SubElement(block, akn("p")), paragraph)
    for index, child in enumerate(node.nodes):
        _add_node(element, child, (*path, index), eids=eids, ids=ids)


def _indent(element: etree._Element, margin: str) -> None:
    """Each element on a line of its own, but for those whose white space is text."""
    if element.tag in _MIXED or not len(element):
        return
    inner = margin + "  "
    element.text = inner
    for child in element:
        _indent(child, inner)
        child.tail = inner
    element[-1].tail = margin
