"""Whoever is forgotten is found in no byte of the plan any more."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import select, update

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import (
    BadValue,
    DiskFull,
    RecordMissing,
    SeveralPeople,
    StepStands,
    UnknownPerson,
)
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.releases import Recipient, Release
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.people.erasure import Unfinished
from organizer_app.domain.people.name_forms import folded
from organizer_app.domain.people.people_problems import UnknownMention
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.services.actions import action_rows, city_actions, leads
from organizer_app.services.people import forgetting, people
from organizer_app.services.people.person_traces import doubtful_mentions
from organizer_app.services.plan import backups, history
from organizer_app.services.plan.typed_drafts import keep_typed, take_typed
from organizer_app.services.plan.verifying import verify
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage import erasing
from organizer_app.storage.plan_key import raw_key, salt_of
from organizer_app.storage.tables import EDIT, META, ORIGIN
from organizer_app.storage.transactions import Database
from organizer_app.wording.errors.problems import sentence
from organizer_app.wording.people.forgetting import mention_line
from tests.support.open_plans import one_step, opened, sample_plan
from tests.support.raw_pages import traces_in_pages

NAME, EMAIL = "Zuzanna Québec-Oyelaran", "zuzanna.qo@example.org"
PHONE, TYPED = "+12025550187", "(202) 555-0187"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return sample_plan(tmp_path)


@pytest.fixture
def workspace(plan: Path) -> Iterator[Workspace]:
    with opened(plan) as workspace:
        yield workspace


def add_person(workspace: Workspace) -> str:
    """Put a person into every corner of the plan and return their id."""
    action_id = action_rows.snapshot(workspace).rows[0].action_id
    leads.set_lead(workspace, action_id=action_id, name=NAME)
    person = forgetting.find_person(workspace, wanted=NAME)
    with workspace.edit(EditKind.CHANGED_LEAD, city=f"with {NAME}") as editor:
        editor.put(replace(person, private_notes=f"{NAME} has two jobs", pronouns="she"))
        for kind, value in ((ContactKind.PHONE, PHONE), (ContactKind.EMAIL, EMAIL)):
            editor.put(ContactPoint(id=workspace.new_id(), person_id=person.id, kind=kind, value=value))
        editor.put(
            Talk(
                id=workspace.new_id(),
                person_id=person.id,
                outcome=TalkOutcome.REACHED,
                at=datetime(2019, 7, 1, tzinfo=UTC),
                note="has a cold",
            )
        )
    notes = f"Ask zuzanna  québec-oyelaran, {TYPED} or 202.555.0187, {EMAIL.upper()}."
    city_actions.set_notes(workspace, action_id=action_id, notes=notes)
    return person.id


def add_release(workspace: Workspace) -> None:
    """Freeze a schedule that names the person."""
    frozen = f'{{"lead": "{NAME}", "phone": "{PHONE}"}}'
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(
            Release(
                id=workspace.new_id(),
                mobilization_id="m",
                audience=Audience.INTERNAL,
                content=frozen,
                content_hash="0" * 64,
            )
        )


def bytes_of(path: Path) -> bytes:
    """Return the plan decrypted, byte for byte, its log included."""
    plain = path.with_suffix(".plain")
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f'PRAGMA key = "{raw_key(salt_of(path), None)}"')
    pages = connection.execute("PRAGMA freelist_count").fetchone()[0]
    connection.execute(f"ATTACH '{plain}' AS plain KEY ''")
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.close()
    assert int(pages) == 0
    return plain.read_bytes()


def test_a_forgotten_person_is_found_in_no_byte_of_the_plan(plan: Path) -> None:
    with opened(plan) as workspace:
        person_id = add_person(workspace)
        add_release(workspace)
    assert NAME.encode() in bytes_of(plan)
    plan.with_suffix(".plain").unlink()
    with opened(plan) as workspace:
        proof = forgetting.forget(workspace, person_id=person_id)
        assert not plan.with_name(f"{plan.name}-wal").read_bytes()
    assert proof.left == 0
    assert proof.searched > 500
    assert proof.records == {"Person": 1, "ContactPoint": 2, "Talk": 1, "Assignment": 1}
    left = bytes_of(plan).lower()
    for trace in (
        "zuzanna",
        "oyelaran",
        "2025550187",
        "555-0187",
        "555.0187",
        EMAIL,
        "has a cold",
        "two jobs",
    ):
        assert trace.encode().lower() not in left, trace


def test_roles_are_open_again_and_texts_say_that_something_was_taken_out(workspace: Workspace) -> None:
    person_id = add_person(workspace)
    add_release(workspace)
    action_id = action_rows.snapshot(workspace).rows[0].action_id
    forgetting.forget(workspace, person_id=person_id)
    row = next(row for row in action_rows.snapshot(workspace).rows if row.action_id == action_id)
    assert row.lead == ""
    with workspace.read() as reader:
        notes = reader.get(CityAction, action_id).notes
        assert notes == "Ask [erased], [erased] or [erased], [erased]."
        assert reader.all(Assignment, person_id=person_id) == ()
        (release,) = reader.all(Release)
    assert release.content == '{"lead": "[erased]", "phone": "[erased]"}'
    assert release.withdrawn_reason == forgetting.ERASED_REASON


def test_what_was_forgotten_cannot_be_brought_back_step_by_step(workspace: Workspace) -> None:
    person_id = add_person(workspace)
    forgetting.forget(workspace, person_id=person_id)
    for undo in (history.undo, partial(history.undo_step, edit_id=history.entries(workspace)[0].edit_id)):
        with pytest.raises(StepStands) as refused:
            undo(workspace)
        assert "Erasing somebody cannot be undone" in sentence(refused.value)
    for step in history.entries(workspace)[1:4]:
        history.undo_step(workspace, edit_id=step.edit_id)
    for _step in range(3):
        history.redo(workspace)
    with workspace.read() as reader:
        person = reader.find(Person, person_id)
        assert person is not None
        assert (person.name, person.hidden) == ("", True)
        assert reader.all(ContactPoint, person_id=person_id) == ()
    newest = history.entries(workspace)
    assert EditKind.ERASED_PERSON in {entry.kind for entry in newest}
    assert "uzanna" not in str(newest)


def test_others_of_a_similar_name_are_left_alone(workspace: Workspace) -> None:
    action_id = action_rows.snapshot(workspace).rows[0].action_id
    leads.set_lead(workspace, action_id=action_id, name="Ana")
    city_actions.set_notes(workspace, action_id=action_id, notes="Ana and Anaïs meet in Havana, Banana Hall")
    person = forgetting.find_person(workspace, wanted="ana")
    forgetting.forget(workspace, person_id=person.id)
    with workspace.read() as reader:
        notes = reader.get(CityAction, action_id).notes
    assert notes == "[erased] and Anaïs meet in Havana, Banana Hall"


def test_a_person_is_found_by_name_or_id_and_never_guessed(workspace: Workspace) -> None:
    with workspace.edit(EditKind.CHANGED_LEAD) as editor:
        ids = [editor.put(Person(id=workspace.new_id(), name="Sam Twin")).id for _ in range(2)]
    with pytest.raises(SeveralPeople):
        forgetting.find_person(workspace, wanted="sam  twin")
    assert forgetting.find_person(workspace, wanted=ids[1]).id == ids[1]
    with pytest.raises(UnknownPerson):
        forgetting.find_person(workspace, wanted="Nobody Known")
    forgetting.forget(workspace, person_id=ids[0])
    with pytest.raises(RecordMissing):
        forgetting.forget(workspace, person_id=ids[0])


def test_copies_of_the_plan_beside_it_are_named(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "likely_folders", tuple)
    (plan.parent / "before the trip.organizer").write_bytes(plan.read_bytes())
    (plan.parent / "notes.txt").write_text("nothing to see")
    with opened(plan) as workspace:
        person_id = add_person(workspace)
        proof = forgetting.forget(workspace, person_id=person_id)
    assert proof.copies == ("before the trip.organizer",)


def test_copies_in_other_likely_folders_are_named_with_their_paths(
    plan: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = tmp_path_factory.mktemp("away")
    copy = away / "backup of March"
    copy.write_bytes(plan.read_bytes())
    (away / "other").write_bytes(b"another plan altogether")
    monkeypatch.setattr(forgetting, "likely_folders", lambda: (away, away / "missing", plan.parent))
    with opened(plan) as workspace:
        proof = forgetting.forget(workspace, person_id=add_person(workspace))
    assert proof.copies == (str(copy.resolve()),)


def test_people_are_due_thirty_days_after_the_day_of_their_last_mobilization(workspace: Workspace) -> None:
    assert forgetting.due_for_erasure(workspace, today=date(2019, 8, 10)) == ()
    with workspace.read() as reader:
        busy = {held.person_id for held in reader.all(Assignment)}
    due = forgetting.due_for_erasure(workspace, today=date(2019, 8, 15))
    assert {person.id for person in due} == busy


def test_a_mobilization_keeps_its_people_as_long_as_the_desk_says_and_it_can_be_taken_back(
    workspace: Workspace,
) -> None:
    day = date(2019, 8, 10)
    moments = forgetting.erasure_plan(workspace, today=day).moments
    known = next(each for each in moments if each.title == "Prime Day 2019")
    with one_step(workspace, EditKind.CHANGED_RETENTION):
        forgetting.keep_people(workspace, mobilization_id=known.mobilization_id, days=0)
    assert {person.id for person in forgetting.due_for_erasure(workspace, today=day)}
    forgetting.keep_people(workspace, mobilization_id=known.mobilization_id, days=0)
    history.undo(workspace)
    assert forgetting.due_for_erasure(workspace, today=day) == ()


def test_readers_of_releases_other_than_the_forgotten_stay(workspace: Workspace) -> None:
    person_id = add_person(workspace)
    with workspace.edit(EditKind.ADDED_RECIPIENT) as editor:
        for key, whose in (("one", person_id), ("other", "somebody")):
            editor.put(Recipient(id=key, mobilization_id="m", name=f"Reader {key}", person_id=whose))
    forgetting.forget(workspace, person_id=person_id)
    with workspace.read() as reader:
        assert [each.name for each in reader.all(Recipient, mobilization_id="m") if each.name] == [
            "Reader other"
        ]


def test_what_a_forgotten_person_was_to_do_is_left_to_nobody(workspace: Workspace) -> None:
    person_id = add_person(workspace)
    action_id = action_rows.snapshot(workspace).rows[0].action_id
    with workspace.edit(EditKind.CHANGED_TASKS, count="2") as editor:
        for key, owner in (("mine", person_id), ("other", "somebody")):
            editor.put(Task(id=f"t-{key}", title=key, city_action_id=action_id, owner_id=owner))
            editor.put(Permit(id=f"p-{key}", city_action_id=action_id, owner_id=owner))
    forgetting.forget(workspace, person_id=person_id)
    with workspace.read() as reader:
        assert [reader.get(Task, f"t-{key}").owner_id for key in ("mine", "other")] == ["", "somebody"]
        assert [reader.get(Permit, f"p-{key}").owner_id for key in ("mine", "other")] == ["", "somebody"]


def test_the_contacts_of_permits_and_of_the_press_lose_whoever_is_forgotten(workspace: Workspace) -> None:
    person_id = add_person(workspace)
    action_id = action_rows.snapshot(workspace).rows[0].action_id
    with workspace.edit(EditKind.CHANGED_PERMIT) as editor:
        moment = editor.all(Mobilization)[0]
        editor.put(Permit(id="p", city_action_id=action_id, contact=f"{NAME}, {PHONE}"))
        editor.put(replace(moment, press_contact=f"Call {NAME} at {PHONE}"))
    proof = forgetting.forget(workspace, person_id=person_id)
    with workspace.read() as reader:
        left = reader.get(Permit, "p").contact + reader.get(Mobilization, moment.id).press_contact
    assert (NAME in left, PHONE in left, proof.left) == (False, False, 0)


@pytest.mark.parametrize("days", [0, forgetting.MOST_KEPT_DAYS])
def test_people_are_kept_from_no_day_to_ten_years(workspace: Workspace, days: int) -> None:
    with workspace.read() as reader:
        mobilization_id = reader.all(Mobilization)[-1].id
    forgetting.keep_people(workspace, mobilization_id=mobilization_id, days=days)
    with workspace.read() as reader:
        assert reader.get(Mobilization, mobilization_id).erase_after_days == days
    beyond = -1 if days == 0 else days + 1
    with pytest.raises(BadValue):
        forgetting.keep_people(workspace, mobilization_id=mobilization_id, days=beyond)


def test_a_person_who_was_removed_or_renamed_is_found_by_the_name_they_had(workspace: Workspace) -> None:
    person_id = add_person(workspace)
    people.set_field(workspace, person_id=person_id, field="name", text="Q. O.")
    assert forgetting.find_person(workspace, wanted=NAME.upper()).id == person_id
    people.remove_person(workspace, person_id=person_id)
    assert forgetting.find_person(workspace, wanted="q o").id == person_id
    proof = forgetting.forget(workspace, person_id=person_id)
    assert proof.records == {"Person": 1, "ContactPoint": 2, "Talk": 1, "Assignment": 1}
    with pytest.raises(UnknownPerson):
        forgetting.find_person(workspace, wanted=NAME)


def test_whoever_has_the_same_name_or_number_keeps_it(workspace: Workspace) -> None:
    person_id = add_person(workspace)
    with workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Person(id="twin", name=NAME))
        editor.put(Person(id="longer", name=f"{NAME} Smith", other_names=("Zuza",)))
        editor.put(ContactPoint(id="shared", person_id="twin", kind=ContactKind.PHONE, value=PHONE))
    proof = forgetting.forget(workspace, person_id=person_id)
    with workspace.read() as reader:
        assert [reader.get(Person, each).name for each in ("twin", "longer")] == [NAME, f"{NAME} Smith"]
        assert reader.get(ContactPoint, "shared").value == PHONE
    assert proof.left == 0
    assert proof.doubtful >= 2


def doubtful(workspace: Workspace) -> tuple[str, str, dict[tuple[str, str], str]]:
    """Put a surname alone into two texts; return ids of person and action, and codes by field and word."""
    person_id = add_person(workspace)
    action_id = action_rows.snapshot(workspace).rows[0].action_id
    city_actions.set_notes(workspace, action_id=action_id, notes="Oyelaran has the key")
    city_actions.set_venue(workspace, action_id=action_id, venue="Oyelaran Hall")
    found = doubtful_mentions(workspace, person_id=person_id)
    assert [each.excerpt for each in found if each.field == "venue"] == ["Oyelaran Hall"]
    return person_id, action_id, {(each.field, each.word): each.code for each in found if not each.is_past}


def test_a_surname_alone_is_asked_about_and_only_what_was_chosen_goes(workspace: Workspace) -> None:
    person_id, action_id, codes = doubtful(workspace)
    assert set(codes) == {("notes", "oyelaran"), ("venue", "oyelaran")}
    proof = forgetting.forget(workspace, person_id=person_id, also=[codes["notes", "oyelaran"]])
    row = next(row for row in action_rows.snapshot(workspace).rows if row.action_id == action_id)
    with workspace.read() as reader:
        assert reader.get(CityAction, action_id).notes == "[erased] has the key"
    assert row.venue == "Oyelaran Hall"
    assert (proof.left, proof.doubtful > 0, proof.texts["chosen"] > 1) == (0, True, True)


def test_lists_show_at_once_what_was_erased_from_a_chosen_text(workspace: Workspace) -> None:
    person_id, action_id, codes = doubtful(workspace)
    forgetting.forget(workspace, person_id=person_id, also=[codes["venue", "oyelaran"]])
    row = next(row for row in action_rows.snapshot(workspace).rows if row.action_id == action_id)
    assert row.venue == "[erased] Hall"


# The last two as wide letters and digits, as some keyboards write them.
SPELLINGS = (
    "The Oyelarans came, #OyelaranRally, oyelaran2019@example.org, Oye-laran, Oye\u00adlaran, "
    "202·555·0187, (202) 555\u20110187, 555·0187, "
    "\uff2f\uff59\uff45\uff4c\uff41\uff52\uff41\uff4e, "
    "\uff12\uff10\uff12\uff15\uff15\uff15\uff10\uff11\uff18\uff17"
)


def test_every_spelling_is_found_or_asked_about_and_can_be_erased_from_plan_and_backups(
    plan: Path, tmp_path: Path
) -> None:
    folders = BackupFolders(tmp_path / "backups")
    with opened(plan) as workspace:
        workspace.backups = lambda: folders
        person_id = add_person(workspace)
        action_id = action_rows.snapshot(workspace).rows[0].action_id
        city_actions.set_notes(workspace, action_id=action_id, notes=SPELLINGS)
        city_actions.set_notes(workspace, action_id=action_id, notes="")
        city_actions.set_venue(workspace, action_id=action_id, venue=SPELLINGS)
        keep_typed(workspace, [("Notes", f"{NAME}, {SPELLINGS}"), ("Phone", PHONE), ("Note", "has a cough")])
        backups.back_up(workspace, reason=BackupReason.ASKED)
        asked = doubtful_mentions(workspace, person_id=person_id)
        assert {"has a cough"} <= {each.excerpt for each in asked}
        proof = forgetting.forget(workspace, person_id=person_id, also=[each.code for each in asked])
        assert (proof.left, proof.doubtful) == (0, 0)
        (backup,) = backups.kept(workspace).backups
    for file in (plan, Path(backup.path)):
        left = folded(bytes_of(file).decode("utf-8", "ignore"))
        for trace in ("oyelaran", "zuzanna", "2025550187", "5550187", "acough", "hasacold"):
            assert trace not in left, (file.name, trace)


def test_texts_within_json_are_asked_about_as_they_read_and_not_as_they_are_escaped(
    workspace: Workspace,
) -> None:
    person_id = add_person(workspace)
    frozen = json.dumps({"lead": "Ms. Oye\u00adlaran", "more": ["caf\u00e9 Oyelaran's"]})
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(Release(id="r", mobilization_id="m", audience=Audience.INTERNAL, content=frozen))
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(replace(editor.get(Release, "r"), note="again"))
    asked = [each for each in doubtful_mentions(workspace, person_id=person_id) if each.record_id == "r"]
    assert {each.excerpt for each in asked} == {"Ms. Oye\u00adlaran"}
    forgetting.forget(workspace, person_id=person_id, also=[each.code for each in asked])
    with workspace.read() as reader:
        content = json.loads(reader.get(Release, "r").content)
    assert content == {"lead": "Ms. [erased]", "more": ["café [erased]'s"]}


def test_names_of_authors_laptops_members_and_the_plan_are_asked_about_too(workspace: Workspace) -> None:
    workspace.author = "Oyelaran"
    person_id = add_person(workspace)
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.connection.execute(update(ORIGIN).values(name="Oyelaran's laptop"))
        editor.connection.execute(update(META).where(META.c.key == "title").values(value="#OyelaranDay"))
    asked = {each.place: each for each in doubtful_mentions(workspace, person_id=person_id)}
    told = {place: mention_line(each) for place, each in asked.items()}
    assert told["edit.author"] == "Who made a change: Oyelaran"
    assert told["origin.name"] == "Name of a laptop: Oyelaran's laptop"
    assert told["meta.value"] == "Title: #OyelaranDay"
    workspace.author = "Ben Ito"
    forgetting.forget(workspace, person_id=person_id, also=[asked["edit.author"].code])
    assert verify(workspace).is_good
    with workspace.read() as reader:
        authors = set(reader.connection.scalars(select(EDIT.c.author)))
        laptop = reader.connection.scalar(select(ORIGIN.c.name))
    assert "[erased]" in authors
    assert "Oyelaran" not in authors
    assert laptop == "Oyelaran's laptop", "only what was chosen goes"


def test_what_was_half_typed_when_the_plan_was_locked_loses_the_person_and_keeps_the_rest(
    workspace: Workspace,
) -> None:
    person_id = add_person(workspace)
    keep_typed(workspace, [("Notes", f"Ask {NAME} or {TYPED}\nabout Ünal"), ("Phone", PHONE)])
    proof = forgetting.forget(workspace, person_id=person_id)
    assert (proof.left, proof.doubtful >= 2) == (0, True)
    assert take_typed(workspace) == (("Notes", "Ask [erased] or [erased]\nabout Ünal"), ("Phone", "[erased]"))


def test_a_code_of_no_text_erases_nothing(workspace: Workspace) -> None:
    person_id, _, codes = doubtful(workspace)
    with pytest.raises(UnknownMention) as refused:
        forgetting.forget(workspace, person_id=person_id, also=[*codes.values(), "zzzzz"])
    assert refused.value.code == "zzzzz"
    assert forgetting.find_person(workspace, wanted=NAME).id == person_id


def test_nothing_is_promised_while_somebody_else_reads_the_plan(plan: Path) -> None:
    words = ("oyelaran", "5550187")
    with opened(plan) as workspace, opened(plan) as elsewhere:
        person_id = add_person(workspace)
        with elsewhere.read() as reader:
            assert reader.get(Person, person_id).name == NAME
            proof = forgetting.forget(workspace, person_id=person_id)
        assert proof.unfinished is Unfinished.OPEN_ELSEWHERE
        assert traces_in_pages(plan, words).keys() == set(words), "the file does hold them"
    with opened(plan):
        assert traces_in_pages(plan, words) == {}, "the next start finishes it"
    assert traces_in_pages(plan, words) == {}


def test_a_full_disk_is_told_after_the_erasure_and_the_next_start_finishes(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(plan) as workspace:
        person_id = add_person(workspace)

        def full(self: Database) -> None:
            raise DiskFull(self.name)

        with monkeypatch.context() as patched:
            patched.setattr(Database, "compact", full)
            proof = forgetting.forget(workspace, person_id=person_id)
        assert (proof.unfinished, proof.left) == (Unfinished.NO_ROOM, 0)
        with pytest.raises(UnknownPerson):
            forgetting.find_person(workspace, wanted=NAME)
        with workspace.read() as reader:
            assert erasing.is_rewriting(reader.connection)
    with opened(plan) as workspace, workspace.read() as reader:
        assert not erasing.is_rewriting(reader.connection)
    assert traces_in_pages(plan, ("oyelaran", "5550187")) == {}


@pytest.mark.parametrize("said", ["Dana Contact", "dana.contact@example.org", "(212) 555-0188"])
def test_somebody_who_is_only_a_contact_in_a_text_is_forgotten_by_any_part_of_it(
    workspace: Workspace, said: str
) -> None:
    action_id = action_rows.snapshot(workspace).rows[0].action_id
    contact = "Dana Contact, 212 555 0188, dana.contact@example.org"
    with workspace.edit(EditKind.CHANGED_PERMIT) as editor:
        moment = editor.all(Mobilization)[0]
        editor.put(Permit(id="p", city_action_id=action_id, contact=contact))
        editor.put(replace(moment, press_contact=f"Call {contact}"))
    city_actions.set_notes(workspace, action_id=action_id, notes="Ask Dana Contact (212.555.0188)")
    proof = forgetting.forget_written(workspace, text=said)
    assert (proof.left, proof.person_id) == (0, "")
    with workspace.read() as reader:
        left = reader.get(Permit, "p").contact + reader.get(Mobilization, moment.id).press_contact
    assert said not in left
    assert left.count("[erased]") == (4 if said == "Dana Contact" else 2), "the name is in the address too"


def test_what_no_contact_has_or_others_have_too_is_nobody(workspace: Workspace) -> None:
    action_id = action_rows.snapshot(workspace).rows[0].action_id
    with workspace.edit(EditKind.CHANGED_PERMIT) as editor:
        editor.put(Permit(id="p", city_action_id=action_id, contact="Dana of New York, 212 555 0188"))
    for said in ("Dana", "Nobody Known", "New York", "555-0199"):
        with pytest.raises(UnknownPerson):
            forgetting.forget_written(workspace, text=said)
