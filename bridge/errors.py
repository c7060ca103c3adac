"""The error that rejects a promise of the page."""


class CommandError(Exception):
    """A command failed; its text is what the page's promise is rejected with."""
