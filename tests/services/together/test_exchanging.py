"""Two laptops that compared six words send each other sealed files, and no other file is taken."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import CannotRead, PlanExists
from organizer_app.domain.merging.merge_problems import (
    CardUnreadable,
    ChangesRefused,
    NobodyToSendTo,
    Refusal,
    UnknownMember,
    WordsDiffer,
)
from organizer_app.domain.merging.steps import StepBundle
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.day.arrests import Arrest
from organizer_app.domain.model.day.log_entries import LegalEntry
from organizer_app.services.day.entries import Said, log_legal
from organizer_app.services.day.incidents import log_arrest
from organizer_app.services.plan import history
from organizer_app.services.together import conflicts, exchanging
from organizer_app.services.together import members as members_of_plan
from organizer_app.services.together.conflicts import Decision
from organizer_app.storage.tables import HEAD
from tests.support.asked_statements import asked
from tests.support.fleet import Fleet, Laptop, digest, retitle

ACTION = CityAction(id="action", mobilization_id="", title="Rally")


def introduce(one: Laptop, other: Laptop, *, is_older: bool = False) -> None:
    """Let two laptops accept each other, by cards of today or of a version before these said who writes."""
    for host, guest in ((one, other), (other, one)):
        card = members_of_plan.card_of(members_of_plan.card_text(members_of_plan.own_card(guest.workspace)))
        card = replace(card, origin="") if is_older else card
        words = members_of_plan.words_to_compare(card)
        members_of_plan.add_member(host.workspace, card=card, words=words, name=guest.name)


@pytest.fixture
def pair(fleet: Fleet) -> tuple[Laptop, Laptop]:
    one = fleet.add()
    with one.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(ACTION)
    other = fleet.add()
    introduce(one, other)
    return one, other


def carry(source: Laptop, target: Laptop) -> int:
    file = exchanging.seal(source.workspace).file
    incoming = exchanging.unseal(target.workspace, file=file)
    return exchanging.take_in(target.workspace, incoming=incoming).taken


def test_opening_many_changes_leaves_the_cycle_collector_at_rest(
    pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    # In a file of 100,000 changes one search held every thread for 275 ms, the window's among them.
    rested: list[bool] = []
    read = exchanging.bundle_of

    def seen(content: bytes) -> StepBundle:
        rested.append(not gc.isenabled())
        return read(content)

    monkeypatch.setattr(exchanging, "bundle_of", seen)
    assert carry(*pair) == 1
    assert (rested, gc.isenabled()) == ([True], True)


def test_only_what_the_other_lacks_is_sent(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    assert exchanging.seal(one.workspace).steps == 1
    assert carry(one, other) == 1
    assert carry(other, one) == 0
    assert exchanging.seal(one.workspace).steps == 0
    retitle(one, title="March")
    assert exchanging.seal(one.workspace).steps == 1
    assert carry(one, other) == 1
    assert digest(one.workspace) == digest(other.workspace)
    assert history.entries(other.workspace)[0].arguments["name"] == one.name


def test_nobody_is_sent_anything_before_the_words_were_compared(fleet: Fleet) -> None:
    one, other = fleet.add(), fleet.add()
    with pytest.raises(NobodyToSendTo):
        exchanging.seal(one.workspace)
    card = members_of_plan.own_card(other.workspace)
    with pytest.raises(WordsDiffer):
        members_of_plan.add_member(one.workspace, card=card, words="six words that are not theirs")
    assert members_of_plan.members(one.workspace) == ()


def test_words_are_taken_as_people_write_them_down(fleet: Fleet) -> None:
    one, other = fleet.add(), fleet.add()
    card = members_of_plan.own_card(other.workspace)
    words = members_of_plan.words_to_compare(card).split()
    numbered = ", ".join(f"{number}. {word.title()}" for number, word in enumerate(words, 1)) + "."
    with pytest.raises(WordsDiffer):
        members_of_plan.add_member(one.workspace, card=card, words=numbered.replace(words[0].title(), ""))
    added = members_of_plan.add_member(one.workspace, card=card, words=numbered)
    assert members_of_plan.members(one.workspace) == (added,)


def test_the_card_of_another_plan_is_no_introduction(fleet: Fleet) -> None:
    one, other = fleet.add(), fleet.add()
    card = replace(members_of_plan.own_card(other.workspace), plan_id="other")
    with pytest.raises(ChangesRefused) as refused:
        members_of_plan.add_member(one.workspace, card=card, words=members_of_plan.words_to_compare(card))
    assert refused.value.reason is Refusal.OTHER_PLAN


@pytest.mark.parametrize("text", ["", "hello", "organizer-card-1 p s age1x name", "x" * 5000])
def test_another_text_is_no_card(text: str) -> None:
    with pytest.raises(CardUnreadable):
        members_of_plan.card_of(text)


def test_the_card_of_a_sample_says_of_which_moment(pair: tuple[Laptop, Laptop]) -> None:
    own = members_of_plan.own_card(pair[0].workspace)
    card = replace(own, sample_moment="2019-06-21T16:00:00Z")
    text = members_of_plan.card_text(card)
    assert members_of_plan.card_of(text) == card
    assert members_of_plan.card_of(f"{text}\n") == card
    # As earlier versions wrote it.
    earlier = f"organizer-card-2 {own.plan_id} {own.sign_key} {own.seal_key} {card.sample_moment} {own.name}"
    assert members_of_plan.card_of(earlier) == replace(card, origin="")
    for moment in ("", "June", "2019-06-21", "2019-06-21T16:00:00", "0001-01-01T00:00+23:00"):
        with pytest.raises(CardUnreadable):
            members_of_plan.card_of(earlier.replace(card.sample_moment, moment))


def test_earlier_versions_read_the_card_of_a_sample_without_its_moment(pair: tuple[Laptop, Laptop]) -> None:
    own = replace(members_of_plan.own_card(pair[0].workspace), name="Ana D.")
    text = members_of_plan.card_text(replace(own, sample_moment="2019-06-21T16:00:00Z"))
    mark, plan_id, sign_key, seal_key, name = " ".join(text.split()).split(" ", 4)
    assert (mark, plan_id) == ("organizer-card-1", own.plan_id)
    assert (sign_key, seal_key) == (own.sign_key, own.seal_key)
    # This is how they read a name.
    assert "".join(filter(str.isprintable, name))[:80] == "Ana D."


def test_what_is_no_moment_behind_a_name_is_left_out(pair: tuple[Laptop, Laptop]) -> None:
    own = replace(members_of_plan.own_card(pair[0].workspace), name="Ana D.")
    for added in (
        "\N{LANGUAGE TAG}",
        "\N{LANGUAGE TAG}\N{TAG DIGIT TWO}",
        "\N{WAVING BLACK FLAG}\N{TAG LATIN SMALL LETTER G}",
    ):
        read = members_of_plan.card_of(members_of_plan.card_text(own) + added)
        assert read.sample_moment == ""
        assert read.name.startswith("Ana D.")
        assert read.name.isprintable()


def test_a_card_keeps_the_name_of_its_laptop_and_is_one_without(pair: tuple[Laptop, Laptop]) -> None:
    for name in ("", "Ana", "Ana at home"):
        card = replace(members_of_plan.own_card(pair[0].workspace), name=name)
        assert members_of_plan.card_of(members_of_plan.card_text(card)) == card


def test_a_card_goes_through_a_file(tmp_path: Path, pair: tuple[Laptop, Laptop]) -> None:
    one, _other = pair
    members_of_plan.save_card(one.workspace, out=tmp_path / "one.card")
    assert members_of_plan.read_card(tmp_path / "one.card") == members_of_plan.own_card(one.workspace)
    with pytest.raises(CannotRead):
        members_of_plan.read_card(tmp_path / "none.card")


def test_a_stranger_is_refused_and_so_is_what_this_laptop_wrote(
    fleet: Fleet, pair: tuple[Laptop, Laptop]
) -> None:
    one, other = pair
    stranger = fleet.add()
    card = members_of_plan.own_card(one.workspace)
    words = members_of_plan.words_to_compare(card)
    members_of_plan.add_member(stranger.workspace, card=card, words=words, name="one")
    before = digest(one.workspace)
    for file, reason in (
        (exchanging.seal(stranger.workspace).file, Refusal.UNKNOWN_SENDER),
        (exchanging.seal(one.workspace).file, Refusal.OWN),
    ):
        with pytest.raises(ChangesRefused) as refused:
            exchanging.unseal(one.workspace, file=file)
        assert refused.value.reason is reason
    assert digest(one.workspace) == before
    assert other.workspace.newest_number() == 0


def test_what_a_revoked_member_does_later_is_not_taken_whoever_brings_it(
    fleet: Fleet, pair: tuple[Laptop, Laptop]
) -> None:
    one, other = pair
    carry(one, other)
    retitle(other, title="March")
    carry(other, one)
    third = fleet.add()
    introduce(one, third)
    introduce(other, third)
    assert members_of_plan.revoke(one.workspace, name=other.name).is_revoked
    retitle(other, title="Riot")
    with pytest.raises(ChangesRefused) as refused:
        exchanging.unseal(one.workspace, file=exchanging.seal(other.workspace, to=[one.name]).file)
    assert refused.value.reason is Refusal.REVOKED
    carry(other, third)
    assert carry(third, one) == 0
    with one.workspace.read() as reader:
        assert reader.get(CityAction, "action").title == "March"
    assert [each.name for each in exchanging.seal(one.workspace).members] == [third.name]
    with pytest.raises(UnknownMember):
        members_of_plan.revoke(one.workspace, name="nobody")


def test_a_member_revoked_by_a_second_program_while_changes_are_read_stays_revoked(
    fleet: Fleet, pair: tuple[Laptop, Laptop]
) -> None:
    one, other = pair
    carry(one, other)
    retitle(other, title="March")
    incoming = exchanging.unseal(one.workspace, file=exchanging.seal(other.workspace).file)
    second = fleet.opened_at(one.path)
    members_of_plan.revoke(second.workspace, name=other.name)
    second.workspace.close()
    exchanging.take_in(one.workspace, incoming=incoming)
    found = members_of_plan.named(one.workspace, other.name)
    assert found.is_revoked
    assert found.heard_at is not None
    assert found.origin == other.workspace.replica


@pytest.mark.usefixtures("quick_keys")
def test_a_passphrase_seals_for_whoever_knows_it(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    words = "correct horse"
    file = exchanging.seal(one.workspace, passphrase=words).file
    incoming = exchanging.unseal(other.workspace, file=file, passphrase=words)
    assert exchanging.look(other.workspace, incoming=incoming).taken == 1


def test_a_copy_of_a_plan_signs_with_keys_of_its_own(fleet: Fleet, pair: tuple[Laptop, Laptop]) -> None:
    one, _other = pair
    keys = members_of_plan.own_keys(one.workspace)
    assert members_of_plan.own_keys(one.workspace) == keys
    fleet.copy(one)
    fleet.restore(one)
    clone = fleet.laptops[-1]
    retitle(clone, title="March")
    assert members_of_plan.own_keys(clone.workspace).sign_key != keys.sign_key


def test_a_file_is_written_once_and_read_back(tmp_path: Path, pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    out = tmp_path / "monday.organizer-changes"
    assert exchanging.save(one.workspace, out=out).steps == 1
    with pytest.raises(PlanExists):
        exchanging.save(one.workspace, out=out)
    assert exchanging.unseal(other.workspace, file=exchanging.read(out)).sender.name == one.name
    with pytest.raises(CannotRead):
        exchanging.read(tmp_path / "none")


def test_what_all_have_is_what_the_one_who_knows_least_has() -> None:
    assert exchanging.least([{"a": 3, "b": 2}, {"a": 1}]) == {"a": 1}


def test_a_conflict_says_what_was_and_who_wrote_what_and_can_be_decided(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    carry(one, other)
    retitle(one, title="March")
    other.clock.advance(60)
    retitle(other, title="Vigil")
    carry(one, other)
    carry(other, one)
    (conflict,) = conflicts.conflicts(one.workspace)
    book = conflicts.conflict_book(one.workspace)
    assert (book.conflicts, book.own) == ((conflict,), one.workspace.replica)
    assert set(book.laptops) == {other.workspace.replica}
    contest = conflict.contest
    assert (contest.field, contest.was) == ("title", "Rally")
    assert {each.value: (each.at, each.origin) for each in contest.values} == {
        "March": (one.clock(), one.workspace.replica),
        "Vigil": (other.clock(), other.workspace.replica),
    }
    assert contest.shown == contest.values[0].value
    assert conflicts.count(one.workspace) == 1
    decision = Decision(contest.noun, contest.record_id, contest.field, "March and vigil")
    with asked() as texts:
        conflicts.decide(one.workspace, decisions=[decision])
    assert sum(f"FROM {HEAD.name} " in text for text in texts) == 1, "what a field stands on is read once"
    assert conflicts.conflicts(one.workspace) == ()
    newest = one.workspace.newest_number()
    conflicts.decide(one.workspace, decisions=[decision])
    assert one.workspace.newest_number() == newest, "Enter and a click decide once"
    carry(one, other)
    assert conflicts.count(other.workspace) == 0
    assert digest(one.workspace) == digest(other.workspace)
    history.undo(one.workspace)
    with one.workspace.read() as reader:
        assert reader.get(CityAction, "action").title == contest.shown


def test_a_removal_against_a_change_is_one_conflict_with_two_sides(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    carry(one, other)
    with one.workspace.edit(EditKind.REMOVED_ACTIONS) as editor:
        editor.hide(editor.get(CityAction, "action"))
    retitle(other, title="Vigil")
    carry(other, one)
    (conflict,) = conflicts.conflicts(one.workspace)
    assert (conflict.contest.field, conflict.subject) == ("hidden", "Vigil")
    assert sorted(each.value for each in conflict.contest.values) == [False, True]


def test_legal_only_records_go_to_every_member_and_to_nobody_else(
    fleet: Fleet, pair: tuple[Laptop, Laptop]
) -> None:
    one, other = pair
    stranger = fleet.add()
    entry = log_legal(one.workspace, said=Said(text="LEGALCANARY"), action_id="action")
    arrest = log_arrest(one.workspace, initials="Q.Z.", action_id="action", held_at="PRECINCTCANARY")
    file = exchanging.seal(one.workspace, to=[other.name]).file
    for canary in (b"LEGALCANARY", b"PRECINCTCANARY", b"Q.Z."):
        assert canary not in file
    with pytest.raises((CannotRead, ChangesRefused)):
        exchanging.unseal(stranger.workspace, file=file)
    # There is one kind of member, so SECURITY.md says that whoever is one holds these records.
    incoming = exchanging.unseal(other.workspace, file=file)
    exchanging.take_in(other.workspace, incoming=incoming)
    with other.workspace.read() as reader:
        assert reader.get(LegalEntry, entry.id).text == "LEGALCANARY"
        assert reader.get(Arrest, arrest.id).held_at == "PRECINCTCANARY"


def test_what_a_merge_brings_is_no_news_of_another_window(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    assert other.workspace.notice_others() == ()
    assert carry(one, other)
    assert other.workspace.notice_others() == ()
