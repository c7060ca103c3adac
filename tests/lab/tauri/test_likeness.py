"""The stand-in, where a page can notice it, is as real Tauri of the same kind of version."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.tauri.crates import CRATES
from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from tests.lab.shown_page import shown_page
from tests.real_tauri import needs_tauri, tauri_page

pytestmark = needs_tauri

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
STAND_INS = {"2.3.1": "2.4.1", "2.5.1": "2.5.0", "2.8.5": "2.11.1"}


@pytest.mark.parametrize("crate", [each.version for each in CRATES])
async def test_a_page_notices_no_difference(crate: str) -> None:
    async with tauri_page(crate) as page:
        real = await page.session.evaluate(PROBE, result=dict[str, object])
    async with shown_page() as stand_in:
        await stand_in.load(STAND_INS[crate])
        session = await CdpSession(EmbeddedPage(stand_in.view.page())).open()
        played = await session.evaluate(PROBE, result=dict[str, object])
        session.close()
    assert set(lines(played)) ^ set(lines(real)) == set()
    assert played.keys() == real.keys()


def lines(told: dict[str, object]) -> list[str]:
    """One for each thing that a page can notice."""
    return [
        f"{part}, {name}: {each}"
        for part, value in told.items()
        for name, each in (value.items() if isinstance(value, dict) else [("", value)])
    ]
