"""A finished build becomes the site, in one step; what is older goes."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from renvooi.corpus.durable import PART, disk_failed, sync_disk, sync_folder
from renvooi.model.errors import StateForbids, StoreFailed
from renvooi.notice.site.placing.folder import SiteFolder
from renvooi.notice.site.placing.keeping import forget_others
from renvooi.notice.site.placing.manifest import Manifest, write_manifest
from renvooi.notice.site.placing.staging import KEPT, spare_names


def serve(place: SiteFolder, folder: Path, manifest: Manifest) -> int:
    """The number of the build that readers see from now on: the one in `folder`. Raises: StoreFailed, StateForbids."""
    try:
        number = _next_number(place)
        write_manifest(place.manifest(number), manifest)
        # All at once, before the link: after a crash no reader finds an empty file.
        sync_disk(place.builds)
        folder.rename(place.build(number))
        sync_folder(place.builds)
        _point(place, number)
        return number
    except OSError as error:
        raise disk_failed(place.link, error) from error


def clean(place: SiteFolder, kept: Iterable[str]) -> None:
    """Nothing; only the newest builds and what belongs to them are left; of the cache, what is under `kept`.

    Raises: StoreFailed.
    """
    try:
        served = place.served()
        others = [number for number in place.numbers() if number != served]
        numbers = {*others[-(KEPT - 1) :], *(() if served is None else (served,))}
        spares = spare_names(place)[: KEPT - len(numbers)]
        _leave(place.builds, {*(place.build(number).name for number in numbers), *spares})
        _leave(place.manifests, {place.manifest(number).name for number in numbers})
        forget_others(place.cache, kept)
    except OSError as error:
        raise disk_failed(place.state, error) from error


def _leave(folder: Path, names: set[str]) -> None:
    for one in folder.iterdir():
        if one.name not in names:
            shutil.rmtree(one) if one.is_dir() and not one.is_symlink() else one.unlink()


def _next_number(place: SiteFolder) -> int:
    """One more than any number that a build or a manifest ever had here."""
    manifests = [int(one.stem) for one in place.manifests.iterdir() if one.stem.isdecimal()]
    return max((*place.numbers(), *manifests), default=0) + 1


def _point(place: SiteFolder, number: int) -> None:
    link = place.state / f"link{PART}"
    with suppress(FileNotFoundError):
        link.unlink()
    # Relative, so that the site can be moved together with what lies beside it.
    target = os.path.relpath(place.build(number), place.link.parent)
    try:
        link.symlink_to(target, target_is_directory=True)
    except OSError as error:
        raise StoreFailed(
            f"{place.link.parent}: cannot hold a symbolic link, which a site is switched by. Name a folder on another disk."
        ) from error
    if place.link.is_dir() and not place.link.is_symlink():
        try:
            # An empty folder: there was no site yet, so nobody misses it for this moment.
            place.link.rmdir()
        except OSError as error:
            raise StateForbids(f"{place.link}: is not empty any more. Name another folder.") from error
    os.replace(link, place.link)
    sync_folder(place.link.parent)
