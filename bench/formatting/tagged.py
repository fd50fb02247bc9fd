"""The rules of PDF/UA-1 that a program can decide, held against the PDF files that notices are.

What only a person can decide (is this heading a heading, does this alternative text fit) is not here,
and neither are rules about what no notice has: forms, films, formulas, notes, annotations but links.
Where a rule has a number of the Matterhorn Protocol, it stands before it.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

_STANDARD = frozenset(
    """
    Document Part Art Sect Div BlockQuote Caption NonStruct P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD
    THead TBody TFoot Span Link Figure
    """.split()
)
_PAINTING = frozenset("Tj TJ ' \" S s f F f* B B* b b* Do sh EI".split())
_PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
}
_UA_PART = "{http://www.aiim.org/pdfua/ns/id/}part"


@dataclass(slots=True)
class Tree:
    """The structure of a file, walked once."""

    elements: list[tuple[Object, str]] = field(default_factory=list)
    """Each element with the type of its parent, in reading order."""
    contents: dict[tuple[tuple[int, int], int], tuple[int, int]] = field(default_factory=dict)
    """By page and number of marked content: the element that claims it."""
    twice: list[str] = field(default_factory=list)


def faults(data: bytes) -> list[str]:
    """What breaks a rule, a line each; an empty list if nothing does."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["01-005: no structure tree"]
        tree = _walk(pdf)
        return [line for rule in RULES for line in rule(pdf, tree)]


def _key(thing: Object) -> tuple[int, int]:
    number, generation = thing.objgen
    return int(number), int(generation)


def _walk(pdf: pikepdf.Pdf) -> Tree:
    tree = Tree()
    _visit(pdf.Root.StructTreeRoot, "", tree, None)
    return tree


def _visit(element: Object, parent: str, tree: Tree, page: Object | None) -> None:
    kind = str(element.get("/S", "/"))[1:]
    if kind:
        tree.elements.append((element, parent))
    page = element.get("/Pg", page)
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            assert page is not None
            _claim(element, (_key(page), int(kid)), tree)
        elif isinstance(kid, Dictionary) and "/S" in kid:
            _visit(kid, kind, tree, page)
        elif isinstance(kid, Dictionary) and "/MCID" in kid and "/Pg" in kid:
            # Content on another page than that of its element.
            _claim(element, (_key(kid.Pg), int(kid.MCID)), tree)


def _claim(element: Object, key: tuple[tuple[int, int], int], tree: Tree) -> None:
    if key in tree.contents:
        tree.twice.append(f"content {key} belongs to two elements")
    tree.contents[key] = _key(element)


def _attribute(element: Object, name: str) -> str:
    """The value of an attribute; an element has one set of attributes or several."""
    held = element.get("/A", Dictionary())
    sets = list(held) if isinstance(held, Array) else [held]
    return next((str(one[name]) for one in sets if isinstance(one, Dictionary) and name in one), "")


def _document(pdf: pikepdf.Pdf, _tree: Tree) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "06-001: not marked as tagged"
    if root.get("/MarkInfo", Dictionary()).get("/Suspects", False):
        yield "09-003: tags are said to be suspect"
    if not str(root.get("/Lang", "")):
        yield "11-006: the document has no language"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "07-001: the title is not displayed"
    with pdf.open_metadata() as metadata:
        if str(metadata.get(_UA_PART, "")) != "1":
            yield "05-001: does not say that it is PDF/UA-1"
        if not str(metadata.get("dc:title", "")):
            yield "06-003: no title"
    if pdf.is_encrypted:
        yield "26-001: encrypted"
    if "/Names" in root and "/JavaScript" in root.Names:
        yield "29-001: holds scripts"


