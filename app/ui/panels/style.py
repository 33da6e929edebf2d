"""The style sheet of panels and dialogs, made from the tokens of the theme that holds."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QFontMetricsF

from app import resources
from app.ui import theme

# pixels that the text of each has at least, where a line of it is not higher
_LEAST = {"button": 18, "link": 16, "field": 20}
_TICK = 14  # pixels of what is ticked, within its edge
_SHEET = """
QWidget#panel {{ background: {surface.panel}; }}
QWidget#ground {{ background: {surface.window}; }}
QSplitter::handle {{ background: {edge.hair}; }}
QMainWindow::separator {{ background: {edge.hair}; width: 1px; height: 1px; }}

QLabel[look="heading"], QLabel[look="quiet"], QLabel[look="small"] {{ color: {text.faint}; }}
QLabel[look="soft"] {{ color: {text.soft}; }}
QLabel[look="link"], QLabel[look="action"] {{ color: {text.link}; }}
QLabel[look="gain"] {{ color: {text.link}; }}
QLabel[look="problem"] {{ color: {text.negative}; }}
QLabel[look="key"] {{
    background: {surface.quiet}; color: {text.ink}; border: 1px solid {edge.card};
    border-radius: 4px; padding: 1px 6px;
}}
QLabel[look="notice"] {{ color: {text.notice}; }}

QFrame#notice {{ background: {surface.notice}; border-radius: 8px; }}
QFrame#notice QToolButton {{ color: {text.notice}; text-align: left; }}
QFrame#route {{ border: 1px solid transparent; border-radius: 6px; }}
QFrame#route:hover {{ background: {surface.hover}; }}
QFrame#route:focus {{ border-color: {edge.focus}; }}
QFrame#hair {{ background: {edge.hair}; border: 0; }}

QPushButton, QToolButton {{ outline: 0; }}
QPushButton {{
    background: {surface.panel}; color: {text.ink}; border: 1px solid {edge.card};
    border-radius: 8px; padding: 6px 14px; min-height: {high.button}px;
}}
QPushButton:hover {{ background: {surface.hover}; }}
QPushButton:focus {{ border: 2px solid {edge.focus}; padding: 5px 13px; }}
QPushButton:disabled {{ color: {text.disabled}; }}
QPushButton[look="primary"], QPushButton:default {{
    background: {accent.fill}; color: {text.on_accent}; border-color: {accent.fill};
    font-weight: 600;
}}
QPushButton[look="primary"]:hover, QPushButton:default:hover {{ background: {accent.hover}; }}
QPushButton[look="primary"]:focus, QPushButton:default:focus {{ border: 2px solid {text.ink}; }}
QPushButton[look="primary"]:disabled, QPushButton:default:disabled {{
    background: {surface.quiet}; color: {text.disabled}; border-color: {surface.quiet};
}}
QPushButton[look="link"] {{
    background: transparent; border: 1px solid transparent; color: {text.link};
    padding: 2px 0; text-align: left; min-height: {high.link}px;
}}
QPushButton[look="link"]:hover {{ background: {surface.hover}; }}
QPushButton[look="link"]:focus {{ border: 1px solid {edge.focus}; }}
QPushButton[look="link"]:disabled {{ color: {text.disabled}; }}

QPushButton[look="chip"] {{
    background: {surface.panel}; border: 1px dashed {accent.fill}; border-radius: 12px;
    padding: 2px 10px; min-height: {high.button}px; font-weight: 400;
}}
QPushButton[look="chip"]:focus {{ border: 2px solid {edge.focus}; padding: 1px 9px; }}

QPushButton#search {{
    background: {surface.field}; color: {text.faint}; text-align: left; padding: 5px 10px;
}}
QPushButton#search:hover {{ border-color: {edge.field}; }}
QPushButton#search:focus {{ border: 2px solid {edge.focus}; padding: 4px 9px; }}
QPushButton[look="asked"] {{
    background: {surface.selected}; border: 1px solid transparent; border-radius: 12px;
    padding: 2px 10px; min-height: {high.button}px; font-weight: 400;
}}
QPushButton[look="asked"]:hover {{ border-color: {edge.field}; }}
QPushButton[look="asked"]:focus {{ border: 2px solid {edge.focus}; padding: 1px 9px; }}

