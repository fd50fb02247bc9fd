"""A corpus of two small documents, and what can happen to it: each builds a site in less than a second."""

import atexit
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from pathlib import Path
from tempfile import mkdtemp

from renvooi.corpus import Corpus
from renvooi.corpus.reparsing import rename_clauses, reparse
from renvooi.diff import diff
from renvooi.model import Document, HumanVerdict, Significance
from renvooi.model.notices import Bilingual
from renvooi.model.verdicts import verdict_of
from renvooi.notice.site.building import Built, build_site
from renvooi.notice.site.gathering import open_source
from renvooi.notice.site.settings import SiteSettings
from tests.corpus.stores import BY, Clock, Home, new_home, received
from tests.notice.site.corpora import open_windows, release_notice

NAME = "demarcatie"
OTHER = "bijlage"
TEXT = """---
kind: demarcatie
title: Demarcatie Voorbeeld Data
version: {label}
effective_date: {label}-15
---

# Demarcatie Voorbeeld Data

Dit document zegt wie wat doet.

## Datawarehouse

- Voorbeeld Data maakt elke nacht een back-up.
- {who} controleert de back-up elke week.

## Toegang

- De klant beheert de accounts.
- De klant meldt een vertrek binnen {days} dagen.
"""
VERSIONS = {
    "2026-01": TEXT.format(label="2026-01", who="Voorbeeld Data", days=5),
    "2026-02": TEXT.format(label="2026-02", who="De klant", days=5),
    "2026-03": TEXT.format(label="2026-03", who="De klant", days=7) + "- De klant bewaart wachtwoorden in een kluis.\n",
}
SETTINGS = SiteSettings(url="https://www.example.nl/wijzigingen/", without=frozenset({"pdf", "docx", "search"}))
"""Without the redlines as files and the search, which take most of the time."""
WITH_SEARCH = replace(SETTINGS, without=frozenset({"pdf", "docx"}))
RENAMED = replace(SETTINGS, title=Bilingual("Onze afspraken", "Our arrangements"))


def small_home(folder: Path) -> Home:
    """A copy of the small corpus in `folder`, closed."""
    shutil.copytree(_made(), folder, dirs_exist_ok=True)
    with new_home("sqlite", folder) as home:
        return replace(home, clock=Clock(datetime(2026, 5, 1, 9, 0, tzinfo=UTC)))


@lru_cache(maxsize=1)
def _made() -> Path:
    folder = Path(mkdtemp(prefix="renvooi-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with new_home("sqlite", folder) as home, home.create() as corpus:
        for name in (NAME, OTHER):
            for label in ("2026-01", "2026-02"):
                add_version(corpus, label, name=name)
    return folder


def build(home: Home, folder: Path, settings: SiteSettings = SETTINGS, *, full: bool = False) -> Built:
    """What a build of the site of a corpus came to, in this process."""
    source = partial(open_source, home.place)
    return build_site(source, folder, settings, workers=1, progress=lambda *_: None, full=full)


def add_version(corpus: Corpus, label: str, *, name: str = NAME) -> None:
    """Nothing; a version is there, and published."""
    given = received(VERSIONS[label], f"{name}-{label}.md", document=name)
    corpus.add(replace(given, label=label), by=BY)
    corpus.publish(name, label, by=BY)


def tell_clients(corpus: Corpus) -> None:
    """Nothing; a notice was released."""
    release_notice(corpus, NAME, "2026-01", "2026-02")


def receive(corpus: Corpus) -> None:
    """Nothing; clients have windows, some of which run."""
    open_windows(corpus, next(iter(corpus.notices())).id)


def judge(corpus: Corpus) -> None:
    """Nothing; a person judged a change of the step from 2026-01 to 2026-02."""
    trees = [corpus.document(corpus.version(NAME, label)) for label in ("2026-01", "2026-02")]
    script = diff(*trees)
    change = script.changes[0]
    decided = HumanVerdict(change.id, Significance.EDITORIAL, BY, "2026-05-02T10:00:00+02:00", "Zo is het.", "G")
    corpus.judge(NAME, verdict_of(script, change, decided), by=BY)


def read_anew(corpus: Corpus) -> None:
    """Nothing; a newer reader read all versions, and dated them otherwise."""
    entries = [(entry, _newer(corpus.document(entry))) for entry in corpus.versions(NAME)]
    rename_clauses(corpus, list(reparse(corpus, entries, by=BY)), by=BY)


def _newer(tree: Document) -> Document:
    return replace(tree, effective_date=date(2026, 4, 1))
