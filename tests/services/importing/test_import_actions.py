"""The flat rows that an import derives by column are those that `summary_row` derives from the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.storage.rows.action_summaries import refresh_summaries
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace

HEADINGS = (
    "external id,title,tactic,city,state,date,start,end,timezone,venue,group,lead,lead email,backup,low,high,"
    "status,expected"
)
FILE = f"""{HEADINGS}
1,Gate,march,Reno,NV,2027-04-17,12:00,13:30,,Plaza,A; B,Ana Duarte,ana@example.org,Bo Li,40,60,confirmed,50
2,,kazoo,Nowhereville,ZZ,2027-04-17,22:00,1:00,,,,,,,,70,,
3,Late,vigil,Reno,NV,2027-04-18,03:00,04:00,UTC,,B,ANA DUARTE,,,80,,asked,
4,Draft,,Springfield,,,,,,Library,,,,Bo Li,9,3,no,
5,Same,rally,Reno,NV,2027-04-17,,,Mars,,,,,,,,perhaps,
6,Over,march,New York,NY,2019-07-15,12:00,14:00,,,,,,,,,reported,5000
7,Rules,march,New York,NY,2027-04-17,12:00,14:00,,,,,,,,,confirmed,5000
"""


@pytest.mark.parametrize("copies", [1, 2])
def test_flat_rows_are_those_of_the_records(plan: Workspace, copies: int) -> None:
    add_action(plan, "Seattle, WA")
    files = [IncomingFile("rows.csv", FILE.encode())] * copies
    import_files(plan, files=files, options=ImportOptions())
    written = snapshot(plan).rows
    assert len(written) == 8
    with plan.edit(EditKind.IMPORTED) as editor:
        refresh_summaries(editor, [action.id for action in editor.all(CityAction)], plan.clock())
    assert snapshot(plan).rows == written
    check_plan(plan)
