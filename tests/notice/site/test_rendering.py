"""What a template can reach, and what it shows."""

from dataclasses import replace

import pytest

from renvooi.model.errors import BadSettings
from renvooi.notice.site.frame import Site
from renvooi.notice.site.rendering import house_text
from tests.notice.site.example import ASSETS, SITE, frame


def rendered(source: str) -> str:
    """What a template of the house comes to."""
    settings = replace(SITE.settings, templates={"own.html.j2": source})
    return house_text("own.html.j2", frame("nl/index.html", site=Site(settings, ASSETS)), {})


def test_a_template_of_the_house_knows_the_addresses_of_pages() -> None:
    source = "{{ page.link(paths.document(page.language, 'demarcatie')) }} {{ paths.KEY_FILE }}"
    assert rendered(source) == "document/demarcatie/ proof/key.txt"


@pytest.mark.parametrize(
    "source",
    [
        "{{ paths.posixpath.os.sep }}",
        "{{ paths.re }}",
        "{{ paths.home.__globals__ }}",
        "{{ page.__class__.__mro__ }}",
        "{{ page.link.__func__ }}",
        "{{ site.settings.house.__dataclass_fields__ }}",
    ],
)
def test_a_template_of_the_house_reaches_no_module_and_no_machinery(source: str) -> None:
    with pytest.raises(BadSettings, match="correct the template"):
        rendered(source)
