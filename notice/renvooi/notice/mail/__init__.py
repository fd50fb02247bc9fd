"""E-mail to clients: what a notice says (`content`) as a message of parts and headers (`composing`).

`renvooi.notice` gives the names that others need; nothing is imported here, so that who composes another
message, such as a digest, does not wait for what only a notice needs.
"""
