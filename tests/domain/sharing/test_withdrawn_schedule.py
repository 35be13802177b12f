"""A withdrawn schedule calls everything off and says so in its title, once."""

from dataclasses import replace

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.sharing.withdrawn_schedule import banner_of, stamped, withdrawn
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import SEATTLE, a_schedule


def test_every_action_is_called_off_and_no_date_is_left() -> None:
    gone = withdrawn(a_schedule(release=2))
    assert all(entry.cancelled for entry in gone.entries)
    assert next(each for each in gone.entries if each.uid == SEATTLE.uid).sequence == SEATTLE.sequence + 1
    assert (gone.key_dates, gone.changes, gone.numbers) == ((), (), ())


def test_the_stamp_stands_once_and_only_on_what_was_withdrawn() -> None:
    words = schedule_words()
    standing = a_schedule(release=2)
    assert stamped(standing, words) == standing
    told = stamped(withdrawn(standing), words)
    assert told.title == "WITHDRAWN: Prime Day 2019"
    assert stamped(told, words) == told
    assert stamped(withdrawn(replace(standing, title="")), words).title == "WITHDRAWN: Schedule"


def test_the_banner_says_it_beside_whom_it_is_for() -> None:
    words = schedule_words()
    assert banner_of(a_schedule(Audience.PUBLIC), words) == ""
    assert banner_of(withdrawn(a_schedule(Audience.PUBLIC)), words).startswith("WITHDRAWN. Do not use")
    assert "For partner groups" in banner_of(withdrawn(a_schedule(Audience.PARTNERS)), words)
