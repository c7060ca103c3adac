"""Sends Qt's own messages to Python's log."""

from __future__ import annotations

import logging
import re

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("leaklab.qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_NO_GBM = (
    "GBM is not supported with the current configuration and Vulkan is not available. "
    "Fallback to software rendering."
)

# What Qt says on a machine without a GPU before it falls back to software. Nobody can act on
# it and nothing is wrong; the exact sentences, so that any other warning is still one.
_NO_GL = "QXcbIntegration: Cannot create platform {}, neither GLX nor EGL are enabled"
NO_GPU_MESSAGES = frozenset(
    {
        "QRhiGles2: Failed to create temporary context",
        "QRhiGles2: Failed to create context",
        "Failed to create RHI for backend: OpenGL",
        "This plugin does not support createPlatformVulkanInstance",
        "QVulkanInstance: Failed to initialize Vulkan",
        _NO_GBM,
        "initInstance: No Vulkan library available",
        "Failed to create platform Vulkan instance",
        # The same of an X server without GLX and EGL, such as Xvfb can be.
        _NO_GL.format("OpenGL context"),
        _NO_GL.format("offscreen surface"),
        # What Qt says when Chromium was told not to ask for a GPU (see chromium.py).
        "GPUInfo not initialized on GpuInfoUpdate",
    }
)
# The rest of these is the loader's own words, or the name of a software renderer.
_NO_GPU_PREFIXES = ("Failed to load vulkan: ", "Unable to detect GPU vendor for device: ")


def is_about_missing_gpu(message: str) -> bool:
    """Whether Qt only says that it draws in software."""
    return message in NO_GPU_MESSAGES or message.startswith(_NO_GPU_PREFIXES)


# An object that a slot returned to the page has a UUID; those that are always offered have names.
_GONE = re.compile(r'Unknown object encountered "\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}"')


def is_about_gone_object(message: str) -> bool:
    """Whether QWebChannel says that the page has called an object that was deleted meanwhile.

    That is the page's affair: the scenario ``qt-call-after-destroy`` does nothing else.
    """
    return _GONE.fullmatch(message) is not None


def _handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    is_known = is_about_missing_gpu(message) or is_about_gone_object(message)
    level = logging.INFO if is_known else _LEVELS[kind]
    log.log(level, "%s%s", f"{context.category}: " if context.category else "", message)


def install_qt_message_handler() -> None:
    """Log Qt's messages as ``leaklab.qt``, at their own level."""
    qInstallMessageHandler(_handle)
