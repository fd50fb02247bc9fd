"""Records and their changes for people and for spreadsheets."""

from renvooi.diff.records.render.content import change_lists
from renvooi.diff.records.render.forms import FORMS, render_record_changes, render_records

__all__ = ["FORMS", "change_lists", "render_record_changes", "render_records"]
