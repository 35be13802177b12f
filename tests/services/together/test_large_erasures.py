"""Several people whom another laptop erases stay until somebody says yes, and so do the backups."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import StepStands
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.arrests import Arrest
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.talks import Talk
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.services.people.duplicates import merge_people
from organizer_app.services.people.forgetting import forget, forget_all
from organizer_app.services.plan import backups, history
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import exchanging, large_erasures
from organizer_app.services.together.exchange_books import read_exchange_book
from organizer_app.services.together.members import revoke
from organizer_app.services.together.shared_folder import SharedFolder, exchange
from tests.services.together.test_exchanging import carry, introduce
from tests.support.fleet import Fleet, Laptop, digest, retitle, title
from tests.support.hubs import exchanged, founded, joined

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Team = tuple[Laptop, Laptop]
PEOPLE = ("Ana Prova", "Ben Prova", "Cy Prova")


def number_of(name: str) -> str:
    return f"+1 702 555 01{PEOPLE.index(name):02}"


@pytest.fixture
def team(fleet: Fleet) -> Team:
    """Maya, who erases people, and Vera, on whose laptop they are too."""
    maya, vera = fleet.add(), fleet.add()
    introduce(maya, vera)
    with maya.workspace.edit(EditKind.ADDED_PERSON) as editor:
        for name in PEOPLE:
            editor.put(Person(id=name, name=name))
            editor.put(
                ContactPoint(
                    id=f"phone of {name}", person_id=name, kind=ContactKind.PHONE, value=number_of(name)
                )
            )
        editor.put(CityAction(id="action", mobilization_id="", title="Rally"))
    carry(maya, vera)
    return maya, vera


def names_at(laptop: Laptop) -> list[str]:
    with laptop.workspace.read() as reader:
        return sorted(each.name for each in reader.every(Person) if each.name)


def asked_at(laptop: Laptop) -> list[int]:
    return [each.people for each in large_erasures.waiting(laptop.workspace)]


def say_yes(laptop: Laptop) -> None:
    for each in large_erasures.waiting(laptop.workspace):
        large_erasures.erase(laptop.workspace, wanted=each)


def erase_all(laptop: Laptop) -> None:
    """Erase everybody in one step, as no version does, but a program of one's own can."""
    with laptop.workspace.edit(EditKind.ERASED_PERSON) as editor:
        for person in editor.every(Person):
            editor.erase(Person(id=person.id, name=""))


def erase_numbers(laptop: Laptop) -> None:
    """Erase the number of everybody, and nobody."""
    with laptop.workspace.edit(EditKind.ERASED_PERSON) as editor:
        for point in editor.every(ContactPoint):
            editor.erase(replace(point, value=""))


def join_and_erase(laptop: Laptop) -> None:
    """Make removed entries of one person of everybody, and erase that one."""
    with laptop.workspace.edit(EditKind.ADDED_PERSON) as editor:
        for number in range(6):
            editor.put(Person(id=f"more {number}", name=f"More {number}"))
    for number in range(6):
        merge_people(laptop.workspace, kept_id="Ana Prova", merged_id=f"more {number}")


def forget_everybody(laptop: Laptop) -> None:
    forget_all(laptop.workspace, person_ids=PEOPLE)


@pytest.mark.parametrize("erase", [erase_all, erase_numbers, forget_everybody])
def test_several_people_stay_until_somebody_says_yes(team: Team, erase: Callable[[Laptop], None]) -> None:
    maya, vera = team
    before = digest(vera.workspace)
    erase(maya)
    carry(maya, vera)
    assert (names_at(vera), asked_at(vera)) == (list(PEOPLE), [3])
    assert digest(vera.workspace)["rows"] == before["rows"]
    say_yes(vera)
    assert asked_at(vera) == []
    if erase is not erase_all:
        assert digest(vera.workspace) == digest(maya.workspace)
    with vera.workspace.read() as reader:
        assert not any(each.value for each in reader.every(ContactPoint))
    assert verify(vera.workspace).is_good


def test_what_the_laptop_did_since_waits_and_comes_with_the_yes(team: Team) -> None:
    maya, vera = team
    forget_everybody(maya)
    retitle(maya, title="March")
    assert carry(maya, vera) == 0
    retitle(maya, title="Vigil")
    assert (carry(maya, vera), title(vera)) == (0, "Rally")
    say_yes(vera)
    assert (title(vera), names_at(vera)) == ("Vigil", [])
    assert digest(vera.workspace) == digest(maya.workspace)


