"""From a diff to the notice that opens a client's window, under a policy that is data."""

from renvooi.notice.accepting import NEVER
from renvooi.notice.assessment import assess
from renvooi.notice.basis import find_basis
from renvooi.notice.content import make_notice, notice_id
from renvooi.notice.days import days_in
from renvooi.notice.decisions import Naming
from renvooi.notice.house import DEFAULT_HOUSE, House, Links, Logo
from renvooi.notice.house_file import load_house
from renvooi.notice.judging import Judgement, judge, judged
from renvooi.notice.plan import DEFAULT_MARGIN, Intent, plan
from renvooi.notice.policy import POLICY_SCHEMA, Policy, load_policy
from renvooi.notice.reasons import Account, PartyDetails, read_account
from renvooi.notice.receipt import received_on
from renvooi.notice.release import NotReleasable, release, require_releasable
from renvooi.notice.render import render_notice
from renvooi.notice.render.files import FILE_FORMS, render_file
from renvooi.notice.running import still_open
from renvooi.notice.sheets import render_assessment, render_plan
from renvooi.notice.window import day_of_receipt, next_working_day, open_window

__all__ = [
    "DEFAULT_HOUSE",
    "DEFAULT_MARGIN",
    "FILE_FORMS",
    "NEVER",
    "POLICY_SCHEMA",
    "Account",
    "House",
    "Intent",
    "Judgement",
    "Links",
    "Logo",
    "Naming",
    "NotReleasable",
    "PartyDetails",
    "Policy",
    "assess",
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
    "plan",
    "read_account",
    "received_on",
    "release",
    "render_assessment",
    "render_file",
    "render_notice",
    "render_plan",
    "require_releasable",
    "still_open",
]
