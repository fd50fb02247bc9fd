"""A manifest names files that are safe to write, and has one form."""

import json

import pytest

from renvooi.corpus.manifest import ArchiveEntry, clash, is_member_name, manifest_bytes, read_manifest

ENTRIES = (ArchiveEntry("renvooi.db", 4096, "ab" * 32), ArchiveEntry("blobs/ab/cd", 0, "cd" * 32))


@pytest.mark.parametrize("name", ["renvooi.db", "blobs/ab/0123", "a-b_c.1", "A"])
def test_a_plain_relative_path_may_be_a_name(name: str) -> None:
    assert is_member_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", ".a", "a/.b", "a\\b", "C:a", "C:\\a", "a\n",
        "a\0b", "é", "a b", "~", "-a", "x" * 101, "manifest.json",
    ],
)  # fmt: skip
def test_anything_else_may_not(name: str) -> None:
    assert not is_member_name(name)


def test_names_that_would_be_one_file_clash() -> None:
    assert clash(["a", "b/a", "b/c", "ab"]) is None
    assert clash(["a", "b", "a"]) == "a"
    assert clash(["a/b", "A/B"]) == "A/B"
    assert clash(["a/b/c", "a/b"]) == "a/b"
    assert clash(["A", "a/b"]) == "A"


def test_a_manifest_reads_back() -> None:
    assert read_manifest(manifest_bytes(ENTRIES)) == ENTRIES
    assert read_manifest(manifest_bytes(())) == ()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000,
        b'{"entries":[],"schema":"renvooi/archive/2"}',
        b'{"entries":[],"entries":[],"schema":"renvooi/archive/1"}',
        b'{"entries":null,"schema":"renvooi/archive/1"}',
        b'{"entries":[{"name":"a","size":1}],"schema":"renvooi/archive/1"}',
        b'{"entries":[{"name":"a","sha256":"b","size":true}],"schema":"renvooi/archive/1"}',
        b'{"entries":[{"name":["a"],"sha256":"b","size":1}],"schema":"renvooi/archive/1"}',
        json.dumps({"schema": "renvooi/archive/1", "entries": []}).encode(),
        manifest_bytes(ENTRIES) + b"\n",
    ],
    ids=range(14),
)  # fmt: skip
def test_another_form_is_no_manifest(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"manifest|JSON|codec|Expecting"):
        read_manifest(data)
