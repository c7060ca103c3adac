"""Files are written whole or not at all, and stay what they are."""

from __future__ import annotations

import os
import resource
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from report.output import write_bytes
from system.atomic_file import AtomicFile, check_writable
from system.errors import CannotMeasureError
from system.patient_writer import PatientWriter

NULL_DEVICE = os.makedev(1, 3)
FULL_DEVICE = os.makedev(1, 7)
LOOP_DEVICE = os.makedev(7, 0)
NOBODY = 65534

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root makes devices and gives away")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old"
    path.write_text("what was there before")
    return path


@pytest.mark.parametrize("through", [1, 2])
def test_links_are_followed_and_stay(old: Path, through: int) -> None:
    (old.parent / "deep").mkdir()
    first, second = old.parent / "deep" / "first", old.parent / "second"
    first.symlink_to("../old")
    second.symlink_to(first)
    write_bytes((first, second)[through - 1], b"new")
    assert old.read_bytes() == b"new"
    assert first.is_symlink()
    assert second.is_symlink()
    assert names(old.parent) == {"old", "deep", "second"}
    assert names(old.parent / "deep") == {"first"}


def test_a_link_to_nothing_makes_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("missing")
    check_writable(tmp_path / "link")
    write_bytes(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "missing").read_bytes() == b"new"


@pytest.mark.parametrize("act", [check_writable, lambda path: write_bytes(path, b"new")])
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("loop", "Too many levels of symbolic links"),
        ("nowhere", "No such file or directory"),
        ("folder", "Is a directory"),
        ("to-folder", "Is a directory"),
        ("file/below", "Not a directory"),
        ("missing/below", "No such file or directory"),
        ("n" * 300, "File name too long"),
        ("nul\0", "null byte"),
        ("socket", "it is a socket"),
    ],
)
def test_what_cannot_be_a_file_is_refused_before_and_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Path], None],
    name: str, says: str,
) -> None:  # fmt: skip
    (tmp_path / "loop").symlink_to("pool")
    (tmp_path / "pool").symlink_to("loop")
    (tmp_path / "nowhere").symlink_to("missing/below")
    (tmp_path / "folder").mkdir()
    (tmp_path / "to-folder").symlink_to("folder")
    (tmp_path / "file").write_text("kept")
    # A socket's address has 108 characters at most.
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
        before = names(tmp_path)
        with pytest.raises(CannotMeasureError, match=f"^cannot write .*{says}.*; choose another"):
            act(tmp_path / name)
    assert names(tmp_path) == before
    assert (tmp_path / "file").read_text() == "kept"


@needs_root
def test_a_disk_is_not_written_over(tmp_path: Path) -> None:
    os.mknod(tmp_path / "disk", 0o600 | stat.S_IFBLK, LOOP_DEVICE)
    for act in (check_writable, lambda path: write_bytes(path, b"new")):
        with pytest.raises(CannotMeasureError, match="it is a block device"):
            act(tmp_path / "disk")


def test_a_name_as_long_as_a_name_may_be_is_written(tmp_path: Path) -> None:
    write_bytes(tmp_path / ("n" * 255), b"new")
    assert names(tmp_path) == {"n" * 255}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o755])
def test_the_mode_of_a_file_stays(old: Path, mode: int) -> None:
    old.chmod(mode)
    write_bytes(old, b"new")
    assert (old.read_bytes(), stat.S_IMODE(old.stat().st_mode)) == (b"new", mode)


@needs_root
def test_the_owner_of_a_file_stays(old: Path) -> None:
    os.chown(old, NOBODY, NOBODY)
    old.chmod(0o4755)
    write_bytes(old, b"new")
    found = old.stat()
    assert (found.st_uid, found.st_gid) == (NOBODY, NOBODY)
    assert stat.S_IMODE(found.st_mode) == 0o4755


@needs_root
def test_a_user_who_may_write_the_file_but_not_its_folder_writes_it(
    as_nobody: Callable[[Path], None], old: Path
) -> None:
    old.chmod(0o666)
    old.parent.chmod(0o755)
    as_nobody(old)
    assert old.read_bytes() == b"new"
    assert names(old.parent) == {"old"}
    assert old.stat().st_uid == 0


@needs_root
def test_a_user_who_may_write_the_folder_but_not_the_file_does_not(
    as_nobody: Callable[[Path], None], old: Path
) -> None:
    old.chmod(0o444)
    old.parent.chmod(0o777)
    with pytest.raises(CannotMeasureError, match="Permission denied"):
        as_nobody(old)
    assert old.read_text() == "what was there before"


