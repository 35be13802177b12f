"""Shows one reply: whose it is, its changed answers with ticks, and the buttons that decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.domain.sharing.returned_forms import ReturnState
from organizer_app.ui.screens.together.next_card import NextCard
from organizer_app.ui.screens.together.returns.host_bar import HostBar
from organizer_app.ui.screens.together.returns.line_lists import AnswerList
from organizer_app.ui.screens.together.returns.lines import answer_lines
from organizer_app.ui.screens.together.returns.people_bar import PeopleBar
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.key_hints import KeyHints
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.sharing import returned_forms as replies
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QResizeEvent

    from organizer_app.domain.sharing.returned_forms import ReturnedForm
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.name_completion import Ask


class _Heads(Themed, QFrame):
    """The names of the columns above the answers."""

    def __init__(self, theme: Theme, answers: AnswerList, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("listHeader")
        self._answers = answers
        _number, *names = replies.answer_headings()
        self._names = [PlainLabel(name, self, role="field") for name in names]
        self.set_theme(theme)

    def place(self) -> None:
        """Put each name above its column."""
        boxes = self._answers.columns()
        for label, box in zip(self._names, boxes, strict=True):
            label.setGeometry(round(box.x()), 0, max(0, round(box.width())), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(_HEADS))


_HEADS: Final = 26


class ReplyPanel(Themed, QFrame):
    """`toggled` carries the number of an answer.

    Args:
        theme: the look.
        ask_cities: looks up cities while one is typed.
        parent: its parent.
    """

    toggled = Signal(str)
    all_asked = Signal()
    take_asked = Signal()
    none_asked = Signal()
    call_asked = Signal()

    def __init__(self, theme: Theme, ask_cities: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host = HostBar(ask_cities, self)
        self.people = PeopleBar(self)
        self.setObjectName("replyPanel")
        self.city = PlainLabel("", self, role="title")
        self.about = PlainLabel("", self, role="meta", wraps=True)
        self.answers = AnswerList(theme, self)
        self.answers.opened.connect(self.toggled)
        self.answers.all_asked.connect(self.all_asked)
        self.answers.take_asked.connect(self.take_asked)
        self._heads = _Heads(theme, self.answers, self)
        self.answers.widened.connect(self._heads.place)
        self.nothing = PlainLabel(words.nothing_to_decide(), self, role="meta", wraps=True)
        self.same = PlainLabel("", self, role="meta")
        self._hint = KeyHints(theme, words.key_hints(), self)
        self.none = push_button("plain", words.take_none(), self.none_asked.emit, self)
        self.call = push_button("plain", words.call_lead(), self.call_asked.emit, self)
        self.next = NextCard(words.next_reply(), self, look="footBar")
        self.take = push_button("primary", "", self.take_asked.emit, self)
        show_icon(self.call, theme, "phone", "text2", 16)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        head = column_of(margins=(GAP_L, GAP_L, GAP_L, GAP_M), spacing=GAP_XS)
        head.addWidget(self.city)
        head.addWidget(self.about)
        head.addWidget(self.nothing)
        self._foot = QFrame(self)
        self._foot.setObjectName("footBar")
        foot = row_of(self._foot, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        foot.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.none)
        foot.addWidget(self.call)
        foot.addWidget(self.take)
        self.same.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        column = column_of(self)
        column.addLayout(head)
        column.addWidget(self.host)
        column.addWidget(self.people)
        column.addWidget(self._heads)
        column.addWidget(self.answers, 1)
        column.addWidget(self.same)
        # A reply without changes leaves the room below its words empty.
        column.addStretch(0)
        column.addWidget(self._foot)
        column.addWidget(self.next)

    def show_form(self, form: ReturnedForm, ticked: Collection[str]) -> None:
        """Show a reply and the ticks on it."""
        self.city.setText(form.city)
        self.about.setText(words.about(form))
        lines = answer_lines(form, ticked)
        has_answers = bool(lines)
        self.answers.show_lines(lines)
        self.same.setText(words.same(form.same))
        self.same.setVisible(form.same > 0)
        for part in (self._heads, self.answers, self._foot):
            part.setVisible(has_answers)
        self.nothing.setVisible(not has_answers)
        self.call.setVisible(not form.is_of_new_host)
        self.people.show_people(form)
        self.take.setText(words.take(len(ticked), len(lines)))
        self.take.setEnabled(bool(ticked) and form.has_city)
        set_tip(self.take, "" if form.has_city else words.city_first())
        self.host.setVisible(form.is_of_new_host and form.state is not ReturnState.DECIDED)
        self._heads.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._heads.place()
