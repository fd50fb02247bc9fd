"""The way of a message to the mail server: settings, one conversation, and the loop that sends what is queued.

The only place of this part, with the reader of mailboxes, that opens connections.
"""