def test_others_go_on_and_hear_of_it_from_anybody(team: Team, fleet: Fleet) -> None:
    maya, vera = team
    olu = fleet.add()
    introduce(maya, olu)
    introduce(vera, olu)
    carry(maya, olu)
    forget_everybody(maya)
    carry(maya, vera)
    retitle(olu, title="March")
    assert (carry(olu, vera), title(vera)) == (1, "March")
    carry(maya, olu)
    say_yes(olu)
    # Whose yes counts is the person's at this laptop, whoever brings the steps.
    carry(olu, vera)
    assert (names_at(vera), asked_at(vera)) == (list(PEOPLE), [3])
    say_yes(vera)
    for laptop in (maya, olu):
        carry(laptop, vera)
        carry(vera, laptop)
    assert names_at(vera) == []
    assert digest(vera.workspace) == digest(maya.workspace) == digest(olu.workspace)


def test_one_person_goes_at_once_with_their_duplicates(team: Team) -> None:
    maya, vera = team
    merge_people(maya.workspace, kept_id="Ana Prova", merged_id="Ben Prova")
    carry(maya, vera)
    forget(maya.workspace, person_id="Ana Prova")
    carry(maya, vera)
    assert (names_at(vera), asked_at(vera)) == (["Cy Prova"], [])


def test_one_person_whose_duplicates_were_joined_in_the_same_file_goes_at_once(team: Team) -> None:
    maya, vera = team
    merge_people(maya.workspace, kept_id="Ana Prova", merged_id="Ben Prova")
    forget(maya.workspace, person_id="Ana Prova")
    carry(maya, vera)
    assert (names_at(vera), asked_at(vera)) == (["Cy Prova"], [])
    assert digest(vera.workspace) == digest(maya.workspace)


def test_nobody_makes_one_person_of_everybody_to_erase_them(team: Team) -> None:
    maya, vera = team
    join_and_erase(maya)
    carry(maya, vera)
    forget(maya.workspace, person_id="Ana Prova")
    carry(maya, vera)
    assert "Ana Prova" in names_at(vera)
    assert asked_at(vera) == [7]


def test_a_second_person_on_the_same_day_waits_and_one_on_the_next_day_does_not(team: Team) -> None:
    maya, vera = team
    for name, asked in zip(PEOPLE[:2], ([], [1]), strict=True):
        forget(maya.workspace, person_id=name)
        carry(maya, vera)
        assert asked_at(vera) == asked
    say_yes(vera)
    vera.clock.now += timedelta(days=1)
    forget(maya.workspace, person_id="Cy Prova")
    carry(maya, vera)
    assert (names_at(vera), asked_at(vera)) == ([], [])


def test_who_was_never_here_needs_no_yes(team: Team, fleet: Fleet) -> None:
    maya, _vera = team
    forget_everybody(maya)
    olu = fleet.add()
    introduce(maya, olu)
    carry(maya, olu)
    assert (names_at(olu), asked_at(olu)) == ([], [])
    assert digest(olu.workspace) == digest(maya.workspace)


def test_arrests_are_people_too(team: Team) -> None:
    maya, vera = team
    with maya.workspace.edit(EditKind.LOGGED_ARREST) as editor:
        for number in range(2):
            editor.put(Arrest(id=f"arrest {number}", mobilization_id="m"))
    carry(maya, vera)
    with maya.workspace.edit(EditKind.PURGED_ARRESTS) as editor:
        for each in editor.all(Arrest):
            editor.erase(Arrest(id=each.id))
    carry(maya, vera)
    with vera.workspace.read() as reader:
        assert len(reader.all(Arrest)) == 2
    assert asked_at(vera) == [2]


def test_a_yes_is_for_those_who_were_shown_alone(team: Team) -> None:
    maya, vera = team
    forget_all(maya.workspace, person_ids=PEOPLE[:2])
    carry(maya, vera)
    (shown,) = large_erasures.waiting(vera.workspace)
    forget(maya.workspace, person_id="Cy Prova")
    carry(maya, vera)
    assert asked_at(vera) == [3]
    large_erasures.erase(vera.workspace, wanted=shown)
    assert names_at(vera) == ["Cy Prova"]


def test_backups_stay_until_the_yes_and_then_one_is_left(team: Team, tmp_path: Path) -> None:
    maya, vera = team
    vera.workspace.backups = lambda: BackupFolders(tmp_path / "backups", None)
    forget_everybody(maya)
    carry(maya, vera)
    carry(maya, vera)
    kept = backups.all_files(vera.workspace)
    assert kept
    say_yes(vera)
    now = backups.all_files(vera.workspace)
    assert len(now) == 1
    assert set(now).isdisjoint(kept)


