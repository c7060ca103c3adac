"""The formats that ``check`` offers, one option each."""

from __future__ import annotations

from typing import Final

from report.check_formats import html, json, junit
from report.check_formats.format import CheckFormat

FORMATS: Final[tuple[CheckFormat, ...]] = (
    json.FORMAT,
    junit.FORMAT,
    html.FORMAT,
)
