"""Files are saved beside the plan, say how far they are, and Cancel leaves nothing behind."""

import os
import signal
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.audiences import Audience
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.side_work import SideWork
from organizer_app.ui.screens.share.savings import Progress, Savings
from organizer_app.ui.screens.share.share_pages import Choice, save_packets
from tests.support.held_background import HeldBackground
from tests.support.printed_pages import packet

pytestmark = pytest.mark.usefixtures("qapp")
CANCELED = "Canceled. No file was written or changed."


@pytest.fixture(autouse=True)
def lent_children() -> None:
    """Lend no child to tests that stop and end them."""


@dataclass
class View:
    """Remembers what it was told."""

    busy: list[bool] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def show_saving(self, *, is_busy: bool) -> None:
        self.busy.append(is_busy)

    def show_canceled(self, sentence: str) -> None:
        self.said.append(sentence)

    def show_saved(self, sentence: str, file: Path) -> None:
        assert file.exists()
        self.said.append(sentence)

    def show_problem(self, sentence: str) -> None:
        self.said.append(f"problem: {sentence}")


def test_a_file_is_saved_and_told(tmp_path: Path) -> None:
    view, out = View(), tmp_path / "one.pdf"
    savings = Savings(view, ImmediateBackground())
    savings.save(lambda: save_packets([packet()], Audience.PARTNERS, out, Choice()), out)
    assert view.busy == [True, False]
    assert view.said == [f"Saved {out}"]
    assert savings.progress == Progress(0, 0, 0)


def test_what_goes_wrong_is_told_and_the_bar_goes(tmp_path: Path) -> None:
    view, out = View(), tmp_path / "missing" / "folder" / "one.pdf"
    (tmp_path / "missing").write_text("a file where a folder is needed")
    Savings(view, ImmediateBackground()).save(
        lambda: save_packets([packet()], Audience.PARTNERS, out, Choice()), out
    )
    assert view.busy == [True, False]
    assert view.said[0].startswith("problem: ")


def test_two_files_at_once_are_counted_together_and_canceled_together(tmp_path: Path) -> None:
    view, aside = View(), HeldBackground()
    savings = Savings(view, aside)
    for name in ("one.pdf", "two.pdf"):
        out = tmp_path / name
        savings.save(lambda out=out: save_packets([packet()], Audience.PARTNERS, out, Choice()), out)
    assert savings.progress == Progress(2, 0, 0)
    savings.cancel()
    aside.answer()
    assert view.said == [CANCELED, CANCELED]
    assert view.busy == [True, True, True, False]
    assert list(tmp_path.iterdir()) == []


def children() -> set[int]:
    """Return the processes that any thread of this one has started and that run a program of their own.

    One that is not so far yet is waited for by the thread that starts it; if it stood still, so would that.
    """
    found = set[int]()
    own = Path("/proc/self/cmdline").read_bytes()
    for each in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):
            for child in each.read_text("ascii").split():
                if Path("/proc", child, "cmdline").read_bytes() not in {b"", own}:
                    found.add(int(child))
    return found


def test_packets_in_batches_tell_their_progress_and_cancel_ends_the_batch_at_work(
    qtbot: QtBot, tmp_path: Path
) -> None:
    view, aside, out = View(), SideWork(), tmp_path / "many.pdf"
    others = children()
    out.write_bytes(b"as it was")
    savings = Savings(view, aside)
    packets = [packet(2, title=f"Day {number}") for number in range(600)]
    view.owner = aside  # type: ignore[attr-defined]  # kept alive with the view
    savings.save(lambda: save_packets(packets, Audience.PARTNERS, out, Choice()), out)
    qtbot.waitUntil(lambda: savings.progress.done >= 1)
    assert savings.progress.of == 12
    qtbot.waitUntil(lambda: bool(children() - others))
    # What stands still is never done by itself.
    for child in children() - others:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGSTOP)
    savings.cancel()
    qtbot.waitUntil(lambda: bool(view.said))
    assert view.said == [CANCELED]
    assert out.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [out]
