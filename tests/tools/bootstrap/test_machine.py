"""What a user is told who may not install packages."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.bootstrap import apt, machine
from tools.bootstrap.machine import Lack, lack_of_display, sentence_part
from tools.bootstrap.project import Project

pytestmark = pytest.mark.skipif(not apt.is_here(), reason="this machine has no apt")

# Any root becomes nobody once the modules are loaded, which nobody may not be able to read.
AS_NOBODY = """
import os
from tools.bootstrap import apt, machine
if os.geteuid() == 0:
    os.setuid(65534)
machine.supply(machine.Lack({needed!r}, {packages!r}), machine.Lack({fonts!r}, {fonts!r}))
"""


def supply_as_nobody(
    needed: tuple[str, ...], packages: tuple[str, ...], fonts: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    # Nobody may not write down what was covered.
    environment = {name: value for name, value in os.environ.items() if "COV" not in name}
    return subprocess.run(
        [sys.executable, "-c", AS_NOBODY.format(needed=needed, packages=packages, fonts=fonts)],
        cwd=Project.here().root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_user_who_is_not_root_gets_the_command_and_a_failure() -> None:
    finished = supply_as_nobody(("libc.so.6",), ("libc6",))
    assert finished.returncode != 0
    assert "This machine lacks libc.so.6." in finished.stderr
    command = finished.stderr.splitlines()[-1]
    assert command == "sudo apt-get install --yes --no-install-recommends libc6"


def test_a_package_that_apt_does_not_know_may_be_one_that_it_does_not_know_yet() -> None:
    finished = supply_as_nobody(("libx.so.1",), ("libno-such-package1",))
    assert finished.returncode != 0
    assert finished.stderr.splitlines()[-1] == (
        "sudo apt-get update && "
        "sudo apt-get install --yes --no-install-recommends libno-such-package1"
    )


def test_a_missing_font_is_no_failure() -> None:
    finished = supply_as_nobody((), (), ("fonts-of-nobody",))
    assert finished.returncode == 0
    assert "fonts-of-nobody" in finished.stdout


def test_a_missing_browser_is_no_failure_and_is_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path)
    monkeypatch.setattr(machine, "BROWSER", "no-such-browser")
    monkeypatch.setattr(apt, "is_root", lambda: False)
    machine.ensure_browser(project)
    assert "no no-such-browser here; for one: sudo apt-get" in capsys.readouterr().out
    machine.ensure_browser(project)
    assert capsys.readouterr().out == ""


def test_apt_offers_what_it_offers() -> None:
    assert apt.names_here(["libc6", "libno-such-package1"]) == (["libc6"], ["libno-such-package1"])


def test_a_machine_that_is_set_up_has_a_display_for_tests() -> None:
    assert shutil.which("Xvfb")
    assert not lack_of_display()


def test_a_display_is_lacking_where_its_commands_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert lack_of_display() == Lack(("Xvfb", "xauth"), ("xvfb", "xauth"))


def test_a_long_list_is_cut_short() -> None:
    assert sentence_part(["a", "b", "c", "d", "e"]) == "a, b, c, d, e"
    assert sentence_part(["a", "b", "c", "d", "e", "f"]) == "a, b, c, d and 2 more things"


def test_while_another_program_installs_packages_the_set_up_waits(tmp_path: Path) -> None:
    lock = tmp_path / "lock-frontend"
    script = (
        "from pathlib import Path\n"
        "from tools.bootstrap import apt\n"
        f"apt.wait_for_others(Path({str(lock)!r}))\n"
        "print('free', flush=True)\n"
    )
    with lock.open("w") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        waiting = subprocess.Popen(
            [sys.executable, "-c", script],
            cwd=Project.here().root,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert waiting.stdout is not None
        assert "another program installs" in waiting.stdout.readline()
    rest, _ = waiting.communicate(timeout=30)
    assert rest == "free\n"
