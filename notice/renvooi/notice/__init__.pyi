# ruff: noqa: I001  (one import a module: the sorter would take each name apart)
"""Names of the part, for type checkers; `__init__.py` says why."""

from renvooi.notice.accepting import (
    NEVER as NEVER,
)
from renvooi.notice.assessment import (
    assess as assess,
)
from renvooi.notice.basis import (
    find_basis as find_basis,
)
from renvooi.notice.content import (
    make_notice as make_notice,
)
from renvooi.notice.days import (
    days_in as days_in,
)
from renvooi.notice.decisions import (
    Naming as Naming,
)
from renvooi.notice.fingerprint import (
    notice_id as notice_id,
)
from renvooi.notice.house import (
    DEFAULT_HOUSE as DEFAULT_HOUSE,
    House as House,
    Links as Links,
    Logo as Logo,
)
from renvooi.notice.house_file import (
    load_house as load_house,
)
from renvooi.notice.judging import (
    Judgement as Judgement,
    judge as judge,
    judged as judged,
)
from renvooi.notice.mail.attachments import (
    notice_files as notice_files,
)
from renvooi.notice.mail.composing import (
    File as File,
)
from renvooi.notice.mail.example import (
    example_mail as example_mail,
)
from renvooi.notice.mail.headers import (
    HeaderRefused as HeaderRefused,
)
from renvooi.notice.mail.identity import (
    MailIdentity as MailIdentity,
)
from renvooi.notice.mail.letters import (
    NoticeMail as NoticeMail,
    notice_mail as notice_mail,
)
from renvooi.notice.mailing.recipients import (
    audience as audience,
)
from renvooi.notice.mailing.rehearsal import (
    rehearse as rehearse,
)
from renvooi.notice.mailing.terms import (
    own_terms as own_terms,
    with_own_terms as with_own_terms,
)
from renvooi.notice.planning import (
    DEFAULT_MARGIN as DEFAULT_MARGIN,
    Intent as Intent,
    plan as plan,
)
from renvooi.notice.policy import (
    POLICY_SCHEMA as POLICY_SCHEMA,
    Policy as Policy,
    load_policy as load_policy,
)
from renvooi.notice.reasons import (
    Account as Account,
    PartyDetails as PartyDetails,
    read_account as read_account,
)
from renvooi.notice.receipt import (
    received_on as received_on,
)
from renvooi.notice.releasing import (
    NotReleasable as NotReleasable,
    release as release,
    require_releasable as require_releasable,
)
from renvooi.notice.render.forms import (
    render_notice as render_notice,
)
from renvooi.notice.render.files import (
    FILE_FORMS as FILE_FORMS,
    render_file as render_file,
)
from renvooi.notice.running import (
    still_open as still_open,
)
from renvooi.notice.sheets import (
    render_assessment as render_assessment,
    render_plan as render_plan,
)
from renvooi.notice.window import (
    day_of_receipt as day_of_receipt,
    next_working_day as next_working_day,
    open_window as open_window,
)
