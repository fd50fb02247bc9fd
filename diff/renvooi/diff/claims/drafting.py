"""The list of differences that would be true: a line a change, in words that can be checked.

    - Puntje 4 onder Bronsystemen is inhoudelijk gewijzigd: de termijn was “binnen 4 uur” en is nu “binnen 8 uur”.
    - Puntje 1 onder Ondersteuning is redactioneel aangepast, zonder inhoudelijke wijziging.

What is proven to be wording alone is called so and nothing else is. Every line reads back as a claim
that the same diff confirms, and together they leave nothing undeclared.
"""

from collections.abc import Iterator, Mapping, Sequence

from renvooi.diff.align import align
from renvooi.diff.claims.citing import DUTCH as CITING_DUTCH
from renvooi.diff.claims.citing import ENGLISH as CITING_ENGLISH
from renvooi.diff.claims.citing import Citer
from renvooi.diff.claims.facts import NEW, OLD, Facts, place_of, refs
from renvooi.diff.claims.judging import judge
from renvooi.diff.claims.lists import find_list
from renvooi.diff.claims.phrasing import LANGUAGES, Phrases, particulars_of
from renvooi.diff.claims.places import Version
from renvooi.diff.claims.reading import read_text
from renvooi.diff.claims.resolve import find_places
from renvooi.diff.claims.rest import contract_changes, statements_of_version, uncovered
from renvooi.diff.claims.substance import wording_alone
from renvooi.diff.claims.targets import read_target
from renvooi.diff.claims.vocabulary import Action
from renvooi.diff.normal import normalise
from renvooi.diff.outline import Item
from renvooi.model import Change, Diff, Document, Group, NodeRef, Operation, Significance, Verdict


def draft_list(old: Document, new: Document, script: Diff, *, language: str = "nl") -> str:
    """The section that declares the changes of `script`, as Markdown; `language` is "nl" or "en"."""
    lines = draft_lines(old, new, script, language=language)
    phrases = LANGUAGES[language]
    label = script.old.version
    heading = phrases.heading.format(version=label) if label else phrases.heading_alone
    return "\n".join((f"## {heading}", "", *(f"- {line}" for line in lines))) + "\n"


def draft_lines(old: Document, new: Document, script: Diff, *, language: str = "nl") -> tuple[str, ...]:
    """The lines alone; the last says that nothing else changed."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is not known; use one of {', '.join(LANGUAGES)}")
    alignment = align(old, new)
    lists = {side: find_list(items) for side, items in ((OLD, alignment.old), (NEW, alignment.new))}
    versions = {
        side: Version(items, found.members if (found := lists[side]) is not None else frozenset())
        for side, items in ((OLD, alignment.old), (NEW, alignment.new))
    }
    changes = contract_changes(script.changes, lists[OLD], lists[NEW])
    stated = statements_of_version(script.changes, lists[OLD], lists[NEW])
    facts = Facts(alignment, changes, script.summary.groups, old=versions[OLD], new=versions[NEW], statements=stated)
    items = {OLD: alignment.old, NEW: alignment.new}
    found = lists[NEW]
    own = frozenset(root.path for root in found.roots) if found is not None else frozenset[tuple[int, ...]]()
    draft = _Draft(facts, items, LANGUAGES[language], language=language, own=own)
    lines = [line for line in dict.fromkeys(draft.lines()) if line]
    phrases = LANGUAGES[language]
    if missing := _untold(lines, facts):
        return (*lines, phrases.also.format(where=", ".join(dict.fromkeys(map(place_of, missing)))))
    return (*lines, phrases.nothing_else if lines else phrases.nothing)


def _untold(lines: Sequence[str], facts: Facts) -> tuple[Change, ...]:
    """The changes that the lines, read as an author's, do not cover."""
    assertions = (one for line in lines for statement in read_text(line) for one in statement.assertions)
    outcomes = [judge(one, facts, "") for one in assertions if one.action is not Action.NOTHING_ELSE]
    holding = (one for one in outcomes if one.verdict in (Verdict.CONFIRMED, Verdict.PARTLY))
    covered = frozenset(change.id for outcome in holding for change in outcome.changes)
    return uncovered(facts.changes, covered, facts.groups)