QToolButton {{
    background: transparent; color: {text.ink}; border: 1px solid transparent;
    border-radius: 6px; padding: 4px;
}}
QToolButton:hover {{ background: {surface.hover}; }}
QToolButton:focus {{ border: 1px solid {edge.focus}; }}
QToolButton:checked {{ background: {surface.selected}; }}
QToolButton:disabled {{ color: {text.disabled}; }}
QFrame#segments {{ background: {surface.quiet}; border-radius: 8px; }}
QToolButton#segment {{ color: {text.soft}; border-radius: 6px; padding: 4px 12px; }}
QToolButton#segment:hover {{ color: {text.ink}; background: {surface.hover}; }}
QToolButton#segment:checked {{
    background: {surface.panel}; color: {text.ink}; font-weight: 600;
}}
QToolButton#segment:focus {{ border: 1px solid {edge.focus}; }}
QToolButton::menu-indicator {{ image: none; }}

QLineEdit, QPlainTextEdit {{
    background: {surface.field}; color: {text.ink}; border: 1px solid {edge.card};
    border-radius: 6px; padding: 3px 7px; selection-background-color: {accent.fill};
    selection-color: {text.on_accent};
}}
QLineEdit {{ min-height: {high.field}px; }}
QLineEdit:hover, QPlainTextEdit:hover {{ border-color: {edge.field}; }}
QLineEdit:focus, QPlainTextEdit:focus {{
    border: 2px solid {edge.focus}; padding: 2px 6px;
}}
QLineEdit:read-only, QPlainTextEdit:read-only {{
    background: transparent; border-color: transparent;
}}
.QComboBox, FamilyField, QAbstractSpinBox {{
    background: {surface.field}; color: {text.ink}; border: 1px solid {edge.card};
    border-radius: 6px; padding: 3px 4px 3px 7px; min-height: {high.field}px;
    selection-background-color: {accent.fill}; selection-color: {text.on_accent};
}}
.QComboBox:hover, FamilyField:hover, QAbstractSpinBox:hover {{ border-color: {edge.field}; }}
.QComboBox:focus, FamilyField:focus, QAbstractSpinBox:focus {{
    border: 2px solid {edge.focus}; padding: 2px 3px 2px 6px;
}}
.QComboBox:disabled, FamilyField:disabled, QAbstractSpinBox:disabled {{
    color: {text.disabled}; background: transparent;
}}
.QComboBox::drop-down, FamilyField::drop-down {{ border: 0; width: 22px; }}
.QComboBox::down-arrow, FamilyField::down-arrow, QAbstractSpinBox::down-arrow {{
    image: url("{chevron.down}"); width: 14px; height: 14px;
}}
QAbstractSpinBox::up-arrow {{ image: url("{chevron.up}"); width: 14px; height: 14px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
    background: transparent; border: 0; width: 20px;
}}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
    background: {surface.hover};
}}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:hover, QAbstractSpinBox QLineEdit:focus,
FamilyField QLineEdit, FamilyField QLineEdit:hover, FamilyField QLineEdit:focus {{
    border: 0; padding: 0 0 0 5px; min-height: 0; background: transparent;
}}
QLineEdit#title {{ font-size: {font.title}px; font-weight: 600; }}
QLineEdit[look="bare"] {{ border-color: transparent; background: transparent; }}
QLineEdit[look="bare"]:hover {{ border-color: {edge.card}; }}

QCheckBox::indicator, QListWidget::indicator, QTableWidget::indicator,
QRadioButton::indicator {{
    width: {tick.side}px; height: {tick.side}px; border: 1px solid {edge.field};
    background: {surface.field};
}}
QCheckBox::indicator, QListWidget::indicator, QTableWidget::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: {tick.round}px; }}
QCheckBox::indicator:checked, QListWidget::indicator:checked,
QTableWidget::indicator:checked {{
    background: {accent.fill}; border-color: {accent.fill}; image: url("{tick.file}");
}}
QRadioButton::indicator:checked {{
    width: {tick.inner}px; height: {tick.inner}px; border: 5px solid {accent.fill};
    background: {text.on_accent};
}}
QCheckBox::indicator:indeterminate {{
    border-color: {accent.fill}; image: none;
    background: qlineargradient(x1: 0, y1: 0, x2: 0, y2: 1,
        stop: 0.39 {surface.field}, stop: 0.4 {accent.fill},
        stop: 0.6 {accent.fill}, stop: 0.61 {surface.field});
}}
QCheckBox, QRadioButton {{ outline: 1px solid {edge.focus}; outline-radius: 4px; }}
QCheckBox::indicator:focus, QRadioButton::indicator:unchecked:focus {{
    width: {tick.inside}px; height: {tick.inside}px; border: 2px solid {edge.focus};
}}
QCheckBox::indicator:checked:focus {{ border-color: {text.ink}; }}
QRadioButton::indicator:checked:focus {{ border-color: {edge.focus}; }}

QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView, QMenu {{
    background: {surface.panel}; color: {text.ink}; border: 1px solid {edge.card};
    padding: 4px; outline: 0;
}}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0 8px; }}
QMenu::item {{ padding: 6px 28px 6px 24px; border-radius: 4px; }}
QMenu::item:selected, QComboBox QAbstractItemView::item:selected {{
    background: {surface.selected}; color: {text.ink};
}}
QMenu::item:disabled {{ color: {text.disabled}; }}
QMenu::separator {{ height: 1px; background: {edge.hair}; margin: 4px 8px; }}
QMenuBar {{ background: {surface.panel}; color: {text.ink}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 10px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {surface.hover}; }}
QStatusBar {{ background: {surface.panel}; color: {text.soft}; }}
QStatusBar::item {{ border: 0; }}

QScrollArea {{ background: transparent; border: 1px solid transparent; }}
QScrollArea:focus {{ border: 1px solid {edge.focus}; }}
QTreeWidget, QTreeView, QTableWidget {{
    background: {surface.panel}; color: {text.ink}; border: 0; outline: 0;
    selection-background-color: {surface.selected}; selection-color: {text.ink};
}}
QTableWidget::item {{ padding: 0 6px; border: 0; }}
QTableWidget::item:selected {{ background: {surface.selected}; color: {text.ink}; }}
QTreeWidget#trace::item {{ padding: 4px 0; }}
QTreeWidget#trace::item:hover {{ background: {surface.hover}; }}
QTreeWidget#trace::item:selected {{ background: {surface.selected}; color: {text.ink}; }}
QListWidget {{
    background: {surface.field}; color: {text.ink}; border: 1px solid {edge.card};
    border-radius: 6px; padding: 3px; outline: 0;
}}
QListWidget:focus {{ border: 2px solid {edge.focus}; padding: 2px; }}
QListWidget::item {{ padding: 4px 4px; border-radius: 4px; color: {text.ink}; }}
QListWidget::item:hover {{ background: {surface.hover}; }}
QListWidget::item:selected {{ background: {surface.selected}; color: {text.ink}; }}
QTabWidget::pane {{ border: 0; }}
QTabWidget::tab-bar {{ left: 6px; }}
QTabBar::tab {{
    background: transparent; color: {text.soft}; border: 0; padding: 6px 2px 4px 2px;
    margin: 0 8px; border-bottom: 2px solid transparent;
}}
QTabBar::tab:hover {{ color: {text.ink}; border-bottom-color: {edge.card}; }}
QTabBar::tab:selected {{ color: {text.ink}; border-bottom-color: {accent.fill}; }}
QTabBar::tab:selected:focus {{
    border: 2px solid {edge.focus}; border-radius: 6px; padding: 4px; margin: 0 4px;
}}
QTabBar {{ outline: 0; }}
QHeaderView::section {{
    background: {surface.panel}; color: {text.faint}; border: 0; padding: 4px 8px;
    border-bottom: 1px solid {edge.hair};
}}
QScrollBar:vertical {{ width: 10px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 0; }}
QScrollBar::handle {{
    background: {edge.card}; border-radius: 4px; margin: 1px; min-height: 28px; min-width: 28px;
}}
QScrollBar::handle:hover {{ background: {edge.field}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def sheet() -> str:
    """Return the style sheet in the colours that hold now."""
    values: dict[str, dict[str, str]] = {}
    for token, colour in theme.current().tokens.items():
        group, name = token.split(".")
        values.setdefault(group, {})[name] = colour.name()
    side = theme.eased(_TICK)
    sizes = {"side": side, "round": side // 2 + 1, "inner": side - 8, "inside": side - 2}
    values["tick"] = {"file": _drawn("tick")} | {name: str(at) for name, at in sizes.items()}
    values["chevron"] = {way: _drawn(f"chevron-{way}") for way in ("down", "up")}
    values["font"] = {"title": str(theme.grown(theme.measure("font.title")))}
    line = ceil(QFontMetricsF(theme.font()).height())
    values["high"] = {name: str(max(high, line)) for name, high in _LEAST.items()}
    return _SHEET.format(**{group: _Group(names) for group, names in values.items()})


def _drawn(sign: str) -> str:
    """Return the file of a sign in the colour that it has in the theme that holds."""
    return resources.path("themes", f"{sign}-{theme.current().name}.svg").as_posix()


class _Group:
    """Colours and sizes that a format string reads as attributes."""

    def __init__(self, names: dict[str, str]) -> None:
        self.__dict__.update(names)
