"""Sends Qt's own messages to Python's log."""

from __future__ import annotations

import logging

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


def _handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    level = logging.INFO if is_about_missing_gpu(message) else _LEVELS[kind]
    log.log(level, "%s%s", f"{context.category}: " if context.category else "", message)


def install_qt_message_handler() -> None:
    """Log Qt's messages as ``leaklab.qt``, at their own level."""
    qInstallMessageHandler(_handle)
