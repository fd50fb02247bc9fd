"""The words around a ledger, in Dutch and English; contract text is never translated."""

from dataclasses import dataclass

from renvooi.model import Difference, Duty, Holder, Responsibilities, Responsibility


@dataclass(frozen=True, slots=True)
class Labels:
    """Every fixed word of one language."""

    language: str
    title: str
    place: str
    party: str
    duty: str
    task: str
    condition: str
    page: str
    was: str
    now: str
    legend: str
    no_rows: str
    no_changes: str
    """With {old} and {new}."""
    changes: str
    """With {old} and {new}."""
    conditions: str
    both: str
    holders: dict[Holder, str]
    duties: dict[Duty, str]
    differences: dict[Difference, str]
    summary: str
    """Of the picture, with {rows}, {title} and {version}."""


DUTCH = Labels(
    language="nl",
    title="Wie doet wat",
    place="Plaats",
    party="Partij",
    duty="Hoe",
    task="Taak",
    condition="Voorwaarde",
    page="bladzijde",
    was="was",
    now="wordt",
    legend="Betekenis van de tekens",
    no_rows="Geen taken gevonden.",
    no_changes="Geen verschil in wie wat doet tussen {old} en {new}.",
    changes="Verschillen in wie wat doet: van {old} naar {new}",
    conditions="Voorwaarden",
    both="beide partijen",
    holders={
        Holder.PROCESSOR: "verwerker",
        Holder.CLIENT: "klant",
        Holder.BOTH: "beide partijen",
        Holder.RULE: "partij volgens regel",
        Holder.THIRD: "derde",
        Holder.NOBODY: "niemand genoemd",
    },
    duties={
        Duty.BEARS: "is verantwoordelijk",
        Duty.DOES: "doet",
        Duty.MAY: "mag of kan",
        Duty.TRIES: "spant zich in",
        Duty.NEED_NOT: "hoeft niet",
        Duty.DOES_NOT: "doet niet",
        Duty.RECEIVES: "ontvangt",
    },
    differences={
        Difference.SHIFTED: "verschoven",
        Difference.GAP: "niemand meer genoemd",
        Difference.DOUBLE: "nu beide partijen",
        Difference.WIDENED: "ruimer",
        Difference.NARROWED: "beperkter",
        Difference.NOW_CONDITIONAL: "nu met voorwaarde",
        Difference.NO_LONGER_CONDITIONAL: "voorwaarde vervallen",
        Difference.OTHER_CONDITION: "andere voorwaarde",
        Difference.REWORDED: "anders verwoord",
        Difference.ADDED: "nieuw",
        Difference.REMOVED: "vervallen",
    },
    summary="{rows} taken uit {title}, versie {version}: per rij een taak, per kolom een partij.",
)

ENGLISH = Labels(
    language="en",
    title="Who does what",
    place="Place",
    party="Party",
    duty="How",
    task="Task",
    condition="Condition",
    page="page",
    was="was",
    now="is",
    legend="What the marks mean",
    no_rows="No tasks found.",
    no_changes="No difference in who does what between {old} and {new}.",
    changes="Differences in who does what: from {old} to {new}",
    conditions="Conditions",
    both="both parties",
    holders={
        Holder.PROCESSOR: "processor",
        Holder.CLIENT: "client",
        Holder.BOTH: "both parties",
        Holder.RULE: "party by rule",
        Holder.THIRD: "third party",
        Holder.NOBODY: "nobody named",
    },
    duties={
        Duty.BEARS: "is responsible",
        Duty.DOES: "does",
        Duty.MAY: "may or can",
        Duty.TRIES: "makes an effort",
        Duty.NEED_NOT: "need not",
        Duty.DOES_NOT: "does not",
        Duty.RECEIVES: "receives",
    },
    differences={
        Difference.SHIFTED: "shifted",
        Difference.GAP: "nobody named any more",
        Difference.DOUBLE: "both parties now",
        Difference.WIDENED: "wider",
        Difference.NARROWED: "narrower",
        Difference.NOW_CONDITIONAL: "now conditional",
        Difference.NO_LONGER_CONDITIONAL: "no longer conditional",
        Difference.OTHER_CONDITION: "other condition",
        Difference.REWORDED: "worded differently",
        Difference.ADDED: "new",
        Difference.REMOVED: "gone",
    },
    summary="{rows} tasks of {title}, version {version}: a row for each task, a column for each party.",
)
LABELS: dict[str, Labels] = {labels.language: labels for labels in (DUTCH, ENGLISH)}


def party_of(row: Responsibility, ledger: Responsibilities, labels: Labels) -> str:
    """Who holds the task of `row`, in words: names of the parties where the document gives them."""
    own = {Holder.PROCESSOR: ledger.processor, Holder.CLIENT: ledger.client}
    said = []
    for part in row.party.split("+"):
        holder = Holder(part)
        if holder is Holder.THIRD and row.names:
            said.append(", ".join(row.names))
        else:
            said.append(own.get(holder) or labels.holders[holder])
    return " + ".join(said)


def version_of(ledger: Responsibilities) -> tuple[str, str]:
    """How people call the version compared with, and the version of the ledger."""
    old = ledger.against
    return (old.version or old.name if old else "", ledger.version.version or ledger.version.name)


def counted(ledger: Responsibilities, labels: Labels) -> str:
    """How many changes there are of each kind: "verschoven: 1, nieuw: 2"."""
    kinds = [change.differences[0] for change in ledger.changes]
    return ", ".join(f"{labels.differences[kind]}: {kinds.count(kind)}" for kind in Difference if kind in kinds)
