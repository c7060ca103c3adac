"""Names of findings in the language of the window."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication

from report.result import Finding


def finding_name(finding: Finding) -> str:
    """What is found; what the page has named stays as it is.

    Files of older versions have the name in English alone.
    """
    composed = finding.composed_name
    if composed is msgspec.UNSET:
        return finding.name
    return QCoreApplication.translate("Findings", composed.english).format(**composed.fields())
