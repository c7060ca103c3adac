"""What the page may reach, and what it may not however it is spelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from bridge.errors import CommandError
from bridge.scope import NOTHING, AllowedHost, Scope, parse_host


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to offer, with a secret beside it and links to that."""
    folder = tmp_path / "offered"
    folder.mkdir()
    (tmp_path / "secret").write_text("secret")
    (folder / "file").write_text("file")
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "way out").symlink_to(tmp_path)
    (folder / "inner link").symlink_to(folder / "file")
    return folder


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "file",
        "/etc/shadow",
        "/dev/zero",
        "/proc/self/environ",
        "{folder}/../secret",
        "{folder}/file/../../secret",
        "{folder}/link",
        "{folder}/way out/secret",
        "{folder}2/file",
        "//etc/passwd",
    ],
)
def test_a_path_outside_is_refused_however_it_is_spelled(folder: Path, path: str) -> None:
    scope = Scope((folder,), (folder,))
    path = path.format(folder=folder)
    with pytest.raises(CommandError, match=r"^cannot read .*: the application did not offer this"):
        scope.file_to_read(path)
    with pytest.raises(CommandError, match=r"^cannot write .* offers only this folder: .*offered$"):
        scope.file_to_write(path)


@pytest.mark.parametrize("path", ["file", "inner link", "./file", "way out/offered/file"])
def test_a_path_inside_is_resolved(folder: Path, path: str) -> None:
    scope = Scope((folder,), (folder,))
    assert scope.file_to_read(f"{folder}/{path}") == folder / "file"
    assert scope.file_to_write(f"{folder}/{path}") == folder / "file"


def test_one_file_is_no_folder(folder: Path) -> None:
    scope = Scope(uploads=(folder / "file",))
    assert scope.file_to_read(str(folder / "file")) == folder / "file"
    for path in (folder, folder / "other", folder / "file.more"):
        with pytest.raises(CommandError):
            scope.file_to_read(str(path))


@pytest.mark.parametrize("path", ["a\0b", "\ud800", "/tmp/\udfff\0"])
def test_a_name_that_no_file_can_have(path: str) -> None:
    with pytest.raises(CommandError, match="no file can have this name") as refused:
        Scope((Path("/"),), (Path("/"),)).file_to_read(path)
    assert str(refused.value).isprintable()


def test_nothing_is_offered_by_default(folder: Path) -> None:
    for attempt in (
        lambda: NOTHING.file_to_read(str(folder / "file")),
        lambda: NOTHING.file_to_write(str(folder / "new")),
        lambda: NOTHING.check_host("127.0.0.1", 80),
    ):
        with pytest.raises(CommandError):
            attempt()


@pytest.mark.parametrize(
    ("text", "name", "port"),
    [
        ("localhost", "localhost", None),
        ("Example.COM:8080", "example.com", 8080),
        ("127.0.0.1:1", "127.0.0.1", 1),
        ("[::1]", "::1", None),
        ("[0:0:0:0:0:0:0:1]:65535", "::1", 65535),
        ("bücher.example", "xn--bcher-kva.example", None),
    ],
)
def test_a_host_is_read(text: str, name: str, port: int | None) -> None:
    assert parse_host(text) == AllowedHost(name, port)


@pytest.mark.parametrize(
    "text",
    [
        *("", ":", ":80", "a b", "http://host", "host/path", "user@host", "host:", "host:0"),
        *("host:65536", "host:80:80", "::1", "[::1", "[host]", "host?", "host#", "a\nb"),
        *("ü" * 100, "host:-1", "host:8O"),
    ],
)
def test_what_is_no_host_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="such as localhost:8000") as refused:
        parse_host(text)
    assert str(refused.value).isprintable()


def test_a_host_is_compared_by_its_name_and_port() -> None:
    scope = Scope(
        hosts=(AllowedHost("127.0.0.1", 80), AllowedHost("::1"), AllowedHost("a.example"))
    )
    for name, port in (("127.0.0.1", 80), ("::1", 9), ("0:0::1", 9), ("A.Example", 443)):
        scope.check_host(name, port)
    for name, port in (
        ("127.0.0.1", 81),
        ("localhost", 80),
        ("127.1", 80),
        ("2130706433", 80),
        ("a.example.", 80),
        ("b.a.example", 80),
        ("::2", 9),
    ):
        with pytest.raises(CommandError, match=r"^not allowed to connect to .* `--allow-host "):
            scope.check_host(name, port)


@pytest.mark.parametrize("name", ["é" * 70, "é..é", "\ud800", "", "。", "a" * 5000])
def test_a_name_that_no_host_can_have_is_not_allowed(name: str) -> None:
    with pytest.raises(CommandError, match="not allowed to connect"):
        Scope(hosts=(AllowedHost("localhost"),)).check_host(name, 80)
