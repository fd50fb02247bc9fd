"""From the corpus to a folder that is served: what changed is made, the rest stays, and the switch is one step.

    cards -> units and their keys -> those whose key changed, made and written -> manifest -> switch

Wave by wave, since a key may cover what units of an earlier wave came to: clauses; versions and steps; start
pages and feeds of documents; the site as a whole; and last the list of all pages.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from renvooi.corpus.durable import disk_failed
from renvooi.model.errors import CorpusBusy, StateForbids
from renvooi.notice.site.addresses import INDEX
from renvooi.notice.site.ahead import Ahead
from renvooi.notice.site.crew import Crew, OpenSource, Order, Workshop, assembled
from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Source
from renvooi.notice.site.packages import require_packages
from renvooi.notice.site.placing.apart import take_over_apart
from renvooi.notice.site.placing.folder import SiteFolder, claim, site_folder
from renvooi.notice.site.placing.keeping import is_kept, kept_ids, kept_steps
from renvooi.notice.site.placing.lock import locked
from renvooi.notice.site.placing.manifest import FileEntry, Manifest, UnitEntry, read_manifest
from renvooi.notice.site.placing.staging import Staged, lay_out, remove, stage, take_over
from renvooi.notice.site.placing.switching import clean, serve
from renvooi.notice.site.placing.writing import Writer
from renvooi.notice.site.recent import RecentSource
from renvooi.notice.site.settings import SiteSettings
from renvooi.notice.site.units.keys import site_digest
from renvooi.notice.site.units.table import clause_unit, document_unit, units_of
from renvooi.notice.site.units.unit import Kept, Unit
from renvooi.notice.site.units.whole import Whole, assets_unit, discovery_unit, whole_units
from renvooi.notice.site.values import DocumentCard, StepSummary

Progress = Callable[[str, int, int], None]
"""Told of each unit that got done: the wave, how many of it are done, and how many there are to make."""

TRIES = 3
"""How often a build is begun, as what a card named was replaced before it was read."""
MOSTLY_MADE = 2
"""Folders for the next builds are laid out once fewer than one of so many files was there before."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to, in files of the site."""

    pages: int
    made: int
    """Written anew, as their bytes differ from before or were not there."""
    kept: int
    removed: int
    size: int
    """Bytes of all files."""
    switched: bool
    """False if readers are served this very site already, and nothing besides."""


def build_site(
    open_source: OpenSource,
    folder: Path,
    settings: SiteSettings,
    *,
    workers: int,
    progress: Progress,
    full: bool = False,
) -> Built:
    """The site of a corpus in `folder`, a link that is switched once all is written; see docs/site-build.md.

    With `full` nothing of an earlier build is used. Raises: StateForbids if nothing is published, or the
    folder is not for a site; MissingPackage, BadSettings, StoreFailed, CorpusUnreadable.
    """
    require_packages(settings)
    place = site_folder(folder)
    claim(place)
    with locked(place), ThreadPoolExecutor(2) as beside:
        before = beside.submit(_before, place, full=full)
        staged = beside.submit(_stage, place, before, full=full)
        with open_source() as source:
            built = _Build(place, open_source, source, settings, progress, workers).run(before, staged)
    return built


def _before(place: SiteFolder, *, full: bool) -> Manifest:
    served = place.served()
    return Manifest() if full or served is None else read_manifest(place.manifest(served))


def _stage(place: SiteFolder, before: "Future[Manifest]", *, full: bool) -> Staged:
    """The folder of the next build, with the files of the build before."""
    served = place.served()
    try:
        folder = stage(place)
        if full or served is None:
            return take_over(folder, None, {})
        return take_over_apart(folder, place.build(served), place.manifest(served), before)
    except OSError as error:
        raise disk_failed(place.builds, error) from error


