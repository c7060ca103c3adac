"""A cycle of a scenario's file."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from check import tracker
from check.cycles.in_page import InPageCycles
from check.cycles.recorded import RecordedCycles
from check.loads import Loads
from check.problems import ScenarioFailed, ScenarioNotRead
from check.recording.steps import Step
from memory.protocol.errors import SessionError, SessionLostError, SessionTimeoutError
from memory.protocol.session import Session
from system.errors import CannotMeasureError


class _Exported(msgspec.Struct):
    steps: tuple[Step, ...] | None


class ScenarioCycles(InPageCycles):
    """A module in a file that exports what to do: functions of the page, or recorded steps."""

    def __init__(self, session: Session, loads: Loads, file: Path) -> None:
        super().__init__(session, loads)
        self._file = file
        self._recorded: RecordedCycles | None = None

    @property
    def waits_in_vain(self) -> bool:
        """Of recorded steps, whether they do."""
        if self._recorded is not None:
            return self._recorded.waits_in_vain
        return super().waits_in_vain

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
            " try { const module = await import(url); const { steps } = module;"
            " const noop = { mount() {}, unmount() {} };"
            f" {tracker.call('setSteps({ ...(steps && noop), ...module })')};"
            f" await {tracker.call('setUp()')}; return {{ steps: steps ?? null }} }}"
            " finally { URL.revokeObjectURL(url) } })()"
        )
        try:
            exported = await self._session.evaluate(imports, result=_Exported)
        except (SessionLostError, SessionTimeoutError):
            raise
        except SessionError as error:
            raise CannotMeasureError(ScenarioFailed(str(self._file), str(error))) from None
        if exported.steps is not None:
            self._recorded = RecordedCycles(self._session, self._loads, exported.steps)
            await self._recorded.prepare()
            self.acts = True

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
        """Call its functions, or do its steps, so many times."""
        if self._recorded is not None:
            return await self._recorded.run(count, at_least, limit_s)
        return await super().run(count, at_least, limit_s)
