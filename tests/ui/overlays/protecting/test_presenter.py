"""A plan may be protected when the passphrase is good and repeated, and the sheet was read back."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from organizer_app.domain.basics.passphrases import PassphraseRating, Strength
from organizer_app.domain.basics.plan_secrets import PassphraseWithFile, RecoveryKey, SheetRow, last_group
from organizer_app.services.plan import protection
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.overlays.protecting.presenter import (
    PassphraseChange,
    ProtectedSubject,
    ProtectPresenter,
)

pytestmark = pytest.mark.usefixtures("quick_keys")

FIRST, SECOND = "correct horse battery staple", "lantern orbit walnut ferry dusk"


class FakeView:
    def __init__(self) -> None:
        self.problem = self.wrong_today = self.busy = ""
        self.rating: PassphraseRating | None = None
        self.is_same: bool | None = None
        self.is_right: bool | None = None
        self.rows: Sequence[SheetRow] = ()
        self.is_ready, self.copies = False, 0

    def show_problem(self, sentence: str) -> None:
        self.problem = sentence

    def show_wrong_today(self, sentence: str) -> None:
        self.wrong_today = sentence

    def show_rating(self, rating: PassphraseRating | None, *, is_same: bool | None) -> None:
        self.rating, self.is_same = rating, is_same

    def show_letters(self, rows: Sequence[SheetRow]) -> None:
        self.rows = rows

    def show_read_back(self, *, is_right: bool | None) -> None:
        self.is_right = is_right

    def show_ready(self, *, is_ready: bool) -> None:
        self.is_ready = is_ready

    def show_copies(self, count: int) -> None:
        self.copies = count

    def show_busy(self, sentence: str) -> None:
        self.busy = sentence


class Sheet:
    """A presenter over a fake view, and what it confirmed."""

    def __init__(self, plan: Path, *, is_protected: bool = False, key: RecoveryKey | None = None) -> None:
        self.view = FakeView()
        self.done: list[PassphraseChange] = []
        subject = ProtectedSubject(plan, "Prime Day 2019", is_protected, key)
        self.presenter = ProtectPresenter(self.view, ImmediateBackground(), subject, self.done.append)
        self.presenter.look()


def test_a_weak_or_mistyped_passphrase_gets_no_sheet(plan: Path) -> None:
    sheet = Sheet(plan)
    assert (sheet.view.rating, sheet.view.is_same) == (None, None)
    for later, again in (("Prime Day 2019", "Prime Day 2019"), (FIRST, "correct horse")):
        sheet.presenter.type_later(later, again)
        sheet.presenter.make_sheet(lambda _key: pytest.fail("no sheet"))
        assert sheet.view.problem == "Choose the passphrase first."
        assert not sheet.view.is_ready
    sheet.presenter.type_later("Prime Day 2019", "")
    assert sheet.view.rating
    assert sheet.view.rating.strength is Strength.WEAK


def test_the_plan_is_protected_once_the_end_of_the_sheet_is_typed(plan: Path) -> None:
    plan.with_name("copy.organizer").write_bytes(plan.read_bytes())
    sheet, made = Sheet(plan), list[RecoveryKey]()
    assert sheet.view.copies == 1
    sheet.presenter.type_later(FIRST, FIRST)
    sheet.presenter.make_sheet(made.append)
    sheet.presenter.make_sheet(made.append)
    assert made[0] == made[1] == protection.new_key(plan, FIRST)
    assert len(sheet.view.rows) == 4
    sheet.presenter.type_last("WWWW" if last_group(made[0]) != "WWWW" else "1111")
    assert (sheet.view.is_right, sheet.view.is_ready) == (False, False)
    sheet.presenter.protect()
    assert not sheet.done
    sheet.presenter.type_last(f" {last_group(made[0]).lower()}")
    assert (sheet.view.is_right, sheet.view.is_ready) == (True, True)
    sheet.presenter.protect()
    copy = plan.with_name("copy.organizer")
    assert sheet.done == [PassphraseChange(None, FIRST, made[0], (copy,))]
    sheet.presenter.take_copies(is_on=False)
    sheet.presenter.protect()
    assert sheet.done[1].copies == ()


def test_another_passphrase_makes_the_sheet_void(plan: Path) -> None:
    sheet = Sheet(plan)
    sheet.presenter.type_later(FIRST, FIRST)
    sheet.presenter.make_sheet(lambda key: sheet.presenter.type_last(last_group(key)))
    assert sheet.view.is_ready
    sheet.presenter.type_later(SECOND, SECOND)
    assert (sheet.view.rows, sheet.view.is_ready, sheet.presenter.key) == ((), False, None)


def test_a_sheet_can_be_done_without_and_a_key_file_added(plan: Path) -> None:
    sheet = Sheet(plan)
    sheet.presenter.type_later(FIRST, FIRST)
    sheet.presenter.do_without_sheet(is_on=True)
    sheet.presenter.take_file("later", b"content")
    sheet.presenter.protect()
    (change,) = sheet.done
    assert isinstance(change.later, PassphraseWithFile)
    assert change.key == protection.new_key(plan, PassphraseWithFile(FIRST, b"content"))


def test_a_change_asks_for_the_passphrase_of_today_and_a_recovery_does_not(plan: Path) -> None:
    key = protection.new_key(plan, FIRST)
    protection.protect(plan, now=None, key=key, later=FIRST)
    sheet = Sheet(plan, is_protected=True)
    sheet.presenter.type_later(SECOND, SECOND)
    sheet.presenter.do_without_sheet(is_on=True)
    sheet.presenter.protect()
    assert sheet.view.wrong_today == "Type the passphrase of today first."
    sheet.presenter.type_today(SECOND)
    sheet.presenter.protect()
    assert sheet.view.wrong_today == "This is not the passphrase of today."
    assert not sheet.done
    sheet.presenter.type_today(FIRST)
    sheet.presenter.remove()
    assert sheet.done == [PassphraseChange(FIRST, None, None)]
    recovered = Sheet(plan, is_protected=True, key=key)
    assert not recovered.presenter.asks_today
    recovered.presenter.type_later(SECOND, SECOND)
    recovered.presenter.do_without_sheet(is_on=True)
    recovered.presenter.protect()
    assert recovered.done[0].now == key


def test_suggested_words_are_good_enough(plan: Path) -> None:
    sheet = Sheet(plan)
    words = sheet.presenter.suggest()
    sheet.presenter.type_later(words, words)
    assert sheet.view.rating
    assert sheet.view.rating.is_enough
