"""From a diff to the notice that opens a client's window, under a policy that is data.

Each name is imported from its module when it is first asked for: the register of windows needs the
calendar alone, and would wait for the reader of contracts otherwise. `__init__.pyi` says the same to type
checkers; a test holds the two together.
"""

from renvooi.model.asking import when_asked

_MODULES = {
    "accepting": "NEVER",
    "assessment": "assess",
    "basis": "find_basis",
    "content": "make_notice",
    "days": "days_in",
    "decisions": "Naming",
    "fingerprint": "notice_id",
    "house": "DEFAULT_HOUSE House Links Logo",
    "house_file": "load_house",
    "judging": "Judgement judge judged",
    "mail.attachments": "notice_files",
    "mail.composing": "File",
    "mail.example": "example_mail",
    "mail.headers": "HeaderRefused",
    "mail.identity": "MailIdentity",
    "mail.letters": "NoticeMail notice_mail",
    "mailing.recipients": "audience",
    "mailing.rehearsal": "rehearse",
    "mailing.terms": "own_terms with_own_terms",
    "planning": "DEFAULT_MARGIN Intent plan",
    "policy": "POLICY_SCHEMA Policy load_policy",
    "reasons": "Account PartyDetails read_account",
    "receipt": "received_on",
    "releasing": "NotReleasable release require_releasable",
    "render.forms": "render_notice",
    "render.files": "FILE_FORMS render_file",
    "running": "still_open",
    "sheets": "render_assessment render_plan",
    "window": "day_of_receipt next_working_day open_window",
}
"""By module: the names that it gives to the part."""

__getattr__, __dir__ = when_asked(__name__, _MODULES)
