"""The Share screen: draws, reports clicks, and decides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.save_dialog import ask_file, dialog_title, titled
from organizer_app.ui.flow.screen import MissedChanges, PresentedScreen
from organizer_app.ui.flow.side_work import SideWork
from organizer_app.ui.screens.share.desk_panes import ReadersPane, ReleasesPane
from organizer_app.ui.screens.share.feeds_pane import FeedsPane
from organizer_app.ui.screens.share.feeds_presenter import FeedsPresenter
from organizer_app.ui.screens.share.line_list import ShareList
from organizer_app.ui.screens.share.lines import DRAFT, feed_lines, field_lines, packet_city
from organizer_app.ui.screens.share.numbers_pane import NumbersPane
from organizer_app.ui.screens.share.numbers_presenter import NumbersPresenter
from organizer_app.ui.screens.share.packets_pane import PacketsPane
from organizer_app.ui.screens.share.packets_presenter import PacketsPresenter
from organizer_app.ui.screens.share.page_preview import NO_PAGES, PagePreview
from organizer_app.ui.screens.share.presenter import SharePresenter
from organizer_app.ui.screens.share.saving_bar import SavingBar
from organizer_app.ui.screens.share.savings import Savings
from organizer_app.ui.screens.share.share_bar import ChoiceBar, PageBar, ShareBar
from organizer_app.ui.screens.share.share_pages import ending_of
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.sent_fields import SentFields
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.wording.sharing import feeds as feed_words
from organizer_app.wording.sharing import share as words
from organizer_app.wording.sharing import share_choices as choice_words
from organizer_app.wording.sharing import share_formats as format_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.screens.share.feeds_presenter import Address, FeedsShown, Publishing
    from organizer_app.ui.screens.share.numbers_presenter import Numbers
    from organizer_app.ui.screens.share.packets_presenter import PacketsShown
    from organizer_app.ui.screens.share.page_images import PageImages
    from organizer_app.ui.screens.share.share_jobs import Desk
    from organizer_app.ui.theme.theme import Theme

_LARGER: Final = 1.2
# Milliseconds after the last change of the width until pages are typeset again.
_SETTLED: Final = 250
# Narrower pages are unreadable, in pixels.
_PAGES: Final = 240
_TABS: Final = frozenset({"releases", "packets", "feeds", "numbers"})
# Tabs with the schedule's pages beside them.
_OF_SCHEDULE: Final = frozenset({"releases", "numbers"})


class ShareScreen(PresentedScreen):
    """Releases at the left, their pages in the middle, changes and recipients at the right.

    Args:
        context: what every screen is made with.
        parent: its parent.
    """

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._finer_soon = QTimer(self, singleShot=True, interval=_SETTLED)
        self._sent = SentFields()
        aside = SideWork(self)
        self.savings = Savings(self, aside)
        self.presenter = SharePresenter(self, context.background, self.savings)
        self.packets_presenter = PacketsPresenter(self, context.background, self.savings)
        self.feeds_presenter = FeedsPresenter(self, context.background, aside)
        self.numbers_presenter = NumbersPresenter(self, context.background)
        self._schedule_pages: PageImages | None = None
        # What edits changed since the schedule was read, while another tab was in its place.
        self._missed_of_schedule = MissedChanges()
        self._tab = "releases"
        self._audience = ""
        self.bar = ShareBar(theme, self)
        self.choices = ChoiceBar(theme, self)
        self.packets = PacketsPane(theme, self)
        self.feeds = FeedsPane(theme, self)
        self.numbers = NumbersPane(theme, self)
        self.files = ShareList(theme, feed_words.file_list(), self)
        self.releases = ReleasesPane(theme, self)
        self.page_bar = PageBar(theme, self)
        self.pages = PagePreview(theme, self)
        self.saving_bar = SavingBar(theme, lambda: self.savings.progress, self)
        self.fields = ShareList(theme, words.field_list(), self)
        self.empty = EmptyState(theme, "share-2", self)
        self.empty.acted.connect(self._begin)
        self.readers = ReadersPane(theme, self)
        self._lay_out()
        self._connect()
        self.show_tab("releases")
        self.presenter.start()

    def _lay_out(self) -> None:
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.pages)
        self._middle.addWidget(self.fields)
        self._middle.addWidget(self.files)
        self._middle.addWidget(self.empty)
        middle = column_of()
        middle.addWidget(self.page_bar)
        middle.addWidget(self._middle, 1)
        middle.addWidget(self.saving_bar)
        panes = row_of()
        panes.addWidget(self.releases)
        panes.addWidget(self.packets)
        panes.addWidget(self.feeds)
        panes.addWidget(self.numbers)
        panes.addLayout(middle, 1)
        panes.addWidget(self.readers)
        column = column_of(self)
        column.addWidget(self.bar)
        column.addWidget(self.choices)
        column.addLayout(panes, 1)

    def _connect(self) -> None:
        self.bar.tab_chosen.connect(self.show_tab)
        self.choices.audience_chosen.connect(self.presenter.choose_audience)
        self.choices.chosen.connect(self._choose)
        self.choices.each_asked.connect(self._turn)
        self.packets.list.opened.connect(self.packets_presenter.choose)
        self.packets.search.textChanged.connect(self.packets_presenter.narrow)
        self.packets.save_asked.connect(self._save_packets)
        self.packets.press_asked.connect(self._save_press_list)
        self.packets.form_asked.connect(self._make_forms)
        self.numbers.lock_turned.connect(self.numbers_presenter.turn_lock)
        self.numbers.counted.connect(self._count_signatures)
        self.numbers.parts.removed.connect(self.numbers_presenter.remove)
        self.feeds.folder_asked.connect(self._publish_folder)
        self.feeds.calendar_asked.connect(self._publish_calendar)
        self.feeds.replace_asked.connect(self.feeds_presenter.replace_folder)
        self.feeds.stop_asked.connect(self.feeds_presenter.stop)
        send = self._sent.send
        self.readers.reader_named.connect(lambda: self.presenter.add_reader(*send(self.readers.reader)))
        self.readers.name_asked.connect(self.presenter.find_name)
        self.readers.recipients.removed.connect(self.presenter.remove_reader)
        self.bar.release_asked.connect(lambda: self.presenter.release(*send(self.releases.note)))
        self.releases.release_chosen.connect(self.presenter.choose_release)
        self.releases.save_asked.connect(self._save)
        self.releases.withdraw_asked.connect(lambda: self.presenter.withdraw(*send(self.releases.reason)))
        self.releases.date_shown.connect(self.presenter.show_key_date)
        self.releases.fix_asked.connect(self.presenter.fix)
        self.page_bar.larger_asked.connect(lambda: self.pages.zoom_by(_LARGER))
        self.page_bar.smaller_asked.connect(lambda: self.pages.zoom_by(1 / _LARGER))
        self.page_bar.signs_turned.connect(lambda is_on: self.pages.show_signs(is_on=is_on))
        self.pages.moved.connect(self._moved)
        self.pages.finer_asked.connect(self._finer_soon.start)
        self._finer_soon.timeout.connect(self._set_pages)
        self.saving_bar.cancel_asked.connect(self.savings.cancel)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.savings.cancel)
        self.readers.recipients.opened.connect(lambda key: self.presenter.tick(key, self.readers.ways.way))
        self.readers.ways.all_asked.connect(self.presenter.tick_all)
        self.readers.calls_asked.connect(lambda: self._frame.go_to(Destination("people", "calls")))
        self.readers.copy_asked.connect(self._copy)

    # From the presenter

    def show_audience(self, code: str) -> None:
        self._audience = code
        self.choices.show_audience(code)
        self._look_at_tab()

    def _look_at_tab(self) -> None:
        """Read what the visible tab shows beside the releases."""
        if self._tab == "packets":
            self.packets_presenter.look(self._audience, self.presenter.choice)
        elif self._tab == "feeds":
            self.feeds_presenter.look(self._audience, self.presenter.choice.language)
        elif self._tab == "numbers":
            self.numbers_presenter.look()

    def show_desk(self, desk: Desk) -> None:
        if self.bar.release.hasFocus() and not desk.draft.is_new:
            # Otherwise Qt moves the focus to the search box, which shows it also after a click.
            self.releases.list.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self.bar, self.choices, self.releases, self.readers):
            part.show_desk(desk)
        if self._tab in _OF_SCHEDULE:
            self.page_bar.show_desk(desk)
            self._show_whether_empty(desk)
        self.fields.show_lines(field_lines(desk.preview))

    def _show_whether_empty(self, desk: Desk) -> None:
        """Show the first step instead of an empty page."""
        if desk.is_empty:
            self.empty.say(*choice_words.no_schedule())
            self._show_middle(self.empty)
        elif self._middle.currentWidget() is self.empty:
            self._show_middle(self.pages)

    def show_pages(self, pages: PageImages) -> None:
        self._schedule_pages = pages
        if self._tab in _OF_SCHEDULE:
            self.pages.show_pages(pages)

    def dots(self) -> float:
        return self.pages.dots()

    def _set_pages(self) -> None:
        if self._tab == "packets":
            self.packets_presenter.set_pages()
        elif self._tab in _OF_SCHEDULE:
            self.presenter.set_pages()

    def show_saving(self, *, is_busy: bool) -> None:
        """Show that files are being saved, with Cancel beside it."""
        self.saving_bar.show_saving(is_busy=is_busy)

    def show_canceled(self, sentence: str) -> None:
        """Confirm that nothing was written."""
        self._frame.say(sentence, can_undo=False)

    def show_packet_pages(self, pages: PageImages) -> None:
        if self._tab == "packets":
            self.pages.show_pages(pages)

    def show_packets(self, shown: PacketsShown) -> None:
        """Show the packets of cities while their tab is visible."""
        self.packets.show_packets(shown)
        if self._tab == "packets":
            self.page_bar.show_packet(packet_city(shown.chosen) if shown.chosen else "")
            if shown.chosen is None:
                self.pages.show_pages(NO_PAGES)
            is_empty = not shown.packets and not self.packets.search.text()
            self._show_middle(self.empty if is_empty else self.pages)
            if is_empty:
                self.empty.say(*choice_words.no_packets())

    def show_feeds(self, shown: FeedsShown) -> None:
        """Show how a release is published."""
        self.feeds.show_feeds(shown)
        self.files.show_lines(feed_lines(shown))
        if self._tab == "feeds":
            has_release = shown.feed.release is not None
            self._show_middle(self.files if has_release else self.empty)
            if not has_release:
                self.empty.say(*feed_words.nothing_released())

    def show_publishing(self, place: Publishing) -> None:
        """Show where publishing is under way."""
        self.feeds.show_publishing(place)

    def show_taken(self, sentence: str) -> None:
        """Ask whether to replace what another audience's release published."""
        self.feeds.show_taken(sentence)

    def show_edited(self, sentence: str) -> None:
        """Say which events were changed on the server."""
        self.feeds.show_edited(sentence)

    def show_action(self, action_id: str) -> None:
        if action_id:
            self._frame.go_to(Destination("plan", "", action_id))

    def show_numbers(self, numbers: Numbers) -> None:
        """Show the public numbers."""
        self.numbers.show_numbers(numbers)

    def show_naming(self, sentence: str) -> None:
        self.readers.show_naming(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        self._sent.take()
        self._frame.say(sentence, can_undo=can_undo)

    # From the window

    def attach(self, workspace: Workspace) -> None:
        """Start reading and editing the plan, which is open now."""
        self.presenter.attach(workspace)
        self.packets_presenter.attach(workspace)
        self.feeds_presenter.attach(workspace)
        self.numbers_presenter.attach(workspace)

    def read_again(self, change_set: ChangeSet) -> None:
        """Read again: nearly every record of a plan may be on a schedule."""
        self._missed_of_schedule.add(change_set)
        self._read_schedule()
        self._look_at_tab()

    def _read_schedule(self) -> None:
        """Read the schedule again after edits, if the visible tab shows it."""
        missed = self._missed_of_schedule.take() if self._tab in _OF_SCHEDULE else None
        if missed is not None:
            self.presenter.on_change(missed)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._share_room()

    def show_view(self, view: str) -> None:
        """Show schedules or packets, by the code of the tab."""
        if view in _TABS:
            self.bar.tabs.choose(view)
            self.show_tab(view)

    def show_subject(self, subject_id: str) -> None:
        """Show a release by its id, or a packet by the id of its city action."""
        if self._tab == "packets":
            self.packets_presenter.choose(entry_uid(subject_id))
        else:
            self.presenter.choose_release(subject_id or DRAFT)

    @override
    def focus_search(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_main(self) -> None:
        """Put the focus on the list of releases, or on the first control of another tab."""
        mains = {"packets": self.packets.list, "feeds": self.feeds.folder, "numbers": self.numbers.host}
        mains.get(self._tab, self.releases.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        if self._tab != "releases":
            panes = {"packets": self.packets, "feeds": self.feeds, "numbers": self.numbers}
            return [panes[self._tab], self._middle]
        return [self.releases, self._middle, self.readers]

    # The screen's own work

    def _turn(self) -> None:
        shows_fields = self._middle.currentWidget() is self.pages
        self._show_middle(self.fields if shows_fields else self.pages)
        self.choices.show_fields(is_shown=shows_fields)

    def show_tab(self, code: str) -> None:
        """Show numbered schedules or packets of cities."""
        self._tab = code
        self.bar.show_tab(code)
        self.choices.show_tab(code)
        self.packets.setVisible(code == "packets")
        self.feeds.setVisible(code == "feeds")
        self.numbers.setVisible(code == "numbers")
        self.releases.setVisible(code == "releases")
        self.readers.setVisible(code == "releases")
        self._show_middle(self.files if code == "feeds" else self.pages)
        self._share_room()
        self.choices.show_fields(is_shown=False)
        self.pages.show_reading()
        self._read_schedule()
        self._look_at_tab()
        if code in _OF_SCHEDULE and self.presenter.desk is not None:
            self.show_desk(self.presenter.desk)
            if self._schedule_pages is not None:
                self.pages.show_pages(self._schedule_pages)

    def _show_middle(self, part: QWidget) -> None:
        self._middle.setCurrentWidget(part)
        self._share_room()

    @property
    def _has_pages(self) -> bool:
        return self._middle.currentWidget() is self.pages

    def _begin(self) -> None:
        """Go to the screen where the missing record is made."""
        if self._tab == "feeds":
            self.show_tab("releases")
        else:
            self._frame.go_to(Destination("plan"))

    def _choose(self, field: str, value: str) -> None:
        self.presenter.choose(field, value)
        if self._tab == "packets":
            self.choices.show_choice(self.presenter.choice, ())
            self.packets_presenter.lay_out(self.presenter.choice)
        elif self._tab == "feeds":
            self._look_at_tab()

    def _save_packets(self, is_all: bool) -> None:  # noqa: FBT001  # a signal's value
        proposed = self.packets_presenter.proposed_name()
        title = dialog_title(choice_words.save_packets() if is_all else choice_words.save_packet())
        path = ask_file(self, title, self._titled(proposed), format_words.file_filter(title, "pdf"))
        if path:
            self.packets_presenter.save(path, is_all=is_all)

    def _make_forms(self, form_format: str, is_all: bool, is_new_host: bool) -> None:  # noqa: FBT001  # a signal's values
        title = dialog_title(choice_words.return_forms())
        if is_all:
            folder = QFileDialog.getExistingDirectory(self, title)
            path = Path(folder) / choice_words.form_folder() if folder else None
        else:
            proposed = choice_words.form_file(form_format, is_new_host=is_new_host)
            path = ask_file(self, title, proposed, format_words.file_filter(title, form_format))
        if path:
            self.packets_presenter.make_forms(form_format, path, is_all=is_all, is_new_host=is_new_host)

    def _save_press_list(self) -> None:
        title = dialog_title(choice_words.save_press_list())
        proposed = self.packets_presenter.proposed_press_name()
        path = ask_file(self, title, self._titled(proposed), format_words.file_filter(title, "pdf"))
        if path:
            self.packets_presenter.save_press_list(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Hide the pages if the panes beside them need the width, as with large text."""
        panes = (self.packets, self.feeds, self.numbers, self.releases, self.readers)
        sides = [each for each in panes if not each.isHidden()]
        # Two panes that are each wider than half the screen would overlap.
        for pane in (self.releases, self.readers):
            pane.fit(max(1, self.width() // max(1, len(sides))))
        has_room = self.width() - sum(each.width() for each in sides) >= _PAGES
        self.page_bar.setVisible(has_room and self._has_pages)
        self._middle.setVisible(has_room)

    def _save(self, code: str) -> None:
        name = format_words.format_name(code)
        kind = format_words.file_filter(name, ending_of(code))
        proposed = self.presenter.proposed_name(code)
        path = ask_file(self, format_words.save_as(name), self._titled(proposed), kind)
        if path:
            self.presenter.save(code, path, may_be_withdrawn=self.releases.insist.tick.isChecked())

    def _titled(self, proposed: str) -> str:
        desk = self.presenter.desk
        return titled(desk.schedule.title, proposed) if desk is not None else proposed

    def _count_signatures(self, host: str, number: str, shares: bool) -> None:  # noqa: FBT001  # a signal's value
        self._sent.send(self.numbers.host, self.numbers.number)
        self.numbers_presenter.count(host, number, shares_people=shares)

    def _publish_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, dialog_title(feed_words.publish_folder()))
        if path:
            self.feeds_presenter.publish_folder(Path(path), self.presenter.choice)

    def _publish_calendar(self, address: Address) -> None:
        self.feeds_presenter.publish_calendar(address, self.presenter.choice.language)

    def _moved(self, page: int) -> None:
        self.page_bar.show_page(page, self.pages.count, is_part=self.pages.is_part)
        self.page_bar.show_scale(self.pages.scale, has_signs=self.pages.has_signs)

    def _copy(self) -> None:
        if self.presenter.desk is not None:
            QGuiApplication.clipboard().setText(self.presenter.desk.message)
            self._frame.say(words.copied(), can_undo=False)
