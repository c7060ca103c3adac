"""The one exception of the set-up."""


class SetupError(Exception):
    """Why the set-up cannot go on and what to do about it, in a sentence for the user."""
