"""A cycle of a scenario's file."""

from __future__ import annotations

import json
from pathlib import Path
from types import NoneType

from check import tracker
from check.cycles.in_page import InPageCycles
from check.problems import ScenarioFailed, ScenarioNotRead
from memory.protocol.errors import SessionError, SessionLostError, SessionTimeoutError
from memory.protocol.session import Session
from system.errors import CannotMeasureError


class ScenarioCycles(InPageCycles):
    """A module in a file that exports the steps."""

    def __init__(self, session: Session, file: Path) -> None:
        super().__init__(session)
        self._file = file

    async def prepare(self) -> None:
        """Import the file in the page, and set it up."""
        try:
            source = self._file.read_text("utf-8")
        except (OSError, ValueError) as error:
            raise CannotMeasureError(ScenarioNotRead(str(self._file), str(error))) from None
        named = f"{source}\n//# sourceURL={self._file.name}"
        imports = (
            f"(async () => {{ const url = URL.createObjectURL(new Blob([{json.dumps(named)}],"
            " { type: 'text/javascript' }));"
            f" try {{ {tracker.call('setSteps({ ...(await import(url)) })')};"
            f" await {tracker.call('setUp()')} }} finally {{ URL.revokeObjectURL(url) }} }})()"
        )
        try:
            await self._session.evaluate(imports, result=NoneType)
        except (SessionLostError, SessionTimeoutError):
            raise
        except SessionError as error:
            raise CannotMeasureError(ScenarioFailed(str(self._file), str(error))) from None
