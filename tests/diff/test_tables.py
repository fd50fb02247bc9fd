"""A table of sub-processors is compared row by row: one added, one gone, one with another cell."""

from renvooi.diff import diff
from renvooi.diff.render import render
from renvooi.model import Document, InlineOp, Operation
from renvooi.notice import load_policy, make_notice, render_notice
from renvooi.parser import parse

HEAD = "# Bijlage\n\n## Partijen\n\nWij schakelen deze partijen in:\n\n| Naam | Dienst | Land |\n|---|---|---|\n"
OLD = """| Alfa Opslag B.V. | opslag van back-ups | Nederland |
| Beta Bericht GmbH | sms-berichten | Duitsland |
| Gamma Beheer B.V. | beheer van servers | Nederland |
"""
NEW = """| Alfa Opslag B.V. | opslag van back-ups | Ierland |
| Gamma Beheer B.V. | beheer van servers | Nederland |
| Delta Zoek N.V. | zoeken in documenten | België |
"""


def versions() -> tuple[Document, Document]:
    return parse((HEAD + OLD).encode(), name="oud.md"), parse((HEAD + NEW).encode(), name="nieuw.md")


def test_rows_are_inserted_deleted_and_reworded_at_an_address_by_name() -> None:
    changes = {
        operation: [ref.address for ref in (*change.old, *change.new)]
        for change in diff(*versions()).changes
        for operation in change.operations
    }
    assert changes == {
        Operation.REWORDED: ["Partijen, rij “Alfa Opslag B.V.”"] * 2,
        Operation.DELETED: ["Partijen, rij “Beta Bericht GmbH”"],
        Operation.INSERTED: ["Partijen, rij “Delta Zoek N.V.”"],
    }


def test_the_redline_of_a_row_marks_the_cell_alone() -> None:
    reworded = next(c for c in diff(*versions()).changes if Operation.REWORDED in c.operations)
    assert [(step.op, step.text) for step in reworded.inline] == [
        (InlineOp.EQUAL, "Alfa Opslag B.V. | opslag van back-ups | "),
        (InlineOp.DELETE, "Nederland"),
        (InlineOp.INSERT, "Ierland"),
    ]


def test_the_page_and_the_notice_show_the_rows() -> None:
    old, new = versions()
    script = diff(old, new)
    notice = make_notice(script, old, new, policy=load_policy(), received=None)
    for page in (render(script, "html"), render_notice(notice, "html")):
        for cell in (
            "opslag van back-ups",
            "Beta Bericht GmbH | sms-berichten | Duitsland",
            "Delta Zoek N.V. | zoeken",
        ):
            assert cell in page