class _Build:
    """One build while it runs."""

    def __init__(
        self,
        place: SiteFolder,
        open_source: OpenSource,
        source: Source,
        settings: SiteSettings,
        progress: Progress,
        workers: int,
    ) -> None:
        self.place = place
        self.open_source = open_source
        self.source = source
        self.settings = settings
        self.progress = progress
        self.workers = workers
        self.known: dict[str, UnitEntry] = {}
        """Units as they were made last, before or in this build."""
        self.present: dict[str, FileEntry] = {}
        """Files in the folder of the build."""
        self.entries: dict[str, UnitEntry] = {}
        """Units of the site as it will be."""

    def run(self, recorded: "Future[Manifest]", taken_over: "Future[Staged]") -> Built:
        """What the build came to."""
        from renvooi.notice.site.assets import asset_files

        assets, files = asset_files(self.settings)
        site = Site(self.settings, assets)
        shared = site_digest(site)
        head, cards = self._read()
        before = recorded.result()
        source = RecentSource(self.source)
        ahead = Ahead(source, site, before)
        ahead.make(cards, shared)
        staged = taken_over.result()
        self.present = dict(staged.present)
        self.known = dict(before.units)
        workshop = Workshop(self.open_source, site, Writer(staged.folder, self.place.cache))
        with assembled(workshop, source, ahead, workers=self.workers) as crew:
            for left in reversed(range(TRIES)):
                self.entries = {}
                self._settle("assets", [assets_unit(files, shared)], crew)
                try:
                    self._make(cards, head, crew, shared)
                    break
                except CorpusBusy:
                    if not left:
                        raise
                    head, cards = self._read()
        return self._finish(before, staged)

    def _read(self) -> tuple[str, tuple[DocumentCard, ...]]:
        head, cards = self.source.newest_head(), self.source.documents()
        if not cards:
            raise StateForbids(
                "nothing is published yet, and a site shows published versions only. Publish one with renvooi publish."
            )
        return head, cards

    def _make(self, cards: Sequence[DocumentCard], head: str, crew: Crew, shared: str) -> None:
        """Nothing; all units of the site are in `entries`."""
        clauses = {card.name: clause_unit(card, shared) for card in cards}
        self._settle("clauses", list(clauses.values()), crew)
        ids = {name: kept_ids(self.place.cache, self.entries[unit.name].kept) for name, unit in clauses.items()}
        units = {card.name: units_of(card, shared=shared, ids=ids[card.name]) for card in cards}
        self._settle("pages", [unit for of_document in units.values() for unit in of_document], crew)
        kept = {name: self._kept(of_document) for name, of_document in units.items()}
        summaries = {name: self._summaries(one) for name, one in kept.items()}
        documents = [document_unit(card, summaries[card.name], kept[card.name], shared) for card in cards]
        self._settle("documents", documents, crew)
        all_kept = tuple(one for of_document in kept.values() for one in of_document)
        whole = Whole(tuple(cards), summaries, all_kept, head, self.source.key())
        self._settle("site", list(whole_units(whole, shared)), crew)
        pages = [(file.path, unit.modified) for unit in self.entries.values() for file in unit.files]
        self._settle("discovery", [discovery_unit(pages, shared)], crew)

    def _settle(self, wave: str, units: Sequence[Unit], crew: Crew) -> None:
        """Nothing; each of `units` is in `entries`, as it was or made anew."""
        orders = []
        for unit in units:
            if self._stands(unit):
                self._note(self.known[unit.name])
            else:
                orders.append(self._order(unit))
        self.progress(wave, 0, len(orders))
        for done, entry in enumerate(crew.make(orders), start=1):
            self._note(entry)
            self.progress(wave, done, len(orders))

    def _stands(self, unit: Unit) -> bool:
        """Whether a unit is there as it would be made."""
        entry = self.known.get(unit.name)
        return (
            entry is not None
            and entry.key == unit.key
            and is_kept(self.place.cache, entry.kept)
            and all(self.present.get(file.path) == file for file in entry.files)
        )

    def _order(self, unit: Unit) -> Order:
        entry = self.known.get(unit.name)
        files = () if entry is None else entry.files
        return Order(unit, {file.path: file for file in files if self.present.get(file.path) == file})

    def _note(self, entry: UnitEntry) -> None:
        self.known[entry.name] = self.entries[entry.name] = entry
        self.present.update({file.path: file for file in entry.files})

    def _kept(self, units: Iterable[Unit]) -> tuple[Kept, ...]:
        entries = (self.entries[unit.name] for unit in units)
        return tuple(Kept(entry.name, entry.kept) for entry in entries if entry.kept)

    def _summaries(self, kept: Iterable[Kept]) -> tuple[StepSummary, ...]:
        return tuple(step for one in kept for step in kept_steps(self.place.cache, one.digest))

    def _finish(self, before: Manifest, staged: Staged) -> Built:
        """What the build came to; readers see it from now on, unless nothing differs."""
        manifest = Manifest(self.entries)
        files, old = manifest.files(), before.files()
        assert len(files) == sum(len(unit.files) for unit in self.entries.values()), "two units made one file"
        try:
            remove(staged.folder, self.present.keys() - files.keys())
        except OSError as error:
            raise disk_failed(staged.folder, error) from error
        kept = sum(old.get(path) == file for path, file in files.items())
        changed = not staged.whole or self.entries != dict(before.units)
        if changed:
            self.progress("switch", 0, 1)
            serve(self.place, staged.folder, manifest)
            clean(self.place, {unit.kept for one in (before, manifest) for unit in one.units.values()})
        if len(files) > MOSTLY_MADE * kept:
            # Only where the build took long anyway: others find the folders there, or one of an old build.
            lay_out(self.place, files)
        return Built(
            pages=sum(path.endswith(INDEX) for path in files),
            made=len(files) - kept,
            kept=kept,
            removed=len(old.keys() - files.keys()),
            size=sum(file.size for file in files.values()),
            switched=changed,
        )
