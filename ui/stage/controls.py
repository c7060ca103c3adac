"""The tool bar: what to run, and the buttons that run it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QToolBar, QToolButton, QWidget

from report.place import Where
from ui.looks.icons import IconName, icon
from ui.stage.cycles_menu import CyclesMenu
from ui.stage.place_choice import PlaceChoice
from ui.window.actions import Actions, State
from ui.window.mnemonics import without_mnemonic

WIDTH_FOR_TEXTS = 1200
"""From this width on, collect and reload have a text, and so has the choice of the place."""
_ICON_SIZE = QSize(18, 18)
# Seconds from the beginning of one cycle to that of the next.
_INTERVALS = (0.0, 0.2, 1.0, 3.0)


class _Button(QToolButton):
    """Shows when it has the keyboard; a style draws nothing around buttons of tool bars.

    Disabled while it has it, it leaves it with the tool bar and takes it back when it can be
    pressed again. Qt would hand it to the next button, which another Space would press.
    """

    def __init__(self, bar: QToolBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._had_focus = False

    def show_enabled(self, enabled: bool) -> None:
        """Be enabled or not, as the action is."""
        window = self.window()
        if not enabled and window.focusWidget() is self:
            self._had_focus = True
            self._bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setEnabled(enabled)
        if enabled and self._had_focus:
            self._had_focus = False
            if window.focusWidget() is self._bar:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame around it."""
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class Controls(QToolBar):
    """Pick where to run, and a version; run, pause, cancel; mount, unmount, collect; reload.

    A button does what the menu's action of that name does. Where there is room, all but pause and
    cancel, which are known by their icons, have a text.
    """

    runtime_chosen = Signal(str)
    interval_chosen = Signal(float)
    """Seconds from one cycle to the next."""
    cycles_chosen = Signal(int)

    def __init__(
        self, runtimes: Sequence[str], actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._paused = False
        self.setObjectName("controls")
        self.setMovable(False)
        self.setIconSize(_ICON_SIZE)

        self._runs_on = QLabel(self)
        self._runs_on.setContentsMargins(4, 0, 4, 0)
        self._choice = PlaceChoice(runtimes, self)
        self.place, self.runtime = self._choice.place, self._choice.version
        self._runs_on.setBuddy(self.place)
        self._choice.chosen.connect(self.runtime_chosen)
        self._cycles_menu = CyclesMenu(self)
        self.cycles = self._cycles_menu.number
        self.cycles.valueChanged.connect(self.cycles_chosen)
        self.speed = QComboBox(self)
        self.speed.setObjectName("speed")
        for interval_s in _INTERVALS:
            self.speed.addItem("", interval_s)
        self.speed.activated.connect(
            lambda _index: self.interval_chosen.emit(self.current_interval())
        )
        self._buttons: list[tuple[QToolButton, QAction, IconName]] = []
        self.run = self._button("run", actions.run, with_text=True)
        self.run.setProperty("primary", True)
        self.run.setMenu(self._cycles_menu)
        self.run.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.pause = self._button("pause", actions.pause)
        self.cancel = self._button("cancel", actions.cancel)
        self.mount = self._button("mount", actions.mount, with_text=True)
        self.unmount = self._button("unmount", actions.unmount, with_text=True)
        self.collect = self._button("collect", actions.collect)
        self.reload = self._button("reload", actions.reload)
        self._label_action = self.addWidget(self._runs_on)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.place, self.runtime),
            (self.run, self.pause, self.cancel, self.speed),
            (self.mount, self.unmount, self.collect),
            (self.reload,),
        )
        for number, group in enumerate(groups):
            if number:
                self.addSeparator()
            for widget in group:
                self.addWidget(widget)
        self._retranslate()
        self._recolor()
        self.show_state(State(busy=True))

    def current_runtime(self) -> str:
        """What is picked, by the name of a :class:`report.pair.Pair`."""
        return self._choice.current

    @property
    def current_place(self) -> Where:
        """Where scenarios run."""
        return self._choice.current_place

    def current_interval(self) -> float:
        """The picked time from one cycle to the next, in seconds."""
        return float(self.speed.currentData())

    def show_runtime(self, runtime: str) -> bool:
        """Pick this one; False if it is not there."""
        return self._choice.show_runtime(runtime)

    def show_interval(self, seconds: float) -> None:
        """Pick this time from one cycle to the next, if it is there."""
        if (index := self.speed.findData(seconds)) >= 0:
            self.speed.setCurrentIndex(index)
            self.interval_chosen.emit(seconds)

    def show_state(self, state: State) -> None:
        """Enable what can be done now; the buttons follow their actions."""
        self._choice.set_enabled(not state.busy)
        self.cycles.setEnabled(not state.busy)
        if state.paused != self._paused:
            self._paused = state.paused
            self._recolor()
        self._name_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have texts where there is room for them."""
        super().resizeEvent(event)
        has_room = event.size().width() >= WIDTH_FOR_TEXTS
        self._label_action.setVisible(has_room)
        for button in (self.collect, self.reload):
            button.setToolButtonStyle(_style(with_text=has_room))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, and a change between light and dark."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._recolor()
        super().changeEvent(event)

    def _button(self, name: IconName, action: QAction, *, with_text: bool = False) -> QToolButton:
        button = _Button(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(_style(with_text=with_text))
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.show_enabled)
        # By button, key and menu the same happens; by the latter two the button shows it.
        button.clicked.connect(action.trigger)
        self._buttons.append((button, action, name))
        return button

    def _name_buttons(self) -> None:
        short = {
            self.mount: self.tr("Mount"),
            self.unmount: self.tr("Unmount"),
            self.reload: self.tr("Reload"),
        }
        for button, action, _name in self._buttons:
            name = without_mnemonic(action.text())
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setText(short.get(button, name))
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({keys})")

    def _recolor(self) -> None:
        for button, _action, name in self._buttons:
            shown: IconName = "resume" if name == "pause" and self._paused else name
            button.setIcon(icon(shown, self.palette(), is_primary=button is self.run))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Tool bar"))
        self._runs_on.setText(self.tr("Runs on"))
        self._choice.retranslate()
        speeds = (
            self.tr("full speed"),
            self.tr("5 per second"),
            self.tr("1 per second"),
            self.tr("every 3 seconds"),
        )
        for index, name in enumerate(speeds):
            self.speed.setItemText(index, name)
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(self.tr("How fast the cycles follow each other; also during a run"))
        self._name_buttons()


def _style(*, with_text: bool) -> Qt.ToolButtonStyle:
    styles = Qt.ToolButtonStyle
    return styles.ToolButtonTextBesideIcon if with_text else styles.ToolButtonIconOnly
