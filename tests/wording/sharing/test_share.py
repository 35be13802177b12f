"""The Share screen names every field, format and reason, and the shortest line holds the weightiest."""

from dataclasses import fields

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience
from organizer_app.domain.sharing.audience_preview import HeldBack, HeldReason, preview_of
from organizer_app.domain.sharing.shared_schedule import SharedEntry
from organizer_app.wording.sharing import share as words


def test_every_field_that_a_preview_holds_has_a_name() -> None:
    preview = preview_of([], [], Audience.PUBLIC, 0, 0)
    assert len(preview.fields) > len(fields(SharedEntry)) / 2
    assert all(words.field_name(each.name) for each in preview.fields)


def test_phones_are_told_before_readiness() -> None:
    held = [
        HeldBack("readiness", 40, HeldReason.ABOVE_AUDIENCE),
        HeldBack("lead_phone", 14, HeldReason.ABOVE_AUDIENCE),
        HeldBack("groups", 2, HeldReason.EMBARGO), HeldBack("groups", 1, HeldReason.NOT_AGREED),
        HeldBack("actions", 3, HeldReason.NOT_ANNOUNCED),
    ]  # fmt: skip
    assert words.held_line(held) == (
        "Not included: Phone: 14, 2 embargoed names, 1 name not agreed, and 2 more"
    )
    assert words.held_sentence(held[-1]) == "3 actions not announced"
    assert words.held_line([]) == "Everything is included"


def test_states_and_counts_are_words() -> None:
    states = [
        words.state_name(is_withdrawn=gone, is_newest=newest)
        for gone in (False, True)
        for newest in (False, True)
    ]
    assert states == ["Superseded", "Released", "Withdrawn", "Withdrawn"]
    assert (words.notified_of(4, 11), words.since(2), words.since(0)) == (
        "4 of 11 notified",
        "Since v2",
        "First release",
    )
    assert {words.to_audience(each.code) for each in EXPORT_AUDIENCES} == {
        "to public",
        "to partners",
        "to internal",
    }
