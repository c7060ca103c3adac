"""Which of Qt's messages a user sees."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import QtMsgType, qDebug, qInstallMessageHandler, qWarning

from system.qt_messages import (
    NO_GPU_MESSAGES,
    install_qt_message_handler,
    is_about_gone_object,
    is_about_missing_gpu,
)


@pytest.mark.parametrize("message", sorted(NO_GPU_MESSAGES))
def test_a_missing_gpu_is_no_warning(message: str) -> None:
    assert is_about_missing_gpu(message)
    assert not is_about_missing_gpu(message + " And more.")


def test_a_call_of_a_deleted_object_is_no_warning_but_one_of_ours_is() -> None:
    text = 'Unknown object encountered "{}"'
    assert is_about_gone_object(text.format("{148e755b-c2ab-4022-aa45-90db65a0b3ae}"))
    assert not is_about_gone_object(text.format("backend"))
    assert not is_about_gone_object(text.format("{148e755b-c2ab-4022-aa45-90db65a0b3ae}x"))


def test_qts_messages_go_to_the_log_at_their_level(caplog: pytest.LogCaptureFixture) -> None:
    before = qInstallMessageHandler(None)
    try:
        install_qt_message_handler()
        with caplog.at_level(logging.DEBUG, "leaklab.qt"):
            qWarning("QObject: something is wrong")
            qWarning("Failed to create RHI for backend: OpenGL")
            qDebug("detail")
    finally:
        qInstallMessageHandler(before)
    assert [(record.levelno, record.message) for record in caplog.records] == [
        (logging.WARNING, "default: QObject: something is wrong"),
        (logging.INFO, "default: Failed to create RHI for backend: OpenGL"),
        (logging.DEBUG, "default: detail"),
    ]


def test_every_kind_of_message_has_a_level() -> None:
    from system.qt_messages import _LEVELS

    assert set(_LEVELS) == set(QtMsgType)
