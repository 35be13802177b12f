"""Only what somebody typed beside a field is an answer, and names of choices become codes again."""

import pytest

from organizer_app.domain.importing.foreign_files import ForeignTable
from organizer_app.domain.sharing.reply_problems import ReplyFault, ReplyUnreadable
from organizer_app.domain.sharing.return_replies import Reply
from organizer_app.exchange.forms.xlsx_reply import read_xlsx_replies
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together.returned_forms import read_reply_bytes
from tests.support.return_forms import filled_workbook, made

HEAD = ["organizer-form", "1", "7KQ2", "B4XM9T2WPA", "12"]


def test_a_filled_workbook_comes_back_through_another_program(sample: Workspace) -> None:
    form = made(sample)
    data = filled_workbook(form, n1_4="2 pm", n3_2="granted (PAPER in hand)", n2_1="-", n5_1="North gate")
    (read,) = read_reply_bytes(data, name="seattle.xlsx")
    assert isinstance(read.found, Reply)
    assert read.found.mark == form.mark
    assert read.found.city == "Seattle, WA"
    assert read.found.answers == {"1.4": "2 pm", "2.1": "", "3.2": "granted", "5.1": "North gate"}


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        (["organizer-form", "2", "7KQ2", "B4XM9T2WPA", "12"], ReplyFault.NEWER),
        (["organizer-form", "1", "7KQ2"], ReplyFault.PART_DAMAGED),
        (["organizer-form", "x", "7KQ2", "B4XM9T2WPA", "y"], ReplyFault.PART_DAMAGED),
    ],
)
def test_a_broken_head_is_refused(head: list[str], fault: ReplyFault) -> None:
    (found,) = read_xlsx_replies([ForeignTable([head, ["1.3", "Start", "", "12:15"]], [1, 2])])
    assert isinstance(found, ReplyUnreadable)
    assert found.fault is fault


def test_another_workbook_holds_no_reply() -> None:
    assert read_xlsx_replies([ForeignTable([["City", "Date"]], [1])]) == []


def test_short_rows_and_headings_are_no_answers() -> None:
    rows = [HEAD, ["", "Team"], ["2.1"], ["2.3", "Backup lead", "", "Teo"]]
    (found,) = read_xlsx_replies([ForeignTable(rows, [1, 2, 3, 4])])
    assert isinstance(found, Reply)
    assert found.answers == {"2.3": "Teo"}
