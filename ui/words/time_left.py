"""Says how long something goes on."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLocale

_MINUTE_S = 60
_HOUR_MIN = 60


def time_left_text(seconds: float) -> str:
    """``about 3 min left``: no more exact than an estimate is."""
    translate, locale = QCoreApplication.translate, QLocale()
    tens = 10 * math.ceil(seconds / 10)
    if tens <= 10:
        return translate("TimeLeft", "a few seconds left")
    if tens < _MINUTE_S:
        return translate("TimeLeft", "about {seconds} s left").format(seconds=locale.toString(tens))
    minutes = max(1, round(seconds / _MINUTE_S))
    if minutes < _HOUR_MIN:
        return translate("TimeLeft", "about {minutes} min left").format(
            minutes=locale.toString(minutes)
        )
    return translate("TimeLeft", "about {hours} h {minutes} min left").format(
        hours=locale.toString(minutes // _HOUR_MIN), minutes=locale.toString(minutes % _HOUR_MIN)
    )
