"""The command that starts an application with its debugging port open."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.attach.address import DebugAddress

_PORT: Final = "{port}"
_FLAG: Final = "--remote-debugging-port"
_WEBVIEW2: Final = "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS"
# What takes the flag; anything else may refuse what it does not know.
_TAKES_FLAG: Final = re.compile(
    r"(electron|chrom(e|ium)|google-chrome|microsoft-edge|msedge|brave|vivaldi|opera)\b.*"
)
_STARTERS: Final = ("env", "npx", "exec", "nice", "xvfb-run", "dbus-run-session")
# Beside the executable of a packed Electron application, or of one on CEF, which takes it as well.
_BESIDE: Final = "chrome_100_percent.pak"


@dataclass(frozen=True)
class LaunchCommand:
    """A command, and the environment that it is to run in."""

    text: str
    """As it was given; ``{port}`` in it stands for the port."""
    environment: Mapping[str, str]

    def arguments(self, address: DebugAddress) -> tuple[str, ...]:
        """The command's words, by which it listens at ``address``.

        Raises:
            ValueError: a quotation in the command does not end.
        """
        words = shlex.split(self.text)
        if any(_PORT in word for word in words):
            return tuple(word.replace(_PORT, str(address.port)) for word in words)
        if _takes_flag(words) and not any(word.startswith(_FLAG) for word in words):
            words.append(f"{_FLAG}={address.port}")
        return tuple(words)

    def variables(self, address: DebugAddress) -> Mapping[str, str]:
        """The environment, with what Qt WebEngine, WebView2 and WebKitGTK read."""
        flags = f"{self.environment.get(_WEBVIEW2, '')} {_FLAG}={address.port}".strip()
        return {
            **self.environment,
            "QTWEBENGINE_REMOTE_DEBUGGING": str(address),
            "WEBKIT_INSPECTOR_HTTP_SERVER": str(address),
            _WEBVIEW2: flags,
        }


def parse_command(text: str) -> None:
    """Refuse what is no command.

    Raises:
        ValueError: it is empty, or a quotation in it does not end.
    """
    if not shlex.split(text):
        raise ValueError("the command is empty")


def _takes_flag(words: Sequence[str]) -> bool:
    program = next((word for word in words if not _comes_before_program(word)), "")
    name = Path(program).name.lower()
    return _TAKES_FLAG.fullmatch(name) is not None or _is_beside_chromium(program)


def _comes_before_program(word: str) -> bool:
    """Whether it only says how the program after it is started, as ``env A=1`` does."""
    return Path(word).name in _STARTERS or word.startswith("-") or "=" in word


def _is_beside_chromium(program: str) -> bool:
    found = shutil.which(program)
    return found is not None and (Path(found).resolve().parent / _BESIDE).is_file()
