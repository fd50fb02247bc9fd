"""The words around a diff, in Dutch and English; contract text is never translated."""

from dataclasses import dataclass

from renvooi.model import Group, Operation, Significance, Verdict


@dataclass(frozen=True, slots=True)
class Labels:
    """Every fixed word of one language."""

    language: str
    title: str
    no_changes: str
    """With {old} and {new}."""
    only_findings: str
    """Instead of `no_changes` where something outside the clauses differs."""
    no_changes_read: str
    """Instead of `no_changes` where a reader gave a warning; with {old} and {new}."""
    one_open: str
    """Instead of all of these while a finding is open that the page shows something else; with {old} and {new}."""
    many_open: str
    """The same for several, with {count}."""
    text_only: str
    operations: dict[Operation, str]
    significance: dict[Significance, str]
    groups: dict[str, str]
    """By kind of group, with {old}, {new} and {place}."""
    counts: str
    why: str
    evidence: str
    stands_elsewhere: str
    findings: str
    open: str
    warnings: str
    page: str
    """With {page}."""
    suggestion: str
    version: str
    unknown_version: str
    at: str
    was: str
    now: str
    place: str
    weight: str
    """Head of the column with the significance."""
    uncertain: str
    """That a pairing is not certain, with {percent}."""
    runner_up: str
    """What else it might have been paired with, with {address} and {percent}."""
    left_out: str
    """Instead of {count} words that are the same on both sides."""
    moved_legend: str
    """What the marks of a phrase that moved within its clause mean, in text."""
    moved_note: str
    """The same in words."""
    note: str
    claims: str
    undeclared: str
    claim_verdicts: dict[Verdict, str]
    no_claims: str
    """Where the new version has no list of differences."""
    verdict: str
    decided: str
    """What a person decided, with {level}, {by}, {at} and {because}."""
    decided_class: str
    """What stands behind {level} where the person gave a class, with {name}."""

    def group(self, group: Group) -> str:
        """The event in one line."""
        place = self.at.format(place=group.place) if group.place else ""
        line = self.groups.get(group.kind, group.kind)
        return line.format(old=group.old or "", new=group.new or "", place=place).strip()


DUTCH = Labels(
    language="nl",
    title="Wijzigingsoverzicht {title}",
    no_changes="Geen tekstuele wijzigingen tussen {old} en {new}.",
    only_findings="Geen wijzigingen in de clausules; zie de bevindingen.",
    no_changes_read="Geen wijzigingen in de gelezen tekst tussen {old} en {new}; zie de waarschuwingen bij het lezen.",
    one_open="De tekst toont geen wijziging tussen {old} en {new}, maar 1 bevinding staat open; zie hierboven.",
    many_open="De tekst toont geen wijziging tussen {old} en {new}, maar {count} bevindingen staan open; zie hierboven.",
    text_only="Vergeleken is de gelezen tekst, niet het beeld van de pagina's.",
    operations={
        Operation.INSERTED: "toegevoegd",
        Operation.DELETED: "vervallen",
        Operation.REWORDED: "gewijzigd",
        Operation.MOVED: "verplaatst",
        Operation.RENUMBERED: "hernummerd",
        Operation.SPLIT: "gesplitst",
        Operation.MERGED: "samengevoegd",
    },
    significance={
        Significance.SUBSTANTIVE: "inhoudelijk",
        Significance.REVIEW: "te beoordelen",
        Significance.EDITORIAL: "redactioneel",
    },
    groups={
        "renumbering": "{old} hernummerd tot {new} {place}",
        "moved-section": "onderdeel verplaatst: {old} naar {new}",
        "reordered-sections": "volgorde van onderdelen gewijzigd: {old} → {new} {place}",
        "inserted-section": "onderdeel toegevoegd: {new}",
        "deleted-section": "onderdeel vervallen: {old}",
    },
    counts="{substantive} inhoudelijk, {review} te beoordelen, {editorial} redactioneel",
    why="Waarom",
    evidence="Aanwijzing",
    stands_elsewhere="Deze tekst staat ook in",
    findings="Bevindingen",
    open="Eerst te beoordelen: wat de pagina's anders tonen dan de tekst, of wat niet is gelezen",
    warnings="Waarschuwingen bij het lezen",
    page="pagina {page}",
    suggestion="voorstel",
    version="versie {version}",
    unknown_version="een versie zonder aanduiding",
    at="({place})",
    was="was",
    now="wordt",
    place="plaats",
    weight="gewicht",
    uncertain="de koppeling van oud en nieuw is niet zeker ({percent}%)",
    runner_up="ook mogelijk: {address} ({percent}%)",
    left_out="… {count} woorden …",
    moved_legend="[-… →1-] is binnen de clausule verplaatst naar {+1→ …+}",
    moved_note="binnen de clausule verplaatst",
    note="Let op",
    claims="Wat de opsteller zelf over de wijzigingen zegt",
    undeclared="Niet genoemd in de lijst van de opsteller",
    claim_verdicts={
        Verdict.CONFIRMED: "bevestigd",
        Verdict.PARTLY: "deels bevestigd",
        Verdict.CONTRADICTED: "weersproken",
        Verdict.UNRESOLVED: "niet vast te stellen",
    },
    no_claims="De nieuwe versie heeft geen lijst van verschillen.",
    verdict="Beoordeling",
    decided="{level}, door {by} op {at}: {because}",
    decided_class=", klasse {name}",
)

