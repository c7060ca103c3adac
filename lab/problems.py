"""What goes wrong with our own page and its experiments."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class NoPage(Problem, frozen=True):
    """Nothing has been loaded."""

    english = translatable("Problems", "no page is loaded")


class LoadTimeout(Problem, frozen=True):
    """The page takes too long to load."""

    english = translatable("Problems", "the page did not load within {limit_s:g} s; try again")
    limit_s: float


class NotLoaded(Problem, frozen=True):
    """The engine could not load the page."""

    english = translatable("Problems", "the page {address} did not load")
    address: str


class LeavingRefused(Problem, frozen=True):
    """The page wanted to leave Leak Lab."""

    english = translatable(
        "Problems",
        "the page wanted to go to {address}; Leak Lab stays on its own page",
    )
    address: str


class RuntimeNotBuilt(Problem, frozen=True):
    """There is no page for this version."""

    english = translatable(
        "Problems",
        "the page for {runtime} is not built; run `make setup` in {folder}",
    )
    runtime: str
    folder: str


class NotBuilt(Problem, frozen=True):
    """There is no page at all."""

    english = translatable(
        "Problems",
        "the page is not built ({reason}); run `make setup` in {folder}",
    )
    reason: str
    folder: str


class BrokenBuild(Problem, frozen=True):
    """The page is there, and does not work."""

    english = translatable(
        "Problems",
        "the built page does not work ({reason}); delete {build} and run `make setup` in {folder}",
    )
    reason: Problem
    build: str
    folder: str


class TauriNotInstalled(Problem, frozen=True):
    """Real Tauri was never installed here."""

    english = translatable(
        "Problems",
        "Tauri {version} is not installed; run `make tauri` in {folder}",
    )
    version: str
    folder: str


class TauriNotWhole(Problem, frozen=True):
    """Its installation was interrupted."""

    english = translatable(
        "Problems",
        "Tauri {version} is only partly installed; run `make tauri` in {folder} again",
    )
    version: str
    folder: str


class TauriOnLinuxOnly(Problem, frozen=True):
    """There is no WebKitGTK elsewhere."""

    english = translatable(
        "Problems",
        "real Tauri can be measured on Linux only; leave out `--on tauri` for the stand-in",
    )


class NoScreen(Problem, frozen=True):
    """Tauri's window can be opened nowhere."""

    english = translatable(
        "Problems",
        "there is no display for Tauri's window, and no Xvfb; set DISPLAY, or install xvfb",
    )


class TauriEnded(Problem, frozen=True):
    """The program with Tauri in it has ended by itself."""

    english = translatable(
        "Problems",
        "Tauri ended by itself (exit status {status}{said}); run it again with -v before the "
        "command to see all that it says",
    )
    status: int
    said: str
    """Its last words, with what separates them; empty where it said nothing."""


class TauriClosed(Problem, frozen=True):
    """Somebody has closed Tauri's window."""

    english = translatable("Problems", "Tauri's window was closed; run it again")


class TauriPageCrashed(Problem, frozen=True):
    """WebKit's process has ended, and Tauri has not."""

    english = translatable("Problems", "the page in Tauri crashed; run it again")


class TauriNotStarted(Problem, frozen=True):
    """Its program could not even be started."""

    english = translatable(
        "Problems", "Tauri could not be started ({reason}); run `make tauri` again"
    )
    reason: str


class TauriTimeout(Problem, frozen=True):
    """The page in Tauri takes too long to load."""

    english = translatable(
        "Problems", "the page in Tauri was not there within {limit_s:g} s; try again"
    )
    limit_s: float


class BrokenPage(Problem, frozen=True):
    """The page in Tauri has refused to start."""

    english = translatable(
        "Problems", "the page in Tauri did not start ({reason}); run `make setup` and `make tauri`"
    )
    reason: Problem


class NoApiWithoutTauri(Problem, frozen=True):
    """A pair of an npm package and no Tauri."""

    english = translatable(
        "Problems",
        "the page without Tauri (qt) has no npm api to choose; choose a runtime of: {runtimes}",
    )
    runtimes: str


class NoScenarios(Problem, frozen=True):
    """The page has nothing to run."""

    english = translatable("Problems", "it offers no scenario")


class NoRuntimes(Problem, frozen=True):
    """The build lists no version."""

    english = translatable("Problems", "{file} names no runtime")
    file: str


class OddRuntime(Problem, frozen=True):
    """The build lists what can be no version."""

    english = translatable("Problems", "{file} names a runtime {runtime!r}")
    file: str
    runtime: str


class NotInFramework(Problem, frozen=True):
    """The scenario is not there for the framework."""

    english = translatable(
        "Problems",
        "scenario {scenario} is not there for {framework}, only for: {frameworks}",
    )
    scenario: str
    framework: str
    frameworks: str


class NothingToRun(Problem, frozen=True):
    """What was asked for leaves no experiment."""

    english = translatable(
        "Problems",
        "nothing to run: no such scenario in {framework} on these runtimes",
    )
    framework: str


class NoFileToUpload(Problem, frozen=True):
    """The file that the page uploads cannot be made."""

    english = translatable(
        "Problems",
        "cannot make the file to upload in {folder}: {reason}; make room there, or set TMPDIR "
        "to another folder",
    )
    folder: str
    reason: str


class CannotOpen(Problem, frozen=True):
    """A file of runs cannot be read."""

    english = translatable("Problems", "cannot open {path}: {reason}")
    path: str
    reason: str


class NoSavedRun(Problem, frozen=True):
    """A file is none of runs."""

    english = translatable(
        "Problems",
        "{path} is no saved run of Leak Lab ({reason}); open a file that `Save the run` or "
        "`run --json` has written",
    )
    path: str
    reason: str


class OtherSchema(Problem, frozen=True):
    """A file of runs of a later version."""

    english = translatable(
        "Problems",
        "{path} has schema {schema}; this version of Leak Lab reads schema 1",
    )
    path: str
    schema: int


class RunsMissing(Problem, frozen=True):
    """A file of runs that lacks some."""

    english = translatable("Problems", "{path} holds no runs, or not all of them; save it anew")
    path: str


class RunsNotKept(Problem, frozen=True):
    """Runs cannot be written to where they are kept for the next start."""

    english = translatable(
        "Problems",
        "runs are not kept for the next start: {reason}; save those that you want to keep",
    )
    reason: str


class RunsSetAside(Problem, frozen=True):
    """Some files of kept runs are damaged, and stand under other names now."""

    english = translatable(
        "Problems",
        "kept runs that cannot be read: {count}; they were set aside in {folder}, as *.damaged",
    )
    count: int
    folder: str
