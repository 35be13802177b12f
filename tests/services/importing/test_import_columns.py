"""The columns that an import writes are whole: every field has a value of every action, in one order."""

from __future__ import annotations

from datetime import date, time

from organizer_app.domain.importing.incoming import IncomingAction
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.domain.rows.action_summary import where_shown
from organizer_app.domain.time.working_days import region_of
from organizer_app.services.importing.import_columns import (
    Made,
    Said,
    When,
    Where,
    shown_columns,
    stored_columns,
)

NOWHERE = Where("", "", ("", "", ""), where_shown(None), (False, False), (), region_of(None))
FAR = When(
    (date(2031, 4, 17), time(12), None, None, "", None, None, "", False, False),
    ("", "2031-04-17", 720, None, None, None),
    (True, True, False),
    is_near=False,
    is_over=False,
    doubts=(),
)
NEAR = FAR._replace(is_near=True)
KNOWN = Said(ActionStatus.ASKED, Tactic.MARCH, "asked", "march", (), is_over=False)
STRANGE = KNOWN._replace(strange=("tactic: kazoo",))
MADE = Made(
    rows=(
        IncomingAction(2, title="One", notes="Bring water", count_low=9, count_high=3),
        IncomingAction(3, title="Two", notes="Bring shade", count_high=40, venue="Plaza"),
    ),
    keys=("id:1", "id:2"),
    mobilizations=("m", ""),
    wheres=(NOWHERE, NOWHERE),
    whens=(FAR, NEAR),
    saids=(KNOWN, STRANGE),
)
WHO = {"lead": ["Ana", ""], "backup": ["", ""], "groups": ["", "A; B"]}


def test_what_is_stored_has_the_words_without_a_meaning_in_its_notes() -> None:
    stored = stored_columns(["a", "b"], MADE)
    assert {len(values) for values in stored.values()} == {2}
    assert list(stored["notes"]) == ["Bring water", "Bring shade\ntactic: kazoo"]
    assert (stored["starts"], stored["mobilization_id"]) == ((time(12), time(12)), ("m", ""))


def test_what_is_shown_has_every_column_of_a_flat_row_with_counts_in_order() -> None:
    far = MADE._replace(whens=(FAR, FAR))
    shown = shown_columns(stored_columns(["a", "b"], far), far, WHO, [(1, "lead"), (2, "")])
    assert set(shown) == set(ActionRow._fields)
    first, second = (
        ActionRow(**dict(zip(shown, row, strict=True))) for row in zip(*shown.values(), strict=True)
    )
    assert (first.title, first.count_low, first.count_high, first.reasons, first.lead) == (
        "One",
        3,
        9,
        "lead",
        "Ana",
    )
    assert (second.count_low, second.count_high, second.groups, second.venue) == (40, 40, "A; B", "Plaza")


def test_what_the_last_days_decide_is_left_out() -> None:
    shown = shown_columns(stored_columns(["a", "b"], MADE), MADE, WHO, [(1, "lead"), (2, "")])
    assert {name: list(shown[name]) for name in ("action_id", "title", "readiness")} == {
        "action_id": ["a"], "title": ["One"], "readiness": [1],
    }  # fmt: skip
    over = MADE._replace(saids=(KNOWN, KNOWN._replace(is_over=True)))
    shown = shown_columns(stored_columns(["a", "b"], over), over, WHO, [(1, "lead"), (2, "")])
    assert list(shown["action_id"]) == ["a", "b"]
