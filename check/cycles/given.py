"""A cycle of code that was given."""

from __future__ import annotations

from types import NoneType

from check import tracker
from check.cycles.in_page import InPageCycles
from check.loads import Loads
from check.problems import StepThrew
from memory.protocol.errors import SessionError, SessionLostError, SessionTimeoutError
from memory.protocol.session import Session
from system.errors import CannotMeasureError


class GivenCycles(InPageCycles):
    """Code that was given for both steps: an expression, or statements."""

    def __init__(self, session: Session, loads: Loads, mount: str, unmount: str) -> None:
        super().__init__(session, loads)
        self._code = {"mount": mount, "unmount": unmount}

    async def prepare(self) -> None:
        """Find out whether the code is expressions or statements."""
        functions = [f"{name}: {await self._function(name)}" for name in self._code]
        steps = f"{{ {', '.join(functions)} }}"
        await self._session.evaluate(tracker.call(f"setSteps({steps})"), result=NoneType)

    async def _function(self, name: str) -> str:
        code = self._code[name]
        forms = (f"async () => (\n{code}\n)", f"async () => {{\n{code}\n}}")
        reason = ""
        for form in forms:
            try:
                await self._session.evaluate(f"void ({form})", result=NoneType)
            except (SessionLostError, SessionTimeoutError):
                raise
            except SessionError as error:
                reason = str(error)
            else:
                return form
        raise CannotMeasureError(StepThrew(f"--{name}", reason))