@pytest.fixture
def as_nobody(tmp_path: Path) -> Iterator[Callable[[Path], None]]:
    """What checks and writes a file as a user without rights."""
    reached = [folder for folder in tmp_path.parents if not folder.stat().st_mode & stat.S_IXOTH]
    modes = [stat.S_IMODE(folder.stat().st_mode) for folder in reached]
    for folder, mode in zip(reached, modes, strict=True):
        folder.chmod(mode | stat.S_IXOTH)

    def act(path: Path) -> None:
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
        try:
            check_writable(path)
            write_bytes(path, b"new")
        finally:
            os.seteuid(0)
            os.setegid(0)

    yield act
    for folder, mode in zip(reached, modes, strict=True):
        folder.chmod(mode)


def test_another_name_of_the_same_file_sees_what_is_written(old: Path) -> None:
    other = old.parent / "other"
    other.hardlink_to(old)
    write_bytes(old, b"new")
    assert (old.read_bytes(), other.read_bytes()) == (b"new", b"new")
    assert old.samefile(other)
    assert names(old.parent) == {"old", "other"}


@pytest.mark.parametrize("links", [1, 2])
def test_a_disk_that_fills_leaves_what_was_there(old: Path, links: int) -> None:
    if links == 2:
        (old.parent / "other").hardlink_to(old)
    before, found = names(old.parent), resource.getrlimit(resource.RLIMIT_FSIZE)
    # A limit on a file's size fails as a full disk does, in the midst of writing.
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, found[1]))
    try:
        with pytest.raises(CannotMeasureError, match="File too large; choose another file"):
            write_bytes(old, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, found)
    assert old.read_text() == "what was there before"
    assert names(old.parent) == before


def test_what_is_not_committed_leaves_nothing(old: Path) -> None:
    with AtomicFile(old) as file:
        file.write(b"half")
    with AtomicFile(old.parent / "new") as file:
        file.write(b"half")
    assert old.read_text() == "what was there before"
    assert names(old.parent) == {"old"}


def test_a_check_changes_nothing(old: Path) -> None:
    before = old.stat()
    check_writable(old)
    check_writable(old.parent / "new")
    assert names(old.parent) == {"old"}
    assert old.stat().st_mtime_ns == before.st_mtime_ns
    assert old.stat().st_ino == before.st_ino


@needs_root
def test_a_device_stays_a_device(tmp_path: Path) -> None:
    os.mknod(tmp_path / "null", 0o666 | stat.S_IFCHR, NULL_DEVICE)
    (tmp_path / "link").symlink_to("null")
    for name in ("null", "link"):
        check_writable(tmp_path / name)
        write_bytes(tmp_path / name, b"new")
        assert (tmp_path / name).is_char_device()
    assert (tmp_path / "link").is_symlink()


@needs_root
def test_a_full_device_is_said(tmp_path: Path) -> None:
    os.mknod(tmp_path / "full", 0o666 | stat.S_IFCHR, FULL_DEVICE)
    check_writable(tmp_path / "full")
    with pytest.raises(CannotMeasureError, match="No space left on device; choose another file"):
        write_bytes(tmp_path / "full", b"new")
    assert (tmp_path / "full").is_char_device()


@pytest.mark.parametrize("size", [3, 1_000_000])
def test_a_pipe_gets_all_of_it_when_its_reader_comes_late(tmp_path: Path, size: int) -> None:
    pipe, data = tmp_path / "pipe", os.urandom(size)
    os.mkfifo(pipe)
    # Of the check its reader learns nothing.
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    read: list[bytes] = []
    check_writable(pipe)
    late = threading.Timer(0.2, reader.start)
    late.start()
    write_bytes(pipe, data)
    late.join()
    reader.join()
    assert read == [data]
    assert pipe.is_fifo()


def test_a_pipe_that_nobody_reads_is_given_up(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="nobody has read from it"):
        PatientWriter(pipe, wait_s=0.1)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        writer = PatientWriter(pipe, wait_s=0.1)
        with pytest.raises(OSError, match="nobody has read from it"):
            writer.write(b"x" * 1_000_000)
        writer.close()
    finally:
        os.close(reader)


def test_a_pipe_whose_reader_goes_is_said(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with AtomicFile(pipe) as file:
        os.close(reader)
        with pytest.raises(CannotMeasureError, match="Broken pipe; choose another file"):
            file.write(b"new")


def test_an_open_file_that_is_named_by_its_number_is_written_to(tmp_path: Path) -> None:
    # Another file in its place would not reach whoever has it open.
    code = (
        "import sys; from pathlib import Path; from report.output import write_bytes;"
        "write_bytes(Path(sys.argv[1]), b'new'); print('after', flush=True)"
    )
    with (tmp_path / "out").open("w+b") as out:
        link = tmp_path / "link"
        link.symlink_to(f"/dev/fd/{out.fileno()}")
        for name in (f"/dev/fd/{out.fileno()}", f"/proc/self/fd/{out.fileno()}", str(link)):
            command = [sys.executable, "-c", code, name]
            subprocess.run(command, check=True, pass_fds=[out.fileno()], stdout=subprocess.PIPE)
            out.seek(0)
            assert out.read() == b"new"
            out.truncate(0)
    assert names(tmp_path) == {"out", "link"}
