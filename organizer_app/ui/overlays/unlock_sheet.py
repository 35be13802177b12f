"""Asks for the passphrase of a protected plan; until then only the name of its file shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app import wiring
from organizer_app.domain.basics.plan_secrets import PassphraseWithFile
from organizer_app.domain.basics.problems import Problem
from organizer_app.environment import key_store
from organizer_app.ui.overlays.overlay import Overlay
from organizer_app.ui.overlays.recovery_rows import RecoveryRows
from organizer_app.ui.overlays.sheet_frame import ROOM, sheet_label
from organizer_app.ui.theme.icons import icon_pixmap
from organizer_app.ui.theme.shadows import CARD, draw_shadow
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import (
    GAP_L,
    GAP_S,
    GAP_UNDER_L,
    GAP_UNDER_S,
    GAP_XS,
    RADIUS_DIALOG,
    SEMIBOLD,
    TYPE_META,
    TYPE_SUB,
)
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.secret_field import SecretField
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.lit_land import LAND_HEIGHT, LAND_WIDTH, draw_cities, draw_land
from organizer_app.ui.widgets.outlines import read_outlines
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.window import unlock as words
from organizer_app.wording.window import welcome
from organizer_app.wording.window.window import app_name

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 448
_ROOM: Final = 30
_RING: Final = 56
_SIGN: Final = 24
_KEY: Final = 36
_LOGO: Final = 28
# How much of the window the map behind the panel takes, and how faint it is.
_SHARE: Final = 0.88
_FAINT: Final = 0.45
_NAME: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_PROMISE: Final = TextStyle(TYPE_META)
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_LINE: Final = 20
_TOP: Final = 28
_BOTTOM: Final = 28
# The least that shows of the window above and below.
_EDGE: Final = 24
# The height of the field and of its button.
_TALL: Final = 34
# The Esc that locked the plan may still be down when the window that asks for it appears.
HELD_MS: Final = 2000


class UnlockSheet(Overlay):
    """`tried` carries what shall open the plan: a passphrase, one with a key file, or a recovery key.

    The sheet asks again until the plan is open, or Esc leaves it closed.
    """

    # An object: as a text, Qt would carry nothing but the letters.
    tried = Signal(object)
    other_asked = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _WIDTH)
        self._why = words.promise()
        self._asked = QElapsedTimer()
        self._land = [outline.path for outline in read_outlines("usa")]
        self.setAccessibleName(words.name())
        self._sign = PlainLabel("", self.panel)
        self._sign.setObjectName("unlockSign")
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = sheet_label("title", self.panel)
        self._promise = sheet_label("meta", self.panel, words.promise())
        for label in (self._title, self._promise):
            label.setAlignment(_CENTER)
        self.field = SecretField(theme, self.panel)
        self.field.setAccessibleName(words.passphrase())
        self.field.returnPressed.connect(self._try)
        self.rows = RecoveryRows(self.panel)
        self.rows.wrong.connect(self._say)
        self.rows.entered.connect(self._try)
        self.rows.hide()
        self._key_file: bytes | None = None
        self._needs_file = False
        self.key_file = push_button("link", words.key_file(), self._choose_file, self.panel)
        self.key_file.hide()
        self.remember = WrappedTick(words.remember(), self.panel)
        self.remember.setVisible(key_store.is_available())
        self.other_way = push_button("link", words.use_sheet(), self._turn_way, self.panel)
        self._other_more = sheet_label("caption", self.panel, words.use_sheet_more())
        self.problem = WarningLabel(self.panel)
        self._hint = sheet_label("caption", self.panel)
        self._hint.hide()
        self.submit = push_button("primary", words.unlock(), self._try, self.panel)
        self._slow = sheet_label("caption", self.panel, words.slow())
        # Below the card, as it is not about this plan.
        self.below = QWidget(self)
        self.other_plan = push_button("link", words.other_plan(), self._ask_for_other, self.below)
        # In the corner of the window, beside the promise of the program.
        self.help = push_button("link", words.help_here(), self.help_asked.emit, self)
        self._foot = sheet_label("caption", self.below, words.no_way_round())
        for label in (self._slow, self._foot):
            label.setAlignment(_CENTER)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        self._name = name = PlainLabel(words.passphrase(), self.panel, role="field")
        name.setBuddy(self.field)
        asked = column_of(spacing=GAP_XS)
        asked.addWidget(name)
        asked.addWidget(self.field)
        asked.addWidget(self.rows)
        asked.addWidget(self.problem)
        asked.addWidget(self._hint)
        asked.addWidget(self.key_file, 0, Qt.AlignmentFlag.AlignLeft)
        asked.addWidget(self.remember)
        self._column = column = scrolling_column(self.panel)
        column.setContentsMargins(_ROOM, _TOP, _ROOM, _BOTTOM)
        column.setSpacing(GAP_S)
        column.addWidget(self._sign, 0, _CENTER)
        column.addSpacing(GAP_UNDER_S)
        column.addWidget(self._title)
        column.addWidget(self._promise)
        column.addSpacing(GAP_UNDER_L)
        column.addLayout(asked)
        column.addSpacing(GAP_UNDER_S)
        column.addWidget(self.submit)
        column.addSpacing(GAP_XS)
        column.addWidget(self._slow)
        column.addSpacing(GAP_UNDER_L)
        rule = QFrame(self.panel)
        rule.setProperty("line", "true")
        column.addWidget(rule)
        column.addSpacing(GAP_XS)
        column.addLayout(self._lay_out_other_way())
        below = column_of(self.below, spacing=GAP_XS)
        below.addWidget(self.other_plan, 0, _CENTER)
        below.addWidget(self._foot)

    def _lay_out_other_way(self) -> QHBoxLayout:
        self._key_sign = PlainLabel("", self.panel)
        self._key_sign.setObjectName("keySign")
        self._key_sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.other_way, 0, Qt.AlignmentFlag.AlignLeft)
        self._other_more.setContentsMargins(GAP_XS, 0, 0, 0)
        texts.addWidget(self._other_more)
        other = QHBoxLayout()
        other.setSpacing(GAP_S)
        other.addWidget(self._key_sign)
        other.addLayout(texts, 1)
        return other

    def ask(self, path: Path, why: str = "") -> None:
        """Ask for the passphrase of a plan, under a sentence that explains why it is locked."""
        self._why = why or words.promise()
        self._title.setText(breakable(path.name))
        self._needs_file = _needs_key_file(path)
        self._forget()
        self._say("")
        self._show_way(is_sheet=False)
        self._set_busy(is_busy=False)
        self._asked.start()
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stay while the Esc that locked the plan is held down."""
        was_locked = self._why != words.promise() and self._asked.elapsed() < HELD_MS
        if event.key() == Qt.Key.Key_Escape and (event.isAutoRepeat() or was_locked):
            event.accept()
        else:
            super().keyPressEvent(event)

    @property
    def promise(self) -> str:
        """The sentence about the plan."""
        return self._promise.text()

    def show_busy(self) -> None:
        """Show that the passphrase is being tried; this can be canceled, but not by a second Enter."""
        # When a part is disabled, the focus moves to the next one: the button that leaves the plan closed.
        self.take_focus()
        self._set_busy(is_busy=True)
        self._say("")
        self._promise.setText(words.trying())
        announce(self.panel, words.trying())
        self.place()

    @property
    def hint(self) -> str:
        """The quiet sentence below the field."""
        return self._hint.text()

    def show_hint(self, sentence: str) -> None:
        """Say something that is no refusal, while the passphrase can be typed."""
        self._say("", sentence)
        announce(self.panel, sentence)

    def show_refusal(self, sentence: str) -> None:
        """Show why the plan is still closed, and let the person type another passphrase."""
        self._set_busy(is_busy=False)
        is_caps_on = self.field.is_caps_on and self.rows.isHidden()
        self._say(sentence, words.nothing_changed_caps() if is_caps_on else words.nothing_changed())
        self.take_focus()
        self.field.selectAll()

    def take_focus(self) -> None:
        """Focus the field at once."""
        field = self.field if self.rows.isHidden() else self.rows.fields[0]
        field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close, and keep nothing of the typed text."""
        self._forget()
        super().leave()

    def _forget(self) -> None:
        self.field.clear()
        self.field.show_text(is_shown=False)
        self.rows.clear()
        self._key_file = None
        self.key_file.setText(words.key_file())

    def panel_height(self, width: int) -> int:
        """Return the height that the words need."""
        column = self._column
        # What it holds still counts without the key file that has just appeared.
        column.invalidate()
        column.activate()
        # In a small window with large text, it scrolls above what is below it.
        most = self.height() - 2 * _EDGE - self._height_below()
        area = self.panel.findChild(QScrollArea)
        frame = 2 * area.frameWidth() if area is not None else 0
        return max(0, min(column.totalHeightForWidth(width) + frame, most))

    def panel_top(self, height: int) -> int:
        """Return where the panel starts: with what is below it, it is in the middle."""
        return max(0, (self.height() - height - self._height_below()) // 2)

    def _height_below(self) -> int:
        """Return the height of what is below the panel, with the gap between them."""
        layout = self.below.layout()
        if layout is None:
            return 0
        layout.invalidate()
        return GAP_L + layout.totalHeightForWidth(min(self._theme.length(_WIDTH), self.width()))

    @override
    def place(self) -> None:
        super().place()
        box = self.panel.geometry()
        size = self.help.sizeHint()
        right, middle = (
            self.width() - ROOM - size.width(),
            self.height() - ROOM - self._theme.length(_LINE) / 2,
        )
        self.help.setGeometry(right, round(middle - size.height() / 2), size.width(), size.height())
        self.below.setGeometry(box.x(), box.bottom() + GAP_L, box.width(), self._height_below() - GAP_L)

    @override
    def parts_by_tab(self) -> QWidget:
        """Tab goes to what is below the panel, too."""
        return self

    @override
    def set_theme(self, theme: Theme) -> None:
        tall = theme.length(_TALL)
        self.field.setStyleSheet(f"QLineEdit {{ min-height: {tall}px; }}")
        self.submit.setStyleSheet(f"QPushButton {{ min-height: {tall}px; }}")
        key = theme.length(_KEY)
        self._key_sign.setFixedSize(key, key)
        self._key_sign.setPixmap(theme.pixmap("key-round", 18))
        background, line = theme.hex("surface"), theme.hex("border")
        self._key_sign.setStyleSheet(
            f"#keySign {{ background: {background}; border: 1px solid {line}; border-radius: 8px; }}"
        )
        side = theme.length(_RING)
        self._sign.setFixedSize(side, side)
        self._sign.setPixmap(theme.pixmap("lock", _SIGN, "accent"))
        soft = theme.hex("accent_soft")
        self._sign.setStyleSheet(f"#unlockSign {{ background: {soft}; border-radius: {side // 2}px; }}")
        super().set_theme(theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover everything with the map, the name of the program, and its promise."""
        del event
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("window"))
        scale = _SHARE * min(self.width() / LAND_WIDTH, self.height() / LAND_HEIGHT)
        corner = QPointF((self.width() - LAND_WIDTH * scale) / 2, (self.height() - LAND_HEIGHT * scale) / 2)
        painter.setOpacity(_FAINT)
        draw_land(painter, theme, self._land, corner, scale)
        draw_cities(painter, theme, corner, scale)
        painter.setOpacity(1)
        self._draw_name(painter)
        draw_shadow(painter, theme, QRectF(self.panel.geometry()), RADIUS_DIALOG, CARD)
        painter.end()

    def _draw_name(self, painter: QPainter) -> None:
        theme, side = self._theme, self._theme.length(_LOGO)
        logo = icon_pixmap("organizer", side, "#FFFFFF", self.devicePixelRatioF())
        painter.drawPixmap(QPointF(ROOM, ROOM), logo)
        name = QRectF(ROOM + side + 12, ROOM, self.width() - 2 * ROOM, side)
        self._texts.draw(painter, name, app_name(), _NAME)
        line, sign = theme.length(_LINE), theme.pixmap("wifi-off", 16)
        foot = QRectF(ROOM, self.height() - ROOM - line, self.width() - 2 * ROOM, line)
        edge = sign.height() / sign.devicePixelRatio()
        painter.drawPixmap(QPointF(ROOM, round(foot.center().y() - edge / 2)), sign)
        foot.setLeft(ROOM + edge + 8)
        self._texts.draw(painter, foot, welcome.promise(), _PROMISE, "text2")

    def _try(self) -> None:
        if self.field.isReadOnly():
            return
        if not self.rows.isHidden():
            key = self.rows.key()
            if key is not None:
                self.tried.emit(key)
        elif not self.field.text():
            self._say(words.missing())
        elif self._needs_file and self._key_file is None:
            self._say(words.key_file_missing())
        elif self._key_file is not None:
            self.tried.emit(PassphraseWithFile(self.field.text(), self._key_file))
        else:
            self.tried.emit(self.field.text())

    def _turn_way(self) -> None:
        """Ask for the recovery sheet in place of the passphrase, or the other way round."""
        self._say("")
        self._show_way(is_sheet=self.rows.isHidden())
        self._forget()
        self.take_focus()

    def _show_way(self, *, is_sheet: bool) -> None:
        self.rows.setVisible(is_sheet)
        self.field.setVisible(not is_sheet)
        self.key_file.setVisible(self._needs_file and not is_sheet)
        self._name.setText(words.sheet_letters() if is_sheet else words.passphrase())
        self.other_way.setText(words.use_passphrase() if is_sheet else words.use_sheet())
        self._other_more.setText(words.use_passphrase_more() if is_sheet else words.use_sheet_more())
        self.place()

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, words.key_file_dialog())
        if name:
            self.use_key_file(Path(name))

    def use_key_file(self, file: Path) -> None:
        """Take the key file that the plan needs beside its passphrase."""
        try:
            self._key_file = file.read_bytes()
        except OSError:
            self._say(words.key_file_missing())
            return
        self._say("")
        self.key_file.setText(words.key_file_named(file.name))

    def _ask_for_other(self) -> None:
        self.leave()
        self.other_asked.emit()

    def _say(self, sentence: str, hint: str = "") -> None:
        self.problem.complain(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        mark(self.field, "invalid", bool(sentence))
        self.field.setAccessibleDescription(sentence)
        if sentence:
            announce(self.panel, f"{sentence} {hint}".rstrip())
        self.place()

    def _set_busy(self, *, is_busy: bool) -> None:
        self._promise.setText(self._why)
        self.field.setReadOnly(is_busy)
        self.rows.set_read_only(is_on=is_busy)
        for part in (self.field.eye, self.submit, self.other_way, self.key_file):
            part.setEnabled(not is_busy)


def _needs_key_file(path: Path) -> bool:
    try:
        return wiring.is_key_file_needed(path)
    except Problem:
        # Opening it says what is wrong with it.
        return False
