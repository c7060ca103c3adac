"""Where the heap snapshots and pages are that went wrong once."""

from pathlib import Path

CASES = Path(__file__).parent / "cases"
