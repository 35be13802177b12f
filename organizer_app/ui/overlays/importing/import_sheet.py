"""The import sheet over the window: what would happen in numbers, the lines to look at, import or cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from organizer_app.domain.incoming_people import TableSubject
from organizer_app.ui.overlays.importing.column_row import ColumnRow
from organizer_app.ui.overlays.importing.presenter import ImportPresenter
from organizer_app.ui.overlays.importing.verdict_list import VerdictDelegate, VerdictModel
from organizer_app.ui.overlays.overlay import Overlay
from organizer_app.ui.widgets.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.segmented import Segmented
from organizer_app.ui.widgets.speaking import announce
from organizer_app.wording import import_sheet as words
from organizer_app.wording import plan_bar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.domain.action_rows import MobilizationHead
    from organizer_app.ui.flow.plan_door import PlanDoor
    from organizer_app.ui.overlays.importing.works import Preview
    from organizer_app.ui.theme.theme import Theme

WIDTH: Final = 820
_HEIGHT: Final = 600
_ROOM: Final = 24


class ImportSheet(Overlay):
    """Looks first, writes when Import is pressed; `said` carries what was done and whether it can be undone.

    Args:
        theme: the look.
        window: what it covers.
        door: the way to the plan.
        files: what was dropped.
        moments: the mobilizations that the rows may go into.
    """

    said = Signal(str, bool)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        door: PlanDoor,
        files: Sequence[Path],
        moments: Sequence[MobilizationHead],
    ) -> None:
        super().__init__(theme, window, WIDTH)
        names = [file.name for file in files]
        self.setAccessibleName(words.title(names))
        self.presenter = ImportPresenter(self, door, files)
        self._is_writing = False
        self._title = PlainLabel(words.title(names), self.panel)
        self._title.setProperty("role", "title")
        promise = PlainLabel(words.promise(), self.panel)
        promise.setProperty("role", "meta")
        promise.setWordWrap(True)
        self._make_choices(theme, moments)
        self._sentence = PlainLabel("", self.panel)
        self._sentence.setWordWrap(True)
        self._bar = QProgressBar(self.panel)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.columns = ColumnRow(self.panel)
        self.columns.mapped.connect(self.presenter.map_column)
        self._make_list(theme)
        self.cancel = push_button("plain", plan_bar.cancel(), self.leave, self.panel)
        self.accept = push_button("primary", words.accept(0), self._accept, self.panel)
        self._lay_out(promise)

    def _make_choices(self, theme: Theme, moments: Sequence[MobilizationHead]) -> None:
        self.moments = QComboBox(self.panel)
        self.moments.setAccessibleName(words.into())
        self.moments.addItem(words.as_the_file_says(), "")
        for moment in moments:
            self.moments.addItem(moment.title or moment.campaign_title, moment.mobilization_id)
        self.moments.setCurrentIndex(1 if len(moments) == 1 else 0)
        self.moments.activated.connect(self._look)
        self._into = PlainLabel(words.into(), self.panel)
        self._into.setProperty("role", "field")
        segments = [(subject.value, words.subject_name(subject), "") for subject in TableSubject]
        self.subjects = Segmented(segments, theme, words.subjects(), self.panel)
        self.subjects.chosen.connect(lambda code: self.presenter.take_for(TableSubject(code)))
        self.subjects.setVisible(not self.presenter.are_cards)
        for part in (self.moments, self._into):
            part.hide()

    def _make_list(self, theme: Theme) -> None:
        self._tiles = QHBoxLayout()
        self._tiles.setSpacing(28)
        self.model = VerdictModel(self)
        self.list = QListView(self.panel)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self._delegate = VerdictDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(words.doubts_title(0))

    def _lay_out(self, promise: PlainLabel) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_ROOM, 0, _ROOM, 0)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self._title)
        left.addWidget(promise)
        head.addLayout(left, 1)
        head.addWidget(self._into)
        head.addWidget(self.moments)
        tiles = QVBoxLayout()
        tiles.setContentsMargins(_ROOM, 0, _ROOM, 0)
        tiles.addWidget(self.subjects)
        tiles.addLayout(self._tiles)
        tiles.addWidget(self._sentence)
        tiles.addWidget(self._bar)
        foot = QHBoxLayout()
        foot.setContentsMargins(_ROOM, 0, _ROOM, 0)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addSpacing(8)
        foot.addWidget(self.accept)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 20, 1, 18)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(tiles)
        column.addWidget(self.columns)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(foot)

    def panel_height(self, width: int) -> int:
        """Return the height of the design."""
        del width
        return self.theme.length(_HEIGHT)

    def open(self) -> None:
        """Cover the window and look at the files."""
        super().open()
        self._look()

    def take_focus(self) -> None:
        """Let Enter import as soon as there is something to import."""
        self.cancel.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close; what is being written is finished first."""
        if not self._is_writing:
            self.presenter.leave()
            super().leave()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._delegate.set_theme(theme)
        self.subjects.set_theme(theme)
        super().set_theme(theme)

    def _look(self) -> None:
        self.presenter.look(str(self.moments.currentData()))

    def _accept(self) -> None:
        self._is_writing = True
        self.presenter.accept()

    # What the presenter says

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self.show_refusal(sentence)

    def show_subject(self, subject: TableSubject) -> None:
        """Show what the rows are taken for; actions go into a mobilization."""
        self.subjects.choose(subject.value)
        for part in (self.moments, self._into):
            part.setVisible(subject is TableSubject.ACTIONS)

    def show_busy(self, sentence: str) -> None:
        """Say that work is under way; it can be cancelled until rows are written."""
        self._say(sentence)
        self._bar.show()
        self.list.setVisible(bool(self.model.rows))
        self.accept.setEnabled(False)
        self.columns.setEnabled(False)
        self.moments.setEnabled(False)
        self.cancel.setEnabled(not self._is_writing)

    def show_preview(self, preview: Preview) -> None:
        """Show what would happen in numbers, and the lines to look at."""
        self._settle()
        for _code, name, number in preview.counts:
            if number:
                self._tiles.addWidget(self._tile(name, number))
        self._tiles.addStretch(1)
        self.columns.show_columns(preview.columns)
        self.columns.setEnabled(True)
        self.model.show(preview.verdicts)
        self.list.setVisible(bool(preview.verdicts))
        self._say(words.nothing_new() if not preview.rows else "" if preview.verdicts else preview.no_doubts)
        self.accept.setText(preview.accept)
        self.accept.setEnabled(preview.rows > 0)
        if preview.rows:
            self.accept.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(
            self.panel, ", ".join(f"{name}: {number}" for _code, name, number in preview.counts if number)
        )

    def show_refusal(self, sentence: str) -> None:
        """Say why the files cannot be imported."""
        self._is_writing = False
        self._settle()
        # What was chosen last may be what is refused.
        self.columns.setEnabled(True)
        self.model.show(())
        self.list.hide()
        self._say(sentence)
        self.accept.setEnabled(False)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self, sentence: str, *, can_undo: bool) -> None:
        """Close and say what was imported."""
        self._is_writing = False
        self.leave()
        self.said.emit(sentence, can_undo)

    @property
    def sentence(self) -> str:
        """What it says above the lines."""
        return self._sentence.text()

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        if sentence:
            announce(self.panel, sentence)

    def _settle(self) -> None:
        self._bar.hide()
        self.cancel.setEnabled(True)
        self.moments.setEnabled(True)
        while (item := self._tiles.takeAt(0)) is not None:
            tile = item.widget()
            if tile is not None:
                tile.hide()
                tile.deleteLater()

    def _tile(self, name: str, number: int) -> QFrame:
        tile = QFrame(self.panel)
        count, label = PlainLabel(f"{number:,}", tile), PlainLabel(name, tile)
        count.setProperty("role", "display")
        label.setProperty("role", "meta")
        column = QVBoxLayout(tile)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(count)
        column.addWidget(label)
        return tile
