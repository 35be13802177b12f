"""`calendar` publishes to the server it is told, remembers address and account, and never the password."""

import re
from pathlib import Path

import pytest

from organizer_app.environment.preferences import preferences_file, read_preferences
from tests.support.calendar_server import PASSWORD, USER, edit_event, events_of, make_calendar, radicale
from tests.support.command_line import Organizer


def test_a_release_is_brought_and_the_address_remembered(
    organizer: Organizer, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "password"
    secret.write_text(f"{PASSWORD}\n", "utf-8")
    organizer("release", sample, "--audience", "public")
    asked = ("calendar", sample, "--audience", "public", "--release", 1)
    with radicale(tmp_path / "server") as address:
        calendar = make_calendar(address)
        named = ("--url", calendar, "--user", USER, "--password-file", secret, "--remember")
        first = organizer(*asked, *named)
        assert (first.status, first.err) == (0, "")
        count = len(events_of(calendar))
        assert count > 5
        assert first.out == f"127.0.0.1: {count} events written, 0 removed, 0 unchanged.\n"
        monkeypatch.setenv("ORGANIZER_CALENDAR_PASSWORD", PASSWORD)
        assert organizer(*asked).out == f"127.0.0.1: 0 events written, 0 removed, {count} unchanged.\n"
        other = organizer(*asked, "--url", f"{calendar}other/")
        assert "Name the calendar" in other.err, "an account is not offered to another server"
        uid = re.findall(r"UID:(\S+)", events_of(calendar)[0])[0]
        edit_event(calendar, uid, lambda text: re.sub(r"SUMMARY:.*(\n .*)*", "SUMMARY:In the park", text))
        edited = organizer(*asked)
        assert (edited.status, edited.out) == (
            1,
            f"127.0.0.1: 0 events written, 0 removed, {count - 1} unchanged.\n",
        )
        assert "1 event was changed on the server and was left as it is there: In the park." in edited.err
        assert organizer(*asked, "--overwrite").out.startswith("127.0.0.1: 1 events written")
    assert read_preferences(preferences_file()).calendar_url == calendar
    assert PASSWORD not in preferences_file().read_text("utf-8")


def test_without_a_calendar_nothing_is_sent(organizer: Organizer, sample: Path, tmp_path: Path) -> None:
    preferences_file().unlink(missing_ok=True)
    organizer("release", sample, "--audience", "public")
    answer = organizer("calendar", sample, "--audience", "public", "--release", 1)
    assert answer.status == 2
    assert "Name the calendar" in answer.err
    unsafe = ("--url", "http://calendar.example.org/a/", "--user", USER)
    answer = organizer("calendar", sample, "--audience", "public", "--release", 1, *unsafe)
    assert answer.problem.endswith("Use the address that begins with https.")
    assert not list(tmp_path.glob("*.json"))
