"""XML that is read strictly, and reads nothing else."""

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # compiled, and ships no stubs


def read_xml(data: bytes) -> tuple[etree._Element | None, str]:
    """The root element, or None and why not, with the line. No entity of its own is read and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return None, " ".join(str(error).split())
    if root.getroottree().docinfo.doctype:
        return None, "has a document type, which nothing here needs"
    return root, ""
