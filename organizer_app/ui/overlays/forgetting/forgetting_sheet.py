"""The sheet over the window that asks before people are erased, and shows the proof afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from organizer_app.ui.overlays.forgetting.kept_row import KeptRow
from organizer_app.ui.overlays.forgetting.presenter import ForgettingPresenter
from organizer_app.ui.overlays.forgetting.ticked_lines import DueLine, DueLines, MentionLine, MentionLines
from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import ROOM, sheet_foot, sheet_head, sheet_label
from organizer_app.ui.overlays.sheet_list import SheetList
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import breakable
from organizer_app.wording.people import forgetting as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.people.erasure import ErasurePlan, ErasureProof
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.overlays.forgetting.presenter import AskedPerson
    from organizer_app.ui.theme.theme import Theme

WIDTH: Final = 560
_HIGH: Final = 560
_LOW: Final = 150


class ForgettingSheet(Sheet):
    """Implements `ForgettingView`; it cannot be closed while people are being erased.

    Args:
        theme: the theme in use.
        window: the window it covers.
        access: access to the plan.
        clock: the present moment.
        person_id: the person to erase; empty for all who are due.
    """

    def __init__(
        self, theme: Theme, window: QWidget, access: PlanAccess, clock: Clock, person_id: str
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._is_busy = False
        self.presenter = ForgettingPresenter(self, access, clock, person_id)
        self.opened.connect(self.presenter.look)
        self.title, self.text = (sheet_label(role, self.panel) for role in ("title", "meta"))
        self.list = SheetList(theme, DueLines, words.sheet_title(""), self.panel, lambda _event: False)
        self.list.opened.connect(self.presenter.tick)
        self.list.hide()
        names = words.mentions_list()
        self.mentions = SheetList(theme, MentionLines, names, self.panel, lambda _event: False)
        self.mentions.opened.connect(self.presenter.tick_mention)
        self.mentions.hide()
        self.kept = KeptRow(self.panel)
        self.kept.changed.connect(self.presenter.keep)
        self.kept.hide()
        self.all = push_button("link", "", self.presenter.tick_all, self.panel)
        self.all.hide()
        self.cancel = push_button("plain", words.cancel(), self.leave, self.panel)
        self.erase = push_button("danger", words.erase_person(), self.presenter.erase, self.panel)
        self.erase.setEnabled(False)
        self._lay_out()

    def _lay_out(self) -> None:
        self.all.setStyleSheet("padding-left: 0")
        column = self.column()
        column.addLayout(sheet_head(self.title, None, self.cross))
        self.text.setContentsMargins(ROOM, 0, ROOM, 0)
        column.addWidget(self.text)
        column.addWidget(self.kept)
        column.addWidget(self.list, 1)
        column.addWidget(self.mentions, 1)
        column.addStretch(0)
        self._foot = sheet_foot(self.panel, (self.all,), (self.cancel, self.erase))
        column.addWidget(self._foot)

    def panel_height(self, width: int) -> int:
        """Return the height from the design for a list, or that of the sentence where there is none."""
        if self.list.isHidden() and self.mentions.isHidden():
            return max(self._theme.length(_LOW), super().panel_height(width))
        return self._theme.length(_HIGH)

    def take_focus(self) -> None:
        """Focus a button that changes nothing."""
        self.cross.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close, after any running erasure is finished."""
        if not self._is_busy:
            super().leave()

    # ForgettingView

    def show_problem(self, sentence: str) -> None:
        self._settle(sentence)

    def show_person(self, person: AskedPerson, chosen: frozenset[str]) -> None:
        self.title.setText(breakable(words.sheet_title(person.name)))
        self.setAccessibleName(words.sheet_title(person.name))
        lines = tuple(MentionLine(each, each.code in chosen) for each in person.mentions)
        sentences = (words.no_way_back(), *([words.mentions_title(len(lines))] if lines else ()))
        self.text.setText(breakable("\n\n".join(sentences)))
        self.mentions.show_lines(lines)
        self.mentions.setVisible(bool(lines))
        self.all.setVisible(len(lines) > 1)
        self.all.setText(words.every_text(len(lines)))
        self.erase.setEnabled(True)
        self.place()

    def show_due(self, plan: ErasurePlan, chosen: frozenset[str]) -> None:
        self.title.setText(words.sheet_title(""))
        kept = [words.kept_days(each.title, each.until, each.days) for each in plan.moments]
        self.kept.show_moments(plan.moments)
        self.kept.setVisible(bool(plan.moments))
        first = words.no_way_back() if plan.due else f"{words.nobody_due()} {words.nobody_due_hint()}"
        self.text.setText(breakable("\n".join((first, "", *kept))))
        lines = tuple(DueLine(each, each.person_id in chosen) for each in plan.due)
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self.all.setVisible(bool(lines))
        self.all.setText(words.everybody(len(lines)))
        self.erase.setVisible(bool(lines))
        self._foot.setVisible(bool(lines))
        self.erase.setText(words.erase_chosen(len(chosen)))
        self.erase.setEnabled(bool(chosen))
        self.place()
        if lines and not self.list.hasFocus() and not self.kept.days.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self) -> None:
        self._is_busy = True
        self.text.setText(words.erasing())
        announce(self.panel, words.erasing())
        for button in (self.cross, self.cancel, self.erase, self.all):
            button.setEnabled(False)

    def show_proofs(self, proofs: tuple[ErasureProof, ...]) -> None:
        sentences = dict.fromkeys(each for proof in proofs for each in words.proof_sentences(proof))
        self.title.setText(words.done_title(len(proofs)))
        self._settle("\n".join(sentences))

    def _settle(self, text: str) -> None:
        self._is_busy = False
        self.text.setText(breakable(text))
        announce(self.panel, text)
        self.cross.setEnabled(True)
        self.cross.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self._foot, self.list, self.mentions, self.kept):
            part.hide()
        self.place()
