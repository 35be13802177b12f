"""The Share screen: draws, reports clicks, and decides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer_app.domain.sharing_rules import entry_uid
from organizer_app.ui.flow.screen import PlanAtHand, Screen
from organizer_app.ui.screens.share.desk_panes import ReadersPane, ReleasesPane
from organizer_app.ui.screens.share.line_list import LineList
from organizer_app.ui.screens.share.lines import DRAFT, field_lines
from organizer_app.ui.screens.share.packets_pane import PacketsPane
from organizer_app.ui.screens.share.packets_presenter import PacketsPresenter
from organizer_app.ui.screens.share.page_preview import PagePreview
from organizer_app.ui.screens.share.presenter import SharePresenter
from organizer_app.ui.screens.share.share_bar import ChoiceBar, PageBar, ShareBar
from organizer_app.wording import share as words
from organizer_app.wording import share_choices as choice_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QPainterPath, QResizeEvent, QShowEvent

    from organizer_app.domain.changes import ChangeSet
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.screens.share.packets_presenter import PacketsShown
    from organizer_app.ui.screens.share.share_work import Desk
    from organizer_app.ui.theme.theme import Theme

_LARGER: Final = 1.2
_TABS: Final = frozenset({"releases", "packets"})


class ShareScreen(Screen):
    """Releases at the left, their pages in the middle, what changed and who must be told at the right.

    Args:
        at_hand: what every screen is made with.
        shapes: reads the outlines of states in map units by their code, for the packets.
    """

    def __init__(self, at_hand: PlanAtHand, shapes: Callable[[], Mapping[str, QPainterPath]]) -> None:
        super().__init__()
        self._frame = at_hand.frame
        self._is_stale = False
        theme = at_hand.theme
        self.presenter = SharePresenter(self, at_hand.background)
        self.packets_presenter = PacketsPresenter(self, at_hand.background, shapes)
        self._tab = "releases"
        self._audience = ""
        self.bar = ShareBar(theme, self)
        self.choices = ChoiceBar(theme, self)
        self.packets = PacketsPane(theme, self)
        self.releases = ReleasesPane(theme, self)
        self.page_bar = PageBar(theme, self)
        self.pages = PagePreview(theme, self)
        self.fields = LineList(theme, words.field_list(), self)
        self.readers = ReadersPane(theme, self)
        self._lay_out()
        self._connect()
        self.show_tab("releases")
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
        panes.addWidget(self.packets)
        panes.addLayout(middle, 1)
        panes.addWidget(self.readers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.choices)
        column.addLayout(panes, 1)

    def _connect(self) -> None:
        self.bar.tab_chosen.connect(self.show_tab)
        self.choices.audience_chosen.connect(self.presenter.choose_audience)
        self.choices.chosen.connect(self._choose)
        self.choices.each_asked.connect(self._turn)
        self.packets.list.chosen.connect(self.packets_presenter.choose)
        self.packets.search.textChanged.connect(self.packets_presenter.narrow)
        self.packets.save_asked.connect(self._save_packets)
        self.readers.reader_named.connect(self.presenter.add_reader)
        self.readers.name_asked.connect(self.presenter.find_name)
        self.readers.told.removed.connect(self.presenter.remove_reader)
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
        self._audience = code
        self.choices.show_audience(code)
        if self._tab == "packets":
            self.packets_presenter.look(code, self.presenter.choice)

    def show_desk(self, desk: Desk) -> None:
        """Show all of it."""
        for part in (self.bar, self.choices, self.releases, self.readers):
            part.show_desk(desk)
        if self._tab == "releases":
            self.page_bar.show_desk(desk)
            self.pages.show_sheets(desk.sheets)
        self.fields.show_lines(field_lines(desk.preview))

    def show_packets(self, shown: PacketsShown) -> None:
        """Show the packets of cities while they are in sight."""
        self.packets.show_packets(shown)
        if self._tab == "packets":
            self.page_bar.show_packet(shown.chosen.entry.city if shown.chosen else "")
            self.pages.show_sheets(shown.sheets)

    def show_naming(self, sentence: str) -> None:
        """Say which releases carry a name."""
        self.readers.show_naming(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Say what was done."""
        self.releases.note.clear()
        self.releases.reason.clear()
        self.readers.reader.clear()
        self._frame.say(sentence, can_undo=can_undo)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self._frame.complain(sentence)

    # What the window tells

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be read and edited."""
        self.presenter.open(workspace)
        self.packets_presenter.open(workspace)

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
            if self._tab == "packets":
                self.packets_presenter.look(self._audience, self.presenter.choice)

    def set_theme(self, theme: Theme) -> None:
        """Draw every part in another theme."""
        for part in (self.bar, self.choices, self.page_bar, self.packets, self.releases, self.readers):
            part.set_theme(theme)
        self.pages.set_theme(theme)
        self.fields.set_theme(theme)

    def show_view(self, view: str) -> None:
        """Show schedules or packets, by the code of the tab."""
        if view in _TABS:
            self.bar.tabs.choose(view)
            self.show_tab(view)

    def show_subject(self, subject_id: str) -> None:
        """Show a release by its id, or the packet of a city action by the action's."""
        if self._tab == "packets":
            self.packets_presenter.choose(entry_uid(subject_id))
        else:
            self.presenter.choose_release(subject_id or DRAFT)

    def focus_main(self) -> None:
        """Give the focus to the list of releases."""
        shown = self.packets.list if self._tab == "packets" else self.releases.list
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 goes through."""
        if self._tab == "packets":
            return [self.packets, self._middle]
        return [self.releases, self._middle, self.readers]

    # What only the screen can do

    def _turn(self) -> None:
        shows_fields = self._middle.currentWidget() is self.pages
        self._middle.setCurrentWidget(self.fields if shows_fields else self.pages)
        self.choices.show_fields(is_shown=shows_fields)

    def show_tab(self, code: str) -> None:
        """Show numbered schedules or packets of cities."""
        self._tab = code
        is_packets = code == "packets"
        self.bar.show_tab(code)
        self.choices.show_tab(code)
        self.packets.setVisible(is_packets)
        self.releases.setVisible(not is_packets)
        self.readers.setVisible(not is_packets)
        self._middle.setCurrentWidget(self.pages)
        self.choices.show_fields(is_shown=False)
        self.pages.show_reading()
        if is_packets:
            self.packets_presenter.look(self._audience, self.presenter.choice)
        elif self.presenter.desk is not None:
            self.show_desk(self.presenter.desk)

    def _choose(self, field: str, value: str) -> None:
        self.presenter.choose(field, value)
        if self._tab == "packets":
            self.choices.show_choice(self.presenter.choice, ())
            self.packets_presenter.lay_out(self.presenter.choice)

    def _save_packets(self, is_all: bool) -> None:  # noqa: FBT001  # a signal's value
        proposed = self.packets_presenter.proposed_name()
        title = choice_words.save_packets() if is_all else choice_words.save_packet()
        path, _ = QFileDialog.getSaveFileName(self, title, proposed, words.file_filter(title, "pdf"))
        if path:
            self.packets_presenter.save(Path(path), is_all=is_all)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where there is little room."""
        super().resizeEvent(event)
        self.choices.fit(self.width())

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
