"""A row's cells become the records they speak of, on the clock of its city."""

from datetime import date, time

import pytest

from organizer_app.domain.importing.incoming import IncomingAction
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.places.places import Place
from organizer_app.services.importing.import_rows import (
    RowKeys,
    Times,
    action_fields,
    notes_of,
    status_of,
    times_of,
    words_without_meaning,
)

DAY = date(2027, 4, 17)
SEATTLE = Place(id="seattle", name="Seattle", admin1="WA", zone="America/Los_Angeles")


def row(**cells: object) -> IncomingAction:
    return IncomingAction(row=2, **cells)  # type: ignore[arg-type]  # any cell


def test_a_key_is_the_external_id_or_the_content_with_its_ordinal() -> None:
    keys = RowKeys()
    assert keys.key_of(row(external_id="A1")) == "id:A1"
    first, second, other = (keys.key_of(row(content=text)) for text in ("same", "same", "other"))
    assert len({first, second, other}) == 3
    assert first.removesuffix(":1") == second.removesuffix(":2")
    assert keys.key_of(row(external_id="A1")) == "id:A1:2"
    again = RowKeys()
    assert [again.key_of(row(content=text)) for text in ("other", "same", "same")] == [other, first, second]


def test_wall_times_are_those_of_the_place_or_of_the_zone_that_the_row_names() -> None:
    here = times_of(row(day=DAY, starts=time(12), ends=time(13)), SEATTLE)
    assert here == Times(DAY, time(12), None, time(13), "America/Los_Angeles")
    assert times_of(row(day=DAY, starts=time(12), zone="ET"), SEATTLE).zone == "America/New_York"
    assert times_of(row(day=DAY, starts=time(12)), None).zone == ""
    assert times_of(row(day=DAY, starts=time(12), zone="Nonsense"), SEATTLE).zone == "America/Los_Angeles"


def test_an_instant_becomes_wall_time_of_the_place() -> None:
    late = times_of(row(day=DAY, starts=time(3), ends=time(8), zone="UTC"), SEATTLE)
    assert late == Times(date(2027, 4, 16), time(20), date(2027, 4, 17), time(1), "America/Los_Angeles")
    assert times_of(row(day=DAY, starts=time(3), zone="UTC"), None).zone == "UTC"


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({"status": "Confirmed!", "day": DAY}, ActionStatus.CONFIRMED),
        ({"status": "called off"}, ActionStatus.CANCELLED),
        ({"day": DAY}, ActionStatus.COMMITTED),
        ({}, ActionStatus.PROSPECT),
        ({"day": DAY, "happened": True}, ActionStatus.REPORTED),
    ],
)
def test_a_status_is_as_written_or_follows_from_the_date(
    cells: dict[str, object], status: ActionStatus
) -> None:
    assert status_of(row(**cells)) is status


def test_the_fields_of_an_action_come_from_its_row() -> None:
    cells = row(
        title="Gate",
        tactic="candlelight vigil",
        expected=40,
        url="https://example.org",
        notes="Ramp",
        day=DAY,
    )
    fields = action_fields(cells, SEATTLE)
    assert {name: fields[name] for name in ("title", "tactic", "expected", "public_url", "notes", "day")} == {
        "title": "Gate", "tactic": Tactic.VIGIL, "expected": 40, "public_url": "https://example.org",
        "notes": "Ramp\ntactic: candlelight vigil", "day": DAY,
    }  # fmt: skip
    assert action_fields(row(), None)["tactic"] is Tactic.RALLY


@pytest.mark.parametrize(
    ("tactic", "lines"),
    [
        ("rally; door-knocking", ["tactic: rally; door-knocking"]),
        ("car protest", ["tactic: car protest"]),
        ("Rally", []),
        ("marches", ["tactic: marches"]),
        ("Sit-in", []),
        ("town halls", []),
        ("", []),
    ],
)
def test_words_that_say_more_than_the_tactic_are_kept(tactic: str, lines: list[str]) -> None:
    assert words_without_meaning(row(tactic=tactic)) == lines


def test_words_without_a_meaning_stand_below_the_notes() -> None:
    cells = row(notes="Ramp", status="perhaps", tactic="Kazoo parade-ish thing", zone="Mars")
    assert words_without_meaning(cells)[-1] == "timezone: Mars"
    assert notes_of(cells).splitlines()[:2] == ["Ramp", "status: perhaps"]
