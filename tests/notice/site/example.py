"""The example documents as the source of a site, without a corpus."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from renvooi.diff import build_history, diff
from renvooi.model import Document, History, Notice
from renvooi.model.document import NodeId
from renvooi.model.history import ClauseId
from renvooi.notice import load_policy, make_notice
from renvooi.notice.site.addresses import slug
from renvooi.notice.site.frame import Assets, Frame, Site
from renvooi.notice.site.settings import SiteSettings
from renvooi.notice.site.values import (
    ClauseFacts,
    DocumentCard,
    FileCard,
    Proof,
    ReleasedCard,
    StepCard,
    StepFacts,
    VersionCard,
    VersionFacts,
    WindowDays,
)
from renvooi.parser import parse

EXAMPLES = Path(__file__).parents[3] / "corpus" / "documents"
CHAINS = {
    "data-pro-statement": ("03-2025", "09-2025", "02-2026"),
    "demarcatie": ("2025-06", "2026-01", "2026-02", "2026-03"),
}
ASSETS = Assets("assets/site.css", "assets/site.js", "assets/search.js", "assets/icon.svg", None)
SITE = Site(SiteSettings(url="https://www.example.nl/wijzigingen/"), ASSETS)
KEY = "ab" * 32
HEAD = (
    f'{{"head":{{"at":"2026-02-01T09:00:00+00:00","corpus":"{"1" * 32}","key":"{KEY}","root":"{"2" * 64}",'
    f'"schema":"renvooi/head/1","size":5}},"signature":"{"3" * 128}"}}'
)
PROOF = Proof("version-published", "2026-02-01T09:00:00+00:00", 4, "0" * 64, ("1" * 64,), HEAD, None)


def frame(path: str, *, site: Site = SITE) -> Frame:
    """The frame of the page at `path`."""
    return Frame(site, path.partition("/")[0], path)


@lru_cache(maxsize=1)
def example_chains() -> dict[str, tuple[Document, ...]]:
    """The example documents, each with its versions from old to new."""
    return {
        name: tuple(parse((EXAMPLES / name / f"{name}-{label}.md").read_bytes(), name=f"{name}.md") for label in labels)
        for name, labels in CHAINS.items()
    }


@dataclass(frozen=True)
class ExampleSource:
    """A `Source` over documents in memory; the newest step but one of each has a released notice."""

    chains: dict[str, tuple[Document, ...]] = field(default_factory=example_chains)

    def documents(self) -> tuple[DocumentCard, ...]:
        return tuple(_card(name, chain) for name, chain in sorted(self.chains.items()))

    def step(self, document: DocumentCard, step: StepCard) -> StepFacts:
        old, new = (self._tree(document, one) for one in (step.old, step.new))
        script = diff(old, new)
        notice = _notice(old, new) if step.released else None
        sides = [self._ids(document, one) for one in (step.old, step.new)]
        return StepFacts(document, step, old, new, script, notice, sides[0], sides[1], (PROOF,))

    def version(self, document: DocumentCard, version: VersionCard) -> VersionFacts:
        history = build_history(self.chains[document.name])
        number = document.versions.index(version) + 1
        introduced = {
            life.at(number).node: document.versions[life.wording_at(number).since - 1].label
            for life in history.lives
            if life.stands_in(number) and life.wordings and life.wordings[0].since <= number
        }
        tree = self._tree(document, version)
        return VersionFacts(document, version, tree, self._ids(document, version), introduced, (PROOF,))

    def clauses(self, document: DocumentCard) -> ClauseFacts:
        history = build_history(self.chains[document.name])
        sections = {life.id: life.appearances[-1].address.rpartition(",")[0] for life in history.lives}
        return ClauseFacts(document, history.lives, sections)

    def file(self, version: VersionCard) -> bytes:
        return version.label.encode()

    def newest_head(self) -> str:
        return HEAD

    def key(self) -> str:
        return KEY

    def _tree(self, document: DocumentCard, version: VersionCard) -> Document:
        return self.chains[document.name][document.versions.index(version)]

    def _ids(self, document: DocumentCard, version: VersionCard) -> dict[NodeId, ClauseId]:
        number = document.versions.index(version) + 1
        lives = build_history(self.chains[document.name]).lives
        return {life.at(number).node: life.id for life in lives if life.stands_in(number)}


def _notice(old: Document, new: Document) -> Notice:
    return make_notice(diff(old, new), old, new, policy=load_policy(), received=None)


def _card(name: str, chain: Sequence[Document]) -> DocumentCard:
    versions = tuple(_version(name, one) for one in chain)
    steps = tuple(_step(name, old, new) for old, new in pairwise(versions))
    last = steps[-1]
    window = WindowDays(date(2026, 4, 1), date(2026, 4, 7), waiting=True)
    released = ReleasedCard("notice-0123456789abcdef0123", "2026-02-20T10:00:00+00:00", "0" * 64)
    told = StepCard(name, last.old, last.new, last.slug, released, window, waiting=False, verdicts="", recorded=None)
    digest = sha256(json.dumps([name, [one.label for one in versions]]).encode()).hexdigest()
    kind, language = chain[-1].kind, chain[-1].language or "nl"
    return DocumentCard(
        name, slug(name), kind, chain[-1].title or name, language, versions, (*steps[:-1], told), digest
    )


def _version(name: str, tree: Document) -> VersionCard:
    label = tree.version or tree.source.sha256[:8]
    file = FileCard(tree.source.sha256, f"{name}-{label}.pdf", "application/pdf", 1234)
    effective = date.fromisoformat(tree.effective_date) if isinstance(tree.effective_date, str) else tree.effective_date
    return VersionCard(
        name,
        label,
        slug(label),
        tree.title or name,
        effective,
        "2026-02-01T09:00:00+00:00",
        file,
        tree.source.sha256,
        0,
    )


def _step(name: str, old: VersionCard, new: VersionCard) -> StepCard:
    joined = f"{old.slug}--{new.slug}"
    return StepCard(name, old, new, joined, None, None, waiting=False, verdicts="", recorded=None)


def history(name: str) -> History:
    """The history of an example document."""
    return build_history(example_chains()[name])
