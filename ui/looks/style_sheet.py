"""The window's style sheet, made of the design tokens."""

from __future__ import annotations

from report.tokens import COLORS, RADII, SPACING

_SHEET = """
QMainWindow, QDialog {{ background: {ground}; }}
QMenuBar {{ background: {ground}; padding: 2px {gap}px; }}
QMenuBar::item {{ padding: 4px {gap}px; border-radius: {radius}px; background: transparent; }}
QMenuBar::item:selected {{ background: {raised}; }}
QMenu {{ background: {surface}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: {radius}px; }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu::item:disabled {{ color: {disabled}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px {gap}px; }}
QToolBar {{ background: {ground}; border: 0; border-bottom: 1px solid {line};
    padding: 4px {gap}px; spacing: 4px; }}
QToolBar::separator {{ background: {line}; width: 1px; margin: 6px 4px; }}
QToolButton, QPushButton {{ border: 1px solid transparent; border-radius: {radius}px;
    padding: 4px {gap}px; color: {text}; background: transparent; }}
QPushButton {{ border-color: {line}; background: {surface}; padding: 4px {wide}px; }}
QToolButton:hover, QPushButton:hover {{ background: {raised}; }}
QToolButton:pressed, QPushButton:pressed {{ background: {line}; }}
QToolButton:focus, QPushButton:focus {{ border-color: {accent}; }}
QToolButton:disabled, QPushButton:disabled {{ color: {disabled}; }}
QPushButton:disabled {{ background: transparent; }}
QPushButton:checked {{ background: {selection}; border-color: {accent}; }}
QToolButton[primary="true"], QPushButton[primary="true"] {{ background: {accent};
    color: {on_accent}; border-color: {accent}; }}
QToolButton[primary="true"]:hover, QPushButton[primary="true"]:hover {{
    border-color: {text}; }}
QToolButton[primary="true"]:focus, QPushButton[primary="true"]:focus {{
    border: 2px solid {text}; padding: 3px {near}px; }}
QToolButton[primary="true"]:disabled, QPushButton[primary="true"]:disabled {{
    background: {raised}; color: {disabled}; border-color: {line}; }}
QToolButton[primary="true"]::menu-button {{ border: 0; border-left: 1px solid {on_accent};
    width: 16px; margin: 4px 0; }}
QLineEdit {{ background: {surface}; border: 1px solid {line}; border-radius: {radius}px;
    padding: 3px 6px; color: {text}; }}
QLineEdit:focus {{ border-color: {accent}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; border: 0; border-bottom: 2px solid transparent;
    padding: 6px {gap}px; margin: 0 2px; color: {quiet}; }}
QTabBar::tab:hover {{ color: {text}; background: {raised}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar::tab:focus {{ color: {accent}; }}
QTabBar::scroller {{ width: 36px; }}
QTabBar QToolButton {{ padding: 0; background: {ground}; border: 0; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}
QDockWidget {{ color: {text}; }}
QDockWidget::title {{ background: {ground}; padding: 6px {gap}px; text-align: left; }}
QMainWindow::separator {{ background: {line}; width: 1px; height: 1px; }}
QMainWindow::separator:hover {{ background: {accent}; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {accent}; }}
QHeaderView {{ background: {surface}; border: 0; }}
QHeaderView::section {{ background: {surface}; color: {quiet}; border: 0;
    border-bottom: 1px solid {line}; padding: 4px 6px; }}
QAbstractScrollArea {{ border: 1px solid {line}; }}
QGraphicsView {{ border: 0; }}
QTableView, QTreeView, QListView {{ background: {surface}; alternate-background-color: {surface};
    border: 1px solid {line}; border-radius: {radius}px; }}
QTableView:focus, QTreeView:focus, QListView:focus, QPlainTextEdit:focus {{
    border-color: {accent}; }}
QTreeView::item {{ min-height: 22px; }}
QScrollBar {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ width: 10px; }}
QScrollBar:horizontal {{ height: 10px; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; margin: 1px; }}
QScrollBar::handle:vertical {{ min-height: 24px; }}
QScrollBar::handle:horizontal {{ min-width: 24px; }}
QScrollBar::handle:hover {{ background: {disabled}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}
QStatusBar {{ background: {ground}; color: {quiet}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QProgressBar {{ border: 0; border-radius: {radius}px; background: {raised}; text-align: center;
    color: {text}; }}
QProgressBar::chunk {{ background: {selection}; border-radius: {radius}px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }}
"""


def style_sheet(*, dark: bool) -> str:
    """Flat buttons and tabs, one accent, thin lines.

    A button with the property ``primary`` is filled with the accent. Boxes with arrows are left to
    Qt's style, which draws them in the palette's colours.

    The colours are written out: of a sheet that names the palette's, Qt keeps what they were first.
    When the sheet is exchanged, labels lose the font and colours that they were given after they
    were first shown; whoever gives them some gives them again on ``StyleChange``.
    """
    colors = {name.replace("-", "_"): color.on(dark=dark) for name, color in COLORS.items()}
    lengths = {"radius": RADII[0], "gap": SPACING[1], "wide": SPACING[2], "near": SPACING[2] - 1}
    return _SHEET.format_map(colors | {name: str(value) for name, value in lengths.items()})
