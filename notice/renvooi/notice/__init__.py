"""From a diff to the notice that opens a client's window, under a policy that is data."""

from renvooi.notice.accepting import NEVER
from renvooi.notice.basis import find_basis
from renvooi.notice.content import make_notice, notice_id
from renvooi.notice.days import days_in
from renvooi.notice.house import DEFAULT_HOUSE, House, Links, Logo
from renvooi.notice.house_file import load_house
from renvooi.notice.judging import Judgement, judge, judged
from renvooi.notice.policy import POLICY_SCHEMA, Policy, load_policy
from renvooi.notice.reasons import Account, PartyDetails, read_account
from renvooi.notice.release import NotReleasable, release, require_releasable
from renvooi.notice.render import render_notice
from renvooi.notice.window import day_of_receipt, next_working_day, open_window

__all__ = [
    "DEFAULT_HOUSE",
    "NEVER",
    "POLICY_SCHEMA",
    "Account",
    "House",
    "Judgement",
    "Links",
    "Logo",
    "NotReleasable",
    "PartyDetails",
    "Policy",
    "day_of_receipt",
    "days_in",
    "find_basis",
    "judge",
    "judged",
    "load_house",
    "load_policy",
    "make_notice",
    "next_working_day",
    "notice_id",
    "open_window",
    "read_account",
    "release",
    "render_notice",
    "require_releasable",
]
