"""What goes to standard error is one line a sentence."""

from __future__ import annotations

import logging
import sys

import pytest

from system.stderr import LogFormatter, print_error
from tests.lab.foreign_names import EVIL_NAMES, unsafe_characters


@pytest.mark.parametrize("name", [*EVIL_NAMES, "\ud800", "N" * 1_000_000])
def test_a_sentence_is_one_line(capsys: pytest.CaptureFixture[str], name: str) -> None:
    print_error(f"cannot open {name}: no such file")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("leak-lab: cannot open ")
    assert err.endswith("\n")
    assert unsafe_characters(err[:-1], allowed="") == set()
    assert len(err) < 3000


@pytest.mark.parametrize("name", EVIL_NAMES)
def test_what_a_page_logs_is_one_line(name: str) -> None:
    record = logging.LogRecord("leaklab.page", logging.INFO, "", 1, "%s", (name,), None)
    line = LogFormatter().format(record)
    assert line.startswith("leak-lab: leaklab.page: ")
    assert unsafe_characters(line, allowed="") == set()


def test_a_traceback_in_the_log_keeps_its_lines() -> None:
    try:
        raise ValueError("why")
    except ValueError:
        failed = logging.LogRecord("x", logging.ERROR, "", 1, "a\nb", (), sys.exc_info())
    first, *trace = LogFormatter().format(failed).splitlines()
    assert first == r"leak-lab: x: a\nb"
    assert trace[-1] == "ValueError: why"