def _content(pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    """Everything on a page is an artifact, or belongs to one element of the tree."""
    yield from tree.twice
    parents = _parent_tree(pdf)
    seen = set()
    for number, page in enumerate(pdf.pages, start=1):
        stack: list[object] = []
        entry = parents.get(int(page.get("/StructParents", -1)))
        if entry is None:
            yield f"page {number}: no entry in the tree of parents"
            continue
        for step in pikepdf.parse_content_stream(page):
            match str(step.operator):
                case "BMC" | "BDC":
                    mark = _mark(step)
                    if mark is not None and any(one is not None for one in stack):
                        yield f"01-003, 01-004: page {number}: {mark} within {stack}"
                    stack.append(mark)
                    if isinstance(mark, int):
                        key = (_key(page.obj), mark)
                        seen.add(key)
                        if key not in tree.contents:
                            yield f"01-005: page {number}: content {mark} is in no element"
                        elif entry[mark].objgen != tree.contents[key]:
                            yield f"page {number}: the tree of parents gives another element for {mark}"
                case "EMC":
                    stack.pop()
                case operator if operator in _PAINTING and all(one is None for one in stack):
                    yield f"01-005: page {number}: {operator} is neither tagged nor an artifact"
    yield from (f"element claims content {key} that is not there" for key in tree.contents.keys() - seen)


def _mark(step: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> str | int | None:
    """ "artifact", the number of tagged content, or None for a mark that says neither."""
    if step.operands[0] == Name.Artifact:
        return "artifact"
    if str(step.operator) == "BDC" and isinstance(step.operands[1], Dictionary) and "/MCID" in step.operands[1]:
        return int(step.operands[1].MCID)
    return None


def _parent_tree(pdf: pikepdf.Pdf) -> dict[int, Object]:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(key): value for key, value in zip(numbers[0::2], numbers[1::2], strict=True)}


def _kinds(_pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    for element, parent in tree.elements:
        kind = str(element.S)[1:]
        if kind not in _STANDARD:
            yield f"02-001: {kind} is no standard type"
        if kind in _PARENTS and parent not in _PARENTS[kind]:
            yield f"09-004, 09-005: {kind} within {parent}"


def _headings(_pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    last = 0
    for element, _ in tree.elements:
        kind = str(element.S)[1:]
        if kind[:1] == "H" and kind[1:].isdigit():
            level = int(kind[1:])
            if level > last + 1:
                yield f"14-002, 14-003: H{level} after H{last}"
            last = level
    if last == 0:
        yield "14: no heading"


def _tables(_pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    for element, _ in tree.elements:
        kind = str(element.S)[1:]
        if kind == "TH" and _attribute(element, "/Scope") not in ("/Column", "/Row"):
            yield "15-003: a cell of a head without scope"
        if kind == "Table":
            lengths = {len(row.K) for row in _rows(element)}
            if len(lengths) > 1:
                yield f"42: rows of different lengths: {sorted(lengths)}"


def _rows(element: Object) -> Iterator[Object]:
    for kid in element.get("/K", Array()):
        if isinstance(kid, Dictionary):
            if kid.get("/S") == Name.TR:
                yield kid
            elif kid.get("/S") in (Name.THead, Name.TBody, Name.TFoot):
                yield from _rows(kid)


def _figures(_pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    for element, _ in tree.elements:
        if Name.Figure == element.S and not str(element.get("/Alt", "")):
            yield "13-004: a figure without a text instead"


def _links(pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    parents = _parent_tree(pdf)
    inside = {element.objgen for element, _ in tree.elements if Name.Link == element.S}
    for number, page in enumerate(pdf.pages, start=1):
        if "/Annots" in page and page.get("/Tabs") != Name.S:
            yield f"28-008: page {number}: the tab order is not that of the structure"
        for annotation in page.get("/Annots", Array()):
            if annotation.Subtype != Name.Link:
                yield f"page {number}: an annotation that is no link"
            if not str(annotation.get("/Contents", "")):
                yield f"28-012: page {number}: a link without a description"
            if parents.get(int(annotation.get("/StructParent", -1)), Dictionary()).objgen not in inside:
                yield f"28-011: page {number}: a link outside the structure"


def _fonts(pdf: pikepdf.Pdf, _tree: Tree) -> Iterator[str]:
    for font in pdf.objects:
        if not isinstance(font, Dictionary) or font.get("/Type") != Name.Font:
            continue
        if font.get("/Subtype") == Name.Type0 and "/ToUnicode" not in font:
            yield f"31-027: {font.get('/BaseFont')} has no table of characters"
        descriptor = font.get("/FontDescriptor")
        if isinstance(descriptor, Dictionary) and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(
            descriptor.keys()
        ):
            yield f"31-009: {font.get('/BaseFont')} is not embedded"
        if font.get("/Subtype") not in (Name.Type0, Name.Type3) and not isinstance(descriptor, Dictionary):
            yield f"31-009: {font.get('/BaseFont')} is not embedded"


Rule = Callable[[pikepdf.Pdf, Tree], Iterator[str]]
RULES: tuple[Rule, ...] = (_document, _content, _kinds, _headings, _tables, _figures, _links, _fonts)
