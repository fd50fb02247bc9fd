"""A test of a policy file, judged as the change that it describes.

The case is a change of one clause with at most one signal. The documents around it state the
version that its own words state, so that a case of a new version label can be told in words.
"""

from renvooi.model import Change, NodeId, NodeRef, NodeType, Operation, Signal
from renvooi.notice.judging import Judgement, judge
from renvooi.notice.policy.values import Policy, PolicyTest
from renvooi.notice.self_description import Stated, stated_in


def judged_case(test: PolicyTest, policy: Policy) -> Judgement:
    """What `policy` says of the change that `test` describes."""
    sides = (_sides(test.old), _sides(test.new))
    return judge(_change(test), test.kind, policy, sides)


def _sides(text: str | None) -> Stated:
    return stated_in(text or "")


def _change(test: PolicyTest) -> Change:
    signals: tuple[Signal, ...] = ()
    if test.signal is not None:
        signals = (Signal(test.signal, test.old, test.new, test.says, test.direction, test.benefits),)
    return Change(
        id="",
        operations=(test.operation,),
        old=() if test.operation is Operation.INSERTED else (_ref(test, test.old),),
        new=() if test.operation is Operation.DELETED else (_ref(test, test.new),),
        inline=(),
        significance=test.significance,
        because=test.says,
        signals=signals,
        matched_by=None,
        confidence=None,
    )


def _ref(test: PolicyTest, text: str | None) -> NodeRef:
    return NodeRef(NodeId("a"), test.place, None, text or "", None, NodeType.CLAUSE, (0,), None, test.roles)
