"""The `<meta>` of a version, but for what is our own: what it is, when it was published, who is in it."""

from renvooi.corpus.akn.characters import shown
from renvooi.corpus.akn.facts import Facts
from renvooi.corpus.akn.naming import COUNTRY, Names, language_of, step
from renvooi.corpus.akn.vocabulary import MEDIA_TYPE, akn
from renvooi.corpus.akn.xml import etree
from renvooi.model.document import Document, Role

SOURCE = "#renvooi"
"""Who says what stands in `<meta>`; refers to the references."""


def add_meta(meta: etree._Element, document: Document, facts: Facts, *, names: Names) -> None:
    """Fill `meta` up to its references."""
    _identification(meta, document, facts, names)
    if facts.published_at is not None:
        showing = {"showAs": shown(f"{facts.document}@{facts.label}"), "number": shown(facts.label)}
        etree.SubElement(
            meta, akn("publication"), date=facts.published_at[:10], name=shown(facts.document), attrib=showing
        )
    _lifecycle(meta, names)
    _references(meta, document)


def _identification(meta: etree._Element, document: Document, facts: Facts, names: Names) -> None:
    identification = etree.SubElement(meta, akn("identification"), source=SOURCE)
    work = etree.SubElement(identification, akn("FRBRWork"))
    _core(work, f"{names.work}/!main", names.work, date=(names.created.isoformat(), "first version"))
    for name, value in (
        ("FRBRcountry", COUNTRY),
        ("FRBRsubtype", document.kind.value),
        ("FRBRnumber", shown(facts.document)),
        ("FRBRname", shown(document.title)),
    ):
        etree.SubElement(work, akn(name), value=value)
    expression = etree.SubElement(identification, akn("FRBRExpression"))
    reason = "effective" if document.effective_date else "added"
    _core(expression, f"{names.expression}/!main", names.expression, date=(names.dated.isoformat(), reason))
    etree.SubElement(expression, akn("FRBRversionNumber"), value=shown(facts.label))
    # What was received and printed is the contract; this file is what a program read of it.
    etree.SubElement(expression, akn("FRBRauthoritative"), value="false")
    etree.SubElement(expression, akn("FRBRlanguage"), language=language_of(document.language))
    manifestation = etree.SubElement(identification, akn("FRBRManifestation"))
    this = f"{names.expression}/!main.akn"
    _core(manifestation, this, names.manifestation, date=(facts.added_at[:10], "added"), author=SOURCE)
    etree.SubElement(manifestation, akn("FRBRformat"), value=MEDIA_TYPE)


def _core(level: etree._Element, this: str, iri: str, *, date: tuple[str, str], author: str = "#processor") -> None:
    etree.SubElement(level, akn("FRBRthis"), value=this)
    etree.SubElement(level, akn("FRBRuri"), value=iri)
    etree.SubElement(level, akn("FRBRdate"), date=date[0], name=date[1])
    etree.SubElement(level, akn("FRBRauthor"), href=author)


def _lifecycle(meta: etree._Element, names: Names) -> None:
    """The beginning of the work, and this version of it if that is a later one."""
    lifecycle = etree.SubElement(meta, akn("lifecycle"), source=SOURCE)
    moments = [(names.created, "generation")]
    if names.dated > names.created:
        moments.append((names.dated, "amendment"))
    for number, (day, kind) in enumerate(moments, start=1):
        etree.SubElement(
            lifecycle,
            akn("eventRef"),
            eId=f"meta__lifecycle__eventRef_{number}",
            date=day.isoformat(),
            source="#processor",
            type=kind,
        )


def _references(meta: etree._Element, document: Document) -> None:
    references = etree.SubElement(meta, akn("references"), source=SOURCE)
    for role, party in (("processor", document.parties.processor), ("client", document.parties.client)):
        place = f"/akn/ontology/organization/{COUNTRY}/{step(party.name)}"
        etree.SubElement(references, akn("TLCOrganization"), eId=role, href=place, showAs=shown(party.name))
    etree.SubElement(references, akn("TLCObject"), eId="renvooi", href="/akn/ontology/object/renvooi", showAs="renvooi")
    used = {node.role for node in document.walk()}
    for known in Role:
        if known in used:
            place = f"/akn/ontology/concept/{known.value}"
            showing = known.value.replace("-", " ")
            etree.SubElement(references, akn("TLCConcept"), eId=known.value, href=place, showAs=showing)
