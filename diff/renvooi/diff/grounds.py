"""Reasons for a significance that other parts know again."""

OWN_LIST = "has the form of a line of the author's own list of changes, and seems to rule nothing"
"""Why a line is for review and not substantive; that it rules nothing is never proven from its form."""
