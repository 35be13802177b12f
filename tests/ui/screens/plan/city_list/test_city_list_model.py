"""The model of the list is one that Qt accepts."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from organizer_app.domain.merging.presence import Present, Spot
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.domain.rows.lazy_rows import CityMembers, LateRows
from organizer_app.domain.rows.place_groups import group_by_place
from organizer_app.ui.screens.plan.city_list.city_table import CityListModel
from organizer_app.ui.screens.plan.store.list_rows import ListOrder
from organizer_app.ui.screens.plan.store.row_words import Fresh
from tests.support.action_rows import make_row, one_row_each

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def filled() -> CityListModel:
    model = CityListModel()
    model.show(group_by_place(one_row_each()), ListOrder.ATTENTION, "America/New_York")
    return model


def test_qt_finds_no_fault() -> None:
    model = CityListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    groups = group_by_place(one_row_each())
    for order in ListOrder:
        model.show(groups, order, "America/New_York")
    model.show([], ListOrder.ATTENTION, "")
    assert tester.model() is model
    assert model.rowCount(model.index(0, 0)) == 0


def test_heads_cannot_be_selected_and_cities_can() -> None:
    model = filled()
    selectable = [bool(model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable) for row in range(3)]
    assert model.head_rows()[0] == 0
    assert selectable == [False, True, True]


def test_a_city_is_found_by_its_key() -> None:
    model = filled()
    row = model.row_of("place-denver")
    group = model.group_at(row)
    assert group.head.city == "Denver"
    assert model.group_at(0) is model.group_at(-1) is model.group_at(10_000) is None


def test_screen_readers_hear_heads_and_cities() -> None:
    model = filled()
    assert model.data(model.index(0, 0), SPOKEN) == "At risk. 3 cities."
    assert str(model.data(model.index(1, 0), SPOKEN)).startswith("Philadelphia, PA. At risk. ")
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(0, 0)) is None
    assert model.data(model.index(1, 0), Qt.ItemDataRole.DecorationRole) is None


def test_several_days_are_told_apart() -> None:
    model = CityListModel()
    rows = [make_row("Denver"), make_row("Boston", day="2027-04-18")]
    model.show(group_by_place(rows), ListOrder.STATE, "America/New_York")
    words = [model.words_of(group) for row in range(4) if (group := model.group_at(row))]
    assert [each.zone for each in words] == ["Apr 17 · MT", "Apr 18 · ET"]


def test_a_city_without_marks_is_written_without_reading_its_actions() -> None:
    def unpack() -> tuple[ActionRow, ...]:
        raise AssertionError("no action is read for the first picture")

    (group,) = group_by_place([make_row("Portland", action_id="a1")])
    late = group._replace(rows=CityMembers(LateRows(1, unpack), group.key, 1))
    model = CityListModel()
    model.show([late], ListOrder.ATTENTION, "America/New_York")
    assert model.words_of(late).name == "Portland"


def test_a_city_says_what_it_held_also_while_somebody_still_edits_there() -> None:
    model = filled()
    at = model.row_of("place-denver")
    group = model.group_at(at)
    row = group.head
    model.mark_fresh({row.action_id: Fresh("Ana Duarte", row._replace(starts=12 * 60))})
    said = model.words_of(group)
    assert (said.is_fresh, said.other, said.was) == (True, "Ana, just now", "12:00 PM")
    assert "Ana, just now. Before: 12:00 PM." in str(model.data(model.index(at, 0), SPOKEN))
    model.mark_editing({row.action_id: (Present("key", "Noor Amiri", Spot(row.action_id, "starts")),)})
    said = model.words_of(group)
    assert (said.other, said.was) == ("Noor is editing: Starts", "12:00 PM")
    model.mark_fresh({})
    assert (model.words_of(group).is_fresh, model.words_of(group).was) == (False, "")
