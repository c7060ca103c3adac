# What Leak Lab uses of qasync 0.28, which ships no types of its own. On Unix its loop is the
# selector loop with Qt doing the waiting.
import asyncio
from typing import Self

from PySide6.QtCore import QCoreApplication

class QEventLoop(asyncio.SelectorEventLoop):
    def __init__(
        self,
        app: QCoreApplication | None = None,
        set_running_loop: bool = False,
        already_running: bool = False,
    ) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *exception: object) -> None: ...
