"""Where everything lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """The folders of one working copy."""

    root: Path
    environment_name: str = ".venv"
    """The virtual environment, as a path from the root."""

    @classmethod
    def here(cls) -> Project:
        """Give the working copy that this file lies in."""
        return cls(Path(__file__).resolve().parents[2])

    @property
    def environment(self) -> Path:
        """The virtual environment."""
        return self.root / self.environment_name

    @property
    def stamps(self) -> Path:
        """What is done; inside the environment, so that deleting that deletes this."""
        return self.environment / "stamps"

    @property
    def web(self) -> Path:
        """The page's own project."""
        return self.root / "web"

    @property
    def corpus(self) -> Path:
        """The pages for `check` that use libraries."""
        return self.root / "tests" / "corpus" / "libraries"
