# What the window uses of QtAwesome, which ships no types.

from PySide6.QtGui import QIcon

def icon(name: str, *, color: str, color_disabled: str) -> QIcon: ...
