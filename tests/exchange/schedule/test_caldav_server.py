"""What is brought to a calendar server: exactly the wanted events, and no password to whoever listens."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.problems import (
    AddressHoldsAccount,
    BadValue,
    CertificateBad,
    ServerElsewhere,
    ServerUnreachable,
    ServerUnsafe,
)
from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.exchange.schedule.caldav_server import (
    Brought,
    CalendarServer,
    _client,
    bring,
    checked_url,
)
from organizer_app.exchange.schedule.ics_events import event_objects
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.support.calendar_server import PASSWORD, USER, events_of, make_calendar, radicale
from tests.support.web_servers import notes, sends_on_to, web_server


def test_what_left_the_schedule_is_taken_away_and_comes_back(tmp_path: Path) -> None:
    entries = tuple(
        SharedEntry(
            uid=f"{name}@organizer", city=name, zone="America/Chicago", day=date(2019, 7, 15), starts=time(12)
        )
        for name in ("a", "b", "c")
    )
    schedule = SharedSchedule(
        audience=Audience.PUBLIC, generated_at=datetime(2019, 7, 5, tzinfo=UTC), entries=entries
    )
    events = event_objects(schedule, schedule_words(), "series")
    with radicale(tmp_path / "server") as address:
        calendar = make_calendar(address)
        server = CalendarServer(calendar, USER, PASSWORD)
        assert bring(events, server, "series") == Brought(3, 0, 0)
        assert bring(events[:1], server, "series") == Brought(0, 2, 1)
        assert len(events_of(calendar)) == 1
        assert bring(events, server, "series") == Brought(2, 0, 1)
        assert bring([], server, "another") == Brought(0, 0, 0)
        assert len(events_of(calendar)) == 3


def test_a_server_that_speaks_no_calendars_is_one_problem(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-u",
        "-m",
        "http.server",
        "0",
        "--bind",
        "127.0.0.1",
        "--directory",
        str(tmp_path),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as web:
        assert web.stdout is not None
        port = re.search(r"port (\d+)", web.stdout.readline())
        assert port is not None
        with pytest.raises(ServerUnreachable):
            bring([], CalendarServer(f"http://127.0.0.1:{port[1]}/", USER, PASSWORD), "series")
        web.terminate()


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://calendar.example.org/maya/actions", ServerUnsafe),
        ("ftp://calendar.example.org/", BadValue),
        ("https://", BadValue),
        ("https://maya:secret@calendar.example.org/", AddressHoldsAccount),
        ("https://maya@calendar.example.org/", AddressHoldsAccount),
        ("https://calendar.example.org:99999/", BadValue),
        ("calendar", BadValue),
    ],
)
def test_an_address_that_would_give_the_password_away_is_refused(url: str, problem: type[Exception]) -> None:
    with pytest.raises(problem) as told:
        checked_url(url)
    assert "secret" not in str(vars(told.value))


def test_a_server_that_cannot_prove_who_it_is_gets_nothing() -> None:
    asked: list[str] = []
    with web_server(notes(asked), is_tls=True) as address, pytest.raises(CertificateBad) as told:
        bring([], CalendarServer(address, USER, PASSWORD), "series")
    assert told.value.host == "127.0.0.1"
    assert asked == []


def test_nobody_but_the_named_server_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere: list[str] = []
    here: list[str] = []
    with web_server(notes(elsewhere)) as other, web_server(sends_on_to(other, here)) as named:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, other)
            monkeypatch.setenv(name.upper(), other)
        with pytest.raises(ServerElsewhere):
            bring([], CalendarServer(named, USER, PASSWORD), "series")
    assert here
    assert elsewhere == []


def test_no_issuer_of_certificates_is_asked_about_the_server_by_ocsp_or_crl() -> None:
    with _client("https://calendar.example.org/", CalendarServer("", USER, PASSWORD)) as client:
        # With it, the library would ask the address in each certificate (OCSP) or fetch a list from it (CRL).
        assert client.session._revocation_configuration is None  # noqa: SLF001  # it has no other name
        assert client.session._disable_http3  # noqa: SLF001  # the same
        assert not client.session.trust_env


def test_the_password_is_not_shown_with_the_server() -> None:
    assert "hush" not in repr(CalendarServer("https://calendar.example.org/", "maya", "hush"))
    assert checked_url(" https://calendar.example.org/maya/actions ").endswith("/actions/")
