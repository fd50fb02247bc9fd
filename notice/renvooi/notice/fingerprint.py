"""The id of a notice: one content has one id, and one id has one content.

    versions, trees, policy                  reasons, verdicts, accepted findings, sub-processors
    what was compared, and under which rules    +  what people said of it        ->  notice-4b1f...

Whoever holds two letters with one id holds the same letter twice, so all that a person gave and clients
read is in it: a corrected reason makes another notice. Sentences that renvooi makes of that are not, nor is
what differs between clients and copies: files, receipt, language, day of sending, who released it.
"""

import hashlib
import json
import unicodedata
from collections.abc import Sequence

from renvooi.model import Accepted, Document, NoticeRow
from renvooi.model.digest import tree_digest
from renvooi.notice.countries import notation
from renvooi.notice.policy import Policy
from renvooi.notice.reasons import PartyDetails

DIGITS = 20
"""Hexadecimal digits kept of the SHA-256: 80 bits, so that nobody finds two notices with one id by trying."""

Told = str | None | Sequence["Told"]
"""What JSON writes in one way."""


def notice_id(
    old: Document,
    new: Document,
    policy: Policy,
    *,
    rows: Sequence[NoticeRow] = (),
    accepted: Sequence[Accepted] = (),
    parties: Sequence[PartyDetails] = (),
) -> str:
    """The same for the same document, versions, texts, policy version and account, whatever files they were read from.

    `rows` are all rows of the notice, editorial and archived ones too; their reasons and verdicts count. A file
    that is exported again has other bytes; a client must not get a second notice for that.
    """
    sides = [[side.version, tree_digest(side.nodes)] for side in (old, new)]
    given = [
        sorted(
            [row.change, *map(_plain, (row.why, row.why_en) if row.why_en else (row.why,))] for row in rows if row.why
        ),
        sorted(_verdict(row) for row in rows if row.verdict is not None),
        sorted([one.code, _plain(one.because), _plain(one.by)] for one in accepted),
        sorted(map(_party, parties), key=json.dumps),
    ]
    parts = json.dumps([new.kind.value, *sides, policy.name, policy.version, *given])
    return "notice-" + hashlib.sha256(parts.encode()).hexdigest()[:DIGITS]


def _verdict(row: NoticeRow) -> list[str]:
    """What clients are told of a decision; not who took it, and when."""
    verdict = row.verdict
    assert verdict is not None, "asked of rows with a verdict"
    return [row.change, verdict.significance.value, verdict.consequence_class or "", _plain(verdict.because)]


def _party(one: PartyDetails) -> list[Told]:
    words = (one.name, one.legal_name, one.address, one.contact, one.replaces, one.transfer)
    lists = (tuple(map(notation, one.countries)), one.services, one.data)
    starts = None if one.starts is None else one.starts.isoformat()
    return [*map(_plain, words), *([_plain(word) for word in words] for words in lists), starts]


def _plain(text: str | None) -> str:
    """`text` as it is read: line breaks and the encoding of accents are no difference."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())
