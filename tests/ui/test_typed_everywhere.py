"""A time or a day that is typed means the same in every field of every form, and in an imported file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import click
import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer_app.cli.commands.rule import WALL_TIME
from organizer_app.cli.parameters import DAY
from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.importing.typed_fields import typed_value
from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.domain.model.action_fields import ACTION_FIELDS
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.field_specs import FieldKind
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.record_fields import GROUP_FIELD, PERMIT_FIELD
from organizer_app.domain.people.call_rules import call_back_at
from organizer_app.domain.people.people_problems import UnclearCallBack
from organizer_app.domain.rows.bulk_changes import BulkField
from organizer_app.domain.sharing.return_forms import FIELD_OF_CODE
from organizer_app.domain.sharing.returned_answers import plain_answer
from organizer_app.exchange.reading.incoming_actions import ReadOptions
from organizer_app.services.people import coverage, people
from organizer_app.ui.flow.typed_values import Hours
from organizer_app.ui.overlays.palette.typed import day_of
from organizer_app.ui.screens.checklists.forms.day_form import AnchorForm
from organizer_app.ui.screens.checklists.forms.forms import TaskForm
from organizer_app.ui.screens.checklists.forms.panels import PermitPanel, TaskPanel
from organizer_app.ui.screens.day.counts.typed_count import read_count
from organizer_app.ui.screens.logistics.columns import COLUMNS, Cell, meant
from organizer_app.ui.screens.partners.group_edits import changed_part, moment_of
from organizer_app.ui.screens.people.everyone.person_edits import point_change, role_change
from organizer_app.ui.screens.plan.editing.edits import PlanEdits, change_meant
from organizer_app.ui.screens.plan.inspector.inspector_fields import CODECS, day_codec
from organizer_app.ui.screens.welcome.new_plan_form import DayEdit
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import BLANK
from tests.support.foreign_tables import actions_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

YEAR, JULY_15 = 2019, date(2019, 7, 15)
MORNING = datetime(2019, 7, 15, 0, 0, 30, tzinfo=UTC)
UNCLEAR = "unclear"
TIMES: dict[str, object] = {
    "2": time(14),
    "2:30": time(14, 30),
    "02:30": time(2, 30),
    "6": time(18),
    "7": time(7),
    "9": time(9),
    "11": time(11),
    "12": time(12),
    "930": time(9, 30),
    "1430": time(14, 30),
    "14:00": time(14),
    "17:30": time(17, 30),
    "2pm": time(14),
    "2:30 p": time(14, 30),
    "2 p.m.": time(14),
    "9.30am": time(9, 30),
    "7 PM": time(19),
    "noon": time(12),
    "12:30 am": time(0, 30),
    "12-2pm": (time(12), time(14)),
    "11-1": (time(11), time(13)),
    "x": UNCLEAR,
    "25": UNCLEAR,
    "13pm": UNCLEAR,
    "0 am": UNCLEAR,
    "12:60": UNCLEAR,
    "2500": UNCLEAR,
    "at two": UNCLEAR,
    "evening": UNCLEAR,
}
DAYS: dict[str, object] = {
    **dict.fromkeys(
        (
            "July 15", "Jul 15", "jul. 15th", "15 July", "7/15", "7-15", "7/15/19", "7/15/2019", "15.7.2019",
            "2019-07-15", "2019-7-15", "Mon Jul 15 2019", "Monday, July 15, 2019", "Mon 7/15", "20190715",
        ),
        JULY_15,
    ),
    **dict.fromkeys(("x", "July", "15", "Feb 30", "2/30", "13/13", "soon", "Foo 3"), UNCLEAR),
}  # fmt: skip
Reads = Callable[[str], object]


def through(function: Callable[[str], object]) -> Reads:
    def read(text: str) -> object:
        try:
            return function(text)
        except (UnclearError, UnclearCallBack):
            return UNCLEAR

    return read


def codec(code: str) -> Reads:
    def read(text: str) -> object:
        reading = (day_codec(lambda: YEAR) if code == "day" else CODECS[code]).read(text)
        value = tuple(reading.value) if isinstance(reading.value, Hours) else reading.value
        return value if reading.is_clear else UNCLEAR

    return read


def bulk(field: BulkField) -> Reads:
    def read(text: str) -> object:
        change = change_meant(field, text, YEAR)
        return change.value if change else UNCLEAR

    return read


def new_action(name: str) -> Reads:
    def read(text: str) -> object:
        made: list[Any] = []
        edits = PlanEdits(SimpleNamespace(show_field_problem=lambda *_said: None), SimpleNamespace(), print)  # type: ignore[arg-type]  # nothing else is asked of them
        edits.create = made.append  # type: ignore[method-assign]  # what would be created is what is looked at
        typed = ("Boise, ID", "rally", text if name == "day" else "", text if name == "starts" else "")
        edits.create_typed("", typed, YEAR)
        return getattr(made[0], name) if made else UNCLEAR

    return read


def stored_by(module: object, function: str, name: str, change: Callable[[str], Any]) -> Reads:
    """What a change of the plan would be called with."""

    def read(text: str) -> object:
        told: list[object] = []
        before = getattr(module, function)
        setattr(module, function, lambda _plan, **given: told.append(given[name]))
        try:
            change(text)(None)
        finally:
            setattr(module, function, before)
        return told[0]

    return through(read)


def call_back(text: str) -> object:
    return call_back_at(text, MORNING, "UTC").time()


def held_until(text: str) -> object:
    moment = moment_of(f"2019-07-15 {text}", "UTC", YEAR)
    return moment and moment.time()


def held_from(text: str) -> object:
    moment = moment_of(text, "UTC", YEAR)
    return moment and moment.date()


def partner_day(code: str) -> Reads:
    part = Partnership(id="p", organization_id="o")
    return through(lambda text: getattr(changed_part(part, code, text, YEAR), code))


def cells(kind: Cell) -> dict[str, Reads]:
    row = BLANK._replace(day="2019-07-15")
    part = Material(id="m", city_action_id="a", name="Signs")
    found = [(of, column) for of in PartKind for column in COLUMNS[of] if column.cell is kind]
    return {
        f"logistics {of.value} {column.code}": through(
            lambda text, column=column: meant(column, text, part, row, JULY_15)
        )
        for of, column in found
    }


def imported(name: str) -> Reads:
    def read(text: str) -> object:
        cells = {"date": "2019-07-15", "start": "noon" if name == "ends" else text, "end": text}
        if name == "starts":
            del cells["end"]
        if name == "day":
            cells = {"date": text}
        line = ",".join(f'"{cell}"' for cell in cells.values())
        data = f"city,{','.join(cells)}\nBoise,{line}\n".encode()
        (row,) = actions_in(data, options=ReadOptions(year=YEAR)).rows
        if name == "starts" and row.ends:
            return row.starts, row.ends
        value = getattr(row, name)
        return UNCLEAR if value is None else value

    return read


def option(kind: click.ParamType[Any]) -> Reads:
    def read(text: str) -> object:
        try:
            return kind.convert(text, None, None)
        except click.UsageError:
            return UNCLEAR

    return read


def answered(code: str) -> Reads:
    return through(lambda text: plain_answer(FIELD_OF_CODE[code], text))


def answered_time(text: str) -> object:
    read = answered("starts")(text)
    # "x" in a form says that nothing is known.
    return time.fromisoformat(str(read)) if read not in {UNCLEAR, ""} else UNCLEAR


TIME_FIELDS: dict[str, Reads] = {
    "inspector start": codec("starts"),
    "inspector end": codec("ends"),
    "many start": bulk(BulkField.STARTS),
    "many end": bulk(BulkField.ENDS),
    "new action start": new_action("starts"),
    "role": stored_by(
        coverage, "set_report_at", "at", lambda text: role_change("held", "report_at", text, YEAR)
    ),
    "call-back": through(call_back),
    "partner embargo": through(held_until),
    **cells(Cell.TIME),
    "return form": answered_time,
    "option --at": option(WALL_TIME),
    "import start": imported("starts"),
}
DAY_FIELDS: dict[str, Reads] = {
    "inspector day": codec("day"),
    "many day": bulk(BulkField.DAY),
    "new action day": new_action("day"),
    "role trained": stored_by(
        coverage, "set_trained", "on", lambda text: role_change("held", "trained", text, YEAR)
    ),
    "number verified": stored_by(
        people, "set_verified", "on", lambda text: point_change("point", "verified", text, YEAR)
    ),
    "partner asked": partner_day("asked_on"),
    "partner signed": partner_day("signed_on"),
    "partner embargo": through(held_from),
    **cells(Cell.DAY),
    "import day": imported("day"),
}
# What takes a start with its end; every other field refuses two times rather than dropping one.
TAKES_BOTH = {"inspector start", "import start"}


@pytest.mark.parametrize("field", TIME_FIELDS)
def test_a_time_means_the_same_in_every_field(field: str) -> None:
    both = field in TAKES_BOTH
    wanted = {
        text: UNCLEAR if isinstance(time_, tuple) and not both else time_ for text, time_ in TIMES.items()
    }
    assert {text: TIME_FIELDS[field](text) for text in TIMES} == wanted


@pytest.mark.parametrize("field", DAY_FIELDS)
def test_a_day_means_the_same_in_every_field(field: str) -> None:
    assert {text: DAY_FIELDS[field](text) for text in DAYS} == DAYS


def test_every_editor_of_a_time_or_a_day_is_among_them() -> None:
    times = {spec.name for spec in ACTION_FIELDS if spec.kind is FieldKind.TIME}
    days = {spec.name for spec in ACTION_FIELDS if spec.kind is FieldKind.DAY}
    assert times == {"starts", "ends"} < set(CODECS)
    # The day of an end follows from its time.
    assert days == {"day", "ends_day"}
    assert {field.value for field in BulkField} & (times | days) == {"starts", "ends", "day"}


def test_a_day_of_an_option_is_any_of_a_field_with_its_year() -> None:
    with_year = {text: day for text, day in DAYS.items() if "19" in text}
    assert len(with_year) > 5
    read = option(DAY)
    assert {text: read(text) for text in DAYS} == {text: with_year.get(text, UNCLEAR) for text in DAYS}


COUNTS: dict[str, object] = {
    "7": 7,
    "1,200": 1200,
    "1.200": 1200,
    "1 200": 1200,
    "12.5": UNCLEAR,
    "1,20": UNCLEAR,
    "-3": UNCLEAR,
    "many": UNCLEAR,
    "999999999999": UNCLEAR,
}


def counted_low(text: str) -> object:
    read = read_count(("Ana", CountMethod.CLICKER, text, "", ""))
    return UNCLEAR if isinstance(read, str) else read.low


COUNT_FIELDS: dict[str, Reads] = {
    "inspector expected": codec("expected"),
    "many expected": bulk(BulkField.EXPECTED),
    "partner people": through(
        lambda text: typed_value(GROUP_FIELD["people_available"], text),
    ),
    "return form": through(lambda text: int(plain_answer(FIELD_OF_CODE["expected"], text))),
    "count of the day": counted_low,
    **cells(Cell.COUNT),
    **cells(Cell.MAYBE_COUNT),
}


@pytest.mark.parametrize("field", COUNT_FIELDS)
def test_a_count_means_the_same_in_every_field(field: str) -> None:
    assert {text: COUNT_FIELDS[field](text) for text in COUNTS} == COUNTS


def test_an_amount_means_the_same_in_permits_and_logistics() -> None:
    fee = through(lambda text: typed_value(PERMIT_FIELD["fee_cents"], text))
    fields = {**cells(Cell.MONEY), **cells(Cell.MAYBE_MONEY), "fee": fee}
    amounts = {"80": 8000, "80,50": 8050, "$1,250": 125_000, "0.8 €": 80, "free": UNCLEAR, "1.x": UNCLEAR}
    for name, read in fields.items():
        assert {text: read(text) for text in amounts} == amounts, name


@pytest.fixture
def desk() -> SimpleNamespace:
    """What the forms of the checklists ask of their presenter; it keeps what they tell it."""
    told: list[Any] = []
    edits = SimpleNamespace(
        add_task=lambda _action, _title, day, **_more: told.append(day),
        set_due=lambda _task, day: told.append(day),
    )
    return SimpleNamespace(
        told=told,
        year=YEAR,
        head=None,
        edits=edits,
        permits=SimpleNamespace(set_field=lambda _key, _code, value: told.append(value)),
        move_anchor=lambda day, **_more: told.append(day),
        ask_anchor=lambda *_asked, **_more: None,
        set_rule=lambda _rule, at, _minutes: told.append(at),
    )


def typed_into(line: QLineEdit, take: Callable[[], None], desk: SimpleNamespace) -> Reads:
    def read(text: str) -> object:
        desk.told.clear()
        line.setText(text)
        take()
        return desk.told[0] if desk.told else UNCLEAR

    return read


def test_the_forms_of_the_checklists_read_them_alike(qtbot: QtBot, desk: SimpleNamespace) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    anchor, task = AnchorForm(desk, window), TaskForm(desk, window)  # type: ignore[arg-type]  # a desk of a few answers
    task.city.addItem("Boise, ID", "boise")
    task.city.setCurrentIndex(0)
    days = [
        typed_into(anchor.day, anchor.act, desk),
        typed_into(task.due, task.act, desk),
        *panels(window, desk),
    ]
    for read in days:
        assert {text: read(text) for text in DAYS} == DAYS
    single = {text: UNCLEAR if isinstance(value, tuple) else value for text, value in TIMES.items()}
    rule = typed_into(anchor.at, anchor.set_rule, desk)
    assert {text: rule(text) for text in TIMES} == single


def panels(window: QWidget, desk: SimpleNamespace) -> list[Reads]:
    theme = Theme("light")
    permit, task = PermitPanel(theme, desk, window), TaskPanel(theme, desk, window)  # type: ignore[arg-type]  # as above
    permit._line = SimpleNamespace(key="k", due_on=None, permit=SimpleNamespace())  # type: ignore[assignment]  # noqa: SLF001  # shown without a plan
    task._facts = SimpleNamespace(due="", task_id="t")  # type: ignore[assignment]  # noqa: SLF001  # the same
    due = permit.fields["due_on"]
    return [
        typed_into(due, lambda: permit._take("due_on"), desk),  # noqa: SLF001  # told by a signal of the field
        typed_into(task.due, task._take_due, desk),  # noqa: SLF001  # the same
    ]


def test_the_day_of_a_new_plan_is_read_alike(qtbot: QtBot) -> None:
    field = DayEdit(QDate(YEAR, 1, 1))
    qtbot.addWidget(field)
    for text, day in DAYS.items():
        read = field._meant(text)  # noqa: SLF001  # Qt asks it at every key
        assert (UNCLEAR if read is None else read) == day


def test_the_days_near_today_are_those_of_the_palette() -> None:
    for word, day in (("today", date(2019, 7, 15)), ("tomorrow", date(2019, 7, 16))):
        assert day_of(word, YEAR, JULY_15) == day
        assert call_back_at(f"{word} 2pm", MORNING, "UTC").date() == day
