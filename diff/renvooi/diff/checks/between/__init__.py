"""Findings between two documents of one processor: what one says and the other says otherwise.

A finding stands in the document that is checked; its related places are in the other one, whose
file the message names.
"""
