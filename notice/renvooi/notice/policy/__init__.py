"""A policy: what a change sets off, as tested data."""

from renvooi.notice.policy.reading import POLICY_SCHEMA, load_policy, problems_in
from renvooi.notice.policy.values import ArchiveRule, DeliveryRule, Policy, PolicyTest, RightRule, Rule

__all__ = [
    "POLICY_SCHEMA",
    "ArchiveRule",
    "DeliveryRule",
    "Policy",
    "PolicyTest",
    "RightRule",
    "Rule",
    "load_policy",
    "problems_in",
]
