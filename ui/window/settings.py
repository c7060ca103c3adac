"""What the window remembers from one start to the next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSettings


@dataclass(frozen=True)
class WindowSettings:
    """The size, the layout, and the selected object last. What is not known is empty or None."""

    geometry: QByteArray
    layout: QByteArray
    runtime: str
    scenario: str
    framework: str
    cycles: int | None
    language: str
    interval_s: float = 0.0
    """From one cycle to the next."""
    theme: str = ""
    """By its name in `ui.looks.themes`."""

    def save(self) -> None:
        """Write it to the user's settings."""
        settings = QSettings()
        settings.setValue("window/geometry", self.geometry)
        settings.setValue("window/layout", self.layout)
        settings.setValue("last/runtime", self.runtime)
        settings.setValue("last/scenario", self.scenario)
        settings.setValue("last/framework", self.framework)
        settings.setValue("last/cycles", self.cycles)
        settings.setValue("last/interval", self.interval_s)
        settings.setValue("window/language", self.language)
        settings.setValue("window/theme", self.theme)


def saved_settings() -> WindowSettings:
    """The user's settings; a value that somebody spoilt counts as not known."""
    settings = QSettings()
    cycles = _text(settings, "last/cycles")
    return WindowSettings(
        geometry=_bytes(settings, "window/geometry"),
        layout=_bytes(settings, "window/layout"),
        runtime=_text(settings, "last/runtime"),
        scenario=_text(settings, "last/scenario"),
        framework=_text(settings, "last/framework"),
        cycles=int(cycles) if cycles.isascii() and cycles.isdigit() else None,
        language=_text(settings, "window/language"),
        interval_s=_number(settings, "last/interval"),
        theme=_text(settings, "window/theme"),
    )


def _text(settings: QSettings, key: str) -> str:
    value = settings.value(key)
    return str(value) if isinstance(value, str | int) else ""


def _number(settings: QSettings, key: str) -> float:
    """0 where there is none."""
    value = settings.value(key)
    try:
        return float(value) if isinstance(value, str | int | float) else 0.0
    except ValueError:
        return 0.0


def _bytes(settings: QSettings, key: str) -> QByteArray:
    value = settings.value(key)
    return value if isinstance(value, QByteArray) else QByteArray()
