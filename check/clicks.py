"""Clicks what a selector names, as a person would: by the events that its engine has for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

import msgspec

from check import tracker
from check.engines.choice import engine_of
from check.problems import NoSuchElement, OddSelector
from memory.protocol.session import Session
from system.errors import CannotMeasureError

_LIMIT_S: Final = 5.0


class _Point(msgspec.Struct):
    x: float
    y: float


class _Found(msgspec.Struct):
    point: _Point | None


class Clicker:
    """Clicks in the page of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._engine = engine_of(session)

    async def check(self, selectors: Mapping[str, str]) -> None:
        """Refuse what is no selector; ``selectors`` by the options that gave them.

        Raises:
            CannotMeasureError: CSS does not know one.
        """
        for option, selector in selectors.items():
            is_one = await self._session.evaluate(
                f"(() => {{ try {{ document.createElement('p').matches({json.dumps(selector)});"
                " return true } catch { return false } })()",
                result=bool,
            )
            if not is_one:
                raise CannotMeasureError(OddSelector(option, selector))

    async def click(self, option: str, selector: str) -> None:
        """Wait for the first element that ``selector`` names to be seen, and click its middle.

        Raises:
            CannotMeasureError: there is none in time.
        """
        found = await self._session.evaluate(
            tracker.call(f"pointOf({json.dumps(selector)}, {1000 * _LIMIT_S:g})"),
            result=_Found,
        )
        if found.point is None:
            raise CannotMeasureError(NoSuchElement(option, selector, _LIMIT_S))
        await self._engine.click(found.point.x, found.point.y)
