"""The values that every part of renvooi speaks in: documents, changes, notices, errors.

Each name is imported from its module when it is first asked for: a command that only lists what a
corpus holds needs three of a hundred, and would wait 40 ms for the others. `__init__.pyi` says the
same to type checkers; a test holds the two together.
"""

from renvooi.model.asking import when_asked

_MODULES = {
    "addresses": "Place places with_ids",
    "assessments": (
        "ASSESSMENT_SCHEMA PLAN_SCHEMA AssessedChange AssessedGroup Assessment Clock Decision DecisionKind OpenBefore Plan"
    ),
    "caveats": "INVENTORY NOT_AS_SEEN OPEN",
    "chains": "ChainOrder NewVersion OrderedBy chain_order explain_label",
    "changes": (
        "DIFF_SCHEMA Beneficiary Change Claim Consequence Diff Direction Finding Group HumanVerdict "
        "InlineOp InlineStep Operation ReadingCaveat RunnerUp Severity Signal SignalType Significance "
        "Summary Verdict VersionRef"
    ),
    "clients": "CLIENTS_SCHEMA AgreedTerm AgreedVersion Client ClientContact DocumentAddress RecipientKind",
    "codec": "dumps from_json schema to_json",
    "deliveries": ("DELIVERIES_SCHEMA Delivery DeliveryState Evidence MailingPurpose Proposal Reply Report"),
    "digest": "places_that_differ",
    "document": (
        "DOCUMENT_SCHEMA BBox Document Kind Node NodeId NodeType PageLook Parties Party ReadingWarning Role Source"
    ),
    "errors": "RenvooiError",
    "history": (
        "BLAME_SCHEMA HISTORY_SCHEMA Appearance Blame BlamedNode ClauseId Event History Life Step Stretch "
        "Undone Wording"
    ),
    "letters": "Letter Skeleton unpack_skeleton",
    "markdown": "to_markdown",
    "notices": (
        "NOTICE_SCHEMA Basis BasisSource Bilingual ConsequenceClass Contact Effect NoRight Notice "
        "Accepted EngagedParty NoticeGroup NoticeRow Passage Right RightKind UnreadText Window"
    ),
    "notice_checks": "NOTICE_CHECK_SCHEMA NoticeCheck NoticeFinding Telling ToldChange",
    "reasons": "is_reason",
    "records": ("RECORDS_SCHEMA FieldChange FieldName Record RecordChange RecordField RecordKind RecordOperation"),
    "refs": "NodeRef",
    "responsibilities": (
        "RESPONSIBILITIES_SCHEMA Difference Duty Holder Responsibilities Responsibility ResponsibilityChange"
    ),
    "verdicts": (
        "VERDICT_SCHEMA VerdictRecord decided_at decided_class is_unfinished read_verdicts verdict_line verdict_of"
    ),
    "windows": (
        "WINDOWS_SCHEMA Attachment Correction Doubt Outcome OutcomeKind Receipt RegisteredWindow Response ResponseForm "
        "Timeliness WindowState Withdrawal"
    ),
    "versions": "VersionOrder compare_versions label_in_name newest_version same_version version_order",
}
"""By module: the names that it gives to the part."""

__getattr__, __dir__ = when_asked(__name__, _MODULES)
