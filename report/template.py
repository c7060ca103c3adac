"""The templates of reports in HTML, which stand beside this file."""

from __future__ import annotations

from pathlib import Path

import jinja2

from memory.heap.naming.printable import printable_text


def html_templates() -> jinja2.Environment:
    """What fills them in: every text is escaped, and control characters in it are seen."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def _shown(value: object) -> object:
    """What a template shows of ``value``: names come from the page, and source has lines."""
    return printable_text(value) if isinstance(value, str) else value
