"""The pages say what the shared schedule says, with day and desk time where they differ."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.services.sharing.printing import printed_schedule
from organizer_app.wording.sharing.shared_schedules import schedule_words

NIGHT = SharedEntry(
    uid="u", city="Honolulu", state="HI", zone="Pacific/Honolulu", day=date(2019, 7, 15), starts=time(20),
    starts_utc=datetime(2019, 7, 16, 6, tzinfo=UTC), readiness="ready", lead="Kai Example",
)  # fmt: skip


def schedule(audience: Audience, **fields: object) -> SharedSchedule:
    return SharedSchedule(
        audience=audience,
        generated_at=datetime(2019, 7, 5, tzinfo=UTC),
        title="Day",
        entries=(NIGHT,),
        **fields,
    )


def test_the_desk_reads_its_own_clock_and_day() -> None:
    printed = printed_schedule(schedule(Audience.INTERNAL), schedule_words())
    (row,) = printed.zones[0].days[0].rows
    assert (row.when, row.desk, row.lead, row.readiness) == (
        "8:00 PM", "Tue, Jul 16, 2:00 AM ET", "Kai Example", "Ready",
    )  # fmt: skip
    assert printed.zones[0].time_heading == "Local time, HQ"
    assert [(level.name, level.number) for level in printed.mix] == [("Ready", "1")]


def test_the_days_stand_above_the_title_after_the_campaign() -> None:
    one = schedule(Audience.PUBLIC)
    assert printed_schedule(one, schedule_words()).frame.kicker == "Monday, July 15, 2019"
    two = replace(
        one, campaign_title="Clean water", entries=(NIGHT, replace(NIGHT, uid="v", day=date(2019, 7, 16)))
    )
    frame = printed_schedule(two, schedule_words()).frame
    assert frame.kicker == "Clean water \N{MIDDLE DOT} July 15, 2019 to July 16, 2019"
    assert "2019" not in frame.summary
    assert printed_schedule(replace(one, entries=()), schedule_words()).frame.kicker == ""


def test_where_the_clocks_agree_the_hour_of_hq_is_left_out() -> None:
    here = replace(NIGHT, zone="America/New_York", starts_utc=datetime(2019, 7, 16, tzinfo=UTC))
    printed = printed_schedule(replace(schedule(Audience.INTERNAL), entries=(here,)), schedule_words())
    assert (printed.zones[0].days[0].rows[0].desk, printed.zones[0].time_heading) == ("", "Local time")


def test_the_public_gets_no_column_for_what_it_may_not_see() -> None:
    printed = printed_schedule(schedule(Audience.PUBLIC), schedule_words())
    (row,) = printed.zones[0].days[0].rows
    assert not printed.shows_lead
    assert printed.headings["city"] == "City"
    assert (row.lead, row.phone, row.level, printed.mix) == ("", "", -1, ())
    assert (printed.frame.reader, "shred" in printed.frame.footer) == ("Public", False)


def test_a_preview_words_the_first_rows_and_tells_of_all() -> None:
    east = replace(NIGHT, uid="e", zone="America/New_York", starts_utc=datetime(2019, 7, 16, tzinfo=UTC))
    entries = (*(replace(NIGHT, uid=f"w{number}") for number in range(50)), east, replace(east, uid="f"))
    all_of_it = replace(schedule(Audience.PUBLIC), entries=entries)
    printed = printed_schedule(all_of_it, schedule_words(), most=3)
    rows = [(zone.note.partition(" \N{MIDDLE DOT}")[0], len(zone.days[0].rows)) for zone in printed.zones]
    assert rows == [("2 actions", 2), ("50 actions", 1)]
    assert "52 actions" in printed.frame.summary


def test_changes_are_told_once_per_kind_and_marked_on_their_row() -> None:
    added = SharedChange(kind=ChangeKind.ADDED, uid="u", city="Honolulu", state="HI", day=date(2019, 7, 15))
    printed = printed_schedule(
        schedule(Audience.PUBLIC, release=2, since=1, changes=(added, added)), schedule_words()
    )
    assert printed.news_title == "New in version 2"
    assert [(news.kind, news.sentence.count("Honolulu")) for news in printed.news] == [("Added", 2)]
    row = printed.zones[0].days[0].rows[0]
    assert (row.change, row.change_name) == (ChangeKind.ADDED, "Added")
