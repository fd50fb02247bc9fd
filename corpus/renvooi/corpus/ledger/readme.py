"""`README.txt` of a bundle about one notice to one client: what is in it, how it is checked, what it does not prove."""

import re
from collections.abc import Sequence

from renvooi.corpus.events import Event

_DUTCH = """\
BEWIJS VAN EEN KENNISGEVING

  Kennisgeving:     {notice}
  Document:         {document}, van {old} naar {new}
  Klant:            {client}
  Sleutel:          {key}

Dit bestand laat zien wat er is vastgelegd over deze kennisgeving aan deze klant.
Er staat niets in over andere klanten.

Zo controleert u het
--------------------
U hebt Python 3.9 of nieuwer nodig. U hebt geen internet nodig.

  python -I -S verify.py {archive}

Neem verify.py van een plaats die u vertrouwt. Wie dit bestand vervalst, kan ook
het programma vervalsen. Kent u de sleutel al? Zet dan achter de opdracht:
--key en de sleutel die u kent. Vergelijk hem niet met de sleutel hierboven:
ook deze tekst kan vervalst zijn.

Dit zit erin
------------
{files}
Dit bewijst het niet
--------------------
- Aangenomen door een mailserver is nog niet ontvangen of gelezen.
- Een bericht van aflevering is de verklaring van een andere mailserver.
- De tijden komen van de klok van wie de sleutel heeft.
- De namen van personen zijn zoals zij zelf zijn opgegeven.
- Er kan meer zijn vastgelegd dan wat hierin staat. Dat het volledig is, zegt
  alleen wie de sleutel heeft.
"""
_ENGLISH = """\
EVIDENCE OF A NOTICE

  Notice:           {notice}
  Document:         {document}, from {old} to {new}
  Client:           {client}
  Key:              {key}

This file shows what was recorded about this notice to this client.
It holds nothing about other clients.

How to check it
---------------
You need Python 3.9 or later. You do not need the internet.

  python -I -S verify.py {archive}

Take verify.py from a place that you trust. Whoever forges this file can forge
the program too. Do you know the key already? Then add --key and the key that
you know. Do not compare it with the key above: this text can be forged as well.

What is in it
-------------
{files}
What it does not prove
----------------------
- Accepted by a mail server is not received or read.
- A report of delivery is the statement of another mail server.
- The moments are those of the clock of whoever has the key.
- The names of people are as they gave them.
- More may have been recorded than is in here. That it is complete, only
  whoever has the key says.
"""
_FILES = {
    "message": ("het bericht, zoals het is verstuurd", "the message as it was sent"),
    "message-without-client": ("het bericht zonder wat van de klant is", "the message without what is the client's"),
    "envelope": ("adressen waarmee het is verstuurd", "addresses with which it was sent"),
    "client-record": ("de klant, zoals toen bekend", "the client, as known then"),
    "reply": ("antwoord van de mailserver", "answer of the mail server"),
    "received": ("e-mail die terugkwam", "e-mail that came back"),
    "response": ("reactie van de klant", "response of the client"),
    "attachment": ("bijlage bij een reactie", "file that came with a response"),
    "old": ("de oude versie", "the old version"),
    "new": ("de nieuwe versie", "the new version"),
    "notice": ("de kennisgeving als gegevens", "the notice as data"),
    "diff": ("de verschillen als gegevens", "the differences as data"),
    "policy": ("het beleid", "the policy"),
    "settings": ("hoe de versies zijn gelezen", "how the versions were read"),
    "stamp": ("tijdstempel van een instantie", "time stamp of an authority"),
    "particulars": ("welk bestand bij welke code hoort", "which file belongs to which code"),
    "events": ("wat er gebeurde", "what happened"),
    "heads": ("de handtekeningen eronder", "the signatures under it"),
    "proofs": ("bewijs dat het in het grootboek staat", "proof that it is in the ledger"),
    "bundle": ("de lijst van alle bestanden", "the list of all files"),
    "verify": ("het programma dat controleert", "the program that checks"),
}
"""By the beginning of a file name: what it holds, in Dutch and in English."""
_WIDTH = 28
_NUMBER = re.compile(r"-\d+$")


def readme(notice: Event, *, client: str, key: str, names: Sequence[str]) -> bytes:
    """The text about the released `notice`, in both languages."""
    data = notice.data
    sides = {side: part.get("label") if isinstance(part := data.get(side), dict) else None for side in ("old", "new")}
    given = {**sides, "notice": data.get("notice"), "document": data.get("document"), "client": client, "key": key}
    parts = [
        text.format(**given, archive=archive, files=_listed({*names, "bundle.json"}, language))
        for language, (text, archive) in enumerate(((_DUTCH, "BESTAND.zip"), (_ENGLISH, "FILE.zip")))
    ]
    return "\n\n".join(parts).encode("utf-8", "replace")


def _listed(names: set[str], language: int) -> str:
    """A line a file."""
    return "".join(f"{f'{name}  ':<{_WIDTH}}{_said(name, language)}\n" for name in sorted(names))


def _said(name: str, language: int) -> str:
    stem, _, rest = name.partition(".")
    said = _FILES[_NUMBER.sub("", stem)][language]
    return f"{said}, {('gelezen', 'as read')[language]}" if rest == "tree.json" else said