def test_the_history_names_who_asked_and_the_yes_cannot_be_undone(team: Team) -> None:
    maya, vera = team
    forget_everybody(maya)
    carry(maya, vera)
    say_yes(vera)
    steps = history.entries(vera.workspace)
    step = next(each for each in steps if each.kind is EditKind.ERASED_AS_ASKED)
    assert dict(step.arguments) == {"name": "laptop-1", "count": "3"}
    with pytest.raises(StepStands):
        history.undo(vera.workspace)
    assert names_at(vera) == []


def test_a_preview_asks_and_changes_nothing(team: Team) -> None:
    maya, vera = team
    forget_everybody(maya)
    file = exchanging.seal(maya.workspace).file
    incoming = exchanging.unseal(vera.workspace, file=file)
    assert [each.people for each in exchanging.look(vera.workspace, incoming=incoming).asking] == [3]
    assert asked_at(vera) == []


def test_a_shared_folder_asks_once_and_needs_the_file_no_more(team: Team, tmp_path: Path) -> None:
    maya, vera = team
    carrier = SharedFolder(tmp_path)
    forget_everybody(maya)
    exchange(maya.workspace, carrier=carrier)
    assert [each.people for each in exchange(vera.workspace, carrier=carrier).asking] == [3]
    for name in carrier.names():
        carrier.remove(name)
    say_yes(vera)
    assert names_at(vera) == []


@pytest.mark.postgresql
def test_the_hub_brings_everything_else_and_the_erasure_waits(
    fleet: Fleet, address: str, tmp_path: Path
) -> None:
    maya = founded(fleet, address)
    with maya.workspace.edit(EditKind.ADDED_PERSON) as editor:
        for name in PEOPLE:
            editor.put(Person(id=name, name=name))
    vera, olu = joined(fleet, maya, address, tmp_path), joined(fleet, maya, address, tmp_path)
    exchanged(maya)
    exchanged(vera)
    # A laptop decides into how many messages it parts what it erases.
    for name in PEOPLE:
        forget(maya.workspace, person_id=name)
        exchanged(maya)
        exchanged(vera)
    retitle(olu, title="Vigil")
    exchanged(olu)
    exchanged(vera)
    assert (names_at(vera), asked_at(vera), title(vera)) == (list(PEOPLE[1:]), [2], "Vigil")
    say_yes(vera)
    exchanged(maya)
    assert (names_at(vera), digest(vera.workspace)) == ([], digest(maya.workspace))


def test_backups_that_stay_are_named_when_an_erasure_comes_by_itself(team: Team, tmp_path: Path) -> None:
    maya, vera = team
    second = tmp_path / "stick"
    vera.workspace.backups = lambda: BackupFolders(tmp_path / "backups", second)
    carrier = SharedFolder(tmp_path / "shared")
    (tmp_path / "shared").mkdir()
    forget(maya.workspace, person_id="Ana Prova")
    exchange(maya.workspace, carrier=carrier)
    found = exchange(vera.workspace, carrier=carrier)
    assert len(found.left) == 1
    assert found.left[0].startswith(str(second)), "it is away, and is asked for nothing"
    assert "Ana Prova" not in names_at(vera)


def test_who_has_not_said_yes_passes_on_what_somebody_erased_and_nobody_takes_it_for_altered(
    fleet: Fleet, team: Team
) -> None:
    maya, vera = team
    cy = fleet.add()
    introduce(maya, cy)
    introduce(vera, cy)
    carry(maya, cy)
    # She signs it together with what waits for a yes.
    retitle(maya, title="March")
    forget(maya.workspace, person_id=PEOPLE[0])
    with maya.workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Talk(id="call", person_id=PEOPLE[1], note=f"{PEOPLE[1]} comes"))
    forget(maya.workspace, person_id=PEOPLE[1])
    carry(maya, vera)
    assert asked_at(vera) == [2]
    carry(vera, cy)
    assert asked_at(cy) == [2]
    for laptop in (vera, cy):
        say_yes(laptop)
    assert digest(cy.workspace) == digest(vera.workspace) == digest(maya.workspace)


def test_what_a_laptop_asked_before_it_was_revoked_is_asked_no_more(team: Team) -> None:
    maya, vera = team
    forget_everybody(maya)
    retitle(maya, title="March")
    carry(maya, vera)
    (asked,) = large_erasures.waiting(vera.workspace)
    revoke(vera.workspace, name=maya.name)
    assert asked_at(vera) == []
    large_erasures.erase(vera.workspace, wanted=asked)
    assert (names_at(vera), title(vera)) == (list(PEOPLE), "Rally")
    assert read_exchange_book(vera.workspace).waiting == 0
