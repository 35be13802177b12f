"""Groups come from tables and lists of slugs; the same file twice changes nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.importing.import_problems import EmptyFile
from organizer_app.domain.model.organizations import Organization, OrganizationKind
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.imported_people import import_groups
from tests.support.open_plans import empty_plan, opened

TABLE = (
    b"Group,Parent,Type,Website,Also called\r\n"
    b"Mijente,,national,https://mijente.example.org,\r\n"
    b"Northwest circle,Mijente,local,,Mijente Northwest; NW circle\r\n"
    b",Mijente,local,,\r\n"
    b"Harbor Choir,Choirs of the Coast,,,\r\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as found:
        yield found


def groups(workspace: Workspace) -> dict[str, Organization]:
    with workspace.read() as reader:
        return {group.name: group for group in reader.all(Organization)}


def test_a_table_becomes_a_tree_as_one_step(workspace: Workspace) -> None:
    assert import_groups(workspace, name="groups.csv", data=TABLE, dry_run=True).created == 3
    assert groups(workspace) == {}
    report = import_groups(workspace, name="groups.csv", data=TABLE)
    assert (report.created, [card.spot for card in report.refused]) == (3, [3])
    found = groups(workspace)
    assert found["Northwest circle"].parent_id == found["Mijente"].id
    assert found["Northwest circle"].kind is OrganizationKind.LOCAL
    assert found["Northwest circle"].other_names == ("Mijente Northwest", "NW circle")
    assert found["Harbor Choir"].parent_id == found["Choirs of the Coast"].id
    history.undo(workspace)
    assert groups(workspace) == {}


def test_the_same_file_again_changes_nothing_and_a_fuller_one_completes(workspace: Workspace) -> None:
    import_groups(workspace, name="groups.csv", data=TABLE)
    before = groups(workspace)
    again = import_groups(workspace, name="groups.csv", data=TABLE)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 3)
    assert groups(workspace) == before
    more = import_groups(workspace, name="more.csv", data=b"name,website\nnw Circle,https://nw.example.org\n")
    assert (more.created, more.updated) == (0, 1)
    assert groups(workspace)["Northwest circle"].website == "https://nw.example.org"


def test_a_network_never_stands_below_its_own_affiliate(workspace: Workspace) -> None:
    import_groups(workspace, name="a.csv", data=b"name,network\nNorth,South\nSouth,North\n")
    found = groups(workspace)
    assert found["North"].parent_id == found["South"].id
    assert found["South"].parent_id == ""


def test_slugs_become_names_and_stay_known(workspace: Workspace) -> None:
    data = json.dumps({"facebook": ["ACLUofOhio", "350Seattle", "ACLUofOhio"], "note": "x"}).encode()
    assert import_groups(workspace, name="pages.json", data=data).created == 2
    assert groups(workspace)["ACLU of Ohio"].other_names == ("ACLUofOhio",)
    assert import_groups(workspace, name="pages.json", data=data).unchanged == 2


def test_an_empty_file_is_refused(workspace: Workspace) -> None:
    with pytest.raises(EmptyFile):
        import_groups(workspace, name="groups.csv", data=b"")


def test_what_the_plan_knows_of_a_group_stays_and_the_rest_is_filled_in(workspace: Workspace) -> None:
    headings = b"name,credit name,short name,website,notes,type\n"
    import_groups(workspace, name="a.csv", data=headings + b"Harbor Choir,The Harbor Choir,,,,\n")
    later = headings + b"Harbor Choir,Another,HC,https://hc.example.org,Sings at noon,local\n"
    assert import_groups(workspace, name="b.csv", data=later).updated == 1
    found = groups(workspace)["Harbor Choir"]
    assert (found.credit_name, found.short_name, found.website, found.notes, found.kind) == (
        "The Harbor Choir",
        "HC",
        "https://hc.example.org",
        "Sings at noon",
        OrganizationKind.LOCAL,
    )
    other = headings + b"Harbor Choir,Third,XX,https://xx.example.org,Other,national\n"
    assert import_groups(workspace, name="c.csv", data=other).updated == 0
    assert groups(workspace)["Harbor Choir"] == found


@pytest.mark.parametrize("heading", ["name", "network", "credit name"])
def test_a_group_with_a_name_that_nothing_can_show_is_refused(workspace: Workspace, heading: str) -> None:
    first = "x" * 301 if heading == "name" else f"North,{'x' * 301}"
    headings = "name" if heading == "name" else f"name,{heading}"
    report = import_groups(workspace, name="groups.csv", data=f"{headings}\n{first}\nSouth\n".encode())
    assert [(card.spot, card.reason) for card in report.refused] == [(1, "name_too_long")]
    assert set(groups(workspace)) == {"South"}
