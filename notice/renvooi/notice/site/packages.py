"""Whether the packages are installed that a site needs, asked before any work is done."""

from importlib.util import find_spec

from renvooi.model.errors import MissingPackage
from renvooi.notice.site.settings import SiteSettings

_ALWAYS = (("feedgenerator", "a web site", "site"),)
_FOR_FILES = {
    "pdf": ("typst", "a redline as PDF", "site"),
    "docx": ("docx", "a redline as a Word document", "docx"),
    "search": ("pagefind_bin", "the search of a web site", "site"),
}
"""By what can be left out: the module, what it is for, and the extra that brings it."""


def require_packages(settings: SiteSettings) -> None:
    """Nothing, if all is installed that this site needs. Raises: MissingPackage."""
    for module, what, extra in _ALWAYS:
        if find_spec(module) is None:
            raise MissingPackage(what, extra)
    for name, (module, what, extra) in _FOR_FILES.items():
        if name not in settings.without and find_spec(module) is None:
            raise MissingPackage(what, extra, f"Run pip install 'renvooi[{extra}]', or give --without {name}")
