from pathlib import Path

import pytest

from renvooi.model.errors import CorpusBusy
from renvooi.notice.site.placing.folder import claim, site_folder
from renvooi.notice.site.placing.lock import locked


def test_two_builds_of_one_site_do_not_run_at_once(tmp_path: Path) -> None:
    place = site_folder(tmp_path / "site")
    claim(place)
    with locked(place), pytest.raises(CorpusBusy, match="another build of this site runs"), locked(place):
        pass
    with locked(place):
        pass


def test_two_sites_are_built_at_once(tmp_path: Path) -> None:
    places = [site_folder(tmp_path / name) for name in ("nl", "en")]
    for place in places:
        claim(place)
    with locked(places[0]), locked(places[1]):
        pass
