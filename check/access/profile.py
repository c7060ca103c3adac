"""The browser's own files: none, or those of a folder that stays (``--profile DIR``)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QLockFile
from PySide6.QtWebEngineCore import QWebEngineProfile, QWebEngineProfileBuilder

from check.access.problems import ProfileInUse, ProfileNotUsable
from system.ending import let_library_end
from system.errors import CannotMeasureError

_NAME: Final = "leak-lab-check"
_LOCK: Final = "leak-lab.lock"
_CACHE: Final = "cache"


class CheckProfile:
    """A profile in ``folder``, or one that writes nothing to disk. Close it after its pages.

    A folder is for one check at a time, also of several processes.
    """

    def __init__(self, folder: Path | None) -> None:
        """Raises :class:`system.errors.CannotMeasureError`: another has it, or it is no folder."""
        self._lock: QLockFile | None = None
        if folder is None:
            self.profile = QWebEngineProfile()  # no name: nothing is written to disk
            return
        self._lock = _locked(folder)
        # It writes the last of it when it ends.
        let_library_end("Chromium")
        builder = QWebEngineProfileBuilder()
        builder.setPersistentStoragePath(str(folder.resolve()))
        builder.setCachePath(str(folder.resolve() / _CACHE))
        # Cookies of a session too: a log-in is to last until the next check.
        builder.setPersistentCookiesPolicy(
            QWebEngineProfile.PersistentCookiesPolicy.ForcePersistentCookies
        )
        # What is denied is denied, and told, each time anew.
        builder.setPersistentPermissionsPolicy(
            QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
        )
        # There is none, which the stubs do not know, where a page of this process has the folder.
        made: QWebEngineProfile | None = builder.createProfile(_NAME)
        if made is None:
            self.close()
            raise CannotMeasureError(ProfileInUse(str(folder)))
        self.profile = made

    def close(self) -> None:
        """Delete the profile, which writes what it has yet to write, and give the folder back."""
        made = getattr(self, "profile", None)
        if made is not None and shiboken6.isValid(made):
            shiboken6.delete(made)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def _locked(folder: Path) -> QLockFile:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no folder can have this name"
        raise CannotMeasureError(ProfileNotUsable(str(folder), str(reason))) from None
    lock = QLockFile(str(folder / _LOCK))
    # However long a check takes: the lock is stale only when its process is gone.
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        raise CannotMeasureError(ProfileInUse(str(folder)))
    raise CannotMeasureError(ProfileNotUsable(str(folder), "nothing can be written into it"))
