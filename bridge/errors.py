"""The error that rejects a promise of the page."""


class CommandError(Exception):
    """A command failed; its text is what the page's promise is rejected with."""

    def __init__(self, sentence: str) -> None:
        # Half of a surrogate pair, as a file's name or a server's answer may bring, is no text.
        super().__init__(sentence.encode(errors="replace").decode())
