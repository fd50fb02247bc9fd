"""What was, and what will be."""

import pytest

from renvooi.notice.verifying.tense import tense


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Dat was een week.", "een week", "old"),
        ("within 7 days instead of 14 days", "14 days", "old"),
        ("within 7 days instead of 14 days", "7 days", "new"),
        ("van een week naar 30 dagen", "een week", "old"),
        ("van een week naar 30 dagen", "30 dagen", "new"),
        ("Alfa B.V. maakt plaats voor Bèta B.V.", "Alfa B.V.", "old"),
        ("Alfa B.V. maakt plaats voor Bèta B.V.", "Bèta B.V.", "new"),
        ("Wij verwijderen gegevens binnen 30 dagen.", "30 dagen", None),
    ],
)
def test_nearest_cue_decides(sentence: str, word: str, expected: str | None) -> None:
    start = sentence.index(word)
    assert tense(sentence, start, start + len(word)) == expected