ENGLISH = Labels(
    language="en",
    title="Changes to {title}",
    no_changes="No changes of text between {old} and {new}.",
    only_findings="No changes in the clauses; see the findings.",
    no_changes_read="No changes in the text that was read between {old} and {new}; see the warnings of reading.",
    one_open="The text shows no change between {old} and {new}, but 1 finding is open; see above.",
    many_open="The text shows no change between {old} and {new}, but {count} findings are open; see above.",
    text_only="Compared is the text that was read, not the picture of the pages.",
    operations={operation: operation.value for operation in Operation},
    significance={
        Significance.SUBSTANTIVE: "substantive",
        Significance.REVIEW: "to be reviewed",
        Significance.EDITORIAL: "editorial",
    },
    groups={
        "renumbering": "{old} renumbered to {new} {place}",
        "moved-section": "section moved: {old} to {new}",
        "reordered-sections": "sections in another order: {old} → {new} {place}",
        "inserted-section": "section inserted: {new}",
        "deleted-section": "section deleted: {old}",
    },
    counts="{substantive} substantive, {review} to be reviewed, {editorial} editorial",
    why="Why",
    evidence="Evidence",
    stands_elsewhere="The same text stands in",
    findings="Findings",
    open="To be settled first: where the pages show something else than the text, or what was not read",
    warnings="Warnings of reading",
    page="page {page}",
    suggestion="suggestion",
    version="version {version}",
    unknown_version="a version without a label",
    at="({place})",
    was="was",
    now="is",
    place="place",
    weight="significance",
    uncertain="the pairing of old and new is not certain ({percent}%)",
    runner_up="also possible: {address} ({percent}%)",
    left_out="… {count} words …",
    moved_legend="[-… →1-] moved within the clause to {+1→ …+}",
    moved_note="moved within the clause",
    note="Note",
    claims="What the author says about the changes",
    undeclared="Not named in the author's list",
    claim_verdicts={
        Verdict.CONFIRMED: "confirmed",
        Verdict.PARTLY: "partly confirmed",
        Verdict.CONTRADICTED: "contradicted",
        Verdict.UNRESOLVED: "cannot be told",
    },
    no_claims="The new version has no list of differences.",
    verdict="Verdict",
    decided="{level}, by {by} at {at}: {because}",
    decided_class=", class {name}",
)

LANGUAGES = {"nl": DUTCH, "en": ENGLISH}
