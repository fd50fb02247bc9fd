"""What WeasyPrint's tags leave out, put right in the finished PDF.

- Headers, footers and the watermark are artifacts; it tags them as content outside the tree.
- Contract text has a language of its own, and struck and underlined words say that they are; it
  knows no tags for these. They reach it under names of elements that it tells apart (`STAND_INS`)
  and become spans with the right attributes here.
- Cells of a head have a scope. It gives them ids instead, the same ones on every page of a table.
"""

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, String

from renvooi.model.errors import InvariantBroken


@dataclass(frozen=True, slots=True)
class StandIn:
    """The element under whose name an inline mark passes through WeasyPrint."""

    element: str
    structure: str
    """Type of structure element that it makes of it."""
    style: str
    """Class in the style of the PDF."""
    decoration: str | None
    """Value of TextDecorationType; None for a quotation."""


STAND_INS = {
    "bdi": StandIn("article", "/Art", "quoted", None),
    "del": StandIn("section", "/Sect", "deleted", "/LineThrough"),
    "ins": StandIn("div", "/Div", "inserted", "/Underline"),
}
_BY_STRUCTURE = {one.structure: one for one in STAND_INS.values()}
_HOLDS_TEXT = frozenset({"/P", "/L", "/Table", "/BlockQuote", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"})
"""Below these stand only our marks; an article or a section of the house's page stands around them."""


def finish_tags(data: bytes, *, quoted_in: str) -> bytes:
    """The same PDF with complete tags; `quoted_in` is the language of the contract text."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tree = pdf.Root.StructTreeRoot
        reached = set()
        for element, within in _elements(tree):
            reached.add(element.objgen)
            _finish(element, within, quoted_in)
        for page in pdf.pages:
            _set_aside(pdf, page, reached)
        result = io.BytesIO()
        pdf.save(result, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return result.getvalue()


def _elements(tree: Object) -> Iterator[tuple[Object, bool]]:
    """Every structure element, outer ones first, and whether it stands within text."""
    waiting = [(kid, False) for kid in reversed(list(_kids(tree)))]
    while waiting:
        element, within = waiting.pop()
        yield element, within
        inner = within or str(element.S) in _HOLDS_TEXT
        waiting += [(kid, inner) for kid in reversed(list(_kids(element)))]


def _kids(element: Object) -> Iterator[Object]:
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid


def _finish(element: Object, within: bool, quoted_in: str) -> None:
    """Nothing; a stand-in becomes a span that says what it is, a cell of a head says what it heads."""
    match str(element.S):
        case "/TH":
            heads = Name.Column if Name.THead == element.P.P.S else Name.Row
            element.A = Dictionary(O=Name.Table, Scope=heads)
            _drop(element, "/ID")
        case "/TD":
            _drop(element.A, "/Headers")
        case structure if within and (mark := _BY_STRUCTURE.get(structure)):
            element.S = Name.Span
            if mark.decoration is None:
                element.Lang = String(quoted_in)
            else:
                element.A = Dictionary(O=Name.Layout, TextDecorationType=Name(mark.decoration))


def _drop(element: Object, key: str) -> None:
    if key in element:
        del element[key]


def _set_aside(pdf: pikepdf.Pdf, page: pikepdf.Page, reached: Collection[tuple[int, int]]) -> None:
    """Nothing; what stands on `page` and belongs to no element of the tree is marked as an artifact."""
    parents = _parents_on(pdf, page)
    stray = {number for number, parent in enumerate(parents) if parent.objgen not in reached}
    if not stray:
        return
    pagination = Dictionary(Type=Name.Pagination)
    marked = []
    for step in pikepdf.parse_content_stream(page):
        if str(step.operator) == "BDC" and step.operands[1].get("/MCID") in stray:
            step = pikepdf.ContentStreamInstruction([Name.Artifact, pagination], Operator("BDC"))
        marked.append(step)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))
    for number in stray:
        parents[number] = None


def _parents_on(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Object:
    """The elements to which the marked content of `page` belongs, by its number."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for key, value in zip(numbers[0::2], numbers[1::2], strict=True):
        if key == page.StructParents:
            return value
    raise InvariantBroken("a tagged page without its entry in the tree of parents")
