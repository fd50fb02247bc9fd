"""The labelled claims: accuracy has a floor, and no author is called wrong who is not."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.claims import judge, read_cases, report
from renvooi.diff import diff
from renvooi.parser import load_library, parse

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"
FLOOR = 0.95
"""Share of claims whose verdict and reason must be right; 1.0 when this was set."""


@pytest.mark.parametrize(("name", "least"), [("labelled.txt", 75), ("later.txt", 30)])
def test_labelled_claims_are_judged_right(name: str, least: int) -> None:
    library = load_library()
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    results = [judge(case, library) for case in read_cases(text)]
    told, accuracy, wrongly = report(results)
    assert len(results) >= least
    assert wrongly == 0, told
    assert accuracy >= FLOOR, told


def corpus_pairs() -> list[dict[str, Any]]:
    labels: dict[str, Any] = json.loads((CORPUS / "labels.json").read_text("utf-8"))
    return list(labels["pairs"])


@pytest.mark.parametrize("pair", corpus_pairs(), ids=lambda pair: f"{pair['document']} {pair['old']} {pair['new']}")
def test_lists_of_the_example_documents_are_judged_as_labelled(pair: dict[str, Any]) -> None:
    folder = CORPUS / pair["document"]
    old, new = (folder / f"{pair['document']}-{pair[side]}.md" for side in ("old", "new"))
    script = diff(*(parse(path.read_bytes(), name=path.name) for path in (old, new)))
    labelled = {claim["text"]: claim["verdict"].split("|") for claim in pair["claims"]}
    judged = {claim.text: claim.verdict.value for claim in script.claims}
    assert judged.keys() == labelled.keys()
    assert [text for text, verdict in judged.items() if verdict not in labelled[text]] == []
