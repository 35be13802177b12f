"""Keeps the open plan and the hub of its team in step: edits leave at once, and what others do appears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import LOCAL, EditKind
from organizer_app.domain.merging.exchange_watch import HubLive, HubWatch
from organizer_app.ui.flow import services
from organizer_app.ui.flow.background import ignore
from organizer_app.ui.flow.catching_up import CatchingUp
from organizer_app.ui.flow.editing_here import EditingHere
from organizer_app.ui.flow.exchange_news import ExchangeNews
from organizer_app.ui.flow.presence_exchange import PresenceExchange
from organizer_app.ui.widgets.sidebar import QuietLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.merging.presence import Attendance
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.hub_exchange import Outgoing
    from organizer_app.services.together.hub_line import Arrived, Away, HubLine, News
    from organizer_app.services.together.hub_waiting import Waiting
    from organizer_app.services.together.shared_folder import Exchange
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.plan_session import PlanSession
    from organizer_app.ui.main_window import MainWindow

# A burst of edits, such as those of a drag, leaves as one message.
_GATHERED_MS: Final = 20
# What came is passed on where need be, many messages at once.
_PASSED_ON_MS: Final = 1_000
# When it was not possible to note what the hub has.
_AGAIN_MS: Final = 5_000


class HubExchange(QObject):
    """The live exchange of the open plan; a plan that has joined no hub costs nothing.

    Args:
        background: does the work on the plan.
        session: the open plan.
        windows: returns every window, which shows what came and how the hub stands.
    """

    _told = Signal(object)

    def __init__(
        self,
        background: Runner,
        session: PlanSession,
        windows: Callable[[], Sequence[MainWindow]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._session, self._windows = background, session, windows
        self._line: HubLine | None = None
        self._is_there = self._is_sending = self._is_tried = False
        # Whether it takes nothing from here, and whether it has removed what never arrived.
        self._is_refused = self._has_gap = False
        self._waiting = 0
        self._catching_up = CatchingUp()
        # What waits while the hub is away, by city action.
        self._unsent: Mapping[str, int] = {}
        # What had waited when it came back, and is told of once it is there.
        self._is_back_with = 0
        self._news = ExchangeNews(windows)
        self.presence = PresenceExchange(background, self._show_present, self)
        EditingHere(windows, self.presence.edit, self)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._send)
        self._told.connect(self._on_news, Qt.ConnectionType.QueuedConnection)
        session.changed.connect(self._on_change)

    def start(self) -> None:
        """Follow the hub of the plan that was just opened."""
        self._look_up()

    def stop(self) -> None:
        """Follow nothing more: the plan is closed."""
        self._pause.stop()
        self.presence.end()
        line, self._line = self._line, None
        if line is not None:
            line.stop()
        self._is_there = self._is_sending = self._is_tried = False
        self._is_refused = self._has_gap = False
        self._waiting = 0
        self._catching_up = CatchingUp()
        for window in self._windows():
            window.show_offline("")
            window.show_network(None)
        self._show_unsent({})
        self._news.forget()

    def try_again(self) -> None:
        """Ask the hub at once, not when its turn comes."""
        if self._line is None:
            self._look_up()
        else:
            self._line.try_again()

    def _look_up(self) -> None:
        workspace = self._session.workspace
        if workspace is None or workspace.refusal is not None or self._line is not None:
            return
        tell = self._told.emit

        def work() -> HubLine | None:
            return services.hub_line.line_of(workspace, tell)

        def follow(line: HubLine | None) -> None:
            if line is None:
                return
            if self._session.workspace is not workspace or self._line is not None:
                line.stop()
                return
            self._line = line
            line.start()
            self._look_for_gap()
            self._show()

        self._background.run(work, then=follow, otherwise=ignore, owner=self)

    def _on_change(self, change_set: ChangeSet) -> None:
        if self._has_gap:
            # A file may have brought what was missing.
            self._look_for_gap()
        is_aside = change_set.kind in LOCAL and not change_set.steps
        if is_aside and self._line is not None:
            self._look_whether_it_stays()
        elif self._line is None:
            if is_aside:
                self._look_up()
            elif change_set.steps:
                self._look_what_waits()
        elif change_set.steps and change_set.kind not in LOCAL:
            self._waiting += len(change_set.steps)
            if self._is_there:
                self._pause.start(_GATHERED_MS)
            else:
                self._show()
                self._look_what_waits()

    def _look_for_gap(self) -> None:
        """Learn whether something is missing here that the hub cannot send any more."""
        workspace = self._session.workspace
        if workspace is None:
            return

        def known(has_gap: bool) -> None:  # noqa: FBT001  # the answer of the work, not a switch
            if self._session.workspace is workspace and self._has_gap != has_gap:
                self._has_gap = has_gap
                self._show()

        self._background.run(
            lambda: services.hub_place.has_gap(workspace), then=known, otherwise=ignore, owner=self
        )

    def _look_what_waits(self) -> None:
        """Count what the hub lacks, of this session and of those before, and mark the cities of it."""
        workspace = self._session.workspace
        if workspace is None or not self._keeps_waiting:
            return

        def known(found: Waiting) -> None:
            if self._session.workspace is workspace and self._keeps_waiting:
                self._waiting = found.steps
                self._show_unsent(found.by_action)
                self._show()

        self._background.run(
            lambda: services.hub_waiting.waiting(workspace), then=known, otherwise=ignore, owner=self
        )

    @property
    def _keeps_waiting(self) -> bool:
        """Whether what is done here stays here for now."""
        return self._is_tried and (self._is_refused or not self._is_there)

    def _show_unsent(self, by_action: Mapping[str, int]) -> None:
        if self._unsent != by_action:
            self._unsent = by_action
            for window in self._windows():
                window.show_unsent(by_action)

    def _look_whether_it_stays(self) -> None:
        """Follow the hub no more if the plan has left it."""
        workspace = self._session.workspace
        if workspace is None:
            return

        def known(has_hub: bool) -> None:  # noqa: FBT001  # the answer of the work, not a switch
            if not has_hub and self._session.workspace is workspace:
                self.stop()
                self._say_live(HubLive())

        self._background.run(
            lambda: services.hub_place.has_hub(workspace), then=known, otherwise=ignore, owner=self
        )

    def _on_news(self, news: News) -> None:
        """Follow what the line has told, unless the plan was closed since."""
        from organizer_app.services.together.hub_line import Arrived, Away, NotTaken, Others, Sent, There

        workspace = self._session.workspace
        if workspace is None or self._line is None:
            return
        match news:
            case Arrived():
                self._take_in(workspace, news)
            case Sent(made):
                self._note(workspace, made)
            case NotTaken(problem):
                self._is_sending, self._is_refused = False, True
                self._news.complain(problem)
                self._look_what_waits()
            case Away():
                self._go_away(news)
            case Others(notes):
                self.presence.take_notes(notes)
            case There(is_polled):
                self._is_back_with = self._waiting if self._is_tried and not self._is_there else 0
                self._is_there = self._is_tried = True
                self._is_refused = False
                self._say_live(HubLive(HubWatch.POLLED if is_polled else HubWatch.LIVE))
                self.presence.begin(workspace, self._line)
                self._show_unsent({})
                self._news.forget()
                self._send()

    def _take_in(self, workspace: Workspace, news: Arrived) -> None:
        fetched = news.fetched

        def done(found: Exchange) -> None:
            if self._catching_up.took(fetched):
                self._show()
            if fetched.is_back:
                # The hub has lost something that this laptop may be the only one to have.
                self._send()
            if self._line is not None:
                self._line.acknowledge(found.complete_to)
                if found.taken and not self._pause.isActive():
                    # Some of it may be for laptops that cannot open what is for all.
                    self._pause.start(_PASSED_ON_MS)
            self._news.tell(found)
            if found.is_pruned:
                self._look_for_gap()

        self._background.run(
            lambda: services.hub_exchange.take_in(workspace, fetched=fetched),
            then=done,
            otherwise=self._news.complain,
            owner=self,
        )

    def _send(self) -> None:
        """Seal what is new, and give it to the line; one message is on its way at a time."""
        workspace, line = self._session.workspace, self._line
        if workspace is None or line is None or self._is_sending or not self._is_there:
            return
        if self._is_refused:
            self._look_what_waits()
            return
        self._is_sending = True

        def give(made: Outgoing | None) -> None:
            if made is None or self._line is not line or not self._is_there:
                self._is_sending = False
                self._waiting = 0 if made is None else max(self._waiting, made.steps)
                self._show()
            else:
                line.send(made)

        def failed(problem: Problem) -> None:
            self._is_sending = False
            self._news.complain(problem)

        self._background.run(
            lambda: services.hub_exchange.outgoing(workspace), then=give, otherwise=failed, owner=self
        )

    def _note(self, workspace: Workspace, made: Outgoing) -> None:
        def done(_answer: None) -> None:
            self._is_sending = False
            self._waiting = max(0, self._waiting - made.steps)
            self._show()
            # What was changed meanwhile.
            if self._waiting:
                self._pause.start(_GATHERED_MS)
            else:
                self._news.tell_sent(self._is_back_with)
                self._is_back_with = 0

        def failed(problem: Problem) -> None:
            # It is sent once more, and taken once.
            self._is_sending = False
            self._news.complain(problem)
            self._pause.start(_AGAIN_MS)

        self._background.run(
            lambda: services.hub_exchange.noted(workspace, made), then=done, otherwise=failed, owner=self
        )

    def _go_away(self, news: Away) -> None:
        self._is_there = self._is_sending = False
        self._is_tried = True
        self._news.has_told = False
        self._is_refused = news.is_final
        workspace = self._session.workspace
        if workspace is not None:
            self.presence.lose(workspace)
        if workspace is not None and workspace.hub.watch is not HubWatch.AWAY and not news.is_final:
            # It is tried again and again, and is away since the first time.
            self._say_live(HubLive(HubWatch.AWAY, workspace.clock()))
        if news.is_final:
            self._line = None
            self._say_live(HubLive(HubWatch.REFUSED))
            self._news.complain(news.problem)
        self._show()
        self._look_what_waits()

    def _say_live(self, live: HubLive) -> None:
        """Let every view know how the hub is followed."""
        workspace = self._session.workspace
        if workspace is not None and workspace.hub != live:
            workspace.hub = live
            workspace.publish(ChangeSet("", EditKind.RECEIVED_CHANGES))

    def _show_present(self, attendance: Attendance) -> None:
        for window in self._windows():
            window.show_present(attendance)

    def show_in(self, window: MainWindow) -> None:
        """Tell a window that was opened later what the others say already."""
        if self._line is not None:
            self._show_at([window])
            window.show_present(self.presence.shown)
            window.show_unsent(self._unsent)

    def _show(self) -> None:
        self._show_at(self._windows())

    def _show_at(self, windows: Sequence[MainWindow]) -> None:
        """Say at the bottom of the sidebar how the plan stands with the hub."""
        from organizer_app.wording.together import hub as words

        icon = "wifi-off" if not self._is_there else "send" if self._waiting else "check"
        said = words.network(self._waiting, is_there=self._is_there)
        percent = self._catching_up.percent
        if percent is not None:
            icon, said = "history", words.catching_up(percent)
        elif not self._is_tried:
            said = words.reaching()
        elif self._is_refused:
            icon, said = "ban", words.refused(self._waiting)
        elif self._has_gap and self._is_there and not self._waiting:
            icon, said = "unlink", words.lacking()
        for window in windows:
            window.show_network(QuietLine(icon, said))
            offline, hint = self._offline(window)
            window.show_offline(offline, self._waiting, hint, is_back=self._is_there)

    def _offline(self, window: MainWindow) -> tuple[str, str]:
        """Return what is said above the screens while changes wait for a hub, and what to do meanwhile."""
        from organizer_app.wording.together import hub_page

        workspace = self._session.workspace
        if workspace is None or not self._waiting or not self._keeps_waiting:
            return "", ""
        if self._is_refused:
            return hub_page.refused(self._waiting), hub_page.refused_hint()
        zone = window.deck.context.snapshot.desk_zone if window.deck is not None else ""
        return hub_page.away(workspace.hub.away_since, self._waiting, zone), hub_page.away_hint()
