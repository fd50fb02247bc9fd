"""Language tags (BCP 47) of documents, which are text of others until they were checked."""

import re

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def language_tag(text: str) -> str:
    """`text` if it has the form of a language tag, else "und"."""
    return text if _LANGUAGE_TAG.fullmatch(text) else "und"
