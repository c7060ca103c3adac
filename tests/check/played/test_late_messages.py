"""What a backend sends to components that were gone is told; it is no leak by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from check.access.options import AccessOptions
from check.cycles.options import CycleOptions
from check.examine import CheckOptions, check
from check.late_messages import sent_late
from check.tracker import Late
from tests.check.played.front_end import front_end, written

_FOLLOWING = """
window.mount = async () => {
  const card = document.createElement('p')
  app.append(card)
  const channel = new Channel()
  const heard = new Promise((resolve) => {
    channel.onmessage = ({ total }) => { card.textContent = total; resolve() }
  })
  const answer = invoke('follow', { onProgress: channel })
  await AWAITED
  return card
}
window.unmount = (card) => card.remove()
"""
_FOLLOW = """
import asyncio

async def follow(on_progress):
    for total in range(4):
        on_progress.send({"total": total})
        await asyncio.sleep(0.05)
"""
_SAID = re.compile(
    r"Tauri's backend sent (\d+) messages to callbacks of components that were gone: "
    r"those of cycles 1 \(3\), 2 \(3\), 3 \(3\) and (\d+) others"
)
_CYCLES = 5


async def notices_of(folder: Path, version: str, awaited: str) -> list[str]:
    page = front_end(folder / "dist", version, _FOLLOWING.replace("AWAITED", awaited))
    access = AccessOptions(runtime=version, commands=written(folder / "commands.py", _FOLLOW))
    options = CheckOptions(str(page), CycleOptions(), cycles=_CYCLES, access=access, limit_s=100)
    document = await check(options)
    assert document.verdict == ("leak" if version == "2.4.1" else "clean"), document
    return [each for each in document.notices if "were gone" in each]


@pytest.mark.parametrize("version", ["2.4.1", "2.5.0", "2.12.5"])
async def test_messages_after_the_unmount_are_told_by_cycle(tmp_path: Path, version: str) -> None:
    (said,) = await notices_of(tmp_path, version, "heard")
    found = _SAID.fullmatch(said)
    assert found, said
    # Up to 2.4 callbacks stay, and more cycles confirm that.
    cycles = 3 + int(found[2])
    # Those of the last cycle may still be on their way when the page is read.
    assert 3 * (cycles - 1) < int(found[1]) <= 3 * cycles
    assert version == "2.4.1" or int(found[2]) == _CYCLES - 3


async def test_where_the_work_has_ended_before_nothing_is_told(tmp_path: Path) -> None:
    assert await notices_of(tmp_path, "2.12.5", "answer") == []


def test_what_one_cycle_alone_was_sent_is_not_told_and_many_cycles_by_examples() -> None:
    assert sent_late((), 7) == sent_late((Late(3, 9),), 7) == ()
    (said,) = sent_late((Late(1, 1), Late(7, 1200)), 7)
    gone = "1,201 messages to callbacks of components that were gone"
    assert str(said) == f"Tauri's backend sent {gone}: those of cycles 1 (1), 7 (1,200)"
