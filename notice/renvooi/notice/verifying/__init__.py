"""Any notice, ours or another's, held against the diff it is about."""

from renvooi.notice.verifying.checking import CHECKS, verify_notice
from renvooi.notice.verifying.days import received_in
from renvooi.notice.verifying.reading import read_told
from renvooi.notice.verifying.report import CHECK_FORMS, render_check
from renvooi.notice.verifying.told import BlockKind, ToldBlock, ToldNotice

__all__ = [
    "CHECKS",
    "CHECK_FORMS",
    "BlockKind",
    "ToldBlock",
    "ToldNotice",
    "read_told",
    "received_in",
    "render_check",
    "verify_notice",
]