class _Draft:
    """Writes the lines of one step."""

    def __init__(
        self,
        facts: Facts,
        items: Mapping[str, Sequence[Item]],
        phrases: Phrases,
        *,
        language: str,
        own: frozenset[tuple[int, ...]],
    ) -> None:
        self._own = own
        """Paths of the list itself, which may be an item among others."""
        self._facts = facts
        self._phrases = phrases
        words = CITING_ENGLISH if language == "en" else CITING_DUTCH
        self._citers = {side: Citer(facts.versions[side], words) for side in (OLD, NEW)}
        self._at = {side: {item.path: item for item in items[side]} for side in (OLD, NEW)}
        self._language = language

    def lines(self) -> Iterator[str]:
        """A line for each change, runs of renumberings and whole sections as one."""
        told: set[str] = set()
        runs = {one: group for group in self._facts.groups if group.kind == "renumbering" for one in group.changes}
        for change in (*self._facts.statements, *self._facts.changes):
            if change.id in told:
                continue
            group = runs.get(change.id)
            if group is not None:
                told.update(group.changes)
                yield self._run(group, change)
                continue
            told.add(change.id)
            told.update(one.id for one in self._below(change))
            yield self._line(change)

    def _below(self, change: Change) -> Iterator[Change]:
        """What came or went together with what it stands in."""
        for operation, side in ((Operation.INSERTED, NEW), (Operation.DELETED, OLD)):
            if operation in change.operations:
                (top,) = refs(change, side)[:1]
                if not self._at[side][top.path].node.nodes:
                    return
                for other in self._facts.changes:
                    inside = all(ref.path[: len(top.path)] == top.path for ref in refs(other, side))
                    if other is not change and operation in other.operations and inside:
                        yield other

    def _cite(self, change: Change, side: str) -> str:
        return " en ".join(self._citers[side].cite(self._at[side][ref.path]) for ref in refs(change, side))

    def _run(self, group: Group, first: Change) -> str:
        """A run of numbers that shifted."""
        phrases = self._phrases
        members = [change for change in self._facts.changes if change.id in group.changes]
        item = self._at[NEW][first.new[0].path]
        digits = (group.old or "").replace("-", "").isdigit()
        run = "-" in (group.old or "")
        if not digits or not run or (item.above is not None and not item.above.is_section):
            return " ".join(self._line(change) for change in members)
        old, new = (self._numbers(numbers or "") for numbers in (group.old, group.new))
        where = f" in {part}" if (part := group.place) and part.casefold().startswith(("deel", "part")) else ""
        return phrases.renumbered_run.format(old=old, new=new, where=where)

    def _numbers(self, run: str) -> str:
        """ "7-8" as it is said."""
        first, _, last = run.partition("-")
        return self._phrases.through[int(last) - int(first) > 1].join((first, last))

    def _line(self, change: Change) -> str:
        phrases = self._phrases
        operations = frozenset(change.operations)
        section = (change.new or change.old)[0].heading is not None
        if Operation.INSERTED in operations:
            return self._with(phrases.added, self._cite(change, NEW), change)
        if Operation.DELETED in operations:
            return self._with(phrases.deleted, self._cite(change, OLD) + self._then(change), change)
        if section and Operation.REWORDED in operations:
            old, new = (refs(change, side)[0].heading or "" for side in (OLD, NEW))
            return phrases.renamed.format(old=f"“{old}”", new=f"“{new}”")
        return self._paired(change, operations)

    def _with(self, form: str, what: str, change: Change) -> str:
        """A line about text that came or went, with what it is about."""
        return _sentence(form.format(what=what) + self._about(change))

    def _about(self, change: Change) -> str:
        phrases = self._phrases
        if any(ref.path in self._own for ref in change.new):
            return f": {phrases.own_list}"
        if change.restated and wording_alone((change,), self._facts, spelling=False).holds:
            return phrases.no_substance
        told = particulars_of(change, phrases, self._language)
        return ": " + ", ".join(part for part in (phrases.substance, told) if part)

    def _paired(self, change: Change, operations: frozenset[Operation]) -> str:
        """A line about text that stands in both versions."""
        phrases = self._phrases
        done: list[str] = []
        side = OLD if operations & {Operation.MOVED, Operation.SPLIT, Operation.MERGED} else NEW
        if operations == {Operation.RENUMBERED}:
            side = OLD
            done.append(phrases.renumbered.format(new=self._cite(change, NEW)))
        if Operation.MOVED in operations:
            done.append(self._moved(change))
        if Operation.SPLIT in operations:
            done.append(phrases.split.format(count=len(change.new)))
        if Operation.MERGED in operations:
            done.append(phrases.merged)
        told = ""
        if Operation.REWORDED in operations:
            done.append(phrases.weight[change.significance])
            told = particulars_of(change, phrases, self._language)
        verb = phrases.are if len(refs(change, side)) > 1 else phrases.is_
        tail = f": {told}" if told else ""
        if change.significance is Significance.EDITORIAL and Operation.REWORDED in operations:
            tail = phrases.no_substance
        renumbered_alone = operations == {Operation.RENUMBERED}
        is_clear = renumbered_alone or (Operation.MOVED in operations and self._moved(change) != phrases.moved)
        mark = "" if is_clear else self._then(change) if side == OLD else self._before(change)
        return _sentence(f"{self._cite(change, side)}{mark} {verb} {phrases.and_.join(done)}{tail}")

    def _then(self, change: Change) -> str:
        """A mark where what is cited as before now cites another node."""
        cited = [(ref, self._citers[OLD].cite(self._at[OLD][ref.path])) for ref in refs(change, OLD)]
        return self._phrases.then if any(self._means_another(ref, words) for ref, words in cited) else ""

    def _means_another(self, ref: NodeRef, words: str) -> bool:
        now = self._facts.partner(self._at[OLD][ref.path], OLD)
        found = find_places(read_target(normalise(words)), self._facts.versions[NEW], above="")
        return found is not None and any(item is not now for item in found.items)

    def _before(self, change: Change) -> str:
        """How the clause was cited before, where its number or place in the count is another now."""
        if len(change.old) != 1 or len(change.new) != 1:
            return ""
        before, now = (self._cite(change, side) for side in (OLD, NEW))
        was, is_ = (read_target(normalise(words)) for words in (before, now))
        if (was.ranks, was.cited, was.letters) == (is_.ranks, is_.cited, is_.letters):
            return ""
        return self._phrases.before.format(what=before)

    def _moved(self, change: Change) -> str:
        item = self._at[NEW][change.new[0].path]
        above = item.above
        if change.old[0].path[:-1] == change.new[0].path[:-1] or above is None or item.is_section:
            return self._phrases.moved
        return self._phrases.moved_to.format(where=self._citers[NEW].cite(above))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
