"""A message that is not what was meant never leaves."""

from dataclasses import replace

import pytest

from renvooi.model.errors import InvariantBroken
from renvooi.model.letters import Skeleton
from renvooi.notice.mail.checking import filled_parts, require_as_meant, require_head
from renvooi.notice.mail.composing import File, Parts, compose, lines_value, slot

HEAD = (("To", slot("to")), ("Subject", "Proef"))
PARTS = Parts(f"Aan:\n{slot('name')}\n", f"<p>\n{slot('name')}\n</p>\n", (File("x.pdf", "application/pdf", b"%PDF"),))
VALUES = {"to": "a@example.nl", "name": lines_value("Café")}
SKELETON = compose(PARTS, HEAD)
SHOWN = {"To": "a@example.nl", "Subject": "Proef"}


def test_message_as_it_was_meant_passes() -> None:
    require_head(SKELETON, VALUES, HEAD)
    require_as_meant(SKELETON.fill(VALUES), filled_parts(PARTS, VALUES), SHOWN)


@pytest.mark.parametrize(
    "to",
    [
        "a@example.nl\r\nBcc: b@example.nl",
        "a@example.nl\r\n\r\nx",
        "a@example.nl\nBcc: b@example.nl",
        "a\rb",
        "a\r\nTo: b",
    ],
)
def test_value_that_brings_a_header_is_found(to: str) -> None:
    with pytest.raises(InvariantBroken):
        require_head(SKELETON, {**VALUES, "to": to}, HEAD)


def test_folded_value_brings_none() -> None:
    require_head(SKELETON, {**VALUES, "to": "=?utf-8?q?Caf=C3=A9?=\r\n <a@example.nl>"}, HEAD)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (replace(PARTS, text="anders\n"), SHOWN),
        (replace(PARTS, html="anders\n"), SHOWN),
        (replace(PARTS, files=()), SHOWN),
        (replace(PARTS, files=(File("y.pdf", "application/pdf", b"%PDF"),)), SHOWN),
        (replace(PARTS, files=(File("x.pdf", "application/pdf", b"%PDF-2"),)), SHOWN),
        (PARTS, {**SHOWN, "Subject": "Anders"}),
        (PARTS, {**SHOWN, "Reply-To": "b@example.nl"}),
    ],
)
def test_message_that_differs_is_found(parts: Parts, shown: dict[str, str]) -> None:
    with pytest.raises(InvariantBroken):
        require_as_meant(SKELETON.fill(VALUES), filled_parts(parts, VALUES), shown)


def test_skeleton_without_a_slot_it_needs_is_found() -> None:
    lost = Skeleton(SKELETON.data, SKELETON.slots[1:])
    with pytest.raises(InvariantBroken):
        require_as_meant(lost.fill(VALUES), filled_parts(PARTS, VALUES), SHOWN)
