"""The Share screen: draws, reports clicks, and decides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer_app.ui.flow.screen import PlanAtHand, Screen
from organizer_app.ui.screens.share.desk_panes import ReadersPane, ReleasesPane
from organizer_app.ui.screens.share.line_list import LineList
from organizer_app.ui.screens.share.lines import DRAFT, field_lines
from organizer_app.ui.screens.share.page_preview import PagePreview
from organizer_app.ui.screens.share.presenter import SharePresenter
from organizer_app.ui.screens.share.share_bar import PageBar, ShareBar
from organizer_app.wording import share as words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from organizer_app.domain.changes import ChangeSet
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.screens.share.share_work import Desk
    from organizer_app.ui.theme.theme import Theme

_LARGER: Final = 1.2


class ShareScreen(Screen):
    """Releases at the left, their pages in the middle, what changed and who must be told at the right."""

    def __init__(self, at_hand: PlanAtHand) -> None:
        super().__init__()
        self._frame = at_hand.frame
        self._is_stale = False
        theme = at_hand.theme
        self.presenter = SharePresenter(self, at_hand.background)
        self.bar = ShareBar(theme, self)
        self.releases = ReleasesPane(theme, self)
        self.page_bar = PageBar(theme, self)
        self.pages = PagePreview(theme, self)
        self.fields = LineList(theme, words.field_list(), self)
        self.readers = ReadersPane(theme, self)
        self._lay_out()
        self._connect()
        self.presenter.start()

    def _lay_out(self) -> None:
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.pages)
        self._middle.addWidget(self.fields)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.page_bar)
        middle.addWidget(self._middle, 1)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self.releases)
        panes.addLayout(middle, 1)
        panes.addWidget(self.readers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(panes, 1)

    def _connect(self) -> None:
        self.bar.audience_chosen.connect(self.presenter.choose_audience)
        self.bar.each_asked.connect(self._turn)
        self.bar.release_asked.connect(lambda: self.presenter.release(self.releases.note.text()))
        self.releases.list.chosen.connect(self.presenter.choose_release)
        self.releases.save_asked.connect(self._save)
        self.releases.withdraw_asked.connect(self.presenter.withdraw)
        self.page_bar.larger_asked.connect(lambda: self.pages.zoom_by(_LARGER))
        self.page_bar.smaller_asked.connect(lambda: self.pages.zoom_by(1 / _LARGER))
        self.pages.moved.connect(lambda page: self.page_bar.show_page(page, self.pages.count))
        self.readers.told.chosen.connect(self.presenter.tick)
        self.readers.copy_asked.connect(self._copy)

    # What the presenter tells

    def show_audience(self, code: str) -> None:
        """Show whose schedule is being read."""
        self.bar.show_audience(code)

    def show_desk(self, desk: Desk) -> None:
        """Show all of it."""
        self.bar.show_desk(desk)
        self.releases.show_desk(desk)
        self.readers.show_desk(desk)
        self.page_bar.show_desk(desk)
        self.pages.show_sheets(desk.sheets)
        self.fields.show_lines(field_lines(desk.preview))

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Say what was done."""
        self.releases.note.clear()
        self.releases.reason.clear()
        self._frame.say(sentence, can_undo=can_undo)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self._frame.complain(sentence)

    # What the window tells

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be read and edited."""
        self.presenter.open(workspace)

    def on_change(self, change_set: ChangeSet) -> None:
        """Read anew: nearly every record of a plan may be on a schedule."""
        del change_set
        self._is_stale = True
        self._look_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the screen was out of sight."""
        super().showEvent(event)
        self._look_again()

    def _look_again(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.presenter.look()

    def set_theme(self, theme: Theme) -> None:
        """Draw every part in another theme."""
        for part in (self.bar, self.releases, self.page_bar, self.pages, self.fields, self.readers):
            part.set_theme(theme)

    def show_subject(self, subject_id: str) -> None:
        """Show a release by its id."""
        self.presenter.choose_release(subject_id or DRAFT)

    def focus_main(self) -> None:
        """Give the focus to the list of releases."""
        self.releases.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 goes through."""
        return [self.releases, self._middle, self.readers]

    # What only the screen can do

    def _turn(self) -> None:
        shows_fields = self._middle.currentWidget() is self.pages
        self._middle.setCurrentWidget(self.fields if shows_fields else self.pages)
        self.bar.show_fields(is_shown=shows_fields)

    def _save(self, code: str) -> None:
        name = words.format_name(code)
        path, _ = QFileDialog.getSaveFileName(
            self, words.save_as(name), self.presenter.proposed_name(code), words.file_filter(name, code)
        )
        if path:
            self.presenter.save(code, Path(path))

    def _copy(self) -> None:
        if self.presenter.desk is not None:
            QGuiApplication.clipboard().setText(self.presenter.desk.message)
            self._frame.say(words.copied(), can_undo=False)
