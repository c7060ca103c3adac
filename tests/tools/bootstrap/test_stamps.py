"""Which steps count as done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.bootstrap.stamps import Stamp, key_of

if TYPE_CHECKING:
    from pathlib import Path


def test_a_key_follows_contents_names_and_facts(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    two.write_text("b")
    key = key_of([one, two], "fact")
    assert key == key_of([two, one], "fact")
    assert key != key_of([one, two], "other fact")
    assert key != key_of([one], "fact")
    two.write_text("c")
    assert key != key_of([one, two], "fact")


def test_bytes_that_move_from_one_file_to_the_next_change_the_key(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("ab")
    two.write_text("c")
    key = key_of([one, two])
    one.write_text("a")
    two.write_text("bc")
    assert key != key_of([one, two])


def test_a_stamp_holds_for_its_key_until_cleared(tmp_path: Path) -> None:
    stamp = Stamp(tmp_path / "new" / "stamp")
    assert not stamp.holds("key")
    stamp.write("key")
    assert stamp.holds("key")
    assert not stamp.holds("other key")
    stamp.clear()
    assert not stamp.holds("key")
    stamp.clear()


def test_a_stamp_holds_no_longer_when_a_result_is_gone(tmp_path: Path) -> None:
    result = tmp_path / "result"
    result.touch()
    stamp = Stamp(tmp_path / "stamp")
    stamp.write("key", [result])
    assert stamp.holds("key")
    result.unlink()
    assert not stamp.holds("key")


def test_a_damaged_stamp_does_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "stamp"
    path.write_bytes(b"\xff\xfe")
    assert not Stamp(path).holds("key")
    path.write_bytes(b"")
    assert not Stamp(path).holds("key")
