"""Profiles and organisations: user files replace shipped ones, and errors name the key."""

import pytest

from renvooi.model import Kind
from renvooi.model.errors import BadSettings
from renvooi.parser import load_library


def test_every_kind_has_a_profile() -> None:
    library = load_library()
    assert [library.profile(kind).kind for kind in Kind] == list(Kind)


def test_user_profile_replaces_the_one_of_its_kind() -> None:
    own = b'kind = "generic"\nlanguage = "en"\n[parties]\nprocessor = "supplier"\nclient = "customer"\n'
    assert load_library([("own.toml", own)]).profile(Kind.GENERIC).client == "customer"
    assert load_library().profile(Kind.GENERIC).client == "klant"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"kind = ", "not valid TOML"),
        (b'kind = "contract"', "kind: must be one of"),
        (b'kind = "generic"', "language: is missing"),
        (b'name = "X"\naliases = [3]', "aliases: must be a list of texts"),
        (b'kind = "generic"\nlanguage = "nl"\nrecognise = ["("]', "recognise: not a valid pattern"),
        (
            b'kind = "generic"\nlanguage = "nl"\n[metadata]\nversion = ["versie"]',
            "metadata.version: the pattern needs a group",
        ),
        (
            b'kind = "generic"\nlanguage = "nl"\nroles = [{role = "x"}]\nparties = {processor = "p", client = "c"}',
            "role: must be one of",
        ),
    ],
)
def test_wrong_settings_are_named_by_file_and_key(content: bytes, place: str) -> None:
    with pytest.raises(BadSettings, match=r"own\.toml") as caught:
        load_library([("own.toml", content)])
    assert place in str(caught.value)
