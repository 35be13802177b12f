"""Shows what a step changed, in a table of fields with before, after and now, and undoes the step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QVBoxLayout, QWidget

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.step_details import Standing
from organizer_app.ui.screens.activity.step_painter import TEXT_LEFT
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_M, GAP_XL
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.history import history as words
from organizer_app.wording.importing import imports
from organizer_app.wording.people import people_files

if TYPE_CHECKING:
    from datetime import tzinfo

    from organizer_app.domain.basics.step_details import FieldChange, StepDetail
    from organizer_app.ui.theme.theme import Theme

# A longer table does not help; the remaining fields are only counted.
MOST_FIELDS: Final = 12
MOST_REMARKS: Final = 40
"""Sentences about the lines of an imported file; many lines share one."""
_LONGEST: Final = 160
_TOP: Final = Qt.AlignmentFlag.AlignTop


class StepPanel(Themed, QWidget):
    """Shows one step at a time; the screen carries out its requests."""

    undo_asked = Signal()
    open_asked = Signal(str)
    traces_asked = Signal()

    def __init__(self, theme: Theme, desk: tzinfo | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._action_id = ""
        self._card = QFrame(self)
        self._card.setObjectName("card")
        self._rows = column_of(spacing=GAP_S)
        self._table: QWidget | None = None
        self._standing = PlainLabel("", self._card, role="meta", wraps=True)
        self.show_action = push_button(
            "plain", words.open_action(), lambda: self.open_asked.emit(self._action_id), self._card
        )
        self.show_traces = push_button("plain", words.show_traces(), self.traces_asked.emit, self._card)
        self.undo = push_button("primary", words.undo_this(), self.undo_asked.emit, self._card)
        show_icon(self.undo, theme, "undo-2", "accent_text", 16)
        self._lay_out()

    def _lay_out(self) -> None:
        foot = row_of(spacing=GAP_S)
        foot.addWidget(self._standing, 1)
        foot.addWidget(self.show_action)
        foot.addWidget(self.show_traces)
        foot.addWidget(self.undo)
        rule = QFrame(self._card)
        rule.setProperty("line", "true")
        column = column_of(self._card, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_UNDER_M)
        column.addLayout(self._rows)
        column.addWidget(rule)
        column.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(TEXT_LEFT, GAP_UNDER_M, GAP_XL, GAP_M)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self._card)

    def show_reading(self) -> None:
        """Show that the step is being read."""
        self._clear()
        self._standing.setText(words.reading())
        for button in (self.undo, self.show_action, self.show_traces):
            button.hide()

    def show_detail(self, detail: StepDetail) -> None:
        """Show what a step changed."""
        self._clear()
        self._action_id = detail.action_id
        self._table = QWidget(self._card)
        column = column_of(self._table, spacing=GAP_S)
        for total in words.totals(detail) if _is_wide(detail) else ():
            label = PlainLabel(total, self._table)
            label.setWordWrap(True)
            column.addWidget(label)
        if detail.fields:
            column.addLayout(self._grid(detail))
        hidden = detail.left_out + max(0, len(detail.fields) - MOST_FIELDS)
        if hidden:
            more = PlainLabel(words.left_out(hidden), self._table, role="meta")
            column.addWidget(more)
        remarks = [*imports.kept_lines(detail.remarks), *people_files.kept_lines(detail.remarks)]
        rest = words.more_remarks(len(remarks) - MOST_REMARKS)
        for said in (*remarks[:MOST_REMARKS], *((rest,) if len(remarks) > MOST_REMARKS else ())):
            column.addWidget(PlainLabel(breakable(said), self._table, role="meta", wraps=True))
        self._rows.addWidget(self._table)
        self._standing.setText(words.standing(detail, self._desk))
        is_import = detail.summary.kind is EditKind.IMPORTED
        self.undo.setText(words.undo_import() if is_import else words.undo_this())
        self.undo.setVisible(detail.standing is Standing.FREE)
        self.show_traces.setVisible(is_import)
        self.show_action.setVisible(bool(detail.action_id))

    def _clear(self) -> None:
        if self._table is not None:
            self._rows.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
            self._table = None

    def _grid(self, detail: StepDetail) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_L)
        grid.setVerticalSpacing(GAP_S)
        for column, name in enumerate(words.column_names()):
            grid.addWidget(self._label(name, "field"), 0, column)
            grid.setColumnStretch(column, 3 if column in {1, 2} else 2)
        several = len({change.record_id for change in detail.fields}) > 1
        for row, change in enumerate(detail.fields[:MOST_FIELDS], 1):
            texts = self._field_texts(change, detail, with_subject=several)
            for column, (text, role) in enumerate(texts):
                label = self._label(text, role)
                if role == "was":
                    font = QFont(self._theme.font())
                    font.setStrikeOut(True)
                    label.setFont(font)
                grid.addWidget(label, row, column, _TOP)
        return grid

    def _field_texts(
        self, change: FieldChange, detail: StepDetail, *, with_subject: bool
    ) -> tuple[tuple[str, str], ...]:
        since = words.since_of(change, detail.names)
        return (
            (words.field_of(change, with_subject=with_subject), "meta"),
            (words.before_of(change, detail.names), "was"),
            (words.after_of(change, detail.names), "strong"),
            (since, "strong" if change.is_changed_since else "meta"),
        )

    def _label(self, text: str, role: str) -> PlainLabel:
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        label = PlainLabel(breakable(short), self._table, role=role, wraps=True)
        if short != text:
            set_tip(label, text[:2000])
        return label

    def height_for(self, width: int) -> int:
        """Return the height of the panel for a width, in pixels."""
        # A layout reports no height for widgets that were never shown, but the height is needed before.
        for part in self.findChildren(QWidget):
            if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                part.show()
        layouts = (self._table.layout() if self._table else None, self._card.layout(), self.layout())
        for layout in layouts:
            if layout is not None:
                layout.invalidate()
        outer = self.layout()
        return max(60, outer.heightForWidth(width)) if outer is not None else 60


def _is_wide(detail: StepDetail) -> bool:
    """Return whether counts of records say more than the fields do."""
    return bool(detail.created or detail.removed) or detail.left_out > 0
