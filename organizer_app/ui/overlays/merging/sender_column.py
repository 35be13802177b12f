"""Shows who sent a file of changes, whether that is proved, and how many records of each kind it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.domain.basics.changes import Noun
from organizer_app.ui.overlays.sheet_frame import ROOM
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_XS, GAP_XL
from organizer_app.ui.widgets.avatars import avatar_icon
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.word_chips import WordChips
from organizer_app.wording.language.dates import day_and_clock
from organizer_app.wording.language.field_names import counted
from organizer_app.wording.together import merge_sheet as words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from organizer_app.ui.overlays.merging.presenter import LookedAt
    from organizer_app.ui.theme.theme import Theme

_WIDTH, _SHARE = 330, 0.34
_ICON, _AVATAR = 18, 40
_KIND = 16
# Kinds without an icon of their own are records like any other.
_ICONS: Final[Mapping[Noun, str]] = {
    Noun.CITY_ACTION: "map-pin",
    Noun.PERSON: "users",
    Noun.CONTACT_POINT: "phone",
    Noun.ASSIGNMENT: "user",
    Noun.TALK: "phone-call",
    Noun.PERMIT: "file-text",
    Noun.TASK: "clipboard-check",
    Noun.COUNT_REPORT: "sigma",
    Noun.ORGANIZATION: "handshake",
    Noun.PARTNERSHIP: "handshake",
    Noun.LOG_ENTRY: "notebook-pen",
    Noun.INCIDENT: "siren",
    Noun.RELEASE: "tag",
    Noun.MATERIAL: "package",
    Noun.RIDE: "bus",
    Noun.BUDGET_LINE: "wallet",
    Noun.KEY_DATE: "flag",
}
_OTHER = "pencil"


class SenderColumn(Themed, QFrame):
    """The left side of the sheet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self.setObjectName("sunken")
        card = QFrame(self)
        card.setObjectName("card")
        self._avatar = PlainLabel("", card)
        self._who = PlainLabel("", card, role="sub", wraps=True)
        self._when = PlainLabel("", card, role="meta", wraps=True)
        notice = QFrame(card)
        notice.setObjectName("notice")
        self._shield = PlainLabel("", notice)
        self._compared = PlainLabel("", notice, role="meta", wraps=True)
        self.words = WordChips(words.words_of_sender(), card)
        said = column_of(spacing=GAP_UNDER_XS)
        said.addWidget(PlainLabel(words.signature(), notice, role="strong", wraps=True))
        said.addWidget(self._compared)
        proof = row_of(notice, (GAP_M, GAP_S, GAP_M, GAP_S), GAP_S)
        proof.addWidget(self._shield)
        proof.addLayout(said, 1)
        head = row_of(spacing=GAP_S)
        names = column_of()
        names.addWidget(self._who)
        names.addWidget(self._when)
        head.addWidget(self._avatar)
        head.addLayout(names, 1)
        inside = column_of(card, (GAP_M, GAP_M, GAP_M, GAP_M), GAP_S)
        inside.addLayout(head)
        inside.addWidget(notice)
        inside.addWidget(self.words)
        self._brings = QFrame(self)
        self._brings.setObjectName("card")
        self._kinds = column_of(self._brings)
        column = scrolling_column(self)
        column.setContentsMargins(ROOM, GAP_XL, ROOM, GAP_XL)
        column.setSpacing(GAP_S)
        column.addWidget(card)
        column.addSpacing(GAP_S)
        column.addWidget(PlainLabel(words.brings(), self, role="field"))
        column.addWidget(self._brings)
        column.addStretch(1)
        self.set_theme(theme)

    def show_sender(self, looked: LookedAt, desk: tzinfo | None) -> None:
        """Show who sent a file, and what it brings."""
        sender = looked.incoming.sender
        self._name = sender.name
        self._who.setText(breakable(sender.name))
        dates = [each.at for each in looked.preview.lines if each.at is not None]
        self._when.setText(day_and_clock(max(dates).astimezone(desk)) if dates else "")
        self._compared.setText(words.compared(sender.compared.astimezone(desk)))
        self.words.show_words(looked.words)
        self._show_kinds(looked)
        self.set_theme(self._theme)

    def _show_kinds(self, looked: LookedAt) -> None:
        while (item := self._kinds.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.deleteLater()
        counts = looked.preview.counts
        for noun, count in sorted(counts.items(), key=lambda each: -sum(each[1])):
            row = QWidget(self._brings)
            sign = PlainLabel("", row)
            show_icon(sign, self._theme, _ICONS.get(noun, _OTHER), "text2", _KIND)
            beside = row_of(row, (GAP_L, GAP_S, GAP_L, GAP_S), GAP_M)
            beside.addWidget(sign)
            texts = column_of()
            beside.addLayout(texts, 1)
            texts.addWidget(PlainLabel(counted(noun, sum(count)), row, role="strong", wraps=True))
            texts.addWidget(PlainLabel(words.kind_count(count), row, role="meta", wraps=True))
            if self._kinds.count():
                rule = QFrame(self._brings)
                rule.setProperty("line", "true")
                self._kinds.addWidget(rule)
            self._kinds.addWidget(row)
        self._brings.setVisible(bool(counts))

    def fit(self, width: int) -> None:
        """Take its width of a sheet."""
        self.setFixedWidth(min(self._theme.length(_WIDTH), round(width * _SHARE)))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        self._shield.setPixmap(theme.pixmap("shield-check", _ICON, "ok"))
        edge = theme.length(_AVATAR)
        self._avatar.setPixmap(avatar_icon(theme, self._name, _AVATAR).pixmap(edge, edge))
