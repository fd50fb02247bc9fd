"""The author's own list of changes, judged against the computed diff."""

from renvooi.diff.claims.account import Account, judge_claims
from renvooi.diff.claims.drafting import draft_lines, draft_list

__all__ = ["Account", "draft_lines", "draft_list", "judge_claims"]
