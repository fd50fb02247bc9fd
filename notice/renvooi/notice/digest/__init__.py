"""Mail that is no notice: what changed, for subscribers of the web site, and last days that come near.

Nothing here gives a right or starts a term, and every text says so where a client could think otherwise.
"""
