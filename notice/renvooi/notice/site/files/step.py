"""The files about one step from a version to a later one."""

from collections.abc import Iterator
from datetime import date, datetime

from renvooi.diff.render.whole import whole_redline
from renvooi.diff.render.word import paragraphs_docx
from renvooi.model.codec import dumps
from renvooi.notice.site.addresses import step_file
from renvooi.notice.site.files.proofs import step_proofs
from renvooi.notice.site.files.public import public_diff, public_notice
from renvooi.notice.site.files.redline_pdf import redline_pdf
from renvooi.notice.site.filters import ZONE
from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.values import StepFacts


def step_files(facts: StepFacts, site: Site) -> Files:
    """Redlines as PDF and Word, the diff and the released notice as JSON, and the proofs.

    The redlines are of the contract alone: what was found about the author's own list stands in no comment.

    Raises: MissingPackage for a redline whose package is not installed, unless the settings leave it out.
    """
    document, step = facts.document.slug, facts.step.slug
    return {step_file(document, step, name): content for name, content in _named(facts, site.settings.without)}


def _named(facts: StepFacts, without: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    yield "diff.json", dumps(public_diff(facts.diff)).encode()
    if facts.notice is not None:
        yield "notice.json", dumps(public_notice(facts.notice)).encode()
    yield "proof.json", step_proofs(facts.document, facts.step, facts.proofs)
    if {"pdf", "docx"} <= without:
        return
    # Walking both trees takes as long as writing either file.
    paragraphs = whole_redline(facts.old, facts.new, facts.diff)
    if "docx" not in without:
        yield "redline.docx", paragraphs_docx(paragraphs, facts.new, dated=_published(facts))
    if "pdf" not in without:
        yield "redline.pdf", redline_pdf(facts, paragraphs)


def _published(facts: StepFacts) -> date:
    """The day in the Netherlands on which the new version was published: that of the tracked changes."""
    return datetime.fromisoformat(facts.step.new.published_at).astimezone(ZONE).date()
