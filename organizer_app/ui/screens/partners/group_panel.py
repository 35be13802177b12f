"""The panel of the current group: its details, its fields, and the withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from organizer_app.domain.model.organizations import OrganizationKind
from organizer_app.domain.model.partnerships import PartnershipRole
from organizer_app.domain.partners.partner_book import parts_of
from organizer_app.domain.partners.partner_ledger import GONE, SIGNAL
from organizer_app.ui.screens.partners.group_edits import (
    PART_FIELDS,
    TYPED_FIELDS,
    group_text,
    part_text,
    stage_after,
)
from organizer_app.ui.screens.partners.ledger_grid import bars_width, draw_bars
from organizer_app.ui.screens.partners.panel_lines import PanelKind, current_part, panel_lines
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    BOLD,
    GAP_L,
    GAP_S,
    GAP_UNDER_M,
    GAP_UNDER_S,
    GAP_UNDER_XL,
    GAP_UNDER_XS,
    GAP_XL,
    GAP_XS,
    INSPECTOR_WIDTH,
    RADIUS_CONTROL,
    SEMIBOLD,
    TYPE_CAPTION,
    TYPE_META,
)
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.partners import partner_panel as panel_words
from organizer_app.wording.partners import partners as words
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter

    from organizer_app.domain.model.partnerships import PartnershipStatus
    from organizer_app.ui.screens.partners.panel_lines import PanelLine
    from organizer_app.ui.screens.partners.partners_view import GroupShown
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState


_PAD: Final = 20
_LABEL: Final = 70
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_TITLE: Final = TextStyle(13, SEMIBOLD)
_STRONG: Final = TextStyle(TYPE_META, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_SMALL: Final = TextStyle(TYPE_CAPTION, 500)
_CAPTION: Final = TextStyle(TYPE_CAPTION)
_HEIGHTS: Final = {
    PanelKind.PATH: 58,
    PanelKind.HELD: 96,
    PanelKind.HEAD: 40,
    PanelKind.FACT: 24,
    PanelKind.CITY: 50,
    PanelKind.SIGNER: 36,
    PanelKind.RELEASE: 25,
    PanelKind.NOTE: 25,
}


class PanelPainter(PaintedLines["PanelLine"]):
    """Draws one theme's lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._glyphs = glyphs_of(theme)
        self._draw = {
            PanelKind.PATH: self._path,
            PanelKind.HELD: self._held,
            PanelKind.HEAD: self._head,
            PanelKind.FACT: self._fact,
            PanelKind.CITY: self._city,
            PanelKind.SIGNER: self._signer,
            PanelKind.RELEASE: self._release,
            PanelKind.NOTE: self._note,
        }

    def height(self, line: PanelLine) -> int:
        return self._theme.length(_HEIGHTS[line.kind])

    def key(self, line: PanelLine) -> str:
        """Return the action of a line when it is opened, or an empty text."""
        is_idle = not line.act or line.kind is PanelKind.RELEASE
        return "" if is_idle else f"{line.kind.value} {line.act}"

    def spoken(self, line: PanelLine) -> str:
        """Return the line in one sentence."""
        stage = words.stage_name(line.part.status) if line.part is not None else ""
        return ", ".join(filter(None, (line.first, line.sub, line.second, stage)))

    def typed(self, line: PanelLine) -> str:
        return line.first

    def paint(self, painter: QPainter, box: QRectF, line: PanelLine, state: LineState) -> None:
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        if state.is_pointed and line.kind == PanelKind.SIGNER:
            painter.fillRect(box, self._theme.color("hover"))
        self._draw[line.kind](painter, box.adjusted(_PAD, 0, -_PAD, 0), line)

    def _path(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        gap = 4
        wide = (box.width() - gap * (len(line.steps) - 1)) / len(line.steps)
        for number, step in enumerate(line.steps):
            left = box.x() + number * (wide + gap)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent" if step.is_reached else "border_strong"))
            painter.drawRoundedRect(QRectF(left, box.y() + 4, wide, 6), 3, 3)
            upper = QRectF(left, box.y() + 14, wide, self._theme.length(17))
            is_left = line.part is not None and line.part.status in GONE and number == len(line.steps) - 1
            color = "danger" if is_left else "text" if step.is_reached else "text3"
            self._texts.draw(
                painter, upper, step.name, _STRONG if step.is_reached or is_left else _META, color
            )
            self._texts.draw(painter, upper.translated(0, upper.height() - 1), step.day, _CAPTION, "text2")

    def _held(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        card = box.adjusted(0.5, 4.5, -0.5, -4.5)
        painter.setPen(QPen(self._theme.color("accent_line"), 1))
        painter.setBrush(self._theme.color("accent_soft"))
        painter.drawRoundedRect(card, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.drawPixmap(QPointF(card.x() + 12, card.y() + 12), self._theme.pixmap("lock", 16, "text"))
        step = self._theme.length(19)
        room = QRectF(card.x() + 38, card.y() + 9, card.width() - 46, step)
        self._texts.draw(painter, room, line.first, _TITLE)
        self._texts.draw(painter, room.translated(0, step), line.second, _META, "text2")
        whole = panel_words.held_meaning()
        first = self._texts.elided(whole, _META, room.width())
        if first == whole:
            self._texts.draw(painter, room.translated(0, 2 * step), whole, _META, "text2")
            return
        cut = whole[: len(first) - 1].rfind(" ")
        self._texts.draw(painter, room.translated(0, 2 * step), whole[:cut], _META, "text2")
        self._texts.draw(painter, room.translated(0, 3 * step - 3), whole[cut + 1 :], _META, "text2")

    def _head(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        room = box.adjusted(0, 12, 0, 0)
        self._texts.draw(painter, room, line.first, _STRONG, "text2")
        self._texts.draw(painter, room, line.second, _STRONG, "accent", align=_RIGHT)

    def _fact(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        label = self._theme.length(_LABEL)
        self._texts.draw(
            painter, QRectF(box.x(), box.y(), label - 6, box.height()), line.first, _META, "text2"
        )
        self._texts.draw(painter, box.adjusted(label, 0, 0, 0), line.second, TextStyle(TYPE_META, 500))

    def _city(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        card = box.adjusted(0.5, 3.5, -0.5, -3.5)
        painter.setPen(QPen(self._theme.color("border_strong"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(card, RADIUS_CONTROL, RADIUS_CONTROL)
        if line.level >= 0:
            ball = self._glyphs.ball(line.level, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(card.x() + 10, round(card.center().y() - 8)), ball)
        right = card.right() - 10
        if line.part is not None:
            stage = words.stage_name(line.part.status)
            is_gone = line.part.status in GONE
            wide = self._texts.advance(stage, _SMALL)
            room = QRectF(right - wide - 1, card.y(), wide + 1, card.height())
            self._texts.draw(painter, room, stage, _SMALL, "danger" if is_gone else "text")
            right -= wide + 6
            if not is_gone:
                right -= bars_width(self._theme)
                middle = card.center().y()
                draw_bars(painter, self._theme, right, middle, SIGNAL.get(line.part.status, 0))
        step = self._theme.length(17)
        upper = QRectF(card.x() + 36, card.center().y() - step + 1, right - card.x() - 42, step)
        took = self._texts.draw(painter, upper, line.first, _TITLE)
        self._texts.draw(painter, upper.adjusted(took + 6, 0, 0, 0), line.sub, _META, "text2")
        self._texts.draw(painter, upper.translated(0, step - 1), line.second, _META, "text2")

    def _signer(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        edge = self._theme.length(26)
        circle = QRectF(box.x(), box.center().y() - edge / 2, edge, edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft"))
        painter.drawEllipse(circle)
        parts = line.first.split()
        mark = (parts[0][:1] + (parts[-1][:1] if len(parts) > 1 else "")).upper() if parts else ""
        self._texts.draw(painter, circle, mark, TextStyle(10, BOLD), align=_CENTER)
        wide = self._texts.advance(line.second, _META)
        room = box.adjusted(edge + 10, 0, -wide - 8, 0)
        self._texts.draw(painter, room, line.first, _TITLE)
        self._texts.draw(painter, box, line.second, _META, "text2", align=_RIGHT)

    def _release(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        page = self._theme.pixmap("file-text", 14, "text2")
        painter.drawPixmap(QPointF(box.x(), round(box.center().y() - 7)), page)
        wide = self._texts.advance(line.second, _META)
        self._texts.draw(painter, box.adjusted(24, 0, -wide - 8, 0), line.first, TextStyle(13))
        self._texts.draw(painter, box, line.second, _META, "text2", align=_RIGHT)

    def _note(self, painter: QPainter, box: QRectF, line: PanelLine) -> None:
        self._texts.draw(painter, box, line.first, _META, "text3")


# The fields of a group and its part in a city; each is stored when left and shows errors below it


class GroupForm(QScrollArea):
    """Built once; `group_edited` and `part_edited` carry the code of a field and its text."""

    group_edited = Signal(str, str)
    part_edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.fields: dict[str, QLineEdit | QComboBox | QCheckBox] = {}
        self.reasons: dict[str, PlainLabel] = {}
        inside = QWidget()
        self._column = column_of(inside, (GAP_XL, GAP_XS, GAP_XL, GAP_L), GAP_XS)
        self._part_fields: list[QWidget] = []
        self._part_fields.append(self._head(panel_words.section("part")))
        for code in PART_FIELDS:
            self._part_fields += self._add(code)
        self._head(panel_words.section("facts"))
        for code in TYPED_FIELDS:
            self._add(code)
        self._column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _head(self, text: str) -> PlainLabel:
        label = PlainLabel(text, role="sub")
        label.setContentsMargins(0, GAP_S, 0, GAP_UNDER_XS)
        self._column.addWidget(label)
        return label

    def _add(self, code: str) -> list[QWidget]:
        name = PlainLabel(panel_words.field_name(code), role="field")
        field = self._field(code)
        field.setAccessibleName(panel_words.field_name(code))
        name.setBuddy(field)
        reason = PlainLabel(role="warn", wraps=True)
        reason.hide()
        self.fields[code], self.reasons[code] = field, reason
        parts: list[QWidget] = [field, reason] if code == "logo" else [name, field, reason]
        for part in parts:
            self._column.addWidget(part)
        return parts[:-1]

    def _field(self, code: str) -> QLineEdit | QComboBox | QCheckBox:
        if code == "logo":
            box = CheckBox(f"{panel_words.field_name(code)}: {panel_words.logo(is_ok=True)}")
            box.clicked.connect(lambda is_on: self._tell(code, "yes" if is_on else ""))
            return box
        if code in {"role", "kind"}:
            return self._choice(code)
        line = QLineEdit()
        if code == "held":
            line.setPlaceholderText(panel_words.held_hint())
        line.editingFinished.connect(lambda: self._tell(code, line.text()) if line.isModified() else None)
        return line

    def _choice(self, code: str) -> QComboBox:
        choice = ChoiceBox()
        if code == "role":
            for role in PartnershipRole:
                choice.addItem(words.role_name(role), role.value)
        else:
            for kind in OrganizationKind:
                choice.addItem(panel_words.kind_name(kind.value), kind.value)
        choice.activated.connect(lambda _at: self._tell(code, str(choice.currentData())))
        return choice

    def _tell(self, code: str, text: str) -> None:
        field = self.fields[code]
        if isinstance(field, QLineEdit):
            field.setModified(False)
        self.reasons[code].hide()
        (self.part_edited if code in PART_FIELDS else self.group_edited).emit(code, text)

    def show_group(self, shown: GroupShown) -> None:
        """Fill in the values of the plan, except in the field being edited."""
        part = current_part(shown)
        for field in self._part_fields:
            field.setVisible(part is not None)
        for code in (*PART_FIELDS, *TYPED_FIELDS):
            if code in TYPED_FIELDS:
                text = group_text(shown.book, shown.line.group, code)
            else:
                text = part_text(part, code, shown.book.desk_zone) if part else ""
            self._fill(code, text)

    def _fill(self, code: str, text: str) -> None:
        field = self.fields[code]
        if isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(text)))
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(text))
        elif self.reasons[code].isHidden() and not field.isModified() and field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)

    def forget_reasons(self) -> None:
        """Clear the errors for another group."""
        for reason in self.reasons.values():
            reason.hide()
        for field in self.fields.values():
            if isinstance(field, QLineEdit):
                field.setModified(False)

    def show_reason(self, code: str, sentence: str) -> None:
        """Show an error below a field."""
        self.reasons[code].setText(sentence)
        self.reasons[code].show()
        self.ensureWidgetVisible(self.reasons[code])


_NARROW: Final = 268
_CROWDED: Final = 1000
_MOST_NAMED: Final = 12


class GroupPanel(Themed, QFrame):
    """Reports requests; it is refreshed whenever the plan changes."""

    city_chosen = Signal(str)
    city_typed = Signal(str)
    person_chosen = Signal(str)
    stage_asked = Signal(object)
    withdrawn = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._theme = theme
        self._shown: GroupShown | None = None
        self._next: PartnershipStatus | None = None
        self._title, self._sub = self._label("title"), self._label("meta")
        self._close = icon_button(theme, "x", plan_bar.close(), self.closed.emit, self)
        self.lines = LineList(theme, PanelPainter(theme), panel_words.section("facts"), self)
        self.lines.opened.connect(self._open)
        self.form = GroupForm(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.lines)
        self.pages.addWidget(self.form)
        self.city = QLineEdit(self)
        self.city.setPlaceholderText(panel_words.add_city())
        self.city.setAccessibleName(panel_words.add_city())
        self.city.returnPressed.connect(lambda: self.city_typed.emit(self.city.text()))
        self.city.hide()
        self.reason = self._label("warn")
        self.reason.hide()
        self.question, self._named = self._label("strong"), self._label("meta")
        self.back = push_button("link", panel_words.done(), lambda: self.edit(is_on=False), self)
        self.withdraw = push_button("plain", panel_words.withdraws(), self.ask_withdraw, self)
        self.sure = push_button("primary", panel_words.withdraw_now(), self._withdraw, self)
        self.keep = push_button("plain", panel_words.keep_it(), self.leave_question, self)
        self.forward = push_button("primary", "", self._forward, self)
        self._lay_out()
        self.leave_question()
        self.set_theme(theme)

    def _label(self, role: str) -> PlainLabel:
        return PlainLabel("", self, role=role, wraps=True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(GAP_XL, 0, GAP_UNDER_M, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        middle = column_of(margins=(GAP_XL, 0, GAP_XL, 0), spacing=GAP_UNDER_S)
        middle.addWidget(self._sub)
        foot = column_of(margins=(GAP_XL, GAP_UNDER_M, GAP_XL, 0), spacing=GAP_S)
        for part in (self.city, self.reason, self.question, self._named):
            foot.addWidget(part)
        buttons = row_of(spacing=GAP_S)
        for button in (self.withdraw, self.keep, self.forward, self.sure):
            buttons.addWidget(button, 1)
        foot.addWidget(self.back)
        foot.addLayout(buttons)
        column = column_of(self, (0, GAP_L, 0, GAP_UNDER_XL), GAP_UNDER_XS)
        column.addLayout(head)
        column.addLayout(middle)
        column.addSpacing(GAP_UNDER_M)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)

    def fit(self, width: int) -> None:
        """Shrink when the matrix needs the width."""
        self.setFixedWidth(self._theme.length(_NARROW if width < _CROWDED else INSPECTOR_WIDTH))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.lines.set_source(theme, PanelPainter(theme))

    def show_group(self, shown: GroupShown) -> None:
        """Show a group; a different one starts without fields and questions."""
        before, self._shown = self._shown, shown
        group = shown.line.group
        if before is None or before.line.group.id != group.id:
            self.leave_question()
            self.form.forget_reasons()
            self.city.hide()
            self.reason.hide()
        self._title.setText(breakable(group.name))
        names = {each.group.id: each.group.name for each in shown.book.lines} if group.parent_id else {}
        self._sub.setText(breakable(panel_words.affiliate_of(names.get(group.parent_id, ""))))
        self.lines.show_lines(panel_lines(shown))
        if self.pages.currentWidget() is self.form:
            self.form.show_group(shown)
        part = current_part(shown)
        self._next = stage_after(part.status, 1) if part else None
        self.forward.setText(panel_words.set_stage(self._next) if self._next else panel_words.add_city())
        self._show_buttons()

    def _show_buttons(self) -> None:
        shown = self._shown
        is_asking = not self.question.isHidden()
        stays = shown is not None and any(part.status not in GONE for part in parts_of(shown.line))
        self.withdraw.setVisible(stays and not is_asking)
        self.forward.setVisible(not is_asking)
        self.sure.setVisible(is_asking)
        self.keep.setVisible(is_asking)
        self.back.setVisible(self.pages.currentWidget() is self.form)

    def _forward(self) -> None:
        if self._next is None:
            self.ask_city()
        else:
            self.stage_asked.emit(self._next)

    def _open(self, _key: str) -> None:
        line = self.lines.line
        if line is None:
            return
        if line.act == "edit":
            self.edit(is_on=True)
        elif line.act == "add_city":
            self.ask_city()
        elif line.kind is PanelKind.CITY:
            self.city_chosen.emit(line.act)
        elif line.kind is PanelKind.SIGNER:
            self.person_chosen.emit(line.act)

    def edit(self, *, is_on: bool) -> None:
        """Show the fields of the group, or its details."""
        if is_on and self._shown is not None:
            self.form.show_group(self._shown)
        self.pages.setCurrentWidget(self.form if is_on else self.lines)
        self._show_buttons()
        if is_on:
            self.form.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_city(self) -> None:
        """Ask for a city to add the group to."""
        self.reason.hide()
        self.city.clear()
        self.city.show()
        self.city.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_city(self) -> None:
        """Close the question: the group was added to the city."""
        self.city.hide()
        self.reason.hide()

    def show_city_reason(self, sentence: str) -> None:
        """Show why the group was not added."""
        self.reason.setText(sentence)
        self.reason.show()

    def ask_withdraw(self) -> None:
        """Show what a withdrawal affects, and ask."""
        shown = self._shown
        if shown is None:
            return
        stays = [part for part in parts_of(shown.line) if part.status not in GONE]
        if not stays:
            return
        self.question.setText(breakable(panel_words.withdraw_question(shown.line.group.name, len(stays))))
        names = [
            " · ".join(panel_words.release_name(each.number, each.audience.code))
            for each in shown.releases[:_MOST_NAMED]
        ]
        self._named.setText("\n".join((panel_words.withdraw_list(len(shown.releases)), *names)))
        self.question.show()
        self._named.show()
        self._show_buttons()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_question(self) -> None:
        """Cancel the question."""
        self.question.hide()
        self._named.hide()
        self._show_buttons()

    def _withdraw(self) -> None:
        self.leave_question()
        self.withdrawn.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave fields and questions with Esc before the panel itself."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.question.isHidden():
            self.leave_question()
        elif not self.city.isHidden():
            self.end_city()
        elif self.pages.currentWidget() is self.form:
            self.edit(is_on=False)
        else:
            self.closed.emit()
