"""The author's own list of changes, judged against the computed diff."""

from renvooi.diff.claims.account import Account, judge_claims

__all__ = ["Account", "judge_claims"]
