"""From a diff to the notice that opens a client's window, under a policy that is data."""

from renvooi.notice.basis import find_basis
from renvooi.notice.content import make_notice, notice_id
from renvooi.notice.days import days_in
from renvooi.notice.judging import Judgement, judge, judged
from renvooi.notice.policy import POLICY_SCHEMA, Policy, load_policy
from renvooi.notice.release import NotReleasable, release
from renvooi.notice.render import render_notice
from renvooi.notice.window import day_of_receipt, next_working_day, open_window

__all__ = [
    "POLICY_SCHEMA",
    "Judgement",
    "NotReleasable",
    "Policy",
    "day_of_receipt",
    "days_in",
    "find_basis",
    "judge",
    "judged",
    "load_policy",
    "make_notice",
    "next_working_day",
    "notice_id",
    "open_window",
    "release",
    "render_notice",
]
