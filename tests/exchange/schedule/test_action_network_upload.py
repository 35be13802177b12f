"""Action Network gets its own headings, and only events that somebody could sign up for."""

import csv
import io

from organizer_app.domain.basics.audiences import Audience
from organizer_app.exchange.reading.incoming_fields import heading_key
from organizer_app.exchange.reading.presets import preset_for
from organizer_app.exchange.schedule.action_network_upload import HEADINGS, write_action_network
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.shared_schedules import a_schedule


def rows(audience: Audience) -> list[dict[str, str]]:
    text = write_action_network(a_schedule(audience), schedule_words()).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_only_what_stands_with_day_and_start_is_in_it() -> None:
    (row,) = rows(Audience.PUBLIC)
    assert list(row) == list(HEADINGS)
    assert (row["date"], row["time"], row["end_date"], row["end_time"]) == (
        "07/15/2019", "12:00", "07/15/2019", "13:30",
    )  # fmt: skip
    assert (row["event_title"], row["sponsor"]) == ("Rally at the Spheres", "Tech Workers Coalition, Mijente")
    assert (row["host"], row["host_contact_info"]) == ("", "")
    (told,) = rows(Audience.INTERNAL)
    assert (told["host"], told["host_contact_info"]) == ("Wren Castellano", "wren@example.org")


def test_our_own_import_knows_the_file() -> None:
    assert preset_for(frozenset(map(heading_key, HEADINGS))).code == "action-network"
