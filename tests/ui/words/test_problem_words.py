"""Every problem has its sentence, in both languages, with the same fields."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from string import Formatter

import msgspec
import pytest

from lab.engine.runtimes import built_runtimes
from lab.experiments.recording import read_recordings
from memory.heap.formats.foreign import FOREIGN
from memory.heap.snapshot_error import SnapshotError
from memory.problem import InFile, OwnWords, Problem, kinds_of
from system.errors import CannotMeasureError
from tools.bootstrap.project import Project
from ui.words.language import Languages
from ui.words.problem_words import problem_words

ROOT = Project.here().root
MODULES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts)
    for pattern in ("*/problems.py", "*/*/problems.py")
    for file in ROOT.glob(pattern)
}
# In one order: pytest-xdist wants the tests of all its processes to be the same.
for module in sorted(MODULES):
    importlib.import_module(module)
KINDS = kinds_of(Problem)
_CHINESE = re.compile(r"[一-鿿]")
_SAMPLES = {int: 711, float: 0.5, Problem: OwnWords("somebody else")}


def made(kind: type[Problem]) -> Problem:
    """A problem of which each field has a value that is found again."""
    values: dict[str, object] = {}
    for field in msgspec.structs.fields(kind):
        types = getattr(field.type, "__args__", (field.type,))
        if types[0] is str:
            values[field.name] = f"/odd {{{field.name}}} 文件"
        else:
            values[field.name] = _SAMPLES[types[0]]
    return kind(**values)


def fields(template: str) -> list[tuple[str, str, str]]:
    """The fields of a template, with their formats; a field may stand in any place."""
    return sorted(
        (name, conversion or "", form or "")
        for _text, name, form, conversion in Formatter().parse(template)
        if name is not None
    )


def is_words(template: str) -> bool:
    """Whether it says something of its own."""
    return any(re.search("[A-Za-z]", text) for text, *_field in Formatter().parse(template))


def test_the_kinds_stand_where_the_translations_are_taken_from() -> None:
    assert {kind.__module__ for kind in KINDS} - {"memory.problem"} == MODULES
    assert len(KINDS) > 70
    assert {kind for kind in KINDS if not is_words(kind.english)} == {OwnWords, InFile}


def test_no_two_kinds_are_called_or_say_the_same() -> None:
    assert len({kind.__name__ for kind in KINDS}) == len(KINDS)
    assert len({kind.english for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_worded_in_both_languages(kind: type[Problem], languages: Languages) -> None:
    problem = made(kind)
    english = str(problem)
    assert {name for name, *_ in fields(kind.english)} == set(problem.fields())
    assert problem_words(problem) == english
    languages.switch("zh")
    chinese = problem_words(problem)
    own_text = chinese
    for name, conversion, form in fields(kind.english):
        value = problem.fields()[name]
        shown = format(repr(value) if conversion == "r" else value, form)
        assert shown in english
        assert shown in chinese
        own_text = own_text.replace(shown, "")
    assert bool(_CHINESE.search(own_text)) == is_words(kind.english)


def test_a_problem_in_another_one_is_translated_too(languages: Languages) -> None:
    languages.switch("zh")
    for kind in KINDS:
        inner = made(kind)
        if is_words(kind.english):
            assert problem_words(InFile("/tmp/x", inner)) == f"/tmp/x: {problem_words(inner)}"
            assert problem_words(inner) != str(inner)


def test_what_others_said_stays(languages: Languages) -> None:
    languages.switch("zh")
    for text in ("", "TypeError: {x} is not a function", "UploadCard"):
        assert problem_words(OwnWords(text)) == text


def test_files_that_are_missing_or_damaged_are_told_of(
    languages: Languages, tmp_path: Path
) -> None:
    spoilt = tmp_path / "run.json"
    spoilt.write_text("{")
    met = []
    for file in (spoilt, tmp_path / "nothing"):
        with pytest.raises(CannotMeasureError) as raised:
            read_recordings(file)
        met.append(raised.value.problem)
    with pytest.raises(CannotMeasureError) as raised:
        built_runtimes(tmp_path)
    met.append(raised.value.problem)
    languages.switch("zh")
    for problem in met:
        assert str(tmp_path) in problem_words(problem)
        assert _CHINESE.search(problem_words(problem))


def test_each_file_that_is_no_snapshot_is_told_by_a_kind_of_its_own() -> None:
    met = []
    for known in FOREIGN:
        with pytest.raises(SnapshotError) as raised:
            known.parser().finish()
        met.append(raised.value.problem)
    assert len(set(met)) == len(FOREIGN)
