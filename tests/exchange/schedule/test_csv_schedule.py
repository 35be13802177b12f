"""Tables of ours come back whole, run nothing in a spreadsheet and show only their audience's columns."""

import csv
import io
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.audiences import EXPORT_AUDIENCES, Audience, audiences_of
from organizer_app.domain.model.action_fields import TYPED_FIELDS
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.exchange.reading.incoming_fields import generic_field
from organizer_app.exchange.schedule.csv_schedule import contested_headings, write_csv
from organizer_app.exchange.text.formula_guard import guarded, unguarded

PUBLIC = [
    "title", "tactic", "city", "state", "country", "date", "start", "end", "end date", "timezone", "venue",
    "address", "zip", "group", "status", "url", "access", "access notes", "latitude", "longitude",
    "external id",
]  # fmt: skip
HOSTILE = (
    "=1+1", "+1 212 555 0100", "@SUM(A1)", "-2+3", "|calc", "\t=1", "\r=1", "\uff1d1", "'=already",
    "''", "'tis", 'say "hi"', "a,b;c", "two\nlines", "<script>", "\u202egnp", "x" * 10_000, "",
)  # fmt: skip


def entry(**fields: object) -> SharedEntry:
    return SharedEntry(**{"uid": "u@organizer", **fields})


def written(*entries: SharedEntry, audience: Audience = Audience.INTERNAL, guard: bool = True) -> bytes:
    schedule = SharedSchedule(
        audience=audience, generated_at=datetime(2026, 2, 1, tzinfo=UTC), entries=entries
    )
    return write_csv(schedule, for_spreadsheets=guard)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_audience_gets_its_columns() -> None:
    heads = {
        audience: written(audience=audience).decode("utf-8-sig").strip() for audience in EXPORT_AUDIENCES
    }
    columns = {audience: head.split(",") for audience, head in heads.items()}
    assert columns[Audience.PUBLIC] == PUBLIC
    typed = {spec.csv for spec in TYPED_FIELDS if audiences_of(CityAction)[spec.name] is Audience.PARTNERS}
    assert set(columns[Audience.PARTNERS]) - set(PUBLIC) - typed == {"lead", "backup", "expected"}
    inner = {"lead email", "lead phone", "low", "high", "notes"}
    assert set(columns[Audience.INTERNAL]) - set(columns[Audience.PARTNERS]) == inner


def test_the_import_knows_every_heading_and_no_two_mean_the_same() -> None:
    (head,) = list(csv.reader(io.StringIO(written().decode("utf-8-sig"))))
    meant = [generic_field(heading) for heading in head]
    assert None not in meant
    assert len(set(meant)) == len(head)


def test_a_row_says_everything_that_is_known() -> None:
    (row,) = rows(
        written(
            entry(
                title="Rally", city="Seattle", state="WA", country="US", day=date(2026, 7, 15),
                starts=time(22), ends=time(1, 30), ends_day=date(2026, 7, 16), zone="America/Los_Angeles",
                groups=("Mijente", "ALIGN"), latitude=47.6, longitude=-122.33, expected=0, count_low=100,
            )
        )
    )  # fmt: skip
    assert (row["date"], row["start"], row["end"], row["end date"]) == (
        "2026-07-15", "22:00", "01:30", "2026-07-16",
    )  # fmt: skip
    assert (row["latitude"], row["longitude"]) == ("47.6", "-122.33"), "a number is no formula"
    assert (row["group"], row["expected"], row["low"], row["high"]) == ("Mijente; ALIGN", "0", "100", "")


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_comes_back_and_is_no_formula(name: str) -> None:
    (row,) = rows(written(entry(title=name, notes=name, groups=(name,))))
    kept = name.replace("\r", "\n")
    for cell in (row["title"], row["notes"], row["group"]):
        assert cell[:1] not in set("=+-@\t\r|\uff1d\uff0b\uff0d\uff20")
        assert unguarded(cell) == kept
    (plain,) = rows(written(entry(title=name), guard=False))
    assert plain["title"] == kept


@given(st.text())
def test_the_guard_is_reversible(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_a_spreadsheet_sees_utf8_and_a_program_sees_no_mark() -> None:
    assert written(entry()).startswith(b"\xef\xbb\xbftitle,")
    assert written(entry(), guard=False).startswith(b"title,")
    assert written(entry()).endswith(b"\r\n")


def test_the_second_of_two_is_told_in_a_column_that_no_other_file_has() -> None:
    night = {"zone": "America/New_York", "day": date(2027, 11, 7), "starts": time(1, 30), "ends": time(3)}
    first = entry(**night, starts_utc=datetime(2027, 11, 7, 5, 30, tzinfo=UTC))
    second = entry(**night, starts_utc=datetime(2027, 11, 7, 6, 30, tzinfo=UTC))
    assert "doubled hour" not in rows(written(first))[0]
    assert [row["doubled hour"] for row in rows(written(first, second))] == ["", "second start"]
    assert generic_field("doubled hour") == "doubled_hour"


def test_fields_in_conflict_are_named_by_the_headings_of_their_columns() -> None:
    names = ("groups", "postal_code", "access_notes", "count_low", "count_high", "starts", "uid", "place_id")
    assert contested_headings(names) == (
        "group", "zip", "access notes", "low", "high", "start", "external id", "place id",
    )  # fmt: skip
    assert contested_headings(("venue", "venue")) == ("venue",)
