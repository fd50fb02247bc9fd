"""A page of a house shows the whole notice, and neither runs nor fetches anything.

The words of a notice are proven complete before they reach the page. Here only this is left: that the
page prints them, once, where a reader sees them.
"""

from html.parser import HTMLParser

from renvooi.model.errors import BadSettings
from renvooi.notice.render.words import joined

_UNSEEN = frozenset("head script style template noscript title textarea iframe object svg".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_ACTIVE = frozenset("script iframe frame object embed applet form base link".split())
_FETCHING = frozenset("src srcset poster background action formaction data".split())


def require_whole_page(page: str, body: str, *, watermark: str, template: str) -> None:
    """Nothing. Raises: BadSettings for a page that hides, runs or fetches something, or lacks the mark of a draft."""
    reader = _PageReader()
    reader.feed(page)
    reader.close()
    told = _PageReader()
    told.feed(body)
    told.close()
    if reader.refused is not None:
        raise BadSettings(f"house: templates/{template}: {reader.refused}; leave it out")
    if body not in page or joined("".join(told.words)) not in joined("".join(reader.words)):
        raise BadSettings(
            f"house: templates/{template}: the notice is not shown as it is; print {{{{ body }}}} as it is"
        )
    if watermark and watermark not in page:
        raise BadSettings(f"house: templates/{template}: a draft is not marked; print {{{{ watermark }}}} in the head")


class _PageReader(HTMLParser):
    """The words that a page shows, and the first thing in it that no notice may have."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.refused: str | None = None
        self._hidden: list[str] = []
        """The elements that are open from the first hidden one on."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._refuse(tag, values)
        hides = tag in _UNSEEN or "hidden" in values or values.get("aria-hidden") == "true"
        if tag not in _VOID and (self._hidden or hides or _is_styled_away(values)):
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)

    def _refuse(self, tag: str, values: dict[str, str]) -> None:
        if tag in _ACTIVE:
            self.refused = self.refused or f"<{tag}> runs or fetches something"
        for name, value in values.items():
            if name.startswith("on"):
                self.refused = self.refused or f"{name} on <{tag}> runs a script"
            if name in _FETCHING and not value.startswith("data:"):
                self.refused = self.refused or f"{name} of <{tag}> fetches something"
        if tag == "meta" and values.get("http-equiv", "").casefold() == "refresh":
            self.refused = self.refused or "<meta> leads elsewhere"


def _is_styled_away(values: dict[str, str]) -> bool:
    style = values.get("style", "").replace(" ", "").casefold()
    return "display:none" in style or "visibility:hidden" in style
