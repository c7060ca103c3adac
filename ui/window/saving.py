"""Asks where to save, and before anything is overwritten."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from lab.experiments.recording import Recording, encode_recordings
from report.formats import html
from report.run_report import RunReport
from ui.charts.growth_chart import GrowthChart
from ui.runs.operations import Operations
from ui.runs.runs import Runs, run_title
from ui.window.last_folder import last_folder, remember_folder_of
from ui.words.reason_words import evidence_of
from ui.words.verdict_words import marked_verdict

_Write = Callable[[Path], None]


def _nothing() -> None:
    """What follows when nothing is to follow."""


@dataclass(frozen=True)
class _Writing:
    """Runs that are being written to a file."""

    recordings: tuple[Recording, ...]
    then: Callable[[], None]


class Saving(QObject):
    """Saves runs, the chart of the one that is shown, and heap snapshots."""

    def __init__(
        self, window: QWidget, operations: Operations, chart: GrowthChart, runs: Runs
    ) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._chart = chart
        self._runs = runs
        self._shown: Recording | None = None
        self._writing: _Writing | None = None
        operations.saved.connect(self._on_saved)
        operations.failed.connect(self._on_not_saved)
        operations.cancelled.connect(self._on_not_saved)

    @property
    def has_run(self) -> bool:
        """Whether there is a run to save."""
        return self._shown is not None

    def keep(self, recording: Recording) -> None:
        """Have this run to save."""
        self._shown = recording

    def forget(self) -> None:
        """Have no run to save."""
        self._shown = None

    def save_run(self) -> None:
        """Save the run as ``run --json`` would, with what each cycle read."""
        if self._shown is not None:
            self.save_runs((self._shown,), self._name(), self.tr("Save the run"))

    def save_report(self) -> None:
        """Save the run as a report to read."""
        if self._shown is not None:
            self.save_report_of((self._shown,), (), self._name(), self.tr("Save a report"))

    def save_runs(
        self,
        recordings: Sequence[Recording],
        name: str,
        caption: str = "",
        then: Callable[[], None] = _nothing,
    ) -> None:
        """Save these runs as JSON; ``name`` is proposed for the file.

        ``then`` is called when they have been written.
        """
        kept = tuple(recordings)

        def write(path: Path) -> None:
            self._writing = _Writing(kept, then)
            named = tuple(map(self._runs.named, kept))
            self._operations.write(path, lambda: encode_recordings(named))

        self._ask(caption or self.tr("Save all runs"), name, "json", self.tr("Run (*.json)"), write)

    def save_report_of(
        self,
        recordings: Sequence[Recording],
        failures: Sequence[str],
        name: str,
        caption: str = "",
    ) -> None:
        """Save a report of these runs, and of what failed; ``name`` is proposed for the file."""
        kept, failed = tuple(recordings), tuple(failures)
        caption = caption or self.tr("Save a report of all runs")

        def write(path: Path) -> None:
            self._operations.write(path, lambda: _html(kept, failed))

        self._ask(caption, name, "html", self.tr("Report (*.html)"), write)

    def save_chart(self) -> None:
        """Save the chart as PNG, or as SVG if the name says so."""
        kinds = self.tr("Chart (*.png *.svg)")
        self._ask(self.tr("Save the chart"), self._name(), "png", kinds, self._write_chart)

    def save_heap_snapshot(self) -> None:
        """Save a heap snapshot that Chrome DevTools can load."""
        self._ask(
            self.tr("Save a heap snapshot"),
            self._name(),
            "heapsnapshot",
            self.tr("Heap snapshot (*.heapsnapshot)"),
            self._operations.save_heap_snapshot,
        )

    def _on_saved(self, _path: str) -> None:
        writing, self._writing = self._writing, None
        if writing is not None:
            self._runs.mark_saved(writing.recordings)
            writing.then()

    def _on_not_saved(self) -> None:
        self._writing = None

    def _write_chart(self, path: Path) -> None:
        if path.suffix.lower() == ".svg":
            drawn = self._chart.svg(self._heading())
            self._operations.write(path, lambda: drawn)
        else:
            image = self._chart.image(self._heading())
            self._operations.write(path, lambda: _png(image))

    def _ask(self, caption: str, name: str, ending: str, kinds: str, write: _Write) -> None:
        dialog = QFileDialog(self._window, caption, str(last_folder()), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        # It would ask in an event loop of its own.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(f"{name}.{ending}")
        dialog.fileSelected.connect(lambda chosen: self._confirm(Path(chosen), write))
        dialog.open()

    def _heading(self) -> str:
        """What the chart is of: the run and its verdict."""
        if self._shown is None:
            return self.tr("Leak Lab")
        result = self._shown.result
        verdict = f"{marked_verdict(result.verdict)}: {evidence_of(result)}"
        return f"{run_title(self._shown)}\n{verdict}"

    def _name(self) -> str:
        if self._shown is None:
            return "leak-lab"
        result = self._shown.result
        name = f"{result.scenario}-{result.framework}-{result.pair.name}"
        return re.sub(r"[^\w.-]", "-", name)

    def _confirm(self, path: Path, write: _Write) -> None:
        remember_folder_of(path)
        if not path.exists():
            write(path)
            return
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("{name} exists already.").format(name=path.name))
        box.setInformativeText(self.tr("Replace it? What it holds now will be lost."))
        replace = box.addButton(self.tr("&Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        replace.clicked.connect(lambda: write(path))
        box.open()


def _html(recordings: Sequence[Recording], failures: Sequence[str]) -> bytes:
    explained = [(each.result, each.scenario) for each in recordings if each.scenario is not None]
    results, scenarios = (
        (result for result, _ in explained),
        (scenario for _, scenario in explained),
    )
    return html.FORMAT.render(RunReport.of(results, scenarios, failures)).encode()


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
