"""What can go wrong between the instrument and a page's engine."""


class SessionError(Exception):
    """The protocol answered with an error, or the page threw; the message is its own words."""


class SessionLostError(SessionError):
    """The session has ended: the page's process is gone, or the session was closed."""


class SessionTimeoutError(SessionError):
    """The page did not answer within the time limit."""
