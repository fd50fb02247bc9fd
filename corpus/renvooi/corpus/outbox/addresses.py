"""Where the messages of a mailing went, as far as nobody was forgotten since."""

import json
from collections.abc import Mapping

from sqlalchemy import select

from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, particulars
from renvooi.model.errors import CorpusUnreadable


def addresses_of(corpus: Corpus, mailing: str) -> Mapping[str, str]:
    """The address of the envelope by client; those of clients that were forgotten are gone. Raises: CorpusUnreadable."""
    joined = deliveries.join(particulars, particulars.c.digest == deliveries.c.slots)
    wanted = select(deliveries.c.client, particulars.c.body).select_from(joined).where(deliveries.c.mailing == mailing)
    with corpus.reading() as connection:
        rows = connection.execute(wanted).all()
    try:
        return {row.client: str(json.loads(row.body)["address"]) for row in rows}
    except (KeyError, TypeError, ValueError) as error:
        raise CorpusUnreadable(
            f"{mailing}: a message is not as it was queued ({error}). Run renvooi verify."
        ) from error
