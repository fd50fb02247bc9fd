"""From a diff to the notice that opens a client's window, under a policy that is data.

Each name is imported from its module when it is first asked for: the register of windows needs the
calendar alone, and would wait for the reader of contracts otherwise. `__init__.pyi` says the same to type
checkers; a test holds the two together.
"""

from importlib import import_module

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
    "render": "render_notice",
    "render.files": "FILE_FORMS render_file",
    "running": "still_open",
    "sheets": "render_assessment render_plan",
    "window": "day_of_receipt next_working_day open_window",
}
"""By module: the names that it gives to the part."""
_PLACES = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """The value of a name of the part, imported now. Raises: AttributeError for any other name."""
    module = _PLACES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
    return value


def __dir__() -> list[str]:
    """All names that can be asked for."""
    return sorted(_PLACES)
