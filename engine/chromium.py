"""How Chromium and Qt are to run here. Must be settled before the QApplication exists."""

from __future__ import annotations

import os
import shutil
from typing import Final

# --disable-gpu: without a screen nobody sees the difference, and the start takes half as long.
_HEADLESS_FLAGS = ("--disable-gpu",)
_HEADLESS_VARIABLES = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
# What a renderer has freed it keeps, in bytes. By default glibc takes each large block in which V8
# makes a heap snapshot from the kernel, and gives it back: a fifth of the time that one takes.
CHILDREN_MEMORY: Final = {
    "MALLOC_MMAP_THRESHOLD_": "268435456",
    "MALLOC_TRIM_THRESHOLD_": "268435456",
    "MALLOC_TOP_PAD_": "16777216",
}
"""Variables for Chromium's processes, where no window shows what they use."""
# Chromium writes to stderr what it lacks at start (D-Bus, Vulkan, GBM): nothing to act on.
_QUIET_FLAGS = ("--log-level=3",)
_NEW_SESSION = "setsid"


def configure_chromium(*, headless: bool, verbose: bool = False) -> None:
    """Set the environment that Qt WebEngine reads when it starts.

    Chromium's sandbox stays on, except for root, for whom Chromium refuses to start with it.
    """
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "").split()
    if not verbose:
        flags.extend(_QUIET_FLAGS)
    if headless:
        flags.extend(_HEADLESS_FLAGS)
        for name, value in CHILDREN_MEMORY.items():
            os.environ.setdefault(name, value)
        for name, value in _HEADLESS_VARIABLES.items():
            # An empty one is as good as none, but Qt would look for a platform of that name.
            os.environ[name] = os.environ.get(name) or value
    # A terminal sends Ctrl-C to all processes of its group; only this one may decide what comes of
    # it. Chromium undoes a blocked or ignored signal in its children, so they get another session.
    if shutil.which(_NEW_SESSION):
        flags.append(f"--zygote-cmd-prefix={_NEW_SESSION}")
    if os.geteuid() == 0:
        flags.append("--no-sandbox")
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(dict.fromkeys(flags))


def has_display() -> bool:
    """Whether a window can be shown."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
