"""Which message is meant: by its notice and client, or by its Message-ID or the token in it."""

from typing import TYPE_CHECKING

import click

from renvooi.model import Delivery
from renvooi.model.errors import UnknownRecord

if TYPE_CHECKING:
    from renvooi.corpus import Corpus

names_argument = click.argument("names", nargs=-1, required=True, metavar="NOTICE CLIENT | MESSAGE-ID")


def named_delivery(store: "Corpus", names: tuple[str, ...]) -> Delivery:
    """The message of that name. Raises: UsageError for too many names, UnknownRecord, StateForbids."""
    if len(names) == 1:
        return store.delivery_of(names[0])
    if len(names) != 2:
        raise click.UsageError(
            f"expected NOTICE CLIENT or a Message-ID; got {len(names)} names", click.get_current_context()
        )
    from renvooi.corpus.register.naming import checked_client

    mailing, client = mailing_of(store, names[0]), checked_client(names[1])
    found = store.deliveries(mailing=mailing, client=client)
    if not found:
        raise UnknownRecord(f"{client}: has no message in {mailing}. renvooi deliveries list {mailing} shows who has.")
    return found[0]


def mailing_of(store: "Corpus", name: str) -> str:
    """The id of a mailing by its beginning: that of a released notice, or of a digest or reminder. Raises: UnknownRecord."""
    from renvooi.corpus.register.naming import is_notice_id

    if is_notice_id(name):
        return store.notice(name).id
    begun = sorted({one.mailing for one in store.deliveries() if one.mailing.startswith(name)})
    if len(begun) == 1 or name in begun:
        return name if name in begun else begun[0]
    several = f"{len(begun)} mailings begin so; give more of the id" if begun else "no mailing is called so"
    raise UnknownRecord(f"{name}: {several}. renvooi deliveries list shows them.")
