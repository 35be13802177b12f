"""The workbook locks all but the answers, offers lists, and hides which form it is."""

import io

from openpyxl import load_workbook

from organizer_app.domain.basics.audiences import Audience
from organizer_app.services.plan.workspace import Workspace
from tests.support.return_forms import made, written


def test_only_answers_can_be_typed_and_choices_are_lists(sample: Workspace) -> None:
    form = made(sample)
    sheet = load_workbook(io.BytesIO(written(form, "xlsx"))).active
    assert sheet.protection.sheet
    assert sheet.row_dimensions[1].hidden
    assert [cell.value for cell in sheet[1]][:5] == [
        "organizer-form", "1", form.mark.plan, form.mark.token, str(form.mark.revision),
    ]  # fmt: skip
    unlocked = {row[0].value for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    asked = {field.number for field in form.fields if field.code not in {"city", "day"}}
    assert unlocked == asked
    lists = [each for each in sheet.data_validations.dataValidation if each.type == "list"]
    assert {each.formula1 for each in lists} == {
        '"Yes,No,Not sure"', '"Not filed yet,Filed,Granted (paper in hand),Granted with conditions,Denied"',
    }  # fmt: skip
    # A comma parts the choices of a list.
    assert all(each.formula1.count(",") + 1 in {3, 5} for each in lists)


def test_it_shows_what_the_plan_has_and_computes_nothing(sample: Workspace) -> None:
    form = made(sample)
    data = written(form, "xlsx")
    rows = {row[0].value: row for row in load_workbook(io.BytesIO(data)).active.iter_rows()}
    assert rows["1.3"][2].value == "12:00 PM"
    assert rows["2.2"][2].value == "206-555-0151"
    assert all(cell.data_type != "f" for row in rows.values() for cell in row)
    assert data == written(form, "xlsx")


def test_a_reader_of_less_sees_less(sample: Workspace) -> None:
    rows = load_workbook(
        io.BytesIO(written(made(sample, audience=Audience.PUBLIC), "xlsx"))
    ).active.iter_rows()
    assert {row[0].value for row in rows}.isdisjoint({"2.1", "2.2", "3.1"})
