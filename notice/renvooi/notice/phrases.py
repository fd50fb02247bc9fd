"""The words that our own sentences are made of, in Dutch and English.

A signal proves that certain words differ, not what the difference will cost anyone. The
themes therefore name what the words are about and claim nothing more.
"""

from collections.abc import Sequence

from renvooi.model import Bilingual, Group, NodeRef, Operation, RecordOperation, SignalType, Significance, Verdict

VERDICTS = {
    Verdict.CONFIRMED: Bilingual("bevestigt dit", "confirms this"),
    Verdict.PARTLY: Bilingual("bevestigt dit voor een deel", "confirms this in part"),
    Verdict.CONTRADICTED: Bilingual("weerspreekt dit", "contradicts this"),
    Verdict.UNRESOLVED: Bilingual("kan dit niet vaststellen", "cannot tell"),
}
"""What is said of a claim of the author, after its words."""

# What clients ask about first comes first: a short list of themes names the first ones only.
THEMES = {
    SignalType.SUB_PROCESSOR: Bilingual("ingeschakelde partijen", "engaged parties"),
    SignalType.RESPONSIBILITY: Bilingual("wie waarvoor verantwoordelijk is", "who is responsible for what"),
    SignalType.SECURITY: Bilingual("beveiliging", "security"),
    SignalType.DATA_CATEGORY: Bilingual("soorten gegevens", "categories of data"),
    SignalType.LOCATION: Bilingual("plaatsen of gebieden", "places or areas"),
    SignalType.TERM: Bilingual("termijnen of tijden", "terms or times"),
    SignalType.COST: Bilingual("kosten", "costs"),
    SignalType.ROLE: Bilingual("de rol van een partij", "the role of a party"),
    SignalType.MODALITY: Bilingual("wat moet of mag", "what must or may be done"),
    SignalType.NEGATION: Bilingual("wat wel of niet geldt", "what does or does not apply"),
    SignalType.CONDITION: Bilingual("voorwaarden", "conditions"),
    SignalType.PURPOSE: Bilingual("doelen", "purposes"),
    SignalType.SERVICE: Bilingual("diensten", "services"),
    SignalType.CERTIFICATION: Bilingual("certificaten", "certificates"),
    SignalType.QUANTITY: Bilingual("getallen", "figures"),
    SignalType.DATE: Bilingual("datums", "dates"),
    SignalType.REFERENCE: Bilingual("verwijzingen", "references"),
    SignalType.ANAPHORA: Bilingual("woorden die terugwijzen", "words that refer back"),
}

OPERATIONS = {
    Operation.INSERTED: Bilingual("toegevoegd", "added"),
    Operation.DELETED: Bilingual("vervallen", "removed"),
    Operation.REWORDED: Bilingual("andere tekst", "reworded"),
    Operation.MOVED: Bilingual("verplaatst", "moved"),
    Operation.RENUMBERED: Bilingual("hernummerd", "renumbered"),
    Operation.SPLIT: Bilingual("gesplitst", "split"),
    Operation.MERGED: Bilingual("samengevoegd", "merged"),
}

JUDGED = {
    Significance.SUBSTANTIVE: Bilingual("dit is een inhoudelijke wijziging", "this is a substantive change"),
    Significance.REVIEW: Bilingual(
        "dit blijft voor de zekerheid een inhoudelijke wijziging", "to be safe this stays a substantive change"
    ),
    Significance.EDITORIAL: Bilingual("dit is een redactionele wijziging", "this is an editorial change"),
}
"""What a person made of a change."""

CLASSES = {
    "G": Bilingual(
        "deze wijziging heeft geen gevolgen die wij moeten melden", "this has no effect that we must notify"
    ),
    "I": Bilingual("wij informeren u over deze wijziging", "we inform you of this change"),
    "K30": Bilingual(
        "deze wijziging melden wij als een significante aanpassing", "we notify this as a significant change"
    ),
    "B": Bilingual("deze wijziging melden wij voordat zij ingaat", "we notify this change before it takes effect"),
    "X": Bilingual(
        "voor deze wijziging is meer nodig dan dit bericht alleen", "this change needs more than this notice alone"
    ),
}
"""The same by the class that the person gave it."""

