# ruff: noqa: I001  (one import a module: the sorter would take each name apart)
"""Names of the part, for type checkers; `__init__.py` says why."""

from renvooi.model.addresses import (
    Place as Place,
    places as places,
    with_ids as with_ids,
)
from renvooi.model.assessments import (
    ASSESSMENT_SCHEMA as ASSESSMENT_SCHEMA,
    PLAN_SCHEMA as PLAN_SCHEMA,
    AssessedChange as AssessedChange,
    AssessedGroup as AssessedGroup,
    Assessment as Assessment,
    Clock as Clock,
    Decision as Decision,
    DecisionKind as DecisionKind,
    OpenBefore as OpenBefore,
    Plan as Plan,
)
from renvooi.model.caveats import (
    INVENTORY as INVENTORY,
    NOT_AS_SEEN as NOT_AS_SEEN,
    OPEN as OPEN,
)
from renvooi.model.chains import (
    ChainOrder as ChainOrder,
    NewVersion as NewVersion,
    OrderedBy as OrderedBy,
    chain_order as chain_order,
    explain_label as explain_label,
)
from renvooi.model.changes import (
    DIFF_SCHEMA as DIFF_SCHEMA,
    Beneficiary as Beneficiary,
    Change as Change,
    Claim as Claim,
    Consequence as Consequence,
    Diff as Diff,
    Direction as Direction,
    Finding as Finding,
    Group as Group,
    HumanVerdict as HumanVerdict,
    InlineOp as InlineOp,
    InlineStep as InlineStep,
    Operation as Operation,
    ReadingCaveat as ReadingCaveat,
    RunnerUp as RunnerUp,
    Severity as Severity,
    Signal as Signal,
    SignalType as SignalType,
    Significance as Significance,
    Summary as Summary,
    Verdict as Verdict,
    VersionRef as VersionRef,
)
from renvooi.model.clients import (
    CLIENTS_SCHEMA as CLIENTS_SCHEMA,
    AgreedTerm as AgreedTerm,
    AgreedVersion as AgreedVersion,
    Client as Client,
    ClientContact as ClientContact,
    DocumentAddress as DocumentAddress,
    RecipientKind as RecipientKind,
)
from renvooi.model.codec import (
    dumps as dumps,
    from_json as from_json,
    schema as schema,
    to_json as to_json,
)
from renvooi.model.deliveries import (
    DELIVERIES_SCHEMA as DELIVERIES_SCHEMA,
    Delivery as Delivery,
    DeliveryState as DeliveryState,
    Evidence as Evidence,
    MailingPurpose as MailingPurpose,
    Proposal as Proposal,
    Reply as Reply,
    Report as Report,
)
from renvooi.model.digest import (
    places_that_differ as places_that_differ,
)
from renvooi.model.document import (
    DOCUMENT_SCHEMA as DOCUMENT_SCHEMA,
    BBox as BBox,
    Document as Document,
    Kind as Kind,
    Node as Node,
    NodeId as NodeId,
    NodeType as NodeType,
    PageLook as PageLook,
    Parties as Parties,
    Party as Party,
    ReadingWarning as ReadingWarning,
    Role as Role,
    Source as Source,
)
from renvooi.model.errors import (
    RenvooiError as RenvooiError,
)
from renvooi.model.history import (
    BLAME_SCHEMA as BLAME_SCHEMA,
    HISTORY_SCHEMA as HISTORY_SCHEMA,
    Appearance as Appearance,
    Blame as Blame,
    BlamedNode as BlamedNode,
    ClauseId as ClauseId,
    Event as Event,
    History as History,
    Life as Life,
    Step as Step,
    Stretch as Stretch,
    Undone as Undone,
    Wording as Wording,
)
from renvooi.model.letters import (
    Letter as Letter,
    Skeleton as Skeleton,
    unpack_skeleton as unpack_skeleton,
)
from renvooi.model.markdown import (
    to_markdown as to_markdown,
)
from renvooi.model.notices import (
    NOTICE_SCHEMA as NOTICE_SCHEMA,
    Accepted as Accepted,
    Basis as Basis,
    BasisSource as BasisSource,
    Bilingual as Bilingual,
    ConsequenceClass as ConsequenceClass,
    Contact as Contact,
    Effect as Effect,
    EngagedParty as EngagedParty,
    NoRight as NoRight,
    Notice as Notice,
    NoticeGroup as NoticeGroup,
    NoticeRow as NoticeRow,
    Passage as Passage,
    Right as Right,
    RightKind as RightKind,
    UnreadText as UnreadText,
    Window as Window,
)
from renvooi.model.notice_checks import (
    NOTICE_CHECK_SCHEMA as NOTICE_CHECK_SCHEMA,
    NoticeCheck as NoticeCheck,
    NoticeFinding as NoticeFinding,
    Telling as Telling,
    ToldChange as ToldChange,
)
from renvooi.model.reasons import (
    is_reason as is_reason,
)
from renvooi.model.records import (
    RECORDS_SCHEMA as RECORDS_SCHEMA,
    FieldChange as FieldChange,
    FieldName as FieldName,
    Record as Record,
    RecordChange as RecordChange,
    RecordField as RecordField,
    RecordKind as RecordKind,
    RecordOperation as RecordOperation,
)
from renvooi.model.refs import (
    NodeRef as NodeRef,
)
from renvooi.model.responsibilities import (
    RESPONSIBILITIES_SCHEMA as RESPONSIBILITIES_SCHEMA,
    Difference as Difference,
    Duty as Duty,
    Holder as Holder,
    Responsibilities as Responsibilities,
    Responsibility as Responsibility,
    ResponsibilityChange as ResponsibilityChange,
)
from renvooi.model.verdicts import (
    VERDICT_SCHEMA as VERDICT_SCHEMA,
    VerdictRecord as VerdictRecord,
    decided_at as decided_at,
    decided_class as decided_class,
    is_unfinished as is_unfinished,
    read_verdicts as read_verdicts,
    verdict_line as verdict_line,
    verdict_of as verdict_of,
)
from renvooi.model.versions import (
    VersionOrder as VersionOrder,
    compare_versions as compare_versions,
    label_in_name as label_in_name,
    newest_version as newest_version,
    same_version as same_version,
    version_order as version_order,
)
from renvooi.model.windows import (
    WINDOWS_SCHEMA as WINDOWS_SCHEMA,
    Attachment as Attachment,
    Correction as Correction,
    Doubt as Doubt,
    Outcome as Outcome,
    OutcomeKind as OutcomeKind,
    Receipt as Receipt,
    RegisteredWindow as RegisteredWindow,
    Response as Response,
    ResponseForm as ResponseForm,
    Timeliness as Timeliness,
    WindowState as WindowState,
    Withdrawal as Withdrawal,
)
