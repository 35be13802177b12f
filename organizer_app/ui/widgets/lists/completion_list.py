"""Styles the list of a completer like its field: Qt gives it no parent to inherit the style from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject

from organizer_app.ui.theme.theme_holder import sheet_around

if TYPE_CHECKING:
    from PySide6.QtWidgets import QCompleter, QWidget


# What a line adds to its words, with a scroll bar.
_BESIDE: Final = 48


def dress_completions(completer: QCompleter, field: QWidget) -> None:
    """Give the list of a completer the style of its field, whenever the field gets the focus."""
    field.installEventFilter(_Dresser(completer, field))


class _Dresser(QObject):
    """Styles the list before anything can be typed, which is what opens it."""

    def __init__(self, completer: QCompleter, field: QWidget) -> None:
        super().__init__(field)
        self._completer = completer
        self._field = field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            offers, sheet = self._completer.popup(), sheet_around(self._field)
            if offers is not None and offers.styleSheet() != sheet:
                offers.setObjectName("completion")
                offers.setStyleSheet(sheet)
            if offers is not None:
                # As wide as its longest name: a narrow field would cut it off.
                longest = offers.sizeHintForColumn(0)
                offers.setMinimumWidth(min(longest + _BESIDE, self._field.window().width()))
        return super().eventFilter(watched, event)
