"""Houses of the tests: a letter with everything, and templates that leave something out."""

from io import BytesIO

from PIL import Image

from renvooi.notice import House, Links, Logo


def logo() -> Logo:
    data = BytesIO()
    Image.new("RGB", (80, 24), "#7a1f3d").save(data, "PNG")
    return Logo(data.getvalue(), "image/png", "Voorbeeld Data")


FULL_HOUSE = House(
    sender="Voorbeeld Data B.V.",
    lines=("Voorbeeldstraat 12, Voorbeeldstad", "loket@example.nl"),
    logo=logo(),
    accent="#7a1f3d",
    links=Links(
        new="https://example.nl/{document}/{new}",
        old="https://example.nl/{document}/{old}",
        redline="https://example.nl/{document}/{old}..{new}?id={notice}",
    ),
)


def with_template(text: str, name: str = "nl/notice.md.j2") -> House:
    """A house with one template of its own."""
    return House(templates={name: text})
