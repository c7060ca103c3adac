"""The formats that ``run`` offers, one option each."""

from __future__ import annotations

from typing import Final

from report.formats import html, json
from report.formats.format import ReportFormat

FORMATS: Final[tuple[ReportFormat, ...]] = (
    json.FORMAT,
    html.FORMAT,
)
