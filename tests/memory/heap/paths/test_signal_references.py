"""Signals must not cost references to what all of Python shares.

PySide6 6.12.0 on Python 3.11 drops one reference to ``True`` at every ``Signal.emit()``; after
a few hundred the interpreter aborts.
"""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal

EMISSIONS = 5000
# Others may take or drop a few meanwhile; the bug costs one at every emission.
FEW = 50
# So that no count reaches 0: the interpreter would abort instead of telling us.
SPARE = [True, False, None] * (8 * 2 * EMISSIONS)


class Sender(QObject):
    plain = Signal()
    text = Signal(str, str)
    flag = Signal(bool)
    anything = Signal(object)


@pytest.mark.parametrize("connected", [False, True])
@pytest.mark.parametrize(
    ("name", "values"),
    [("plain", ()), ("text", ("a", "b")), ("flag", (True,)), ("anything", (None,))],
)
def test_emitting_costs_no_references(
    name: str, values: tuple[object, ...], connected: bool
) -> None:
    sender = Sender()
    signal = getattr(sender, name)
    received = 0

    def receive(*_values: object) -> None:
        nonlocal received
        received += 1

    if connected:
        signal.connect(receive)
    shared = (True, False, None)
    before = [sys.getrefcount(value) for value in shared]
    for _ in range(EMISSIONS):
        signal.emit(*values)
    after = [sys.getrefcount(value) for value in shared]
    assert received == (EMISSIONS if connected else 0)
    assert all(abs(now - then) < FEW for now, then in zip(after, before, strict=True)), (
        before,
        after,
    )
