"""Asks where to save, and before anything is overwritten."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from lab.catalog import Scenario
from lab.result import Result, RunDocument
from ui.growth_chart import GrowthChart
from ui.laboratory import Laboratory

_Write = Callable[[Path], None]


class Saving(QObject):
    """Saves the last run, its chart, and heap snapshots, by the laboratory."""

    def __init__(self, window: QWidget, laboratory: Laboratory, chart: GrowthChart) -> None:
        super().__init__(window)
        self._window = window
        self._laboratory = laboratory
        self._chart = chart
        self._run: tuple[Result, Scenario] | None = None

    @property
    def has_run(self) -> bool:
        """Whether there is a run to save."""
        return self._run is not None

    def keep(self, result: Result, scenario: Scenario) -> None:
        """Have this run to save."""
        self._run = (result, scenario)

    def forget(self) -> None:
        """Have no run to save."""
        self._run = None

    def save_run(self) -> None:
        """Save the run as ``run --json`` would."""
        if self._run is not None:
            document = RunDocument(schema=1, results=(self._run[0],))
            self._ask("json", self.tr("Run (*.json)"), self._writing(lambda: _json(document)))

    def save_report(self) -> None:
        """Save the run as a report to read."""
        if self._run is not None:
            result, scenario = self._run
            self._ask(
                "html", self.tr("Report (*.html)"), self._writing(lambda: _html(result, scenario))
            )

    def save_chart(self) -> None:
        """Save the chart as PNG, or as SVG if the name says so."""
        self._ask("png", self.tr("Chart (*.png *.svg)"), self._write_chart)

    def save_heap_snapshot(self) -> None:
        """Save a heap snapshot that Chrome DevTools can load."""
        self._ask(
            "heapsnapshot",
            self.tr("Heap snapshot (*.heapsnapshot)"),
            self._laboratory.save_heap_snapshot,
        )

    def _writing(self, render: Callable[[], bytes]) -> _Write:
        return lambda path: self._laboratory.write(path, render)

    def _write_chart(self, path: Path) -> None:
        if path.suffix.lower() == ".svg":
            drawn = self._chart.svg()
            self._laboratory.write(path, lambda: drawn)
        else:
            image = self._chart.image()
            self._laboratory.write(path, lambda: _png(image))

    def _ask(self, ending: str, kinds: str, write: _Write) -> None:
        dialog = QFileDialog(self._window, self.tr("Save"), "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        # It would ask in an event loop of its own.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(f"{self._name()}.{ending}")
        dialog.fileSelected.connect(lambda name: self._confirm(Path(name), write))
        dialog.open()

    def _name(self) -> str:
        if self._run is None:
            return "leak-lab"
        result = self._run[0]
        name = f"{result.scenario}-{result.framework}-{result.runtime}"
        return re.sub(r"[^\w.-]", "-", name)

    def _confirm(self, path: Path, write: _Write) -> None:
        if not path.exists():
            write(path)
            return
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("{name} exists already.").format(name=path.name))
        box.setInformativeText(self.tr("Replace it? What it holds now will be lost."))
        replace = box.addButton(self.tr("&Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        replace.clicked.connect(lambda: write(path))
        box.open()


def _json(document: RunDocument) -> bytes:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _html(result: Result, scenario: Scenario) -> bytes:
    from lab.html_report import html_report

    return html_report([result], {scenario.id: scenario}, []).encode()


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