PARTIES = {
    RecordOperation.ADDED: (
        Bilingual("Welke partij komt erbij?", "Which party is added?"),
        Bilingual("Welke partijen komen erbij?", "Which parties are added?"),
    ),
    RecordOperation.REMOVED: (
        Bilingual("Welke partij gaat weg?", "Which party leaves?"),
        Bilingual("Welke partijen gaan weg?", "Which parties leave?"),
    ),
    RecordOperation.RENAMED: (
        Bilingual("Welke partij heet nu anders?", "Which party has another name?"),
        Bilingual("Welke partijen heten nu anders?", "Which parties have another name?"),
    ),
    RecordOperation.CHANGED: (
        Bilingual("Van welke partij verandert iets?", "Which party changes?"),
        Bilingual("Van welke partijen verandert iets?", "Which parties change?"),
    ),
}
"""The heading above sub-processors, for one and for several."""

FORMS = {
    "written": Bilingual("schriftelijk", "in writing"),
    "reasoned": Bilingual("met uw redenen", "with your reasons"),
}

UNREAD = {
    "unmapped-text": Bilingual(
        "hier staan tekens die onze software niet kon lezen",
        "there are characters here that our software could not read",
    ),
    "rotated-text": Bilingual(
        "hier staat gedraaide tekst die onze software niet heeft gelezen",
        "there is rotated text here that our software did not read",
    ),
    "picture-page": Bilingual(
        "deze pagina is een afbeelding; onze software heeft haar niet gelezen",
        "this page is a picture; our software did not read it",
    ),
    "picture-not-read": Bilingual(
        "hier staat een afbeelding; wat daarop staat, heeft onze software niet gelezen",
        "there is a picture here; our software did not read what it shows",
    ),
    "drawn-shapes": Bilingual(
        "hier staat een tekening; tekst daarin heeft onze software niet gelezen",
        "there is a drawing here; our software did not read text in it",
    ),
    "engines-differ": Bilingual(
        "twee leesprogramma’s lezen hier niet precies dezelfde tekst",
        "two programs do not read exactly the same text here",
    ),
    "table-not-read": Bilingual(
        "hier staat een tabel; in welke kolom een woord staat, heeft onze software niet gelezen",
        "there is a table here; our software did not read in which column a word stands",
    ),
    "annotation-not-read": Bilingual(
        "hier staan opmerkingen of invulvelden die onze software niet heeft gelezen",
        "there are annotations or form fields here that our software did not read",
    ),
    "object-not-read": Bilingual(
        "er staat een ingevoegd onderdeel in; wat het laat zien, heeft onze software niet gelezen",
        "it holds an embedded object; our software did not read what it shows",
    ),
    "comment-not-read": Bilingual(
        "er staan opmerkingen in die onze software niet heeft gelezen",
        "it holds comments that our software did not read",
    ),
    "text-set-hidden": Bilingual(
        "er staat verborgen tekst in, die niet is vergeleken", "it holds hidden text, which was not compared"
    ),
    "text-lost": Bilingual(
        "een deel van de tekst ontbreekt in de vergelijking", "a part of the text is missing from the comparison"
    ),
}
"""What a client is told of text that could not be read, by the code of the reader's warning."""
OTHER_UNREAD = Bilingual("onze software is hier niet zeker van de tekst", "our software is not sure of the text here")

READ_IN_FULL = frozenset(
    """
    version-disagrees bad-front-matter soft-hyphen not-nfc layers attachment action revisions bytes-outside
    signature-not-verified
    """.split()
)
"""Warnings about what the text says or what a file holds besides; every other one is about text that may not
have been read, or that a reader sees otherwise."""

