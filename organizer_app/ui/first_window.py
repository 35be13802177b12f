"""Brings the window that has a plan open to the front, asked by a second one that can only read it."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import PlanInUse
from organizer_app.environment.window_address import window_address
from organizer_app.ui.flow.frame import Offer
from organizer_app.wording.window import first_window as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.ui.flow.plan_session import PlanSession
    from organizer_app.ui.main_window import MainWindow

_SHOW, _SHOWN = b"show\n", b"shown\n"
# The longest line that either side reads, in bytes.
_LONGEST: Final = 32
# How long the first window may take to come, in milliseconds.
PATIENCE_MS: Final = 3000


class FirstWindow(QObject):
    """Both ends: the window that edits a plan listens; one that may only read it finds that window and asks.

    Nothing of a plan goes through the socket, which only programs of the same person can reach.

    Args:
        window: returns the window that leads.
        leave: ends this program once the other one is in front.
        session: holds the plan; once it gives it up, nobody finds this window any more.
    """

    def __init__(
        self, window: Callable[[], MainWindow], leave: Callable[[], object], session: PlanSession
    ) -> None:
        super().__init__(session)
        self._window, self._leave = window, leave
        self._server: QLocalServer | None = None
        session.closing.connect(self.stop)

    def listen(self, plan: Path) -> None:
        """Be found as the window that edits a plan; without a place for a socket nobody finds it."""
        from PySide6.QtNetwork import QLocalServer

        self.stop()
        address = window_address(plan)
        # This is the only window on the plan, so a socket that is there was left by a killed program.
        QLocalServer.removeServer(address)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        server.listen(address)
        self._server = server

    def stop(self) -> None:
        """Be found no more."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
            server.deleteLater()

    def _answer(self) -> None:
        """Say which process this is, and come to the front once that is asked for."""
        caller = self._server.nextPendingConnection() if self._server is not None else None
        if caller is None:
            return

        def read() -> None:
            if caller.readLine(_LONGEST).data() == _SHOW:
                bring_to_front(self._window())
                caller.write(_SHOWN)
                caller.flush()

        caller.readyRead.connect(read)
        caller.disconnected.connect(caller.deleteLater)
        caller.write(b"%d\n" % os.getpid())
        caller.flush()

    def tell(self, plan: Path, refusal: Problem, sentence: str) -> None:
        """Say why a plan can only be read; where another window has it open and answers, offer to show it."""
        window = self._window()
        window.complain(sentence)
        if not isinstance(refusal, PlanInUse) or refusal.user != PlanUser.WINDOW:
            return

        def offer(socket: QLocalSocket) -> None:
            _end(socket)
            if window.banner.sentence == sentence:
                show = Offer(words.show_first(), partial(self._ask, plan))
                window.complain(words.only_read_here(plan.stem), (show,))

        self._connect(plan, greeted=offer, failed=_nothing)

    def _ask(self, plan: Path) -> None:
        """Ask the first window to come to the front, and leave when it has."""
        patience = QTimer(self, singleShot=True)

        def end_waiting() -> None:
            patience.stop()
            patience.deleteLater()

        def give_up() -> None:
            end_waiting()
            self._window().complain(words.no_answer())

        def ask(socket: QLocalSocket) -> None:
            socket.readyRead.connect(lambda: hear(socket))
            socket.write(_SHOW)
            socket.flush()

        def hear(socket: QLocalSocket) -> None:
            if socket.readLine(_LONGEST).data() == _SHOWN:
                end_waiting()
                _end(socket)
                self._leave()

        patience.start(PATIENCE_MS)
        reached = self._connect(plan, greeted=ask, failed=give_up)
        patience.timeout.connect(partial(_end, reached))
        patience.timeout.connect(give_up)

    def _connect(
        self, plan: Path, *, greeted: Callable[[QLocalSocket], None], failed: Callable[[], None]
    ) -> QLocalSocket:
        """Reach the first window, and go on when it has said which process it is; return the way to it."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket(self)

        def read() -> None:
            process = bytes(socket.readLine(_LONGEST).data()).strip()
            if process.isdigit():
                socket.readyRead.disconnect(read)
                _let_come_to_front(int(process))
                greeted(socket)

        def lost() -> None:
            _end(socket)
            failed()

        socket.readyRead.connect(read)
        socket.errorOccurred.connect(lost)
        socket.connectToServer(window_address(plan))
        return socket


def bring_to_front(window: MainWindow) -> None:
    """Show a window in front of all others, whatever it was; where the system keeps it back, let it blink."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


def _let_come_to_front(process: int) -> None:
    """Pass on the right to be in front, which Windows gives only to the program that was used last."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)


def _end(socket: QLocalSocket) -> None:
    """Hang up; what happens to the connection from now on is of no interest."""
    socket.blockSignals(True)  # noqa: FBT003  # Qt's own name takes no keyword
    socket.abort()
    socket.deleteLater()


def _nothing() -> None:
    pass
