"""A regional member is sent no secret, whatever carries the file, and cannot destroy what it never saw."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from organizer_app.domain.basics.edits import WITHHELD, EditKind
from organizer_app.domain.basics.problems import StepStands
from organizer_app.domain.basics.step_details import StepFilter
from organizer_app.domain.merging.extents import MemberRole
from organizer_app.domain.merging.merge_problems import RolesDiffer
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.log_entries import LegalEntry
from organizer_app.domain.model.people import Person
from organizer_app.services.day.entries import Said, log_legal
from organizer_app.services.day.incidents import log_arrest
from organizer_app.services.plan import history
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import exchanging, merging
from organizer_app.services.together import members as members_of_plan
from organizer_app.services.together.saved_history import save_history
from organizer_app.services.together.shared_folder import SharedFolder, exchange
from organizer_app.storage.tables import TRACKED
from organizer_app.wiring import open_gazetteer
from organizer_app.wording.plan.edits import sentence
from tests.support.fleet import Fleet, Laptop

CANARIES = ("LEGALCANARY", "PRECINCTCANARY", "Q.Z.", "NOTECANARY")


def accept(host: Laptop, guest: Laptop, role: MemberRole = MemberRole.DESK) -> None:
    card = members_of_plan.own_card(guest.workspace)
    said = members_of_plan.words_to_compare(card)
    members_of_plan.add_member(host.workspace, card=card, words=said, name=guest.name, role=role)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop, Laptop]]:
    """Return a desk laptop with secrets, another one, and a regional one."""
    fleet = Fleet(tmp_path, open_gazetteer(), random.Random(1))
    desk, other, region = fleet.add(), fleet.add(), fleet.add()
    with desk.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
        editor.put(Person(id="ana", name="Ana Ruiz", private_notes="NOTECANARY one"))
    with desk.workspace.edit(EditKind.CHANGED_PERSON) as editor:
        editor.put(replace(editor.get(Person, "ana"), private_notes="NOTECANARY two", languages=("es",)))
    log_legal(desk.workspace, said=Said(text="LEGALCANARY"), action_id="action")
    log_arrest(desk.workspace, initials="Q.Z.", action_id="action", held_at="PRECINCTCANARY")
    for host in (desk, other):
        accept(host, region, MemberRole.REGIONAL)
    for host, guest in ((desk, other), (other, desk), (region, desk), (region, other)):
        accept(host, guest)
    yield desk, other, region
    fleet.close()


def whole_text(laptop: Laptop) -> str:
    """Return every value of every table of a plan."""
    found = []
    with laptop.workspace.read() as reader:
        for table in (*TRACKED.values(), *_log_tables()):
            found += [str(tuple(row)) for row in reader.connection.execute(text(f"SELECT * FROM {table}"))]  # noqa: S608  # names of our own tables
    return "\n".join(found)


def _log_tables() -> tuple[str, ...]:
    return "edit", "change", "newer_change", "change_pending"


def carry(source: Laptop, target: Laptop) -> int:
    file = exchanging.seal(source.workspace, to=[target.name]).file
    return exchanging.take_in(target.workspace, incoming=exchanging.unseal(target.workspace, file=file)).taken


def test_no_secret_reaches_a_regional_member_in_a_file(team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, other, region = team
    assert carry(desk, region) > 0
    assert carry(desk, other) > 0
    told, whole = whole_text(region), whole_text(other)
    assert [canary for canary in CANARIES if canary in told] == []
    assert [canary for canary in CANARIES if canary not in whole] == []
    with region.workspace.read() as reader:
        person = reader.get(Person, "ana")
        assert (person.name, person.languages, person.private_notes) == ("Ana Ruiz", ("es",), "")
        assert reader.all(LegalEntry) == ()
    assert merging.vector(region.workspace) == merging.vector(desk.workspace), "no number is missing"


def test_its_history_tells_neither_kind_nor_time_of_what_it_is_not_sent(
    team: tuple[Laptop, Laptop, Laptop], tmp_path: Path
) -> None:
    desk, _other, region = team
    history.undo(desk.workspace)
    with desk.workspace.edit(EditKind.REMOVED_ACTIONS, count="2", city="KINDCANARY") as editor:
        editor.put(replace(editor.get(CityAction, "action"), notes="seen"))
        editor.put(replace(editor.get(Person, "ana"), private_notes="NOTECANARY three"))
    carry(desk, region)
    entries = history.entries(region.workspace)
    outside = [each for each in entries if each.kind is EditKind.OUTSIDE_STEP]
    assert {sentence(each) for each in outside} == {"Something outside your region"}
    assert {(each.at.hour, each.at.minute, each.author) for each in outside} == {(12, 0, "")}
    # What it logs of legal support, and the undo of that.
    assert len(outside) == 3
    partly = {sentence(each) for each in entries if each.kind is EditKind.PARTLY_SENT}
    assert partly == {"A step that is partly outside your region"}
    counts = history.tally(region.workspace, imports=1).counts
    assert counts[EditKind.OUTSIDE_STEP, ""] == 3
    told = {EditKind.LOGGED_LEGAL, EditKind.LOGGED_ARREST, EditKind.UNDID, EditKind.REMOVED_ACTIONS}
    assert not told & {kind for kind, _author in counts}
    for kind in told:
        assert history.page(region.workspace, wanted=StepFilter(kinds=frozenset({kind}))) == ()
    save_history(region.workspace, path=tmp_path / "log.csv")
    written = (tmp_path / "log.csv").read_text("utf-8")
    assert not [kind for kind in told if kind.value in written]
    with pytest.raises(StepStands):
        history.undo_step(region.workspace, edit_id=outside[0].edit_id)
    assert verify(region.workspace).is_good
    assert not {each.kind for each in history.entries(desk.workspace)} & WITHHELD


def test_no_secret_reaches_it_through_a_shared_folder(
    tmp_path: Path, team: tuple[Laptop, Laptop, Laptop]
) -> None:
    shared = SharedFolder(tmp_path / "shared")
    (tmp_path / "shared").mkdir()
    for _round in range(3):
        found = [exchange(laptop.workspace, carrier=shared) for laptop in team]
    assert [each.refused for each in found[:2]] == [(), ()]
    desk, other, region = team
    told = whole_text(region)
    assert [canary for canary in CANARIES if canary in told] == []
    assert [canary for canary in CANARIES if canary not in whole_text(other)] == []
    with region.workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(editor.get(CityAction, "action"), title="From the region"))
    for _round in range(2):
        for laptop in (region, desk, other):
            exchange(laptop.workspace, carrier=shared)
    for laptop in (desk, other):
        with laptop.workspace.read() as reader:
            assert reader.get(CityAction, "action").title == "From the region"


def test_what_it_never_saw_it_can_neither_change_nor_erase(team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, _other, region = team
    carry(desk, region)
    with region.workspace.edit(EditKind.CHANGED_PERSON) as editor:
        editor.put(replace(editor.get(Person, "ana"), private_notes="overwritten", name="Ana R. Ruiz"))
    with region.workspace.edit(EditKind.ERASED_PERSON) as editor:
        editor.erase(Person(id="ana", name="", version=editor.get(Person, "ana").version))
    assert carry(region, desk) == 2
    with desk.workspace.read() as reader:
        person = reader.get(Person, "ana")
        assert (person.name, person.private_notes) == ("Ana R. Ruiz", "NOTECANARY two")
        assert len(reader.all(LegalEntry)) == 1


def test_it_passes_on_nothing_of_others_and_keeps_what_it_made(team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, other, region = team
    carry(desk, region)
    with region.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Person(id="leo", name="Leo", private_notes="of the region"))
    carry(region, other)
    with other.workspace.read() as reader:
        assert reader.find(Person, "ana") is None, "it waits for the steps of the desk, whole"
    carry(desk, other)
    with other.workspace.read() as reader:
        assert reader.get(Person, "ana").private_notes == "NOTECANARY two"
        assert reader.get(Person, "leo").private_notes == "of the region"


def test_one_file_does_not_serve_both_kinds(team: tuple[Laptop, Laptop, Laptop]) -> None:
    desk, other, region = team
    with pytest.raises(RolesDiffer):
        exchanging.seal(desk.workspace, to=[other.name, region.name])
    assert [each.name for each in exchanging.seal(desk.workspace).members] == [other.name]
