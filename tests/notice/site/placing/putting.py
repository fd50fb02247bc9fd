"""Some files as a whole site, by the same steps as a build."""

from collections.abc import Mapping
from pathlib import Path

from renvooi.notice.site.making import Made
from renvooi.notice.site.placing.folder import claim, site_folder
from renvooi.notice.site.placing.lock import locked
from renvooi.notice.site.placing.manifest import Manifest, UnitEntry, read_manifest
from renvooi.notice.site.placing.staging import remove, stage, take_over
from renvooi.notice.site.placing.switching import clean, serve
from renvooi.notice.site.placing.writing import Writer


def put(folder: Path, files: Mapping[str, bytes]) -> int:
    """The number of the build that has these files, and is served now."""
    place = site_folder(folder)
    claim(place)
    with locked(place):
        served = place.served()
        before = Manifest() if served is None else read_manifest(place.manifest(served))
        ready = take_over(stage(place), None if served is None else place.build(served), before.files())
        entries, kept = Writer(ready.folder, place.cache).write(Made(files), ready.present)
        remove(ready.folder, ready.present.keys() - files.keys())
        manifest = Manifest({"all": UnitEntry("all", "", "", kept, entries)})
        number = serve(place, ready.folder, manifest)
        clean(place, ())
    return number


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
