"""Policies, released notices and the register of windows: what clients were told, and what they said."""
