"""Is a built site whole, valid, usable by all, and its readers' own? docs/site.md says what is checked."""

from renvooi.notice.site.checking.checking import check_site
from renvooi.notice.site.checking.faults import Fault, SiteReport

__all__ = ["Fault", "SiteReport", "check_site"]
