"""Placeholder until the part is filled."""
