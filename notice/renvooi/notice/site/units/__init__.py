"""What a site is made of, as units: one kind a file, the order in `table.py`; see ../making.py."""

from renvooi.notice.site.units.unit import Kept, Unit

__all__ = ["Kept", "Unit"]