_NOUNS = {
    "punt": (Bilingual("punt", "point"), Bilingual("punten", "points")),
    "artikel": (Bilingual("artikel", "article"), Bilingual("artikelen", "articles")),
    "onder": (Bilingual("onderdeel", "item"), Bilingual("onderdelen", "items")),
    "bijlage": (Bilingual("bijlage", "annex"), Bilingual("bijlagen", "annexes")),
}
_NUMBERS = (Bilingual("nummer", "number"), Bilingual("nummers", "numbers"))
CHANGE = Bilingual("wijziging", "change")
CHANGES = Bilingual("wijzigingen", "changes")


def joined(phrases: Sequence[Bilingual]) -> Bilingual:
    """The phrases as one list: "a, b en c"."""
    return Bilingual(_listed([one.nl for one in phrases], "en"), _listed([one.en for one in phrases], "and"))


def _listed(words: Sequence[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def row_numbers(numbers: Sequence[int]) -> Bilingual:
    """Ascending numbers as a list: "1 en 2", "1, 3 tot en met 5 en 9"; runs of three and more are drawn together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return joined([part for run in runs for part in _of_run(run)])


def numbered_changes(numbers: Sequence[int]) -> Bilingual:
    """ "wijziging 1" or "wijzigingen 2 en 3"; `numbers` ascend."""
    listed = row_numbers(numbers)
    word = CHANGE if len(numbers) == 1 else CHANGES
    return Bilingual(f"{word.nl} {listed.nl}", f"{word.en} {listed.en}")


def _of_run(run: Sequence[int]) -> list[Bilingual]:
    if len(run) > 2:
        return [Bilingual(f"{run[0]} tot en met {run[-1]}", f"{run[0]} to {run[-1]}")]
    return [Bilingual(str(one), str(one)) for one in run]


def counted(number: int, one: Bilingual, many: Bilingual) -> Bilingual:
    """ "1 wijziging" or "3 wijzigingen"."""
    word = one if number == 1 else many
    return Bilingual(f"{number} {word.nl}", f"{number} {word.en}")


def group_line(group: Group, first: NodeRef | None) -> Bilingual:
    """One line for an event; `first` is a clause that took part, for the word by which it is cited."""
    place = Bilingual(f"{group.place}: ", f"{group.place}: ") if group.place else Bilingual("", "")
    old, new = group.old or "", group.new or ""
    match group.kind:
        case "renumbering":
            plural = any(mark in old for mark in "-–")
            noun = _noun(first, plural=plural)
            verb = (
                Bilingual("zijn hernummerd tot", "are renumbered to")
                if plural
                else Bilingual("is hernummerd tot", "is renumbered to")
            )
            return Bilingual(
                f"{place.nl}{noun.nl} {_run(old, 'tot en met')} {verb.nl} {_run(new, 'tot en met')}",
                f"{place.en}{noun.en} {_run(old, 'to')} {verb.en} {_run(new, 'to')}",
            )
        case "moved-section":
            if old == new or not (old and new):
                name = new or old or group.place
                return Bilingual(f"{name} staat op een andere plaats", f"{name} stands in another place")
            return Bilingual(f"{old} staat nu op een andere plaats: {new}", f"{old} now stands in another place: {new}")
        case "reordered-sections":
            return Bilingual(
                f"{place.nl}deze onderdelen staan in een andere volgorde: {new} (was: {old})",
                f"{place.en}these sections stand in another order: {new} (was: {old})",
            )
        case "inserted-section":
            name = new or group.place
            return Bilingual(f"Nieuw onderdeel: {name}", f"New section: {name}")
        case "deleted-section":
            name = old or group.place
            return Bilingual(f"Vervallen onderdeel: {name}", f"Removed section: {name}")
    return Bilingual(f"{place.nl}{old} → {new}", f"{place.en}{old} → {new}")


def _noun(ref: NodeRef | None, *, plural: bool) -> Bilingual:
    last = ref.address.rsplit(", ", 1)[-1].split(" ", 1)[0].casefold() if ref else ""
    one, many = _NOUNS.get(last, _NUMBERS)
    return many if plural else one


def _run(numbers: str, to: str) -> str:
    """ "3-19" as "3 tot en met 19"."""
    first, mark, last = numbers.replace("–", "-").partition("-")
    return f"{first.strip()} {to} {last.strip()}" if mark and last else numbers
