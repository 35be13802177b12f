"""The style sheet, generated from the tokens: one flat rule per kind of control, none nested deeper than two.

Kinds are chosen by dynamic properties, so that screens never carry their own colors:

- `QPushButton` / `QToolButton`: kind = primary, danger, plain, ghost, link, warn-link, pill, chip, chip-on,
  nav, segment, tab, card, map
- `QLabel`: role = display, title, sub, strong, meta, caption, field, warn, live
- object names of `QFrame`: sidebar, topBar, filterBar, listHeader, footBar, segments, card, inspector,
  mapPanel
"""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

_FRAMES = """
#sidebar { background: $sidebar; border: none; border-right: 1px solid $border; }
#topBar, #filterBar, #listHeader { background: $surface; border: none; border-bottom: 1px solid $border; }
#footBar { background: $surface; border: none; border-top: 1px solid $border; }
#dayBoard, #ledger, #replyPanel { background: $surface; border: none; }
#sunken { background: $sunken; border: none; }
#windowBackground { background: $window; border: none; }
#cityList { background: $surface; border: none; border-left: 1px solid $border; }
#inspector { background: $surface; border: none; border-left: 1px solid $border; }
#inspector[side="left"] { border-left: none; border-right: 1px solid $border; }
#sidePane { background: $surface; border: none; border-right: 1px solid $border; }
#segments { background: $window; border: 1px solid $border; border-radius: 8px; }
#card { background: $raised; border: 1px solid $border; border-radius: 10px; }
#choice { background: transparent; border: 1px solid transparent; border-radius: 8px; }
#choice:hover { background: $hover; }
#choiceOn { background: $accent_soft; border: 1px solid $accent_line; border-radius: 8px; }
#notice { background: $accent_soft; border: 1px solid $accent_line; border-radius: 10px; }
#liveNotice { background: $live_soft; border: 1px solid $live_soft; border-radius: 10px; }
#offlineStrip { background: $due_soft; border: none; border-bottom: 1px solid $due; }
#liveStrip { background: $surface; border: none; border-top: 1px solid $border; }
#mapPanel { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame[line="upright"] { background: $border; border: none; max-width: 1px; min-width: 1px; }
QFrame[line="true"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
"""
_LABELS = """
QLabel { background: transparent; color: $text; }
QLabel[role="display"] { font-size: ${px24}px; font-weight: 600; }
QLabel[role="title"] { font-size: ${px18}px; font-weight: 600; }
QLabel[role="sub"] { font-size: ${px15}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="meta"] { color: $text2; font-size: ${px12}px; }
QLabel[role="caption"] { color: $text3; font-size: ${px11}px; }
QLabel[role="field"] { color: $text2; font-size: ${px12}px; font-weight: 600; }
QLabel[role="live"] { color: $live; font-size: ${px12}px; font-weight: 600; }
QLabel[role="complaint"] { background: $raised; color: $danger; border: 1px solid $danger; border-radius: 6px;
    padding: 4px 8px; font-size: ${px12}px; font-weight: 600; }
QLabel[role="warn"] { color: $danger; font-size: ${px12}px; font-weight: 600; }
"""
_BUTTONS = """
QPushButton, QToolButton { border: 1px solid transparent; border-radius: 8px; color: $text;
    background: transparent; }
QPushButton { icon-size: ${px16}px; }
QToolButton { icon-size: ${px18}px; }
QToolButton[kind="chip"], QToolButton[kind="chip-on"] { icon-size: ${px14}px; }
QPushButton[kind="primary"], QToolButton[kind="primary"] { background: $accent; color: $accent_text;
    border: 1px solid $accent; padding: 0 14px; min-height: ${px30}px; font-weight: 600; }
QPushButton[kind="primary"]:hover, QToolButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="danger"] { background: $danger; color: $accent_text;
    border: 1px solid $danger; padding: 0 14px; min-height: ${px30}px; font-weight: 600; }
QPushButton[kind="plain"], QToolButton[kind="plain"] { background: $surface;
    border: 1px solid $border_strong;
    padding: 0 14px; min-height: ${px30}px; font-weight: 500; }
QPushButton[kind="plain"]:hover, QToolButton[kind="plain"]:hover { background: $hover; }
QPushButton[kind="ghost"], QToolButton[kind="ghost"] { padding: 5px; color: $text2; }
QPushButton[kind="ghost"]:hover, QToolButton[kind="ghost"]:hover { background: $hover; color: $text; }
QPushButton[kind="ghost"][small="true"], QToolButton[kind="ghost"][small="true"] { font-size: ${px12}px;
    font-weight: 500; }
QToolButton[kind="ghost"]:checked { background: $selected; }
QPushButton[kind="link"] { color: $accent; font-size: ${px12}px; font-weight: 500; padding: 1px 4px;
    text-align: left; }
QPushButton[kind="inner"] { border: none; border-left: 1px solid $border; border-radius: 0;
    color: $text2; padding: 0 10px; font-weight: 600; }
QPushButton[kind="inner"]:hover { color: $text; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QToolButton[kind="chip"], QPushButton[kind="chip"] { background: $surface; border: 1px solid $border_strong;
    border-radius: 15px; padding: 0 10px; min-height: ${px28}px; font-size: ${px12}px; font-weight: 500; }
QToolButton[kind="chip"]:hover, QPushButton[kind="chip"]:hover { background: $hover; }
QToolButton[kind="chip-on"], QPushButton[kind="chip-on"] { background: $accent_soft;
    border: 1px solid $accent_line;
    border-radius: 15px; padding: 0 10px; min-height: ${px28}px; font-size: ${px12}px; font-weight: 600; }
QToolButton[kind="nav"], QPushButton[kind="nav"] { border-radius: 7px; padding: 0 10px; min-height: ${px30}px;
    color: $text2; font-weight: 500; text-align: left; }
QToolButton[kind="nav"]:hover, QPushButton[kind="nav"]:hover { background: $hover; }
QToolButton[kind="nav"]:checked, QPushButton[kind="nav"]:checked { background: $selected; color: $text;
    font-weight: 600; }
QPushButton[kind="stage"] { padding: 2px 6px; border-radius: 6px; color: $text2; font-size: ${px12}px;
    font-weight: 500; }
QPushButton[kind="stage"]:hover { background: $hover; }
QPushButton[kind="stage"]:checked { background: $accent_soft; border-color: $accent_line; color: $text;
    font-weight: 600; }
QPushButton[kind="heading"] { padding: 2px 5px; border-radius: 6px; color: $text2; font-size: ${px12}px;
    font-weight: 600; text-align: left; }
QPushButton[kind="heading"]:hover { background: $hover; color: $text; }
QToolButton[kind="segment"] { border-radius: 6px; padding: 2px 8px; color: $text2; font-weight: 500;
    margin: 2px 1px; min-height: ${px24}px; }
QToolButton[kind="segment"]:hover { background: $hover; }
QToolButton[kind="segment"]:checked { background: $raised; border: 1px solid $border_strong; color: $text;
    font-weight: 600; }
QToolButton[kind="tab"] { border-radius: 0; border: 2px solid transparent; border-left: 0; border-right: 0;
    color: $text2; padding: 1px 0;
    min-height: ${px22}px; font-size: ${px12}px; font-weight: 600; }
QToolButton[kind="tab"]:hover { background: $hover; }
QToolButton[kind="tab"]:checked { border-bottom-color: $accent; color: $text; }
QToolButton[kind="tab"]:focus { background: $accent_soft; border-left: 0; border-right: 0; }
QPushButton[kind="pill"] { background: $accent_soft; border-radius: 12px; padding: 0 9px; min-height: 22px;
    font-size: ${px12}px; font-weight: 600; }
QPushButton[kind="warn-link"] { color: $danger; font-size: ${px12}px; font-weight: 600; padding: 1px 4px; }
QPushButton[kind="warn-link"]:hover { text-decoration: underline; }
QPushButton[kind="card"] { background: $raised; border: 1px solid $border; border-radius: 9px;
    padding: 1px; text-align: left; }
QPushButton[kind="card"]:hover { border-color: $border_strong; }
QToolButton[kind="map"] { background: $surface; border: 1px solid $border; padding: 1px; }
QToolButton[kind="map"]:hover { background: $hover; }
QPushButton:disabled, QToolButton:disabled { color: $control_line; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled {
    background: $border_strong; border-color: $border_strong; color: $text2; }
QToolButton::menu-indicator { image: none; width: 0; }
"""
_FIELDS = """
QLineEdit, QComboBox, QAbstractSpinBox { background: $surface; border: 1px solid $border_strong;
    border-radius: 8px;
    min-height: ${px30}px; color: $text; selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit { padding: 0 10px; }
QLineEdit[kind="search"] { background: $sunken; }
QLineEdit[kind="cell"], QLineEdit[kind="cell"]:focus { min-height: 0; padding: 0 6px;
    border: 2px solid $accent; border-radius: 5px; }
QLineEdit[kind="bare"], QLineEdit[kind="bare"]:focus { border: none; background: transparent; padding: 0;
    font-size: ${px15}px; }
QLineEdit[kind="flat"], QComboBox[kind="flat"], QPlainTextEdit[kind="flat"] { background: transparent;
    border: 1px solid transparent; min-height: ${px28}px; }
QLineEdit[kind="flat"]:hover, QComboBox[kind="flat"]:hover, QPlainTextEdit[kind="flat"]:hover {
    border-color: $border_strong; }
QLineEdit[look="title"] { font-size: ${px18}px; font-weight: 600; }
QComboBox { padding: 0 8px 0 12px; combobox-popup: 0; }
QComboBox[kind="flat"] { padding: 0 1px 0 12px; }
QComboBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QAbstractSpinBox { padding: 0 8px 0 10px; max-height: ${px30}px; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $control_line; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { background: $sunken; color: $text3; }
QLineEdit[other="true"], QComboBox[other="true"], QPlainTextEdit[other="true"] { border: 2px solid $live; }
QLineEdit[fresh="true"], QComboBox[fresh="true"], QPlainTextEdit[fresh="true"] { background: $live_soft; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QAbstractSpinBox[invalid="true"],
    QPlainTextEdit[invalid="true"] { border-color: $danger; }
QPlainTextEdit, QTextEdit { background: $surface; border: 1px solid $border_strong; border-radius: 8px;
    padding: 5px 7px; color: $text; selection-background-color: $accent; selection-color: $accent_text; }
QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button, QDateTimeEdit::drop-down {
    border: none; width: ${px22}px; background: transparent; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow, QAbstractSpinBox::down-arrow {
    image: url(icons:chevron-down-$scheme.svg); width: ${px14}px; height: ${px14}px; }
QComboBox[kind="flat"]::drop-down { width: 0; }
QComboBox[kind="flat"]::down-arrow { image: none; width: 0; }
QAbstractSpinBox::up-arrow { image: url(icons:chevron-up-$scheme.svg); width: ${px14}px;
    height: ${px14}px; }
QCheckBox, QRadioButton { spacing: 8px; color: $text; background: transparent; padding: 4px 4px 4px 0; }
QCheckBox[kind="bare"], QRadioButton[kind="bare"] { spacing: 0; padding: 0; }
QCheckBox::indicator, QTableView::indicator, QMenu::indicator { width: ${px16}px; height: ${px16}px;
    border-radius: 5px;
    border: 1px solid $control_line; background: $surface; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QMenu::indicator:checked { background: $accent;
    border-color: $accent; image: url(icons:check-$scheme.svg); }
QRadioButton::indicator { width: ${inner}px; height: ${inner}px; border-radius: ${px8}px;
    border: 1px solid $control_line; background: $surface; }
QRadioButton::indicator:checked { border: ${px5}px solid $accent; width: ${dot}px; height: ${dot}px; }
"""
# Check boxes begin where the fields above them begin, so the mark alone shows that they have the keyboard.
_FOCUS = """
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus,
    QPlainTextEdit:focus,
QTextEdit:focus { border: 2px solid $accent; }
QPushButton[kind="primary"]:focus, QToolButton[kind="primary"]:focus,
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:focus, QPushButton[kind="danger"]:focus, QToolButton[kind="primary"]:focus,
QPushButton[kind="plain"]:focus,
QToolButton[kind="plain"]:focus { padding: 0 13px; }
QPushButton[kind="chip"]:focus, QToolButton[kind="chip"]:focus, QPushButton[kind="chip-on"]:focus,
QToolButton[kind="chip-on"]:focus, QPushButton[kind="nav"]:focus, QToolButton[kind="nav"]:focus {
    padding: 0 9px; }
QPushButton[kind="pill"]:focus { padding: 0 8px; }
QToolButton[kind="segment"]:focus { padding: 1px 7px; }
QPushButton[kind="stage"]:focus { padding: 1px 5px; }
QToolButton[kind="segment"]:checked:focus, QPushButton[kind="stage"]:checked:focus {
    border: 2px solid $accent; }
QPushButton[kind="ghost"]:focus, QToolButton[kind="ghost"]:focus { padding: 4px; }
QPushButton[kind="heading"]:focus { padding: 1px 4px; }
QPushButton[kind="inner"]:focus { padding: 0 8px 0 9px; border-radius: 6px; }
QPushButton[kind="link"]:focus, QPushButton[kind="warn-link"]:focus { padding: 0 3px; }
QPushButton[kind="card"]:focus, QToolButton[kind="map"]:focus { padding: 0; }
QCheckBox:focus, QRadioButton:focus, QPushButton:focus, QToolButton:focus { outline: none; }
QCheckBox::indicator:focus { border: 2px solid $accent; width: ${inner}px; height: ${inner}px; }
QCheckBox::indicator:checked:focus { border: 2px solid $text; }
QRadioButton::indicator:focus { border: 2px solid $accent; width: ${core}px; height: ${core}px; }
QRadioButton::indicator:checked:focus { border: ${px5}px solid $text; width: ${dot}px; height: ${dot}px; }
QLineEdit[kind="flat"]:focus, QComboBox[kind="flat"]:focus, QPlainTextEdit[kind="flat"]:focus {
    background: $surface; border-color: $accent; }
QLineEdit[invalid="true"]:focus, QAbstractSpinBox[invalid="true"]:focus,
    QPlainTextEdit[invalid="true"]:focus { border-color: $danger; }
QLineEdit:focus { padding: 0 9px; }
QComboBox:focus { padding: 0 7px 0 11px; }
QAbstractSpinBox:focus { padding: 0 7px 0 9px; }
QComboBox[kind="flat"]:focus { padding: 0 0 0 11px; }
QLineEdit[kind="bare"]:focus { border: none; padding: 0; }
QListView[kind="bare"] { background: transparent; }
QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus { border: none; padding: 0; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 4px 6px; }
"""
_VIEWS = """
QScrollArea, QStackedWidget { background: transparent; border: none; }
QTableView, QListView, QTreeView { background: $surface; border: none; gridline-color: $border;
    outline: none;
    selection-background-color: $selected; selection-color: $text; }
QHeaderView::section { background: $surface; border: none; border-bottom: 1px solid $border;
    padding: 6px 10px;
    color: $text3; font-size: ${px12}px; font-weight: 600; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; min-height: 36px; min-width: 36px; }
QScrollBar::handle:hover { background: $control_line; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QToolTip { background: $raised; color: $text; border: 1px solid $border_strong; padding: 4px 8px; }
QMenu { background: $raised; color: $text; border: 1px solid $border_strong; padding: 4px;
    menu-scrollable: 1; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; background: transparent; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $text3; }
QMenu::indicator { margin-left: 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QComboBox QAbstractItemView, QListView#completion { background: $raised; border: 1px solid $border_strong;
    padding: 4px; outline: none;
    selection-background-color: $selected; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${px28}px; padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover { background: $selected;
    color: $text; }
QListView#templateNames, QListView#templateCities, QTableView#templateSteps { border: 1px solid $border;
    border-radius: 10px; }
QListView#templateNames, QListView#templateCities { padding: 6px; }
QListView#templateCities::item { min-height: ${px24}px; padding: 0 4px; }
QListView#guidePages::item { min-height: ${px28}px; padding: 0 10px; border-radius: 6px; }
QListView#guidePages::item:hover { background: $hover; }
QListView#guidePages::item:selected { background: $selected; color: $text; }
QListView#templateNames::item { min-height: ${px30}px; padding: 0 10px; border-radius: 6px; }
QListView#templateNames::item:hover { background: $hover; }
QListView#templateNames::item:selected { background: $selected; color: $text; }
QTableView#templateSteps::item { padding: 0 5px; }
QTableView#templateSteps QHeaderView { background: transparent; border-top-left-radius: 9px;
    border-top-right-radius: 9px; }
QTableView#templateSteps QHeaderView::section { padding: 6px 8px; }
QTableView#templateSteps QHeaderView::section:first { border-top-left-radius: 9px; }
QTableView#templateSteps QHeaderView::section:last { border-top-right-radius: 9px; }
QListView#completion::item { min-height: ${px28}px; padding: 0 6px; border-radius: 6px; }
QListView#completion::item:selected, QListView#completion::item:hover { background: $selected; color: $text; }
QDialogButtonBox QPushButton { background: $surface; border: 1px solid $border_strong; padding: 6px 14px; }
QDialogButtonBox QPushButton:hover { background: $hover; }
QCalendarWidget { border: 1px solid $border_strong; }
QCalendarWidget QWidget { background: $raised; alternate-background-color: $raised; }
QCalendarWidget QToolButton { color: $text; font-weight: 600; padding: 4px 8px; border-radius: 6px;
    background: transparent; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QSpinBox { min-height: 0; }
QCalendarWidget QAbstractItemView { background: $raised; color: $text; border: none; outline: none;
    selection-background-color: $accent; selection-color: $accent_text; }
QCalendarWidget QAbstractItemView:disabled { color: $control_line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: 8px 2px;
    margin-right: 20px; color: $text2; font-weight: 500; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QProgressBar { background: $border; border: none; border-radius: 3px; max-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $border; }
"""


def make_style_sheet(theme: Theme) -> str:
    """Write the style sheet of a theme, once; `icons:` must be a search path (see `apply_theme`)."""
    found = theme.shared.get("style sheet")
    if not isinstance(found, str):
        found = theme.shared["style sheet"] = _written(theme)
    return found


def _written(theme: Theme) -> str:
    tokens = theme.tokens
    values: dict[str, object] = {
        name: getattr(tokens, name) for name in tokens._fields if isinstance(getattr(tokens, name), str)
    }
    # The ring of a choice gets its size from its line, so that it stays in place when it is checked.
    whole, ring = theme.length(16), theme.length(5)
    values |= {"inner": whole - 2, "core": whole - 4, "dot": whole - 2 * ring}
    values |= {f"px{size}": theme.length(size) for size in (5, 8, 11, 12, 13, 14, 15, 16, 18, 22, 24, 28, 30)}
    values["accent_hover"] = theme.color("accent").darker(112).name()
    sheet = Template(_FRAMES + _LABELS + _BUTTONS + _FIELDS + _VIEWS + _FOCUS).substitute(values)
    return re.sub(r"\s*\n\s+", " ", sheet)
